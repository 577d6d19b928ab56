import { invalid } from './refusal.ts';

type Row = Readonly<Record<string, unknown>>;
type Test = (row: Row) => boolean;

/**
 * The part of OData 2.0 that clients use: `name eq 'x'`, `substringof('x',name)`, `contains(name,'x')`, joined by `and` and `or`.
 * Quotes in a text are doubled; texts are compared with their case, as the vendor's engineers found.
 */
export function filterOf(text: string): Test {
  const tokens = [...text.matchAll(/\s*('(?:[^']|'')*'|[()]|,|[^\s(),']+)/g)].map((match) => match[1] ?? '');
  let at = 0;
  const next = () => tokens[at++];
  const expect = (wanted: string) => {
    if (next() !== wanted) throw invalid('The filter cannot be read');
  };
  const literal = (token: string | undefined): string => {
    if (token === undefined || token === '') throw invalid('The filter cannot be read');
    return token.startsWith("'") ? token.slice(1, -1).replaceAll("''", "'") : token;
  };

  function either(): Test {
    let left = both();
    while (tokens[at] === 'or') {
      at += 1;
      const [a, b] = [left, both()];
      left = (row) => a(row) || b(row);
    }
    return left;
  }
  function both(): Test {
    let left = one();
    while (tokens[at] === 'and') {
      at += 1;
      const [a, b] = [left, one()];
      left = (row) => a(row) && b(row);
    }
    return left;
  }
  function one(): Test {
    const token = next();
    if (token === '(') {
      const inner = either();
      expect(')');
      return inner;
    }
    if (token === 'substringof' || token === 'contains') {
      expect('(');
      const [first, , second] = [next(), expect(','), next()];
      expect(')');
      const [field, part] = first?.startsWith("'") ? [second, first] : [first, second];
      const wanted = literal(part);
      return (row) => textOf(row[field ?? '']).includes(wanted);
    }
    const operator = next();
    const value = literal(next());
    if (operator === 'eq') return (row) => textOf(row[token ?? '']) === value;
    if (operator === 'ne') return (row) => textOf(row[token ?? '']) !== value;
    // Times in ISO 8601 come in their order as texts do.
    if (operator === 'gt') return (row) => textOf(row[token ?? '']) > value;
    if (operator === 'lt') return (row) => textOf(row[token ?? '']) < value;
    throw invalid('The filter cannot be read');
  }

  const test = either();
  if (at !== tokens.length) throw invalid('The filter cannot be read');
  return test;
}

/** A member as it is compared: texts, numbers and booleans; anything else is nothing. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
