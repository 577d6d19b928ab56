import { z } from 'zod';
import type { Seat } from './people.ts';
import type { Delivered, ToBot } from './to-bot.ts';

/** A button of a card as the renderer reports it, the inputs merged into `data`. */
export const PressedAction = z.object({
  /** `task/submit` is the button of an open dialog. */
  type: z.enum(['Action.Execute', 'Action.Submit', 'task/submit']),
  id: z.string().optional(),
  title: z.string().optional(),
  verb: z.string().optional(),
  data: z.unknown().optional(),
  /** `automatic`: the card refreshes itself for its viewer. */
  trigger: z.enum(['manual', 'automatic']).default('manual'),
});
export type PressedAction = z.infer<typeof PressedAction>;

/** What the page does next. A changed card arrives by the stream. */
export type Pressed =
  | { kind: 'done' }
  | { kind: 'note'; text: string }
  | { kind: 'dialog'; title: string; card: unknown }
  | { kind: 'problem'; text: string };

/** Does what Teams does when somebody presses this button. */
export async function press(seat: Seat, activityId: string, action: PressedAction, toBot: ToBot): Promise<Pressed> {
  if (action.type === 'Action.Execute') {
    const { trigger, ...pressed } = action;
    const answer = await toBot.invoke(seat.person, 'adaptiveCard/action', activityId, { action: pressed, trigger });
    return afterExecute(seat, activityId, answer);
  }
  const { msteams } = SubmitData.parse(action.data ?? {});
  const dialog = { data: action.data ?? {}, context: { theme: 'default' } };
  if (action.type === 'task/submit')
    return afterDialog(await toBot.invoke(seat.person, 'task/submit', activityId, dialog));
  switch (msteams?.type) {
    case 'task/fetch':
      return afterDialog(await toBot.invoke(seat.person, 'task/fetch', activityId, dialog));
    case 'imBack':
      return say(seat, { text: msteams.value }, toBot);
    case 'messageBack': {
      const { text, displayText, value } = msteams;
      return say(seat, { text, value, replyToId: activityId }, toBot, displayText);
    }
    case undefined:
      return say(seat, { text: '', value: action.data, replyToId: activityId }, toBot);
    default:
      return msteams satisfies never;
  }
}

/** Sends a line; what is not empty of it shows up as said by the person. */
export async function say(
  seat: Seat,
  content: { text: string; value?: unknown; replyToId?: string },
  toBot: ToBot,
  shown: string = content.text,
): Promise<Pressed> {
  const id =
    shown === ''
      ? `f:${crypto.randomUUID()}`
      : seat.conversation.add('person', { text: shown, cards: [], files: [] }).id;
  const answer = await toBot.message(seat.person, id, content);
  return answer.ok ? { kind: 'done' } : { kind: 'problem', text: answer.sentence };
}

/** `msteams` in the data of an `Action.Submit` asks for something else than a message with a value (Teams manual, "Card actions"). */
const SubmitData = z
  .object({
    msteams: z
      .discriminatedUnion('type', [
        z.object({ type: z.literal('task/fetch') }),
        z.object({ type: z.literal('imBack'), value: z.string() }),
        z.object({
          type: z.literal('messageBack'),
          text: z.string().default(''),
          displayText: z.string().default(''),
          value: z.unknown().optional(),
        }),
      ])
      .optional()
      .catch(undefined),
  })
  .catch({});

/** The three answers to `adaptiveCard/action` (Adaptive Cards manual, "Universal Action Model"). */
const ExecuteAnswer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    statusCode: z.literal(200),
    value: z.looseObject({}),
  }),
  z.object({
    type: z.literal('application/vnd.microsoft.activity.message'),
    statusCode: z.literal(200),
    value: z.string(),
  }),
  z.object({ type: z.literal('application/vnd.microsoft.error'), value: z.object({ message: z.string() }) }),
]);

function afterExecute({ conversation }: Seat, activityId: string, answer: Delivered): Pressed {
  if (!answer.ok) return { kind: 'problem', text: answer.sentence };
  if (answer.body === undefined) return { kind: 'done' };
  const parsed = ExecuteAnswer.safeParse(answer.body);
  if (!parsed.success) return { kind: 'problem', text: 'The bot gave an answer that Teams would not understand.' };
  const { type, value } = parsed.data;
  switch (type) {
    case 'application/vnd.microsoft.card.adaptive': {
      const shown = conversation.change(activityId, { text: '', cards: [value], files: [] });
      return shown ? { kind: 'done' } : { kind: 'problem', text: 'The message of this card is no longer there.' };
    }
    case 'application/vnd.microsoft.activity.message':
      return { kind: 'note', text: value };
    case 'application/vnd.microsoft.error':
      return { kind: 'problem', text: value.message };
    default:
      return type satisfies never;
  }
}

/** Answers to `task/fetch` and `task/submit` (Teams manual, "Dialogs"). */
const DialogAnswer = z.object({
  task: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('continue'),
      value: z.object({ title: z.string().default(''), card: z.object({ content: z.looseObject({}) }) }),
    }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
});

function afterDialog(answer: Delivered): Pressed {
  if (!answer.ok) return { kind: 'problem', text: answer.sentence };
  if (answer.body === undefined) return { kind: 'done' };
  const parsed = DialogAnswer.safeParse(answer.body);
  if (!parsed.success) return { kind: 'problem', text: 'The bot gave an answer that Teams would not understand.' };
  const { task } = parsed.data;
  if (task.type === 'message') return { kind: 'note', text: task.value };
  return { kind: 'dialog', title: task.value.title, card: task.value.card.content };
}
