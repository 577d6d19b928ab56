import { createHmac } from 'node:crypto';
import { request } from 'undici';
import type { Bench } from './bench.ts';
import { buttonPress, type SlackAnswer } from './slack-sender.ts';
import { stubTeam } from './slack-stub.ts';

export const LOGS_SECRET = 'secret-of-the-support-log-hook';
export const SLACK_CHANNEL = 'C0SUPPORT';
export const TEAMS_CHANNEL = '19:support@thread.tacv2';

/** Settings with a route to one channel of each platform. */
export const logSettings = {
  SUPPORT_LOGS_SECRET: LOGS_SECRET,
  SUPPORT_LOGS_SLACK_CHANNEL: SLACK_CHANNEL,
  SUPPORT_LOGS_TEAMS_CHANNEL: TEAMS_CHANNEL,
};

interface Message {
  key: string;
  text: string;
  blocks: unknown[];
}

/** Support logs from outside, and the channels in which they are handled. */
export interface LogBench {
  /** Posts to the signed hook; resolves with the status. */
  arrive(id: string, more?: Record<string, unknown>): Promise<number>;
  /** The app is added to the team of that channel. */
  addToTeam(channel?: string): Promise<void>;
  /** Messages of the Slack channel, oldest first, without the threads. */
  inSlack(channel?: string): Message[];
  threadsInSlack(channel?: string): Message[];
  /** Cards of the Teams channel as JSON, oldest first. */
  inTeams(channel?: string): string[];
  threadsInTeams(channel?: string): string[];
  /** Presses a button of the message that stands at this place of the channel, the newest by default. */
  pressesInSlack(person: string, label: string, at?: number, asItStood?: Message): Promise<SlackAnswer>;
  /** At the message that stands at this place of the channel, the newest by default. */
  pressesInTeams(person: string, title: string, inputs?: Record<string, string>, at?: number): Promise<unknown>;
  /** Presses a button that opens a dialog, and sends what it asks for; resolves with the dialog as it was asked. */
  fillsInTeams(person: string, title: string, values: Record<string, string>): Promise<string>;
  /** The same in Slack. */
  fillsInSlack(person: string, label: string, values: Record<string, string>): Promise<string>;
}

export function openLogBench(bench: Bench): LogBench {
  const { slack, teams, clock } = bench;
  let pressed = 0;

  const inSlack = (channel: string, threads: boolean) =>
    [...slack.stub.messages].flatMap(([key, message]): Message[] => {
      if (!key.startsWith(`${channel} `) || Boolean(message.thread_ts) !== threads) return [];
      const blocks = Array.isArray(message.blocks) ? message.blocks : [];
      return [{ key, text: String(message.text), blocks }];
    });
  /** Without the greeting that a team gets when Patchcord is added to it. */
  const rootsInTeams = (channel: string) =>
    teams.stub.messages(channel).filter(({ summary }) => !String(summary).startsWith('Your phone system is here'));

  return {
    arrive: (id, more = {}) => signedLog(bench.patchcord.url, clock.now(), { id, ...more }),
    async addToTeam(channel = TEAMS_CHANNEL) {
      await teams.posts(
        teams.activity('sam.ortiz', {
          type: 'conversationUpdate',
          membersAdded: [{ id: '28:bot' }],
          channelData: { tenant: { id: 'tenant-1' }, team: { id: '19:team@thread.tacv2' } },
          conversation: { id: channel, conversationType: 'channel', isGroup: true, tenantId: 'tenant-1' },
        }),
      );
      await bench.until(() => teams.stub.messages(channel).length > 0, 'a greeting', 100);
    },
    inSlack: (channel = SLACK_CHANNEL) => inSlack(channel, false),
    threadsInSlack: (channel = SLACK_CHANNEL) => inSlack(channel, true),
    inTeams: (channel = TEAMS_CHANNEL) => rootsInTeams(channel).map((message) => JSON.stringify(message)),
    threadsInTeams: (channel = TEAMS_CHANNEL) =>
      rootsInTeams(channel).flatMap(({ id }) =>
        teams.stub
          .messages(`${channel};messageid=${String(id)}`)
          .filter((message) => message.id !== id)
          .map((message) => JSON.stringify(message)),
      ),
    pressesInSlack(person, label, at = -1, asItStood = inSlack(SLACK_CHANNEL, false).at(at)) {
      const message = asItStood;
      const button = find(message?.blocks, (one) => one.type === 'button' && textOf(one) === label);
      if (!message || !button) throw new Error(`there is no button "${label}" in: ${message?.text}`);
      pressed += 1;
      const action = { ...button, block_id: 'b1', action_ts: `1790001${String(pressed).padStart(3, '0')}.000100` };
      const ts = message.key.split(' ')[1];
      return slack.sender().interaction(
        buttonPress(action, {
          user: { id: slack.userId(person), username: person, team_id: stubTeam },
          trigger_id: slack.stub.trigger(),
          channel: { id: SLACK_CHANNEL, name: 'support' },
          container: { type: 'message', message_ts: ts, channel_id: SLACK_CHANNEL, is_ephemeral: false },
          message: { ts },
          response_url: slack.stub.responseUrl(),
        }),
      );
    },
    async pressesInTeams(person, title, inputs = {}, at = -1) {
      const data = buttonInTeams('Action.Execute', title, at);
      const action = { type: 'Action.Execute', verb: 'call', data: { ...data, ...inputs } };
      return invoke(person, 'adaptiveCard/action', { action, trigger: 'manual' }, at);
    },
    async fillsInTeams(person, title, values) {
      const dialog = await invoke(person, 'task/fetch', { data: buttonInTeams('Action.Submit', title) });
      const send = find(
        dialog.body,
        (one) => String(one.type).startsWith('Action.') && isRecord(one.data) && 'call' in one.data,
      );
      const data = isRecord(send?.data) ? send.data : {};
      await invoke(person, 'task/submit', { data: { ...data, ...values } });
      return JSON.stringify(dialog.body);
    },
    async fillsInSlack(person, label, values) {
      await this.pressesInSlack(person, label);
      const fields = Object.keys(values).map((name) => `field:${name}`);
      const asked = () => JSON.stringify(slack.modal() ?? '');
      await bench.until(() => fields.every((field) => asked().includes(field)), `a form behind ${label}`, 50);
      const dialog = asked();
      await slack.submits(person, values);
      return dialog;
    },
  };

  /** What stands behind a button of the newest card of the Teams channel. */
  function buttonInTeams(type: string, title: string, at = -1): Record<string, unknown> {
    const message = rootsInTeams(TEAMS_CHANNEL).at(at);
    const action = find(message, (one) => one.type === type && one.title === title);
    if (!action) throw new Error(`there is no button "${title}" in: ${JSON.stringify(message)}`);
    return isRecord(action.data) ? action.data : {};
  }

  /** At the newest card of the Teams channel. */
  function invoke(person: string, name: string, value: unknown, at = -1) {
    const id = String(rootsInTeams(TEAMS_CHANNEL).at(at)?.id);
    return teams.posts(
      teams.activity(person, {
        type: 'invoke',
        name,
        replyToId: id,
        conversation: {
          id: `${TEAMS_CHANNEL};messageid=${id}`,
          conversationType: 'channel',
          isGroup: true,
          tenantId: 'tenant-1',
        },
        value,
      }),
    );
  }
}

/** Posts a log to the hook, signed; resolves with the status. */
export async function signedLog(url: string, now: number, given: Record<string, unknown>): Promise<number> {
  const body = JSON.stringify({
    product: 'Mitel One Web',
    title: 'No audio after update',
    reporter: 'kai@ballad.example',
    accountId: '4711',
    occurredAt: new Date(now - 12 * 60_000).toISOString(),
    ...given,
  });
  const timestamp = String(Math.floor(now / 1_000));
  const signature = createHmac('sha256', LOGS_SECRET).update(`${timestamp}.${body}`).digest('hex');
  const { statusCode, body: answer } = await request(`${url}/hooks/support-logs`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-patchcord-timestamp': timestamp,
      'x-patchcord-signature': `v1=${signature}`,
    },
    body,
  });
  await answer.dump();
  return statusCode;
}

function textOf(button: Record<string, unknown>): unknown {
  return isRecord(button.text) ? button.text.text : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function find(value: unknown, fits: (one: Record<string, unknown>) => boolean): Record<string, unknown> | undefined {
  if (isRecord(value) && fits(value)) return value;
  if (!isRecord(value)) return undefined;
  for (const one of Object.values(value)) {
    const found = find(one, fits);
    if (found) return found;
  }
  return undefined;
}
