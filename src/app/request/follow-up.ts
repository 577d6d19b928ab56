import { card, text } from '../../../cards/build.ts';
import type { Call, CallValue } from '../../../cards/model.ts';
import { problemCard } from '../../../cards/problem.ts';
import { MOST_PEOPLE } from '../../../cards/several.ts';
import type { AnyCommand } from '../../core/command.ts';
import { metaOf } from '../../core/fields.ts';
import { languageOf } from '../../core/language.ts';
import type { Principal } from '../../core/principal.ts';
import type { Incoming } from '../../core/request.ts';
import { typedChoices } from '../../language/choices.ts';
import { type FollowUp, readFollowUps } from '../../language/follow-up.ts';
import { type InputField, inputsOf } from '../../language/inputs.ts';
import { ALL_QUEUES } from '../../language/lexicon/all.ts';
import { pieces } from '../../language/phrases.ts';
import { fold, list } from '../../language/text.ts';
import { whenAt } from '../../language/time.ts';
import { approvalsOfRequest } from '../../store/approvals.ts';
import type { App } from '../app.ts';
import type { Asked } from './asked.ts';
import { type LastCall, lastCallOf } from './last-call.ts';
import { sameSystem } from './stamp.ts';

/** As an answer "both" is all there are; within a sentence it would be two that were named. */
const EVERY_QUEUE = new Set(list(`${ALL_QUEUES}|both|both of them|beide|les deux|ambas|las dos`).map(fold));

interface Setting {
  app: App;
  who: Principal;
  incoming: Incoming;
  last: LastCall;
  command: AnyCommand;
}

/**
 * "Make it an hour", "and support too", "cancel that": the text as something said about the command before it in this conversation.
 * Undefined when it is none; a name that means nothing to the last command is none either.
 */
export async function followUp(app: App, who: Principal, incoming: Incoming, said: string): Promise<Asked | undefined> {
  const ways = readFollowUps(said, languageOf(who.locale));
  if (ways.length === 0) return undefined;
  const last = await lastCallOf(app, incoming);
  const command = last && app.catalog.get(last.call.command);
  if (!last || !command) return undefined;
  const setting = { app, who, incoming, last, command };
  for (const way of ways) {
    const found = await carryOver(setting, way);
    if (found) return inSameSystem(last.call, found);
  }
  return undefined;
}

/**
 * A bare name or choice, said to the question before it: "Support" to "in which queue?". Only for texts that mean nothing by
 * themselves; a request that waits for others is no question.
 */
export async function answerToQuestion(
  app: App,
  who: Principal,
  incoming: Incoming,
  said: string,
): Promise<Asked | undefined> {
  const last = await lastCallOf(app, incoming);
  const command = last && app.catalog.get(last.call.command);
  if (!last || !command || last.result !== 'asked') return undefined;
  if ((await approvalsOfRequest(app.database.db, last.request, 1)).length > 0) return undefined;
  const answer = said.trim().replace(/[\s.!?]+$/, '');
  const found = answer === '' ? undefined : await instead({ app, who, incoming, last, command }, answer);
  return found && inSameSystem(last.call, found);
}

/** With several phone systems, what goes on from a Call is about the same one. */
function inSameSystem(before: Call, asked: Asked): Asked {
  if (asked.kind !== 'call') return asked;
  const { further } = asked;
  const call = sameSystem(before, asked.call);
  return { ...asked, call, ...(further && { further: further.map((one) => sameSystem(before, one)) }) };
}

async function carryOver(setting: Setting, way: FollowUp): Promise<Asked | undefined> {
  switch (way.kind) {
    case 'undo':
      return takeBack(setting);
    case 'longer':
    case 'time':
      return withTime(setting, way);
    case 'also':
      return also(setting, way.text);
    case 'instead':
      return instead(setting, way.text);
    default:
      return way satisfies never;
  }
}

async function takeBack({ app, last, command }: Setting): Promise<Asked | undefined> {
  if (last.result === 'kept') return ask(app, { command: 'request.stop', input: { request: last.request } });
  if (last.result === 'asked') {
    const [waiting, ...more] = await approvalsOfRequest(app.database.db, last.request, MOST_PEOPLE);
    // Each of several is withdrawn on its own: the list has a button for each.
    if (more.length > 0) return ask(app, { command: 'approval.list', input: {} });
    if (waiting) return ask(app, { command: 'approval.withdraw', input: { approval: waiting.id } });
    const nothing = answered('Nothing was done', 'There is nothing to take back: the last thing was still a question.');
    return { ...nothing, closes: true };
  }
  if (last.call.undoes) return answered('It is undone already', 'There is nothing more to take back.');
  if (last.undo) return ask(app, { ...last.undo, undoes: true });
  if (command.effect === 'read') return undefined;
  return {
    kind: 'card',
    card: problemCard({
      title: 'That cannot be taken back',
      sentence: `"${command.summary}" has no way back from here. Nothing was changed now.`,
    }),
  };
}

function withTime({ last, command, incoming, who }: Setting, way: Extract<FollowUp, { kind: 'longer' | 'time' }>) {
  const field = inputsOf(command).findLast(({ meta }) => meta.kind === 'until');
  if (!field) return undefined;
  const { now, zone } = { now: incoming.at, zone: who.zone };
  const before = last.call.input[field.name];
  if (way.kind === 'longer') {
    const from = typeof before === 'number' && before > now ? before : now;
    return again(command, { ...kept(last, command, now), [field.name]: from + way.ms });
  }
  // "Make it an hour" counts from when it began, unless that hour is over.
  const counted =
    way.when.kind === 'duration' && last.at + way.when.ms > now ? { at: last.at + way.when.ms } : undefined;
  const read = counted ?? whenAt(way.when, { now, zone, language: languageOf(who.locale) });
  return 'at' in read ? again(command, { ...kept(last, command, now), [field.name]: read.at }) : undefined;
}

/** The same for one more queue or person. */
async function also(setting: Setting, said: string): Promise<Asked | undefined> {
  const { last, command, incoming } = setting;
  const named = await nameIn(setting, said);
  if (!named) return undefined;
  const before = last.call.input[named.field.name];
  const value = named.field.meta.kind === 'people' && Array.isArray(before) ? [...before, ...named.list] : named.value;
  return again(command, { ...kept(last, command, incoming.at), [named.field.name]: value });
}

/** Another value for a choice; or what was done is taken back, and done for this queue or person. */
async function instead(setting: Setting, said: string): Promise<Asked | undefined> {
  const { app, last, command, incoming } = setting;
  const input = kept(last, command, incoming.at);
  const chosen = choiceIn(command, said);
  if (chosen) return again(command, { ...input, ...chosen });
  const named = await nameIn(setting, said);
  if (!named) return undefined;
  const wish: Call = { command: command.id, input: { ...input, [named.field.name]: named.value } };
  const back = last.result === 'done' && last.undo && ask(app, { ...last.undo, undoes: true });
  return back ? { ...back, further: [wish] } : again(command, wish.input);
}

function choiceIn(command: AnyCommand, said: string): Record<string, string> | undefined {
  const words = pieces(said);
  for (const { name, meta } of inputsOf(command)) {
    if (meta.kind !== 'choice') continue;
    const found = typedChoices(name, meta.options, false).match(words, 0);
    if (found?.next === words.length) return { [name]: found.value };
  }
  return undefined;
}

interface Named {
  field: InputField;
  value: CallValue;
  list: CallValue[];
}

/** A queue or a person that is really there: anything else is no name, but a text of its own. */
async function nameIn({ app, who, command, last }: Setting, said: string): Promise<Named | undefined> {
  const system = app.systems.find(({ id }) => id === (last.call.system ?? who.phone.system));
  const fields = inputsOf(command);
  const queueField = fields.find(({ meta }) => meta.kind === 'queue');
  if (queueField) {
    if (queueField.meta.kind === 'queue' && queueField.meta.all && EVERY_QUEUE.has(fold(said)))
      return { field: queueField, value: 'all', list: ['all'] };
    const wanted = said
      .toLowerCase()
      .replace(/^the /, '')
      .replace(/ (queue|file|cola)$/, '');
    const queues = (await system?.service.queues?.list()) ?? [];
    const fits = queues.filter(({ name, extension }) => name.toLowerCase().startsWith(wanted) || extension === wanted);
    if (wanted.length > 1 && fits.length > 0) return { field: queueField, value: wanted, list: [wanted] };
  }
  const personField = fields.find(({ meta }) => meta.kind === 'person' || meta.kind === 'people');
  if (!personField || said.split(/\s+/).length > 4) return undefined;
  const isMention = /^<@[^>]+>$|^@/.test(said);
  const known = isMention || ((await system?.service.directory?.find(said)) ?? []).length > 0;
  return known ? { field: personField, value: said, list: [said] } : undefined;
}

/** What was asked before, without what only our own cards and timers fill, and without a time that is over. */
function kept(last: LastCall, command: AnyCommand, now: number): Call['input'] {
  const input: Call['input'] = {};
  for (const [name, schema] of Object.entries(command.input.shape)) {
    const value = last.call.input[name];
    const kind = metaOf(schema)?.kind;
    const isOver = kind === 'until' && typeof value === 'number' && value <= now;
    if (value !== undefined && kind !== 'hidden' && !isOver) input[name] = value;
  }
  return input;
}

function again(command: AnyCommand, input: Call['input']): Asked {
  return { kind: 'call', command, call: { command: command.id, input }, source: 'sentence' };
}

function ask(app: App, call: Call): Extract<Asked, { kind: 'call' }> | undefined {
  const command = app.catalog.get(call.command);
  return command && { kind: 'call', command, call, source: 'press' };
}

function answered(title: string, sentence: string): Extract<Asked, { kind: 'card' }> {
  return { kind: 'card', card: card(title, 'neutral', [text(sentence)]) };
}
