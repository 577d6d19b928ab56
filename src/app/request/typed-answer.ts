import { z } from 'zod';
import { card, text } from '../../../cards/build.ts';
import { AGREED, answeredCard } from '../../../cards/confirm.ts';
import type { Button, Call } from '../../../cards/model.ts';
import { languageOf } from '../../core/language.ts';
import type { Principal } from '../../core/principal.ts';
import type { Incoming } from '../../core/request.ts';
import { readAnswer } from '../../language/answer.ts';
import { fold } from '../../language/text.ts';
import { approvalsOfRequest } from '../../store/approvals.ts';
import { readRequest } from '../../store/requests.ts';
import type { App } from '../app.ts';
import { placeShown } from '../reply/answer.ts';
import { StoredCard } from '../reply/tell.ts';
import type { AnsweredQuestion, Asked } from './asked.ts';
import { type LastCall, lastCallOf } from './last-call.ts';

/** After this a "yes" is said to something else. */
const OPEN_MS = 5 * 60_000;

const Question = z.object({ card: StoredCard });

interface Open {
  last: LastCall;
  presses: { label: string; call: Call }[];
  /** What must be typed into the card itself. */
  word: string | undefined;
  /** The card as it shall stand there once it was answered with these words; undefined where it cannot be changed. */
  answered(said: string): AnsweredQuestion | undefined;
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
  if (answer.kind === 'no' && (asksYes || choices(open).length > 0)) return nothingDone(open, said);
  if (answer.kind === 'yes' && open.word !== undefined) return needsWord(open.word);
  const [agreed, another] = agrees;
  if (answer.kind === 'yes') return agreed && !another ? pressed(app, open, agreed.call, said) : undefined;
  if (answer.kind !== 'nth') return undefined;
  const chosen = choices(open).at(answer.at);
  return chosen && pressed(app, open, chosen.call, said);
}

/** The beginning of one of the labels, said to the question before it: "Outage" to "Which meeting?". */
export async function labelOfQuestion(app: App, incoming: Incoming, said: string): Promise<Asked | undefined> {
  const wanted = fold(said.trim().replace(/[\s.!?]+$/, ''));
  const open = wanted.length < 2 ? undefined : await openQuestion(app, incoming);
  const [fits, another] = open ? choices(open).filter(({ label }) => fold(label).startsWith(wanted)) : [];
  return open && fits && !another ? pressed(app, open, fits.call, said) : undefined;
}

async function openQuestion(app: App, incoming: Incoming): Promise<Open | undefined> {
  const last = await lastCallOf(app, incoming);
  if (last?.result !== 'asked' || last.passed || incoming.at - last.at > OPEN_MS) return undefined;
  const { db } = app.database;
  if ((await approvalsOfRequest(db, last.request, 1)).length > 0) return undefined;
  const stored = await readRequest(db, last.request);
  const asked = Question.safeParse(stored?.reply ? JSON.parse(stored.reply) : undefined);
  if (!asked.success) return undefined;
  const { card: question } = asked.data;
  const presses = question.blocks.flatMap((block) => {
    if (block.kind === 'buttons') return block.buttons.flatMap((button) => callOf(button, button.label));
    // A row is called by its title; its button says the same in every row.
    return block.kind === 'rows' ? block.rows.flatMap(({ title, button }) => callOf(button, title)) : [];
  });
  const inputs = question.blocks.flatMap((block) => (block.kind === 'form' ? block.inputs : []));
  const message = stored && placeShown(stored);
  return {
    last,
    presses,
    word: inputs.find(({ name }) => name === AGREED)?.label,
    answered: (said) => message && { message, card: answeredCard(question, said) },
  };
}

function callOf(button: Button | undefined, label: string): Open['presses'] {
  return button?.kind === 'call' ? [{ label, call: button.call }] : [];
}

/** Where there is something to choose, every button is the same Call with another piece filled in. */
function choices({ last, presses }: Open): Open['presses'] {
  const same = presses.every(({ call }) => call.command === last.call.command && call.agreed === undefined);
  return same && presses.length > 1 ? presses : [];
}

function pressed(app: App, open: Open, call: Call, said: string): Asked | undefined {
  const command = app.catalog.get(call.command);
  const answers = open.answered(said);
  return command && { kind: 'call', command, call, source: 'press', ...(answers && { answers }) };
}

function nothingDone(open: Open, said: string): Asked {
  const answers = open.answered(said);
  return {
    kind: 'card',
    card: card('Nothing was done', 'neutral', [text('Your no is taken. Nothing was changed.')]),
    closes: true,
    ...(answers && { answers }),
  };
}

function needsWord(label: string): Asked {
  return {
    kind: 'card',
    card: card('Not yet', 'neutral', [text(`A yes is not enough for this. ${label}, in the card above.`)]),
  };
}
