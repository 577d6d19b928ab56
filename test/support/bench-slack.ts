import type { MovingClock } from './moving-clock.ts';
import {
  buttonPress,
  createSlackSender,
  eventEnvelope,
  type SlackAnswer,
  type SlackSender,
  slashCommand,
} from './slack-sender.ts';
import { openSlackStub, type SlackStub, stubTeam } from './slack-stub.ts';

export interface BenchPerson {
  /** Account name, e.g. `dana.kim`. */
  name: string;
  fullName: string;
  email: string;
}

/** People in Slack: they type, press, and see. */
export interface BenchSlack {
  readonly port: number;
  readonly stub: SlackStub;
  /** Signs and posts whatever Slack would. */
  sender(now?: () => number): SlackSender;
  add(person: BenchPerson): void;
  pointAt(url: string): void;
  /** Types a slash command in a channel; resolves with the acknowledgement. */
  types(person: string, line: string, more?: Record<string, string>): Promise<SlackAnswer>;
  /** What the person's last command shows now: the content of its latest response, or of the acknowledgement. */
  sees(person: string): Shown;
  /** The response address of the person's last command, and what was shown at one. */
  responseOf(person: string): string;
  shows(responseUrl: string): Shown;
  /** Writes to the bot in the direct chat. */
  says(person: string, text: string, more?: Record<string, unknown>): Promise<SlackAnswer>;
  /** Presses a button of what the person sees; `change` alters the button on its way, as an attacker would. */
  presses(person: string, label: string, change?: (button: Fields) => Fields): Promise<SlackAnswer>;
  /** Presses a button of the newest direct message. */
  pressesDirect(person: string, label: string): Promise<SlackAnswer>;
  /** Presses a button of a message as it stood then, whoever had it: late, or stolen. */
  pressesOld(person: string, shown: Shown | undefined, label: string): Promise<SlackAnswer>;
  /** Fills in and sends the newest form that was opened. Values by field name. */
  submits(person: string, values: Record<string, string>): Promise<SlackAnswer>;
  /** Opens the Home tab, as it is opened each time somebody looks there. */
  opensHome(person: string): Promise<SlackAnswer>;
  /** What stands on the Home tab now. */
  home(person: string): Shown;
  /** Presses a button on the Home tab. */
  pressesHome(person: string, label: string): Promise<SlackAnswer>;
  /** Uses a shortcut; `message` for one on a message. */
  shortcut(person: string, id: string, message?: Fields): Promise<SlackAnswer>;
  /** The newest modal, as it stands now. */
  modal(): Fields | undefined;
  /** The address behind a button of what the person sees. */
  address(person: string, label: string): string;
  /** The messages of a channel, oldest first, as they stand now; and a press on its newest one. */
  channel(id?: string): Shown[];
  pressesIn(person: string, label: string, channel?: string): Promise<SlackAnswer>;
  /** The direct messages of a person, oldest first, as they stand now. */
  direct(person: string): Shown[];
  /** Everything that was ever sent to Slack, as JSON. */
  everything(): string;
  userId(person: string): string;
  close(): Promise<void>;
}

export interface Shown {
  text: string;
  blocks: unknown[];
}

export type Fields = Record<string, unknown>;

export async function benchSlack({ clock, secret }: { clock: MovingClock; secret: string }): Promise<BenchSlack> {
  const stub = await openSlackStub({ now: () => clock.now() });
  let url = '';
  let pressed = 0;
  let said = 0;
  /** The response address of each person's last command. */
  const lines = new Map<string, { responseUrl: string; ack: SlackAnswer }>();
  const userId = (name: string) => `U0${name.toUpperCase().replace(/[^A-Z]/g, '')}`;
  const sender = (now: () => number = () => clock.now()) => createSlackSender(`${url}/slack/events`, secret, now);

  const shownAt = (url: string) => {
    const id = url.split('/').at(-1);
    return stub.responses.findLast((response) => response.id === id && response.status === 200)?.body;
  };

  function lineOf(person: string) {
    const line = lines.get(person);
    if (!line) throw new Error(`${person} has typed nothing`);
    return line;
  }

  function sees(person: string): Shown {
    const line = lineOf(person);
    return toShown(shownAt(line.responseUrl) ?? line.ack.body ?? {});
  }

  function press(person: string, button: Fields, spot: Fields): Promise<SlackAnswer> {
    pressed += 1;
    const action = { ...button, action_ts: `1790000${String(pressed).padStart(3, '0')}.000100` };
    const user = { id: userId(person), username: person, team_id: stubTeam };
    return sender().interaction(buttonPress(action, { user, trigger_id: stub.trigger(), ...spot }));
  }

  return {
    port: Number(new URL(stub.apiUrl).port),
    stub,
    sender,
    userId,
    add({ name, fullName, email }) {
      stub.addUser({
        id: userId(name),
        team_id: stubTeam,
        name,
        real_name: fullName,
        tz: 'Europe/Berlin',
        locale: 'en-GB',
        is_bot: false,
        profile: { email, real_name: fullName },
      });
    },
    pointAt(base) {
      url = base;
    },
    async types(person, line, more = {}) {
      const responseUrl = stub.responseUrl();
      const fields = slashCommand(line, {
        user_id: userId(person),
        user_name: person,
        trigger_id: stub.trigger(),
        response_url: responseUrl,
        ...more,
      });
      const ack = await sender().command(fields);
      lines.set(person, { responseUrl, ack });
      return ack;
    },
    sees,
    responseOf: (person) => lineOf(person).responseUrl,
    shows: (url) => toShown(shownAt(url) ?? {}),
    says(person, text, more = {}) {
      said += 1;
      const event = {
        type: 'message',
        channel_type: 'im',
        channel: `D${userId(person)}`,
        user: userId(person),
        team: stubTeam,
        text,
      };
      return sender().event(
        eventEnvelope(`Ev${said}`, { ...event, ts: `1790000500.${String(said).padStart(6, '0')}`, ...more }),
      );
    },
    async presses(person, label, change = (button) => button) {
      const line = lines.get(person);
      const button = line && findButton(sees(person).blocks, label);
      if (!button) throw new Error(`${person} sees no button "${label}" in: ${sees(person).text}`);
      return press(person, change(button), {
        response_url: line.responseUrl,
        channel: { id: 'C0GENERAL', name: 'general' },
        container: { type: 'message', message_ts: '1790000000.000100', channel_id: 'C0GENERAL', is_ephemeral: true },
      });
    },
    async pressesDirect(person, label) {
      const channel = `D${userId(person)}`;
      const [key, message] = [...stub.messages].findLast(([at]) => at.startsWith(`${channel} `)) ?? [];
      const button = findButton(toShown(message ?? {}).blocks, label);
      if (!button) throw new Error(`${person} sees no button "${label}" in the direct chat`);
      const ts = key?.split(' ')[1];
      return press(person, button, {
        channel: { id: channel, name: 'directmessage' },
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
        message: { ts },
      });
    },
    channel: (id = 'C0GENERAL') =>
      [...stub.messages].filter(([key]) => key.startsWith(`${id} `)).map(([, message]) => toShown(message)),
    async pressesIn(person, label, channel = 'C0GENERAL') {
      const [key, message] = [...stub.messages].findLast(([at]) => at.startsWith(`${channel} `)) ?? [];
      const button = findButton(toShown(message ?? {}).blocks, label);
      if (!button) throw new Error(`there is no button "${label}" in ${channel}: ${toShown(message ?? {}).text}`);
      const ts = key?.split(' ')[1];
      lines.set(person, { responseUrl: stub.responseUrl(), ack: { status: 200, text: '', body: {} } });
      return press(person, button, {
        response_url: lineOf(person).responseUrl,
        channel: { id: channel, name: 'general' },
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
        message: { ts },
      });
    },
    async pressesOld(person, shown, label) {
      const button = findButton(shown?.blocks ?? [], label);
      if (!button) throw new Error(`there was no button "${label}" in: ${shown?.text}`);
      const channel = `D${userId(person)}`;
      const ts = [...stub.messages.keys()].findLast((at) => at.startsWith(`${channel} `))?.split(' ')[1];
      return press(person, button, {
        channel: { id: channel, name: 'directmessage' },
        container: { type: 'message', ...(ts && { message_ts: ts }), channel_id: channel, is_ephemeral: false },
        ...(ts && { message: { ts } }),
      });
    },
    opensHome(person) {
      said += 1;
      const opened = { type: 'app_home_opened', user: userId(person), channel: `D${userId(person)}`, tab: 'home' };
      return sender().event(eventEnvelope(`Ev${said}`, { ...opened, event_ts: `1790000500.${said}` }));
    },
    home: (person) => toHome(stub.homes.get(userId(person))),
    async pressesHome(person, label) {
      const view = stub.homes.get(userId(person));
      const button = findButton(toHome(view).blocks, label);
      if (!button) throw new Error(`${person} has no button "${label}" on the Home tab: ${toHome(view).text}`);
      return press(person, button, { view, container: { type: 'view', view_id: view?.id } });
    },
    shortcut(person, id, message) {
      const user = { id: userId(person), username: person, team_id: stubTeam };
      const shared = { callback_id: id, trigger_id: stub.trigger(), team: { id: stubTeam, domain: 'acme' }, user };
      if (!message) return sender().interaction({ type: 'shortcut', ...shared, action_ts: '1790000100.000200' });
      return sender().interaction({
        type: 'message_action',
        ...shared,
        response_url: stub.responseUrl(),
        channel: { id: 'C0GENERAL', name: 'general' },
        message_ts: message.ts,
        message: { type: 'message', ...message },
      });
    },
    modal: () => [...stub.views.values()].at(-1),
    async submits(person, values) {
      const view = [...stub.views.values()].at(-1);
      if (!view) throw new Error('no form is open');
      const state = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          `field:${name}`,
          { value: { type: 'plain_text_input', value } },
        ]),
      );
      return sender().interaction({
        type: 'view_submission',
        team: { id: stubTeam, domain: 'acme' },
        user: { id: userId(person), username: person, team_id: stubTeam },
        trigger_id: stub.trigger(),
        view: { ...view, hash: `h${++pressed}`, state: { values: state } },
      });
    },
    address(person, label) {
      const url = findButton(sees(person).blocks, label)?.url;
      if (typeof url !== 'string') throw new Error(`${person} sees no link "${label}" in: ${sees(person).text}`);
      return url;
    },
    direct(person) {
      const channel = `D${userId(person)}`;
      return [...stub.messages].filter(([key]) => key.startsWith(`${channel} `)).map(([, message]) => toShown(message));
    },
    everything: () => JSON.stringify([stub.calls, stub.responses]),
    close: () => stub.stop(),
  };
}

function toShown(message: Record<string, unknown>): Shown {
  return {
    text: typeof message.text === 'string' ? message.text : '',
    blocks: Array.isArray(message.blocks) ? message.blocks : [],
  };
}

/** A view has no text of its own: the words of its blocks. */
function toHome(view: Record<string, unknown> = {}): Shown {
  const { blocks } = toShown(view);
  return { text: wordsOf(blocks).join('\n'), blocks };
}

function wordsOf(value: unknown): string[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    name === 'text' && typeof one === 'string' ? [one] : wordsOf(one),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A line of the menu beside the buttons. */
function optionOf(element: unknown, label: string): Record<string, unknown> | undefined {
  if (!isRecord(element) || !Array.isArray(element.options)) return undefined;
  return element.options.find((one) => isRecord(one) && isRecord(one.text) && one.text.text === label);
}

/** The button with this label, or the entry of a menu. */
export function findButton(blocks: unknown[], label: string): Record<string, unknown> | undefined {
  for (const block of blocks) {
    if (!isRecord(block)) continue;
    const elements = Array.isArray(block.elements) ? block.elements : [block.accessory];
    for (const element of elements) {
      if (isRecord(element) && element.type === 'button' && isRecord(element.text) && element.text.text === label) {
        return { ...element, block_id: block.block_id ?? 'b1' };
      }
      const option = optionOf(element, label);
      if (isRecord(element) && option) {
        const { type, action_id } = element;
        return { type, action_id, block_id: block.block_id, selected_option: option };
      }
    }
  }
  return undefined;
}
