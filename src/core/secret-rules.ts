import { PatchcordError } from './errors.ts';

/**
 * Which secret: that of the phone account (web, app, interface), that with which telephones register (SIP),
 * or the PIN of the voicemail.
 */
export const SECRET_TARGETS = ['account', 'extension', 'voicemail'] as const;
export type SecretTarget = (typeof SECRET_TARGETS)[number];

/** What a phone system asks of a new password or PIN. */
export interface SecretRules {
  /** A PIN is digits only. */
  kind: 'password' | 'pin';
  /** In characters. */
  minLength: number;
  maxLength: number;
  /** Where a system keeps its lengths to itself: those to try, in this order, until one is taken. */
  lengths?: readonly number[];
  /** Must contain one of these. Without meaning for a PIN. */
  letters: boolean;
  digits: boolean;
  special: boolean;
  /** No three neighbours in a row: abc, 987, qwe. */
  noSequences: boolean;
  noRepeats: boolean;
  /** Nothing that is known of the account: its name, address, number. */
  noAccountData: boolean;
}

/** Without what looks alike: 0 and O, 1 and l and I. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '23456789';
/** On every keyboard, also a telephone's, and harmless in a provisioning file. */
const SPECIAL = '!#%+-=?*@.:';
const PIN_DIGITS = '0123456789';
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '0123456789', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const RUNS = ROWS.flatMap((row) => [row, row.split('').toReversed().join('')]).flatMap((row) =>
  Array.from({ length: row.length - 2 }, (_, at) => row.slice(at, at + 3)),
);

/** Long enough that nobody guesses it, short enough to be typed once. */
const PASSWORD_LENGTH = 16;
const PIN_LENGTH = 8;
/** The strictest rules leave every third attempt standing; this many failures in a row mean that nothing can. */
const ATTEMPTS = 2_000;

/**
 * A new secret under these rules. Throws `bad-input` when nothing can satisfy them.
 * @param about words of the account; kept out where the rules say so
 * @param below a cryptographically random integer from 0 to under the given one
 */
export function makeSecret(rules: SecretRules, about: readonly string[], below: (limit: number) => number): string {
  const classes = classesOf(rules);
  const length = Math.min(
    rules.maxLength,
    Math.max(rules.minLength, rules.kind === 'pin' ? PIN_LENGTH : PASSWORD_LENGTH),
  );
  const needed = classes.filter((one) => one.needed);
  if (rules.minLength > rules.maxLength || length < Math.max(1, needed.length)) throw impossible(rules);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const secret = draw(classes, length, rules, below);
    if (secret !== undefined && isAllowed(secret, rules, about)) return secret;
  }
  throw impossible(rules);
}

/** The rules to try one after the other: one where the lengths are known. */
export function variantsOf(rules: SecretRules): SecretRules[] {
  const { lengths, ...rest } = rules;
  return lengths ? lengths.map((length) => ({ ...rest, minLength: length, maxLength: length })) : [rest];
}

/** Does the secret keep the rules, read as strictly as they can be meant? */
export function isAllowed(secret: string, rules: SecretRules, about: readonly string[]): boolean {
  const lower = secret.toLowerCase();
  const has = (alphabet: string) => secret.split('').some((one) => alphabet.includes(one));
  if (secret.length < rules.minLength || secret.length > rules.maxLength) return false;
  if (rules.noSequences && RUNS.some((run) => lower.includes(run))) return false;
  if (rules.noRepeats && /(.)\1/.test(lower)) return false;
  if (rules.noAccountData && accountWords(about).some((word) => lower.includes(word))) return false;
  return classesOf(rules).every((one) => !one.needed || has(one.alphabet));
}

/** The parts of names, addresses and numbers that count as the account's own: three characters and more. */
function accountWords(about: readonly string[]): string[] {
  return about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\d]+/u)).filter((word) => word.length > 2);
}

interface Class {
  alphabet: string;
  needed: boolean;
}

function classesOf(rules: SecretRules): Class[] {
  if (rules.kind === 'pin') return [{ alphabet: PIN_DIGITS, needed: true }];
  // Letters and digits are always in it; special characters only where they are asked for, as not every telephone has them.
  return [
    { alphabet: LETTERS, needed: rules.letters },
    { alphabet: DIGITS, needed: rules.digits },
    ...(rules.special ? [{ alphabet: SPECIAL, needed: true }] : []),
  ];
}

/** One of each needed class at a random place, the rest from all of them; undefined when it got stuck. */
function draw(
  classes: Class[],
  length: number,
  rules: SecretRules,
  below: (limit: number) => number,
): string | undefined {
  const places = shuffled(
    Array.from({ length }, (_, at) => at),
    below,
  );
  const given = new Map(classes.filter((one) => one.needed).map((one, at) => [places[at], one.alphabet]));
  const all = classes.map((one) => one.alphabet).join('');
  let secret = '';
  for (let at = 0; at < length; at++) {
    const fitting = (given.get(at) ?? all).split('').filter((one) => fitsAfter(secret, one, rules));
    const next = fitting[below(Math.max(1, fitting.length))];
    if (next === undefined) return undefined;
    secret += next;
  }
  return secret;
}

/** Keeps runs and repeats out while the secret grows, so that long ones come about, too. */
function fitsAfter(before: string, next: string, { noRepeats, noSequences }: SecretRules): boolean {
  const end = (before.slice(-2) + next).toLowerCase();
  if (noRepeats && end.at(-1) === end.at(-2)) return false;
  return !(noSequences && end.length === 3 && RUNS.includes(end));
}

function shuffled<T>(items: T[], below: (limit: number) => number): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(below(left.length), 1));
}

function impossible({ kind, minLength, maxLength }: SecretRules): PatchcordError {
  const what = kind === 'pin' ? 'PIN' : 'password';
  return new PatchcordError(
    'bad-input',
    `The phone system's own rules for a ${what} (${minLength} to ${maxLength} characters) cannot all be kept at once. Its administrator has to change them.`,
  );
}
