import type { CallValue } from '../../cards/model.ts';
import { align, type Fit } from './align.ts';
import type { Discourse } from './clauses.ts';
import type { Example } from './elements.ts';
import { inputsOf } from './inputs.ts';
import { lookedBack } from './look-back.ts';
import { directionOf } from './prepositions.ts';
import type { Profile } from './profile.ts';
import { ONESELF, sharedLinks } from './selves.ts';
import { type Skip, skipsOf } from './skips.ts';
import type { Tagged } from './tagged.ts';
import { type Moment, whenAt } from './time.ts';
import type { TimeSpan } from './time-phrases.ts';

/** One command that a stretch of a sentence may ask for. */
export interface Reading {
  profile: Profile;
  args: Record<string, CallValue>;
  missing: string[];
  several: { field: string; names: string[] } | undefined;
  confidence: number;
  gain: number;
  cost: number;
}

/** The examples of all commands, by what must at least be found of them. */
export interface Index {
  examples: readonly Example[];
  byAnchor: ReadonlyMap<string, readonly Example[]>;
}

export function indexOf(examples: readonly Example[]): Index {
  const byAnchor = new Map<string, Example[]>();
  for (const example of examples) {
    for (const anchor of example.anchors) {
      const others = byAnchor.get(anchor) ?? [];
      others.push(example);
      byAnchor.set(anchor, others);
    }
  }
  return { examples, byAnchor };
}

/** Differences smaller than this are none: then the command that was declared first is meant. */
const SAME = 0.015;

/** The best reading of a stretch; with `all`, the best of each command, questions and wishes alike. */
export function bestReading(
  discourse: Discourse,
  range: { from: number; to: number },
  index: Index,
  moment: Moment,
  all = false,
): Reading[] {
  const stretch = stretchOf(discourse, range);
  const skips = new Map<string, Skip[][]>();
  const times = new Map<Profile, Timed>();
  const spans = timesIn(discourse, range);
  const phones = discourse.phones.filter(({ at }) => at >= range.from && at <= range.to).map(({ raw }) => raw);
  const { since: back } = discourse;
  const since = back && back.at >= range.from && back.at <= range.to ? back.span : undefined;
  const best = new Map<Profile, Reading>();
  const said = conceptsIn(stretch);
  const shared = sharedLinks(stretch).length > 0;
  const direction = directionOf(stretch.tokens.map(({ key }) => key));
  for (const example of candidates(stretch, index)) {
    const { command: profile } = example;
    // What cannot reach any confidence is not laid along the sentence at all.
    if (!all && lacksNeeded(example, said)) continue;
    // A question is answered, never carried out.
    if (!all && discourse.question && profile.command.effect !== 'read') continue;
    const isMeeting = profile.command.id.startsWith('meeting.');
    const kind = `${profile.takesQueue} ${isMeeting} ${profile.choices.size > 0} ${profile.command.effect === 'read'}`;
    const left = skips.get(kind) ?? skipsOf(stretch, profile);
    skips.set(kind, left);
    const timed =
      times.get(profile) ??
      withSince(profile, withNumbers(profile, takeTimes(profile, spans, moment), phones), since, moment);
    times.set(profile, timed);
    const opposite = example.direction !== undefined && direction !== undefined && example.direction !== direction;
    const reading = readingOf(
      example,
      stretch,
      left,
      discourse,
      range,
      opposite ? { ...timed, cost: timed.cost + 1.6 } : timed,
      shared,
    );
    const known = best.get(profile);
    if (!known || isBetter(reading, known)) best.set(profile, reading);
  }
  const readings = [...best.values()].sort((a, b) => b.confidence - a.confidence);
  if (all) return readings;
  const top = readings[0];
  const alike = readings.filter(
    (reading) => top && top.confidence - reading.confidence < SAME && top.gain - reading.gain < 0.6,
  );
  // "meet with Omar" has no time to be planned for: what lacks nothing is meant before what would have to ask.
  const first = alike.sort((a, b) => a.missing.length - b.missing.length || a.profile.order - b.profile.order)[0];
  return first ? [first] : [];
}

function conceptsIn(stretch: Tagged): Set<string> {
  return new Set(stretch.arcs.flatMap((here) => here.flatMap(({ tag }) => (tag.kind === 'concept' ? [tag.name] : []))));
}

function lacksNeeded({ elements }: Example, said: ReadonlySet<string>): boolean {
  return elements.some(
    (element) => element.kind === 'concept' && element.needed && ![...element.names].some((name) => said.has(name)),
  );
}

function isBetter(one: Reading, other: Reading): boolean {
  const difference = one.confidence - other.confidence;
  return difference > SAME || (difference > -SAME && one.gain - one.cost > other.gain - other.cost);
}

function stretchOf(discourse: Discourse, { from, to }: { from: number; to: number }): Tagged {
  const arcs = discourse.arcs
    .slice(from, to)
    .map((here) => here.flatMap((arc) => (arc.next <= to ? [{ ...arc, next: arc.next - from }] : [])));
  const shows = arcs.some((here) => here.some(({ tag }) => tag.kind === 'concept' && tag.name === 'show'));
  return {
    text: discourse.text,
    tokens: discourse.tokens.slice(from, to),
    arcs,
    asks: shows || discourse.question || discourse.request,
    slots: new Map(),
  };
}

function candidates(stretch: Tagged, index: Index): Set<Example> {
  const found = new Set<Example>();
  for (const { tag } of stretch.arcs.flat()) {
    const anchor = tag.kind === 'concept' ? tag.name : tag.kind === 'choice' ? `choice:${tag.field}` : undefined;
    for (const example of (anchor !== undefined && index.byAnchor.get(anchor)) || []) found.add(example);
  }
  return found;
}

function readingOf(
  example: Example,
  stretch: Tagged,
  skips: readonly (readonly Skip[])[],
  discourse: Discourse,
  range: { from: number; to: number },
  timed: Timed,
  shared: boolean,
): Reading {
  const { command: profile } = example;
  const fit = align(example, stretch, skips);
  const args: Record<string, CallValue> = { ...openChoice(example, stretch), ...fit.args, ...timed.args };
  let gain = fit.gain + timed.gain;
  let cost = fit.cost + timed.cost;
  if (discourse.note !== undefined && range.to === discourse.tokens.length) {
    const meta = inputsOf(profile.command).find(({ name }) => name === profile.note)?.meta;
    if (profile.note !== undefined && meta?.kind === 'text' && discourse.note.length <= meta.maxLength) {
      args[profile.note] = discourse.note;
      gain += 0.6;
    } else cost += 1.2;
  }
  cost += example.times.filter((name) => !(name in args) && !timed.missing.includes(name)).length;
  if (!isForAll(profile, fit, shared)) cost += 4;
  const missing = inputsOf(profile.command).flatMap(({ name, optional }) =>
    optional || name in args || timed.missing.includes(name) ? [] : [name],
  );
  // An example that asks ("am I available") is weaker where nothing is asked, and the other way round.
  // "Omar is on lunch" asks for nothing.
  const told = example.state && !stretch.asks;
  const mood = told
    ? 0.68
    : example.question === discourse.question || example.state
      ? 1
      : example.question
        ? 0.8
        : 0.97;
  // Typed words stand as they are, or they are no typed words.
  const loose = example.typed && cost > 0.3 ? 0.8 : 1;
  const anchored = gain > 0.5 ? 1 : 0;
  const share = (gain / (gain + cost || 1)) * mood * loose * anchored * (timed.missing.length > 0 ? 0.9 : 1);
  return {
    profile,
    args: withoutOneself(args),
    missing: [...missing, ...timed.missing],
    several: fit.several,
    confidence: share,
    gain,
    cost,
  };
}

/** "me and Omar": what changes something is for both, where one's own needs no name; else it is no wish for one of them. */
function isForAll({ command }: Profile, { args, several }: Fit, shared: boolean): boolean {
  const own = several && [args[several.field], ...several.names].includes(ONESELF);
  if (own) {
    const optional = inputsOf(command).some((one) => one.name === several.field && one.optional);
    return optional && command.effect !== 'read' && !command.id.startsWith('meeting.');
  }
  const takesAll = inputsOf(command).some(({ meta }) => meta.kind === 'people' || meta.kind === 'text');
  return !shared || takesAll || command.effect === 'read';
}

/** What is one's own has no person. */
export function withoutOneself(args: Record<string, CallValue>): Record<string, CallValue> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== ONESELF));
}

function timesIn({ times }: Discourse, { from, to }: { from: number; to: number }): TimeSpan[] {
  return times.flatMap(({ span, at }) => (at >= from && at <= to ? [span] : []));
}

/** "a video conference about …": how it is held stands in the noun, whatever the example made of it. */
function openChoice({ command: profile }: Example, { arcs }: Tagged): Record<string, CallValue> {
  if (!profile.choices.has('mode')) return {};
  const values = new Set(
    arcs.flatMap((here) =>
      here.flatMap(({ tag, mended }) => (tag.kind === 'choice' && tag.field === 'mode' && !mended ? [tag.value] : [])),
    ),
  );
  const [value] = values;
  return values.size === 1 && value !== undefined ? { mode: value } : {};
}

interface Timed {
  args: Record<string, CallValue>;
  missing: string[];
  gain: number;
  cost: number;
}

/** Gives each time to the field it fits. A time that fits nowhere weighs most where something would be changed: it is not meant for now. */
function takeTimes(profile: Profile, spans: readonly TimeSpan[], moment: Moment): Timed {
  const timed: Timed = { args: {}, missing: [], gain: 0, cost: 0 };
  let from = moment;
  const open = [...profile.times].sort((a, b) => Number(b.begins) - Number(a.begins));
  const left = [...spans];
  for (const field of open) {
    const at = left.findIndex((span) => fits(span, field));
    const span = left[at];
    if (!span) continue;
    left.splice(at, 1);
    timed.gain += 0.8;
    const read = whenAt(span.when, field.kind === 'start' ? { ...from, exact: true } : from);
    if ('at' in read) {
      timed.args[field.field] = read.at;
      if (field.begins) from = { ...moment, now: read.at };
    } else timed.missing.push(field.field);
  }
  timed.cost = left.length * (profile.command.effect === 'read' ? 1 : 2.2);
  return timed;
}

/** Telephone numbers that nothing is to be done with weigh as much as a time without a field. */
function withNumbers(profile: Profile, timed: Timed, phones: readonly string[]): Timed {
  if (phones.length === 0) return timed;
  if (profile.numbers === undefined) return { ...timed, cost: timed.cost + 2.2 * phones.length };
  return { ...timed, args: { ...timed.args, [profile.numbers]: phones.join(', ') }, gain: timed.gain + 1 };
}

/** "since Monday": only what looks back has use for it. */
function withSince(profile: Profile, timed: Timed, since: TimeSpan | undefined, moment: Moment): Timed {
  if (!since) return timed;
  const start = profile.since === undefined ? undefined : lookedBack(since.when, moment);
  if (profile.since === undefined || start === undefined) return { ...timed, cost: timed.cost + 1.2 };
  return { ...timed, args: { ...timed.args, [profile.since]: start }, gain: timed.gain + 0.8 };
}

function fits(span: TimeSpan, field: Profile['times'][number]): boolean {
  if (span.role) return field.roles.has(span.role);
  return field.begins ? span.when.kind !== 'duration' : true;
}
