import { join } from 'node:path';
import { request } from 'undici';
import { z } from 'zod';
import {
  createSlackSender,
  eventEnvelope,
  type SlackAnswer,
  type SlackSender,
  slashCommand,
} from '../support/slack-sender.ts';
import { type RunningPatchcord, startPatchcord } from './patchcord.ts';
import { type Recorder, startRecorder } from './recorder.ts';
import { eventually, freePort, startNode } from './start.ts';

const Block = z.looseObject({ type: z.string() });
const Message = z.looseObject({
  text: z.string().default(''),
  ts: z.string().default(''),
  blocks: z.array(Block).default([]),
});
export type Message = z.infer<typeof Message>;
const View = z.looseObject({ id: z.string(), callback_id: z.string().optional() });
export type View = z.infer<typeof View>;

const botToken = 'xoxb-test';
const bot = 'U0PATCH';
const danaToken = 'xoxp-dana';
const signingSecret = 'signing-secret-of-the-test-bed';

/** What the emulator answers with 404. */
const notEmulated: Record<string, object> = { 'usergroups.list': { usergroups: [] } };

/** Slack's Web API with state, the running product behind a proxy that writes its calls down, and Slack's way in, played here. */
export interface SlackBed {
  patchcord: RunningPatchcord;
  /** Calls of the Web API that Patchcord made. */
  calls: Recorder;
  sender: SlackSender;
  team: string;
  userId(name: string): string;
  channelId(name: string): string;
  /** The Web API, as somebody else. Throws Slack's error. */
  ask(method: string, args: Record<string, unknown>, token?: string): Promise<Record<string, unknown>>;
  trigger(name: string): Promise<string>;
  /** The next call of that method is answered with this error. */
  refuseNext(method: string, error: string): void;
  /** Types a slash command in that channel; its answers come to the response address. */
  types(name: string, channel: string, line: string): Promise<{ ack: SlackAnswer; answer: () => Promise<Message> }>;
  says(name: string, text: string): Promise<SlackAnswer>;
  mentions(name: string, channel: string, text: string): Promise<SlackAnswer>;
  /** The bot's newest message in the direct chat, once it fits. */
  direct(name: string, fits: (message: Message) => boolean): Promise<Message>;
  /** Presses a button of a message in the direct chat; gives the response address's messages too. */
  presses(name: string, message: Message, label: string): Promise<SlackAnswer>;
  /** The newest form, once it has that field. */
  form(field: string): Promise<View>;
  submits(name: string, view: View, values: Record<string, unknown>): Promise<SlackAnswer>;
  stop(): Promise<void>;
}

export async function startSlackBed(): Promise<SlackBed> {
  const port = await freePort();
  const api = `http://127.0.0.1:${port}`;
  const program = join(import.meta.dirname, 'node_modules', 'emulate', 'dist', 'index.js');
  const slack = await startNode(
    [program, 'start', '--service', 'slack', '--port', `${port}`, '--seed', 'test/beds/slack.yaml'],
    { readyAt: `${api}/` },
  );
  const refusals = new Map<string, string>();
  const calls = await startRecorder(api, ({ path }) => {
    const method = path.replace('/api/', '');
    const error = refusals.get(method);
    refusals.delete(method);
    if (error !== undefined) return { json: { ok: false, error } };
    return method in notEmulated ? { json: { ok: true, ...notEmulated[method] } } : undefined;
  });
  const responses = await startRecorder('', () => ({ json: { ok: true } }));
  const patchcord = await startPatchcord({
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: `${calls.url}/api/`,
  });
  const sender = createSlackSender(`${patchcord.url}/slack/events`, signingSecret, Date.now);
  let count = 0;

  async function ask(
    method: string,
    args: Record<string, unknown>,
    token = danaToken,
  ): Promise<Record<string, unknown>> {
    const { body } = await request(`${api}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    const answer = z.looseObject({ ok: z.boolean() }).parse(await body.json());
    if (!answer.ok) throw new Error(`${method}: ${String(answer.error)}`);
    return answer;
  }

  const Named = z.array(z.looseObject({ id: z.string(), name: z.string() }));
  const people = Named.parse((await ask('users.list', {})).members);
  const channels = Named.parse((await ask('conversations.list', {})).channels);
  const team = z.string().parse((await ask('auth.test', {}, botToken)).team_id);
  const idIn = (list: typeof people, name: string) => {
    const found = list.find((one) => one.name === name);
    if (!found) throw new Error(`Slack knows no ${name}`);
    return found.id;
  };
  const userId = (name: string) => idIn(people, name);
  const channelId = (name: string) => idIn(channels, name);
  const directOf = async (name: string) => {
    const { channel } = await ask('conversations.open', { users: userId(name) }, botToken);
    return z.object({ id: z.string() }).parse(channel).id;
  };
  const trigger = async (name: string) =>
    z.string().parse((await ask('views.generateTriggerId', { user_id: userId(name) }, botToken)).trigger_id);
  const event = (fields: Record<string, unknown>) => {
    count += 1;
    const ts = `${Math.floor(Date.now() / 1000)}.${String(count).padStart(6, '0')}`;
    const authorizations = [{ enterprise_id: null, team_id: team, user_id: bot, is_bot: true }];
    const envelope = eventEnvelope(`EvBed${count}`, { team, ts, ...fields });
    return sender.event({ ...envelope, team_id: team, authorizations });
  };
  const asWorkspace = (name: string) => ({
    team: { id: team, domain: 'example' },
    user: { id: userId(name), username: name, team_id: team },
  });

  return {
    patchcord,
    calls,
    sender,
    team,
    userId,
    channelId,
    ask,
    trigger,
    refuseNext: (method, error) => void refusals.set(method, error),
    async types(name, channel, line) {
      const path = `/commands/${++count}`;
      const ack = await sender.command(
        slashCommand(line, {
          team_id: team,
          user_id: userId(name),
          user_name: name,
          channel_id: channelId(channel),
          channel_name: channel,
          trigger_id: await trigger(name),
          response_url: responses.url + path,
        }),
      );
      return {
        ack,
        answer: () =>
          eventually(`an answer to ${line}`, () => {
            const last = responses.passed.findLast((one) => one.path === path);
            const message = last && Message.parse(JSON.parse(last.body));
            return message && !message.text.startsWith('Working') ? message : undefined;
          }),
      };
    },
    says: async (name, text) =>
      event({ type: 'message', channel_type: 'im', channel: await directOf(name), user: userId(name), text }),
    mentions: (name, channel, text) =>
      event({ type: 'app_mention', channel: channelId(channel), user: userId(name), text: `<@${bot}> ${text}` }),
    async direct(name, fits) {
      const channel = await directOf(name);
      return eventually(`a direct message to ${name}`, async () => {
        const { messages } = await ask('conversations.history', { channel }, botToken);
        return z.array(Message).parse(messages).find(fits);
      });
    },
    async presses(name, message, label) {
      const channel = await directOf(name);
      return sender.interaction({
        type: 'block_actions',
        api_app_id: 'A0PATCH',
        ...asWorkspace(name),
        trigger_id: await trigger(name),
        channel: { id: channel, name: 'directmessage' },
        container: { type: 'message', message_ts: message.ts, channel_id: channel, is_ephemeral: false },
        message: { ts: message.ts },
        actions: [{ ...buttonOf(message, label), action_ts: `${Date.now() / 1000}` }],
      });
    },
    form: (field) =>
      eventually(`a form with ${field}`, () => {
        const views = calls.passed
          .filter(({ path }) => path.startsWith('/api/views.'))
          .map(({ answer }) => JSON.parse(answer));
        const found = views.findLast((answer) => JSON.stringify(answer).includes(`field:${field}`));
        return found && View.parse(found.view);
      }),
    submits: async (name, view, values) =>
      sender.interaction({
        type: 'view_submission',
        ...asWorkspace(name),
        trigger_id: await trigger(name),
        view: {
          ...view,
          state: {
            values: Object.fromEntries(Object.entries(values).map(([field, value]) => [`field:${field}`, { value }])),
          },
        },
      }),
    async stop() {
      await patchcord.stop();
      await Promise.all([slack.stop(), calls.stop(), responses.stop()]);
    },
  };
}

const Button = z.looseObject({ type: z.literal('button'), text: z.looseObject({ text: z.string() }) });

/** The button of that label in a message. */
function buttonOf(message: Message, label: string): z.infer<typeof Button> {
  const elements = message.blocks.flatMap((block) => z.array(z.unknown()).safeParse(block.elements).data ?? []);
  const buttons = elements.flatMap((element) => Button.safeParse(element).data ?? []);
  const found = buttons.find(({ text }) => text.text === label);
  if (!found) throw new Error(`No button "${label}", only: ${buttons.map(({ text }) => text.text).join(', ')}`);
  return found;
}
