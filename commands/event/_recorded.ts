import { z } from 'zod';
import { cut } from '../../cards/fit.ts';
import type { Fact } from '../../cards/model.ts';

/** What was recorded of one event, for people: labelled values, and what has no form of its own as it stands. */
export interface Recorded {
  facts: Fact[];
  plain: string[];
  /** Facts beyond those that a card holds. */
  more: number;
}

const MOST_FACTS = 10;
const LONGEST_VALUE = 200;
const LONGEST_PLAIN = 1_500;
const LONGEST_JSON = 100_000;
/** Deeper objects are told in one line each, and what lies deeper than that not at all. */
const DEEPEST = 2;
const DEEPEST_LINE = 4;

const Tree = z.record(z.string(), z.unknown());

/** The pairs of names under which records keep what was and what is. */
const PAIRS = [
  ['before', 'after'],
  ['old', 'new'],
  ['oldvalue', 'newvalue'],
  ['from', 'to'],
  ['previous', 'current'],
] as const;
/** The names under which a list of changes says what each is about. */
const NAMES = new Set(['name', 'property', 'propertyname', 'field', 'attribute', 'key', 'label']);
/** A secret is not shown, whoever recorded it. */
const SECRET = /passw|passcode|secret|token|credential|\bpin\b|pin$/i;

/**
 * Reads what the vendor recorded, whose form is not documented: `{"before": …, "after": …}` becomes "before → after", other JSON
 * labelled values, words stay words. Identical texts count once.
 * @param changed the properties that were changed: a single one is what a nameless change is about
 */
export function recordedIn(texts: readonly string[], changed: readonly string[]): Recorded {
  const nameless = changed.length === 1 && changed[0] ? changed[0] : 'Change';
  const facts: Fact[] = [];
  const plain: string[] = [];
  for (const said of new Set(texts.map((one) => one.trim()).filter((one) => one !== ''))) {
    const value = parsed(said);
    if (typeof value === 'object' && value !== null) facts.push(...factsOf(value, '', nameless, 1));
    else plain.push(cut(inWords(value === undefined ? said : value), LONGEST_PLAIN));
  }
  return { facts: facts.slice(0, MOST_FACTS), plain, more: Math.max(0, facts.length - MOST_FACTS) };
}

function parsed(text: string): unknown {
  if (text.length > LONGEST_JSON) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function factsOf(value: unknown, label: string, nameless: string, depth: number): Fact[] {
  if (Array.isArray(value)) {
    const isPlain = value.every((one) => typeof one !== 'object' || one === null);
    if (isPlain || depth > DEEPEST) return [fact(label || 'Recorded', value)];
    return value.flatMap((one: unknown) => factsOf(one, label, nameless, depth + 1));
  }
  const tree = Tree.safeParse(value).data;
  if (!tree) return [fact(label || 'Recorded', value)];
  const pair = pairIn(tree);
  const change = pair && changesOf(pair, nameIn(tree) ?? (label || nameless));
  if (depth > DEEPEST) return change ?? [fact(label, value)];
  const rest = Object.entries(tree).filter(
    ([key]) => !pair || !(pair.keys.has(plainKey(key)) || NAMES.has(plainKey(key))),
  );
  const others = rest.flatMap(([key, inner]) =>
    factsOf(inner, label === '' ? labelOf(key) : `${label}, ${labelOf(key).toLowerCase()}`, nameless, depth + 1),
  );
  return [...(change ?? []), ...others];
}

interface Pair {
  before: unknown;
  after: unknown;
  /** The two names. */
  keys: ReadonlySet<string>;
}

function pairIn(tree: Record<string, unknown>): Pair | undefined {
  const byKey = new Map(Object.entries(tree).map(([key, value]) => [plainKey(key), value]));
  const found = PAIRS.find(([before, after]) => byKey.has(before) && byKey.has(after));
  return found && { before: byKey.get(found[0]), after: byKey.get(found[1]), keys: new Set<string>(found) };
}

function nameIn(tree: Record<string, unknown>): string | undefined {
  const found = Object.entries(tree).find(([key, value]) => NAMES.has(plainKey(key)) && typeof value === 'string');
  return found && labelOf(String(found[1]));
}

/** Of two objects only what differs. */
function changesOf({ before, after }: Pair, label: string): Fact[] {
  const [was, is] = [Tree.safeParse(before).data, Tree.safeParse(after).data];
  if (!was || !is) return [change(label, before, after)];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  const changed = keys.filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));
  return changed.map((key) => change(labelOf(key), was[key], is[key]));
}

function change(label: string, before: unknown, after: unknown): Fact {
  const value = SECRET.test(label) ? HIDDEN : `${short(before)} → ${short(after)}`;
  return { label, value };
}

function fact(label: string, value: unknown): Fact {
  return { label, value: SECRET.test(label) ? HIDDEN : short(value) };
}

const HIDDEN = 'not shown here';

function short(value: unknown): string {
  return cut(inWords(value), LONGEST_VALUE);
}

function inWords(value: unknown, depth = 0): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return worded(value);
  if (typeof value === 'number') return String(value);
  if (depth > DEEPEST_LINE) return '…';
  if (Array.isArray(value))
    return value.length === 0 ? 'nothing' : value.map((one) => inWords(one, depth + 1)).join(', ');
  const tree = Tree.safeParse(value).data ?? {};
  const parts = Object.entries(tree).map(([key, inner]) => {
    const label = labelOf(key);
    return `${label}: ${SECRET.test(label) ? HIDDEN : inWords(inner, depth + 1)}`;
  });
  return parts.join('; ') || 'nothing';
}

/** `LICENSE_REMOVAL` → "License removal"; what people write stays as it is. */
export function worded(text: string): string {
  return /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(text) ? sentence(text.replaceAll('_', ' ').toLowerCase()) : text;
}

/** `classOfService`, `CLASS_OF_SERVICE`, "class-of-service" → "Class of service". */
function labelOf(key: string): string {
  const words = worded(key)
    .replaceAll(/(?<=[a-z\d])[A-Z](?=[a-z])/g, (letter) => ` ${letter.toLowerCase()}`)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replaceAll(/[_-]+/g, ' ')
    .trim();
  return cut(sentence(words), 60);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function plainKey(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z]/g, '');
}
