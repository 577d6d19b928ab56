import { createHmac } from 'node:crypto';
import { fetch } from 'undici';
import { toPatchcordError } from '../../core/errors.ts';
import type { Log } from '../../core/log.ts';
import type { Clock } from '../../kit/clock.ts';
import { type Fields, fields, fromJson } from './records.ts';
import { BOT, TEAM } from './workspace.ts';

/** What the app answered within Slack's three seconds, or a sentence that says why there is no answer. */
export type Delivered = { ok: true; body: Fields } | { ok: false; sentence: string };

/** From Slack to the app: signed HTTP (docs.slack.dev, "Verifying requests from Slack"). */
export interface Deliver {
  command(given: Record<string, string>): Promise<Delivered>;
  event(event: Fields): Promise<Delivered>;
  interaction(payload: Fields): Promise<Delivered>;
}

const LONGEST_WAIT_MS = 3_000;

export function createDeliver(parts: { botUrl: () => string; signingSecret: string; clock: Clock; log: Log }): Deliver {
  const { botUrl, signingSecret, clock, log } = parts;
  let count = 0;

  async function send(contentType: string, body: string): Promise<Delivered> {
    const timestamp = String(Math.floor(clock.now() / 1000));
    const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    try {
      const answer = await fetch(`${botUrl()}/slack/events`, {
        method: 'POST',
        headers: {
          'content-type': contentType,
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': `v0=${signature}`,
        },
        body,
        signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      });
      const text = await answer.text();
      if (answer.ok) return { ok: true, body: fields(fromJson(text)) };
      return { ok: false, sentence: `Patchcord answered Slack with status ${answer.status}. Its log says why.` };
    } catch (error) {
      log.warn({ error: toPatchcordError(error) }, 'the simulated Slack could not reach Patchcord');
      return { ok: false, sentence: 'Patchcord did not answer Slack within three seconds. Is it still running?' };
    }
  }

  return {
    command: (given) => send('application/x-www-form-urlencoded', new URLSearchParams(given).toString()),
    event: (event) =>
      send(
        'application/json',
        JSON.stringify({
          team_id: TEAM,
          api_app_id: 'A0PATCHCORD',
          type: 'event_callback',
          event_id: `Ev${clock.now()}${++count}`,
          event_time: Math.floor(clock.now() / 1000),
          authorizations: [{ enterprise_id: null, team_id: TEAM, user_id: BOT, is_bot: true }],
          event,
        }),
      ),
    interaction: (payload) =>
      send('application/x-www-form-urlencoded', new URLSearchParams({ payload: JSON.stringify(payload) }).toString()),
  };
}
