import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { request } from 'undici';
import { z } from 'zod';
import { eventually, freePort, startNode, temporaryFolder } from './start.ts';

const Element = z.looseObject({ type: z.string() });
const Card = z.looseObject({ type: z.literal('AdaptiveCard'), body: z.array(Element) });
export type Card = z.infer<typeof Card>;

/** One request with its answer, in either direction, as the Playground recorded it. Refused ones leave no entry. */
const Entry = z.object({
  direction: z.string(),
  activityName: z.string(),
  request: z.object({ method: z.string(), url: z.string(), body: z.unknown().optional() }),
  response: z.object({ statusCode: z.number(), body: z.unknown().optional() }),
});
export type Entry = z.infer<typeof Entry>;

const Message = z.object({
  id: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.object({ contentType: z.string(), content: z.unknown() })).default([]),
});

/** A message of the bot as the Playground has it, with the id of the chat it stands in. */
export interface BotMessage {
  id: string;
  words: string;
  card: Card | undefined;
}

export interface Person {
  id: string;
  name: string;
  aadObjectId: string;
}

const Config = z.object({
  config: z.object({
    bot: z.object({ id: z.string() }),
    currentUser: z.object({ id: z.string(), name: z.string(), aadObjectId: z.string() }),
    users: z.array(z.object({ id: z.string(), name: z.string(), aadObjectId: z.string() })),
  }),
});

export const chats = {
  personal: 'personal-dana',
  group: '19:phones@thread.v2',
  channel: '19:support-desk@thread.tacv2',
} as const;

/** Microsoft's own client for Teams apps, with the people of `manifest/playground.yml`. */
export interface Playground {
  url: string;
  transcript(): Promise<Entry[]>;
  people(): Promise<Person[]>;
  /** Dana Kim types a line; with `@Patchcord` in front where the chat needs it. */
  types(chat: string, text: string): Promise<void>;
  /** The answer to the line typed last: the newest message of the bot that was not there before. */
  answer(chat: string): Promise<BotMessage>;
  /** Dana Kim presses a button of a card: what the bot answered, which replaces the card. */
  presses(chat: string, message: BotMessage, title: string, values?: Record<string, string>): Promise<Card>;
  /** Any activity, built on the Playground's own template for that chat. */
  sends(chat: string, change: Record<string, unknown>): Promise<void>;
  stop(): Promise<void>;
}

export async function startPlayground(botUrl: string): Promise<Playground> {
  const port = await freePort();
  const folder = temporaryFolder();
  const recording = join(folder.path, 'events.log');
  const url = `http://localhost:${port}`;
  const client = join(import.meta.dirname, 'node_modules', '@microsoft', 'm365agentsplayground', 'cli.js');
  const child = await startNode(
    [client, 'start', '-e', `${botUrl}/api/messages`, '-c', 'msteams', '-p', `${port}`, '--dt', '--er'],
    {
      readyAt: `${url}/_internal/v1/testConfig`,
      env: {
        TEAMSAPPTESTER_BROWSER: 'none',
        TZ: 'Europe/Berlin',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: 'manifest/playground.yml',
        M365_AGENTS_PLAYGROUND_LOGFILE: join(folder.path, 'playground.log'),
        M365_AGENTS_PLAYGROUND_RECORDING_FILE: recording,
      },
    },
  );
  const seen = new Set<string>();

  async function call(path: string, body?: unknown): Promise<unknown> {
    const answer = await request(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 400) throw new Error(`The Playground answered ${answer.statusCode} to ${path}: ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }

  const { bot, currentUser, users } = Config.parse(await call('/_internal/v1/testConfig')).config;
  const from = { id: currentUser.id };

  async function transcript(): Promise<Entry[]> {
    const text = await readFile(recording, 'utf8').catch(() => '');
    const entries = text.split('\n---\n').filter((entry) => entry.trim() !== '');
    // The last one may still be being written: it is whole at the next look.
    if (!isWhole(entries.at(-1))) entries.pop();
    return entries.map((entry) => Entry.parse(JSON.parse(entry)));
  }

  /** Messages the bot posted to that chat or a thread of it, oldest first. */
  async function posted(chat: string): Promise<BotMessage[]> {
    const entries = await transcript();
    return entries.flatMap(({ direction, activityName, request: { method, url: to, body }, response }) => {
      if (!direction.startsWith('User Application') || activityName !== 'message' || method !== 'POST') return [];
      if (!decodeURIComponent(to).includes(`/conversations/${chat}`)) return [];
      const { id } = z.object({ id: z.string() }).parse(response.body);
      const { text = '', summary = '', attachments } = Message.omit({ id: true }).parse(body);
      return [{ id, words: summary || text, card: Card.safeParse(attachments[0]?.content).data }];
    });
  }

  return {
    url,
    transcript,
    people: async () => [currentUser, ...users],
    async types(chat, text) {
      for (const message of await posted(chat)) seen.add(message.id);
      const isDirect = chat === chats.personal;
      const at = '<at>Patchcord</at>';
      const mentions = isDirect ? {} : { mentions: [{ mentioned: { id: bot.id, name: 'Patchcord' }, text: at }] };
      await call(`/_conversation/v1/conversations/${encodeURIComponent(chat)}/messages`, {
        text: isDirect ? text : `${at} ${text}`,
        textFormat: 'plain',
        from,
        ...mentions,
      });
    },
    answer: (chat) =>
      eventually(`an answer in ${chat}`, async () => {
        const fresh = (await posted(chat)).find(({ id }) => !seen.has(id));
        if (fresh) seen.add(fresh.id);
        return fresh;
      }),
    async presses(chat, message, title, values = {}) {
      const action = findAction(message.card, title);
      const answer = await call('/_conversation/v1/invoke', {
        name: 'adaptiveCard/action',
        value: { action: { ...action, data: { ...action.data, ...values } }, trigger: 'manual' },
        from,
        conversation: { id: chat },
        replyToId: message.id,
      });
      const read = z.object({ type: z.string(), value: Card }).safeParse(answer);
      if (!read.success) throw new Error(`No card came back: ${JSON.stringify(answer).slice(0, 500)}`);
      return read.data.value;
    },
    async sends(chat, change) {
      for (const message of await posted(chat)) seen.add(message.id);
      const template = await call(`/_internal/v1/customActivities/template?conversationId=${encodeURIComponent(chat)}`);
      await call('/_internal/v1/customActivities', { ...z.looseObject({}).parse(template), ...change });
    },
    async stop() {
      await child.stop();
      folder.remove();
    },
  };
}

const Execute = z.looseObject({
  type: z.literal('Action.Execute'),
  title: z.string(),
  verb: z.string(),
  data: z.looseObject({}),
});

/** The button of that title, wherever it stands in the card. */
function findAction(card: Card | undefined, title: string): z.infer<typeof Execute> {
  const actions = card ? everyObject(card).flatMap((object) => Execute.safeParse(object).data ?? []) : [];
  const action = actions.find((one) => one.title === title);
  if (!action) throw new Error(`No button "${title}", only: ${actions.map((one) => one.title).join(', ')}`);
  return action;
}

function everyObject(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return [value, ...Object.values(value).flatMap(everyObject)];
}

/** All texts of a card, one a line. */
export function textOf(card: Card | undefined): string {
  return everyObject(card)
    .flatMap((object) => ('text' in object && typeof object.text === 'string' ? [object.text] : []))
    .join('\n');
}

function isWhole(entry: string | undefined): boolean {
  try {
    JSON.parse(entry ?? '');
    return true;
  } catch {
    return false;
  }
}
