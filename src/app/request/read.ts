import { BECAUSE } from '../../../cards/approval-forms.ts';
import { AGREED } from '../../../cards/confirm.ts';
import type { Call, CallValue } from '../../../cards/model.ts';
import { beginsLaterCard, nearestCard, notUnderstoodCard } from '../../../cards/not-understood.ts';
import { problemCard } from '../../../cards/problem.ts';
import type { AnyCommand } from '../../core/command.ts';
import { isTimeKind, metaOf } from '../../core/fields.ts';
import { languageOf } from '../../core/language.ts';
import type { Principal } from '../../core/principal.ts';
import type { Incoming } from '../../core/request.ts';
import { type Taken, takeSystem } from '../../language/systems.ts';
import type { App } from '../app.ts';
import { callPrefix } from '../usage.ts';
import type { Asked } from './asked.ts';
import { answerToQuestion, followUp } from './follow-up.ts';
import { askForMissing } from './form.ts';
import { impossibleCard } from './impossible.ts';
import { shortcutForm } from './shortcut.ts';
import { labelOfQuestion, wordToQuestion } from './typed-answer.ts';

/** Long enough for every command; beyond it nobody types by hand. */
const LONGEST_TEXT = 4_000;

/** Typed words, a sentence, a button or a form: all become one Call. */
export async function readCall(app: App, who: Principal, incoming: Incoming): Promise<Asked> {
  const { asked } = incoming;
  switch (asked.kind) {
    case 'call':
      return readPress(app, who, asked);
    case 'wish': {
      const command = app.catalog.get(asked.call.command);
      return command ? { kind: 'call', command, call: asked.call, source: 'sentence' } : tampered();
    }
    case 'form': {
      const command = app.catalog.get(asked.command);
      return { kind: 'card', card: await shortcutForm(app, who, incoming, asked), ...(command && { command }) };
    }
    case 'words': {
      const { text, system, unknown }: Taken =
        app.systems.length > 1 ? takeSystem(asked.text, namesOf(app)) : { text: asked.text };
      if (unknown !== undefined) return noSuchAccount(app, unknown);
      return inSystem(await readWords(app, who, incoming, { ...asked, text }), system);
    }
    default:
      return asked satisfies never;
  }
}

function namesOf(app: App) {
  return app.systems.map(({ id, label, aliases = [], console }) => ({
    id,
    names: [label.toLowerCase(), ...aliases],
    account: console !== undefined,
  }));
}

/** Never a guess: what was meant for one customer must not happen to another. */
function noSuchAccount({ systems }: App, given: string): Asked {
  const names = systems.flatMap(({ label, console }) => (console ? [label] : []));
  const card = problemCard({
    title: 'Which account?',
    sentence: `I do not know which account "${given.slice(0, 60)}" is. Nothing was done.`,
    next: `Say it again with one of these: ${names.slice(0, 20).join(', ')}.`,
  });
  return { kind: 'card', card };
}

/** The named system goes with each wish of the sentence. */
function inSystem(asked: Asked, system: string | undefined): Asked {
  if (system === undefined || asked.kind !== 'call') return asked;
  const { further } = asked;
  return {
    ...asked,
    call: { ...asked.call, system },
    ...(further && { further: further.map((call) => ({ ...call, system })) }),
  };
}

/** Button and form data come from outside: unknown commands and fields are refused, form values fill visible fields only. */
async function readPress(
  app: App,
  who: Principal,
  asked: Extract<Incoming['asked'], { kind: 'call' }>,
): Promise<Asked> {
  const command = app.catalog.get(asked.call.command);
  // A button from before a phone system was left out of the configuration, or of somebody who made it up.
  if (!command) return impossible(app, who, asked.call.command);
  const { shape } = command.input;
  const input: Record<string, CallValue> = { ...asked.call.input };
  const { [AGREED]: typed, [BECAUSE]: why, ...values } = asked.values;
  for (const [name, value] of Object.entries(values)) {
    const schema = shape[name];
    const kind = schema && metaOf(schema)?.kind;
    if (!kind || kind === 'hidden') return tampered();
    if (value === '') delete input[name];
    else input[name] = value;
  }
  if (Object.keys(input).some((name) => !(name in shape))) return tampered();
  const agreed = typeof typed === 'string' ? { agreed: typed } : {};
  const because = typeof why === 'string' ? { because: why.slice(0, 500) } : {};
  return { kind: 'call', command, call: { ...asked.call, input, ...agreed, ...because }, source: 'press' };
}

function tampered(): Asked {
  return {
    kind: 'card',
    card: problemCard({
      title: 'That button no longer works',
      sentence: 'It belongs to something I do not know (any more). Nothing was done.',
      next: 'Type the command again to get a fresh card.',
    }),
  };
}

async function readWords(
  app: App,
  who: Principal,
  incoming: Incoming,
  asked: Extract<Incoming['asked'], { kind: 'words' }>,
): Promise<Asked> {
  if (asked.text.length > LONGEST_TEXT) {
    return {
      kind: 'card',
      card: problemCard({
        title: 'That is too long for me',
        sentence: 'I read up to 4,000 characters. Nothing was done.',
      }),
    };
  }
  const context = { now: incoming.at, zone: who.zone, language: languageOf(who.locale), mentions: asked.mentions };
  const words = app.grammar.read(asked.text, context);
  const typed = words.kind === 'call' ? app.catalog.get(words.command) : undefined;
  if (words.kind === 'call' && typed && words.sure) {
    return { kind: 'call', command: typed, call: { command: typed.id, input: words.input }, source: 'words' };
  }
  if (words.kind === 'call' && !typed && words.sure) return impossible(app, who, words.command);
  const word = await wordToQuestion(app, who, incoming, asked.text);
  if (word) return word;
  const following = await followUp(app, who, incoming, asked.text);
  if (following) return following;
  if (words.kind === 'call' && typed && words.problems.length > 0) {
    return {
      kind: 'card',
      card: await askForMissing(app, who, typed, { command: typed.id, input: words.input }, words.problems),
      command: typed,
    };
  }
  if (words.kind === 'empty') return helpCall(app, {});
  const nearest = words.kind === 'unknown' ? words.nearest.filter(({ id }) => app.catalog.get(id)) : [];
  if (words.kind === 'unknown' && words.slip && nearest.length > 0) return offer(nearest, who);

  const understood = app.understanding.understand(asked.text, context);
  const heard = understood.command === null ? undefined : app.catalog.get(understood.command);
  const command = typed && heard && heard.id !== typed.id && isSpelledOut(asked.text, typed.id) ? undefined : heard;
  if (command) {
    const call: Call = { command: command.id, input: understood.args };
    const unclear = understood.missing.filter((name) => isTime(command, name));
    if (unclear.length > 0) {
      const problems = unclear.map((name) => ({ field: name, text: 'that time', reason: 'unclear' as const }));
      return { kind: 'card', card: await askForMissing(app, who, command, call, problems), command };
    }
    const further = understood.then.map((wish): Call => ({ command: wish.command, input: wish.args }));
    return { kind: 'call', command, call, source: command.id === typed?.id ? 'words' : 'sentence', further };
  }
  if (understood.command !== null && !heard) return impossible(app, who, understood.command);
  if (words.kind === 'call') {
    if (!typed) return impossible(app, who, words.command);
    return { kind: 'call', command: typed, call: { command: typed.id, input: words.input }, source: 'words' };
  }
  const answered =
    (await answerToQuestion(app, who, incoming, asked.text)) ?? (await labelOfQuestion(app, incoming, asked.text));
  if (answered) return answered;
  const later = understood.command === null ? app.understanding.later(asked.text, context) : undefined;
  if (later !== undefined && app.catalog.get(later)) return { kind: 'card', card: beginsLaterCard(later) };
  if (nearest.length > 0) return offer(nearest, who);
  if (words.kind === 'group') return helpCall(app, { topic: words.word });
  const near = app.understanding.nearest(asked.text).flatMap((id) => app.catalog.get(id) ?? []);
  return { kind: 'card', card: notUnderstoodCard(near.map((one) => ({ id: one.id, summary: one.summary }))) };
}

/** What is understood and cannot be done here is said so: taken for something else it might do harm. */
function impossible(app: App, who: Principal, id: string): Asked {
  const command = app.catalog.known(id);
  return command ? { kind: 'card', card: impossibleCard(who, command, app.systems) } : tampered();
}

/** "supportlog note 1" begins with the very words of a command: whatever else a sentence of these words could mean. */
function isSpelledOut(text: string, id: string): boolean {
  return `${text.trim().toLowerCase()} `.startsWith(`${id.replace('.', ' ')} `);
}

function isTime(command: AnyCommand, name: string): boolean {
  const schema = command.input.shape[name];
  return isTimeKind(schema && metaOf(schema)?.kind);
}

function offer(nearest: readonly { id: string; usage: string }[], who: Principal): Asked {
  return { kind: 'card', card: nearestCard(nearest, callPrefix(who.chat.platform)) };
}

function helpCall(app: App, input: Call['input']): Asked {
  const command = app.catalog.get('help');
  if (!command) throw new Error('The catalog has no help');
  return { kind: 'call', command, call: { command: 'help', input }, source: 'words' };
}
