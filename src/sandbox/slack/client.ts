import type { Clock } from '../../kit/clock.ts';
import type { Addresses } from './addresses.ts';
import type { Deliver, Delivered } from './deliver.ts';
import { type Fields, fields, list, word } from './records.ts';
import { type Filled, problemsOf, stateOf } from './state.ts';
import { encode } from './typed.ts';
import { closeView, showView } from './views.ts';
import { BOT, channelOf, elementOf, type Place, TEAM, type Workspace } from './workspace.ts';

/** What the page of a person does next. What was shown or changed arrives by the workspace. */
export type Outcome =
  | { kind: 'done' }
  | { kind: 'problem'; text: string }
  /** By `block_id`. */
  | { kind: 'errors'; errors: Record<string, string> };

/** Where an element stands: in a message of a place, in the open modal, or on the Home tab. */
export type Spot = { in: 'message'; place: Place; id: string } | { in: 'modal' } | { in: 'home' };

/** Somebody's Slack: what it sends when its person types, presses and looks. */
export interface SlackClient {
  /** The app's Home tab is looked at; the first time it makes the person known. */
  opensHome(user: string): Promise<Outcome>;
  types(user: string, place: Place, text: string): Promise<Outcome>;
  /** A button, or a choice of a select or an overflow menu (`option`). */
  presses(
    user: string,
    spot: Spot,
    named: { block: string; action: string; option?: string; filled: Filled },
  ): Promise<Outcome>;
  submits(user: string, filled: Filled): Promise<Outcome>;
  closes(user: string): void;
}

export interface ClientParts {
  workspace: Workspace;
  addresses: Addresses;
  deliver: Deliver;
  clock: Clock;
  /** The whole address of a response, from its last part. */
  responseUrl: (id: string) => string;
  /** The slash commands the app has, without the slash. */
  commands: () => readonly string[];
}

export function createClient(parts: ClientParts): SlackClient {
  const { workspace, addresses, deliver, clock, responseUrl, commands } = parts;
  const seconds = () => `${(clock.now() / 1000).toFixed(3)}000`;

  function userObject(user: string): Fields {
    return { id: user, username: workspace.person(user)?.handle ?? '', team_id: TEAM };
  }

  async function command(user: string, place: Place, line: string): Promise<Outcome> {
    const [, name = '', rest = ''] = /^\/(\S*)\s*(.*)$/s.exec(line) ?? [];
    if (!commands().includes(name)) return { kind: 'problem', text: `/${name} is not a valid command.` };
    const channel = channelOf(user, place);
    const response = addresses.response(user, channel);
    const answer = await deliver.command({
      team_id: TEAM,
      team_domain: 'sandbox',
      channel_id: channel,
      channel_name: nameOf(place),
      user_id: user,
      user_name: workspace.person(user)?.handle ?? '',
      command: `/${name}`,
      text: encode(rest, workspace.people, true),
      api_app_id: 'A0PATCHCORD',
      is_enterprise_install: 'false',
      response_url: responseUrl(response),
      trigger_id: addresses.trigger(user),
    });
    if (!answer.ok) return { kind: 'problem', text: answer.sentence };
    if (word(answer.body.text) !== '' || list(answer.body.blocks).length > 0)
      addresses.acknowledge(response, answer.body);
    return { kind: 'done' };
  }

  async function message(user: string, place: Place, text: string): Promise<Outcome> {
    const channel = channelOf(user, place);
    const said = encode(text, workspace.people, false);
    const ts = workspace.post(channel, user, { text: said, blocks: [] });
    const event = { user, text: said, ts, channel, team: TEAM };
    if (place === 'direct') return after(await deliver.event({ type: 'message', channel_type: 'im', ...event }));
    // The app hears what mentions it and nothing else.
    return said.includes(`<@${BOT}>`)
      ? after(await deliver.event({ type: 'app_mention', ...event }))
      : { kind: 'done' };
  }

  /** What of the spot goes into the payload, and its blocks; undefined when it is no longer there. */
  function standing(user: string, spot: Spot, filled: Filled): { blocks: Fields[]; payload: Fields } | undefined {
    if (spot.in !== 'message') {
      const view = spot.in === 'modal' ? workspace.modals.get(user) : workspace.homes.get(user);
      const blocks = list(view?.blocks);
      const shown = { ...view, state: stateOf(blocks, filled), app_id: 'A0PATCHCORD', team_id: TEAM };
      return view && { blocks, payload: { container: { type: 'view', view_id: view.id }, view: shown } };
    }
    const channel = channelOf(user, spot.place);
    const entry = workspace.seen(user, channel)?.find(spot.id);
    if (!entry) return undefined;
    const { id, text, blocks, thread, isPrivate } = entry;
    const container = { type: 'message', message_ts: id, channel_id: channel, is_ephemeral: isPrivate };
    const inThread = thread === undefined ? {} : { thread_ts: thread };
    return {
      blocks,
      payload: {
        channel: { id: channel, name: nameOf(spot.place) },
        container: { ...container, ...inThread },
        // Nobody gets the content of a message which one person alone sees.
        ...(!isPrivate && { message: { type: 'message', user: BOT, ts: id, text, blocks, ...inThread } }),
        response_url: responseUrl(addresses.response(user, channel, id)),
        state: stateOf(blocks, filled),
      },
    };
  }

  return {
    async opensHome(user) {
      workspace.joined.add(user);
      const event = { type: 'app_home_opened', user, channel: channelOf(user, 'direct'), tab: 'home' };
      return after(await deliver.event({ ...event, event_ts: seconds() }));
    },
    types: (user, place, text) => (text.startsWith('/') ? command(user, place, text) : message(user, place, text)),
    async presses(user, spot, { block, action, option, filled }) {
      const at = standing(user, spot, filled);
      const element = at && elementOf(at.blocks, block, action);
      if (!element) return { kind: 'problem', text: 'That message has changed. Look again.' };
      const { type, text, value, style, url } = element;
      const chosen = list(element.options).find((one) => one.value === option);
      const given = option === undefined ? { text, value, style, url } : { selected_option: chosen ?? null };
      const pressed = { type, block_id: block, action_id: action, ...given, action_ts: seconds() };
      const trigger = { trigger_id: addresses.trigger(user) };
      const who = { user: userObject(user), team: { id: TEAM, domain: 'sandbox' }, api_app_id: 'A0PATCHCORD' };
      return after(
        await deliver.interaction({ type: 'block_actions', ...who, ...trigger, ...at.payload, actions: [pressed] }),
      );
    },
    async submits(user, filled) {
      const view = workspace.modals.get(user);
      if (!view) return { kind: 'problem', text: 'This form is no longer there.' };
      const blocks = list(view.blocks);
      const errors = problemsOf(blocks, filled);
      if (Object.keys(errors).length > 0) return { kind: 'errors', errors };
      const answer = await deliver.interaction({
        type: 'view_submission',
        team: { id: TEAM, domain: 'sandbox' },
        user: userObject(user),
        api_app_id: 'A0PATCHCORD',
        trigger_id: addresses.trigger(user),
        view: { ...view, state: stateOf(blocks, filled), app_id: 'A0PATCHCORD', team_id: TEAM },
      });
      if (!answer.ok) return { kind: 'problem', text: 'We had some trouble connecting. Try again?' };
      return afterForm(user, answer.body);
    },
    closes: (user) => closeView(workspace, user),
  };

  /** docs.slack.dev, "Modals": close the form, show another one, or say what is wrong with the fields. */
  function afterForm(user: string, body: Fields): Outcome {
    switch (body.response_action) {
      case 'errors': {
        const errors = Object.entries(fields(body.errors)).map(([block, text]) => [block, word(text)]);
        return { kind: 'errors', errors: Object.fromEntries(errors) };
      }
      case 'update':
      case 'push':
        return showView(workspace, user, fields(body.view))
          ? { kind: 'done' }
          : { kind: 'problem', text: 'Patchcord answered with a form that Slack would refuse.' };
      default:
        closeView(workspace, user);
        return { kind: 'done' };
    }
  }
}

function after(answer: Delivered): Outcome {
  return answer.ok ? { kind: 'done' } : { kind: 'problem', text: answer.sentence };
}

function nameOf(place: Place): string {
  return place === 'direct' ? 'directmessage' : 'general';
}
