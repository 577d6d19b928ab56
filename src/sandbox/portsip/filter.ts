import type { Fields } from './fields.ts';
import { invalid } from './refusal.ts';

type Test = (item: Fields) => boolean;

const TOKEN = /\s*(?:'((?:[^']|'')*)'|([(),])|([\w.:+-]+))/y;

/**
 * Reads a filter expression (reference, section 4): `eq ne gt ge lt le`, `and`, `or`, brackets, `startswith`, `endswith`,
 * `contains`; a quote inside a text is doubled. Refuses what it cannot read and members that are not on the list.
 */
export function matcher(expression: string, members: readonly string[]): Test {
  const tokens = tokenize(expression);
  let at = 0;

  const peek = () => tokens[at];
  const next = () => {
    const token = tokens[at++];
    if (!token) throw unreadable();
    return token;
  };
  const expect = (mark: string) => {
    if (next().mark !== mark) throw unreadable();
  };
  const member = () => {
    const name = next().word ?? '';
    if (!members.includes(name)) throw invalid('filter', 'names a member that cannot be filtered by');
    return name;
  };
  const value = () => {
    const token = next();
    const found = token.text ?? token.word;
    if (found === undefined) throw unreadable();
    return found.toLowerCase();
  };

  function either(): Test {
    let test = both();
    while (peek()?.word === 'or') {
      at += 1;
      const [left, right] = [test, both()];
      test = (item) => left(item) || right(item);
    }
    return test;
  }

  function both(): Test {
    let test = single();
    while (peek()?.word === 'and') {
      at += 1;
      const [left, right] = [test, single()];
      test = (item) => left(item) && right(item);
    }
    return test;
  }

  function single(): Test {
    if (peek()?.mark === '(') {
      at += 1;
      const inner = either();
      expect(')');
      return inner;
    }
    const call = tokens[at + 1]?.mark === '(' ? functions[next().word ?? ''] : undefined;
    if (call) {
      expect('(');
      const name = member();
      expect(',');
      const wanted = value();
      expect(')');
      return (item) => call(plain(item[name]), wanted);
    }
    const name = member();
    const compare = comparisons[next().word ?? ''];
    if (!compare) throw unreadable();
    const wanted = value();
    return (item) => compare(plain(item[name]), wanted);
  }

  const test = either();
  if (at < tokens.length) throw unreadable();
  return test;
}

const functions: Record<string, (value: string, wanted: string) => boolean> = {
  startswith: (value, wanted) => value.startsWith(wanted),
  endswith: (value, wanted) => value.endsWith(wanted),
  contains: (value, wanted) => value.includes(wanted),
};

const comparisons: Record<string, (value: string, wanted: string) => boolean> = {
  eq: (value, wanted) => value === wanted,
  ne: (value, wanted) => value !== wanted,
  gt: (value, wanted) => value > wanted,
  ge: (value, wanted) => value >= wanted,
  lt: (value, wanted) => value < wanted,
  le: (value, wanted) => value <= wanted,
};

function tokenize(expression: string): { text?: string; mark?: string; word?: string }[] {
  const tokens = [];
  TOKEN.lastIndex = 0;
  while (expression.slice(TOKEN.lastIndex).trim() !== '') {
    const match = TOKEN.exec(expression);
    if (!match) throw unreadable();
    const [, text, mark, word] = match;
    if (text !== undefined) tokens.push({ text: text.replaceAll("''", "'") });
    else if (mark !== undefined) tokens.push({ mark });
    else if (word !== undefined) tokens.push({ word });
  }
  return tokens;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

function unreadable() {
  return invalid('filter', 'cannot be read');
}
