import type { Fields } from './fields.ts';
import { type Pbx, since } from './pbx.ts';
import { invalid, Refusal } from './refusal.ts';
import { text } from './route.ts';

const RESERVED_NAMES = new Set(['admin', 'system', 'administrator', 'root']);

/** Field rules that a schema cannot say (reference, section 6). All refuse with VALIDATE_FAILED. */
export function checkUserName(name: string): void {
  if (RESERVED_NAMES.has(name.toLowerCase())) throw invalid('name', 'is reserved');
}

/** Two passwords per person, one policy. `about` are the account's own words, of four letters or more. */
export function checkPassword({ policy }: Pbx, member: string, password: string, about: readonly string[]): void {
  const refuse = (rule: string) => invalid(member, rule);
  if (password.length < policy.min_length || password.length > policy.max_length) {
    throw refuse(`must have ${policy.min_length} to ${policy.max_length} characters`);
  }
  if (policy.contains_letters && !/\p{L}/u.test(password)) throw refuse('must contain a letter');
  if (policy.contains_numbers && !/\d/.test(password)) throw refuse('must contain a digit');
  if (policy.contains_special_letters && !/[^\p{L}\d\s]/u.test(password))
    throw refuse('must contain a special character');
  if (policy.disable_repeating_characters && /(.)\1\1/.test(password)) throw refuse('must not repeat a character');
  if (policy.disable_sequential_characters && hasRun(password.toLowerCase(), 1))
    throw refuse('must not contain a sequence');
  if (policy.disable_account_information) {
    const lower = password.toLowerCase();
    const words = about
      .flatMap((word) =>
        word
          .toLowerCase()
          .replace(/@.*/, '')
          .split(/[^\p{L}\d]+/u),
      )
      .filter((word) => word.length > 3);
    if (words.some((word) => lower.includes(word))) throw refuse('must not contain account information');
  }
}

export function checkPin(pbx: Pbx, pin: string): void {
  const { min, max } = since(pbx, '22.3') ? pbx.switches.pinLength : { min: 6, max: 10 };
  const refuse = (rule: string) => invalid('voicemail_pin', rule);
  if (!/^\d+$/.test(pin) || pin.length < min || pin.length > max) throw refuse(`must have ${min} to ${max} digits`);
  if (/(\d)\1\1/.test(pin)) throw refuse('must not repeat a digit');
  if (hasRun(pin, 1)) throw refuse('must not contain a sequence');
  if (pbx.switches.descendingPin === 'refuse' && hasRun(pin, -1)) throw refuse('must not contain a sequence');
}

/** Three neighbours in a row among letters or digits: 789, abc; with step -1: 987. */
function hasRun(value: string, step: 1 | -1): boolean {
  for (let at = 0; at + 2 < value.length; at++) {
    if (!/^([a-z]{3}|\d{3})$/.test(value.slice(at, at + 3))) continue;
    const [a, b, c] = [value.charCodeAt(at), value.charCodeAt(at + 1), value.charCodeAt(at + 2)];
    if (b - a === step && c - b === step) return true;
  }
  return false;
}

const knownZones = new Map<string, boolean>();

export function checkTimezone(zone: string | undefined): void {
  if (zone === undefined) return;
  let known = knownZones.get(zone);
  if (known === undefined) {
    known = zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone);
    knownZones.set(zone, known);
  }
  if (!known) throw invalid('timezone', 'must be an IANA zone name');
}

/** A meeting's instants; an empty text stands for none. */
export function checkInstant(body: Fields, member: string): void {
  const value = text(body, member);
  if (value && !(/^\d{4}-\d\d-\d\dT/.test(value) && Number.isFinite(Date.parse(value)))) {
    throw invalid(member, 'must be an RFC 3339 instant');
  }
}

/** `from` before `to` in every range of office hours, wherever they stand in the body. */
export function checkHours(value: unknown, member = 'office_hours'): void {
  if (Array.isArray(value)) for (const item of value) checkHours(item, member);
  if (typeof value !== 'object' || value === null) return;
  if ('from' in value && 'to' in value && typeof value.from === 'string' && typeof value.to === 'string') {
    if (value.from >= value.to) throw invalid(member, 'from must be earlier than to');
  }
  for (const inner of Object.values(value)) if (typeof inner === 'object') checkHours(inner, member);
}

/** A name, number or mail address that somebody else has. */
export function taken({ switches }: Pbx, member: string): Refusal {
  return new Refusal(400, switches.duplicate, `${member}: is taken`);
}
