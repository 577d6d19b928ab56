import { createHash } from 'node:crypto';
import type { Call } from '../../cards/model.ts';
import { SHORTCUTS, shortcutId } from '../../src/core/surfaces.ts';
import type { Bench } from '../support/bench.ts';
import { eventEnvelope } from '../support/slack-sender.ts';
import { stubTeam } from '../support/slack-stub.ts';
import type { Probe } from './probes.ts';

/** The ways in, as the columns of the table call them. */
export const ENTRANCES = ['slash', 'mention', 'direct', 'button', 'form', 'shortcut'] as const;
export type Entrance = (typeof ENTRANCES)[number];
export const PLATFORMS = ['slack', 'teams'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** A form that was asked for: the key of the asking, and how it is filled in and sent, with the key of that. */
export interface Opened {
  key: string;
  fill(): Promise<string | undefined>;
}

/** Sends what the platform would; resolves with the key under which it is written down, `undefined` where there is no such way. */
export interface Senders {
  words(how: 'slash' | 'mention' | 'direct', person: string, line: string): Promise<string | undefined>;
  press(person: string, call: Call): Promise<string>;
  /** Asks for a form by a button. Filling it in is the second step, once it is there: `undefined` when no form came. */
  open(person: string, probe: Probe): Promise<Opened>;
  shortcut(person: string, command: string): Promise<string | undefined>;
}

let count = 0;
const next = () => ++count;

export function slackSenders({ slack }: Bench): Senders {
  const user = (person: string) => ({ id: slack.userId(person), username: person, team_id: stubTeam });
  const team = { id: stubTeam, domain: 'acme' };

  async function press(person: string, call: Call, action = 'call'): Promise<string> {
    const channel = `D${slack.userId(person)}`;
    const [action_ts, ts] = [`1790001000.${next()}`, '1790000000.000100'];
    await slack.sender().interaction({
      type: 'block_actions',
      team,
      user: user(person),
      trigger_id: slack.stub.trigger(),
      response_url: slack.stub.responseUrl(),
      channel: { id: channel, name: 'directmessage' },
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: true },
      actions: [{ type: 'button', action_id: `${action}:0.0`, action_ts, value: JSON.stringify(call) }],
    });
    return `slack:click:${channel}:${ts}:${action_ts}:${slack.userId(person)}`;
  }

  return {
    async words(how, person, line) {
      const at = next();
      if (how === 'slash') {
        const trigger_id = slack.stub.trigger();
        const typed = line.startsWith('help') ? line.replace('help', '/pbxhelp') : `/${line}`;
        await slack.types(person, typed, { trigger_id });
        return `slack:command:${trigger_id}`;
      }
      const shared = { user: slack.userId(person), team: stubTeam, ts: `1790002000.${at}` };
      const event =
        how === 'direct'
          ? { type: 'message', channel_type: 'im', channel: `D${slack.userId(person)}`, ...shared, text: line }
          : { type: 'app_mention', channel: 'C0GENERAL', ...shared, text: `<@U0BOT> ${line}` };
      await slack.sender().event(eventEnvelope(`EvP${at}`, event));
      return `slack:event:EvP${at}`;
    },
    press: (person, call) => press(person, call),
    async open(person, { empty, values }) {
      const key = await press(person, empty, 'form');
      const name = `patchcord-${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
      const fill = async () => {
        const view = [...slack.stub.views.values()].find((one) => one.external_id === name);
        if (!view || !JSON.stringify(view).includes('"field:')) return undefined;
        const state = Object.entries(values).map(([field, value]) => [`field:${field}`, { value: { value } }]);
        const hash = `hash-${next()}`;
        await slack.sender().interaction({
          type: 'view_submission',
          team,
          user: user(person),
          trigger_id: slack.stub.trigger(),
          view: { ...view, hash, state: { values: Object.fromEntries(state) } },
        });
        return `slack:view:${String(view.id)}:${hash}:${slack.userId(person)}`;
      };
      return { key, fill };
    },
    async shortcut(person, command) {
      const shortcut = SHORTCUTS.find((one) => one.command === command);
      if (!shortcut) return undefined;
      const trigger_id = slack.stub.trigger();
      const callback_id = shortcutId(shortcut);
      await slack.sender().interaction({ type: 'shortcut', callback_id, trigger_id, team, user: user(person) });
      return `slack:shortcut:${trigger_id}`;
    },
  };
}

const CHANNEL = { id: '19:parity@thread.tacv2', conversationType: 'channel', tenantId: 'tenant-1' };

export function teamsSenders({ teams }: Bench): Senders {
  async function send(person: string, more: Record<string, unknown>): Promise<{ key: string; body: unknown }> {
    const id = `p${next()}`;
    const activity = teams.activity(person, { ...more, id });
    const { body } = await teams.posts(activity);
    return { key: `teams:${String(Object(activity.conversation).id)}:${id}`, body };
  }

  return {
    async words(how, person, line) {
      if (how === 'slash') return undefined;
      if (how === 'direct') return (await send(person, { text: line })).key;
      const text = '<at>Patchcord</at>';
      const entities = [{ type: 'mention', text, mentioned: { id: '28:bot', name: 'Patchcord' } }];
      return (await send(person, { text: `${text} ${line}`, entities, conversation: CHANNEL })).key;
    },
    async press(person, call) {
      const value = { action: { type: 'Action.Execute', verb: 'call', data: { call } }, trigger: 'manual' };
      return (await send(person, { type: 'invoke', name: 'adaptiveCard/action', text: undefined, value })).key;
    },
    async open(person, { empty, values }) {
      const shared = { type: 'invoke', text: undefined, conversation: CHANNEL };
      const fetched = { data: { call: empty, msteams: { type: 'task/fetch' } } };
      const { key, body } = await send(person, { ...shared, name: 'task/fetch', value: fetched });
      const fill = async () => {
        if (!JSON.stringify(body ?? {}).includes('"Input.')) return undefined;
        const value = { data: { call: empty, ...values } };
        return (await send(person, { ...shared, name: 'task/submit', value })).key;
      };
      return { key, fill };
    },
    async shortcut(person, command) {
      const shortcut = SHORTCUTS.find((one) => one.command === command);
      if (!shortcut) return undefined;
      const value = { commandId: shortcutId(shortcut), commandContext: 'compose' };
      return (await send(person, { type: 'invoke', name: 'composeExtension/fetchTask', text: undefined, value })).key;
    },
  };
}
