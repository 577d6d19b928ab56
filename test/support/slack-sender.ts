import { createHmac } from 'node:crypto';
import { request } from 'undici';

export interface SlackAnswer {
  status: number;
  text: string;
  /** The body as JSON; an empty one is `undefined`. */
  body: Record<string, unknown> | undefined;
}

/** Slack's side of `/slack/events`: signs and posts what Slack would. */
export interface SlackSender {
  command(fields: Record<string, string>): Promise<SlackAnswer>;
  event(body: Record<string, unknown>, headers?: Record<string, string>): Promise<SlackAnswer>;
  interaction(payload: Record<string, unknown>): Promise<SlackAnswer>;
  /** Any body, signed; `headers` replace the signature's. */
  raw(body: string | Buffer, headers?: Record<string, string>): Promise<SlackAnswer>;
}

/** `url` is the whole address of the entrance, `now` the time the signature states. */
export function createSlackSender(url: string, secret: string, now: () => number): SlackSender {
  async function raw(body: string | Buffer, headers: Record<string, string> = {}): Promise<SlackAnswer> {
    const answer = await request(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...slackHeaders(secret, body, now()),
        ...headers,
      },
    });
    const text = await answer.body.text();
    return { status: answer.statusCode, text, body: text === '' ? undefined : parse(text) };
  }
  return {
    raw,
    command: (fields) => raw(new URLSearchParams(fields).toString()),
    event: (body, headers) => raw(JSON.stringify(body), { 'content-type': 'application/json', ...headers }),
    interaction: (payload) => raw(new URLSearchParams({ payload: JSON.stringify(payload) }).toString()),
  };
}

/** The two headers of Slack's signature, version 0. */
export function slackHeaders(secret: string, body: string | Buffer, at: number): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const hmac = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body);
  return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${hmac.digest('hex')}` };
}

/** The fields of a slash command as Slack posts them. */
export function slashCommand(line: string, more: Record<string, string> = {}): Record<string, string> {
  const at = line.indexOf(' ');
  return {
    token: 'deprecated',
    team_id: 'T0001',
    team_domain: 'acme',
    channel_id: 'C0GENERAL',
    channel_name: 'general',
    user_id: 'U0DANA',
    user_name: 'dana',
    command: at < 0 ? line : line.slice(0, at),
    text: at < 0 ? '' : line.slice(at + 1),
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    ...more,
  };
}

/** The envelope of an event. */
export function eventEnvelope(eventId: string, event: Record<string, unknown>): Record<string, unknown> {
  return {
    token: 'deprecated',
    team_id: 'T0001',
    api_app_id: 'A1',
    type: 'event_callback',
    event_id: eventId,
    event_time: 1_790_000_000,
    authorizations: [{ enterprise_id: null, team_id: 'T0001', user_id: 'U0BOT', is_bot: true }],
    event,
  };
}

/** A press of a button, as found in a posted message or view. `spot` names the message or the modal. */
export function buttonPress(button: Record<string, unknown>, spot: Record<string, unknown>): Record<string, unknown> {
  return {
    type: 'block_actions',
    api_app_id: 'A1',
    team: { id: 'T0001', domain: 'acme' },
    user: { id: 'U0DANA', username: 'dana', team_id: 'T0001' },
    actions: [{ block_id: 'b1', action_ts: '1790000100.000100', ...button }],
    ...spot,
  };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
