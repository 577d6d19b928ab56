import { z } from 'zod';
import { card, text } from '../../../cards/build.ts';
import { AGREED } from '../../../cards/confirm.ts';
import type { Call } from '../../../cards/model.ts';
import { languageOf } from '../../core/language.ts';
import type { Principal } from '../../core/principal.ts';
import { CallSchema, type Incoming } from '../../core/request.ts';
import { type Answer, readAnswer } from '../../language/answer.ts';
import { fold } from '../../language/text.ts';
import { approvalsOfRequest } from '../../store/approvals.ts';
import { readRequest } from '../../store/requests.ts';
import type { App } from '../app.ts';
import type { Asked } from './asked.ts';
import { type LastCall, lastCallOf } from './last-call.ts';

/** After this a "yes" is said to something else. */
const OPEN_MS = 5 * 60_000;

/** What a card asks: as much of a stored reply as an answer needs. */
const Press = z.object({ kind: z.literal('call'), label: z.string(), call: CallSchema });
const Button = z.union([Press, z.object({ kind: z.string() }).transform(() => undefined)]);
const Block = z.union([
  z.object({ kind: z.literal('buttons'), buttons: z.array(Button) }),
  z.object({ kind: z.literal('rows'), rows: z.array(z.object({ title: z.string(), button: Button.optional() })) }),
  z.object({ kind: z.literal('form'), inputs: z.array(z.object({ name: z.string(), label: z.string() })) }),
  z.object({ kind: z.string() }).transform(() => undefined),
]);
const Question = z.object({ card: z.object({ blocks: z.array(Block) }) });

interface Open {
  last: LastCall;
  presses: { label: string; call: Call }[];
  /** What must be typed into the card itself. */
  word: string | undefined;
}

/**
 * "Yes", "no", "the second one": does what the button of the newest question does. It is the question of this person in this
 * conversation, nothing came after it, and it is a few minutes old at most; a request that waits for others is none.
 */
export async function wordToQuestion(
  app: App,
  who: Principal,
  incoming: Incoming,
  said: string,
): Promise<Asked | undefined> {
  const answer = readAnswer(said, languageOf(who.locale));
  const open = answer && (await openQuestion(app, incoming));
  if (!answer || !open) return undefined;
  const agrees = open.presses.filter(({ call }) => call.agreed !== undefined);
  const asksYes = agrees.length > 0 || open.word !== undefined;
  if (answer.kind === 'no' && (asksYes || choices(open).length > 0)) return nothingDone();
  if (answer.kind === 'yes' && open.word !== undefined) return needsWord(open.word);
  const [agreed, another] = agrees;
  if (answer.kind === 'yes') return agreed && !another ? pressed(app, agreed.call) : undefined;
  return answer.kind === 'nth' ? nth(app, open, answer) : undefined;
}

/** The beginning of one of the labels, said to the question before it: "Outage" to "Which meeting?". */
export async function labelOfQuestion(app: App, incoming: Incoming, said: string): Promise<Asked | undefined> {
  const wanted = fold(said.trim().replace(/[\s.!?]+$/, ''));
  const open = wanted.length < 2 ? undefined : await openQuestion(app, incoming);
  const [fits, another] = open ? choices(open).filter(({ label }) => fold(label).startsWith(wanted)) : [];
  return fits && !another ? pressed(app, fits.call) : undefined;
}

async function openQuestion(app: App, incoming: Incoming): Promise<Open | undefined> {
  const last = await lastCallOf(app, incoming);
  if (last?.result !== 'asked' || last.passed || incoming.at - last.at > OPEN_MS) return undefined;
  const { db } = app.database;
  if ((await approvalsOfRequest(db, last.request, 1)).length > 0) return undefined;
  const stored = await readRequest(db, last.request);
  const asked = Question.safeParse(stored?.reply ? JSON.parse(stored.reply) : undefined);
  if (!asked.success) return undefined;
  const blocks = asked.data.card.blocks.filter((block) => block !== undefined);
  const presses = blocks.flatMap((block) => {
    if ('buttons' in block) return block.buttons.flatMap((button) => button ?? []);
    // A row is called by its title; its button says the same in every row.
    return 'rows' in block
      ? block.rows.flatMap(({ title, button }) => (button ? [{ label: title, call: button.call }] : []))
      : [];
  });
  const forms = blocks.flatMap((block) => ('inputs' in block ? block.inputs : []));
  return { last, presses, word: forms.find(({ name }) => name === AGREED)?.label };
}

/** Where there is something to choose, every button is the same Call with another piece filled in. */
function choices({ last, presses }: Open): Open['presses'] {
  const same = presses.every(({ call }) => call.command === last.call.command && call.agreed === undefined);
  return same && presses.length > 1 ? presses : [];
}

function nth(app: App, open: Open, { at }: Extract<Answer, { kind: 'nth' }>): Asked | undefined {
  const chosen = choices(open).at(at);
  return chosen && pressed(app, chosen.call);
}

function pressed(app: App, call: Call): Asked | undefined {
  const command = app.catalog.get(call.command);
  return command && { kind: 'call', command, call, source: 'press' };
}

function nothingDone(): Asked {
  return {
    kind: 'card',
    card: card('Nothing was done', 'neutral', [text('Your no is taken. Nothing was changed.')]),
    closes: true,
  };
}

function needsWord(label: string): Asked {
  return {
    kind: 'card',
    card: card('Not yet', 'neutral', [text(`A yes is not enough for this. ${label}, in the card above.`)]),
  };
}
