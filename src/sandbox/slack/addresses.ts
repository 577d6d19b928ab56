import { randomUUID } from 'node:crypto';
import type { Clock } from '../../kit/clock.ts';
import { type Fields, list, word } from './records.ts';
import { messageProblems } from './refused.ts';
import { BOT, type Workspace } from './workspace.ts';

/** What a response address belongs to. `message`: the one it may replace. */
interface Address {
  user: string;
  channel: string;
  message: string | undefined;
  left: number;
  until: number;
}

/** Triggers and response addresses: what lets an app answer one action of one person. */
export interface Addresses {
  /** A trigger lives three seconds and opens one modal (docs.slack.dev, "Modals"). */
  trigger(user: string): string;
  /** Whose it was; undefined when it is used, too old, or was never given. */
  useTrigger(id: string): string | undefined;
  /** The last part of a new response address. */
  response(user: string, channel: string, message?: string): string;
  /** What the app says in its acknowledgement of a slash command: no use of the address. */
  acknowledge(id: string, body: Fields): void;
  /** A post to a response address; gives the status and the text of the answer. */
  respond(id: string, body: Fields): { status: number; text: string };
}

const TRIGGER_MS = 3_000;
/** docs.slack.dev, "Handling user interaction": five times within thirty minutes. */
const USES = 5;
const RESPONSE_MS = 30 * 60_000;

export function createAddresses(workspace: Workspace, clock: Clock): Addresses {
  const triggers = new Map<string, { user: string; until: number }>();
  const addresses = new Map<string, Address>();

  return {
    trigger(user) {
      const id = `${clock.now()}.${randomUUID()}`;
      triggers.set(id, { user, until: clock.now() + TRIGGER_MS });
      return id;
    },
    useTrigger(id) {
      const known = triggers.get(id);
      triggers.delete(id);
      return known && clock.now() <= known.until ? known.user : undefined;
    },
    response(user, channel, message) {
      const id = randomUUID();
      addresses.set(id, { user, channel, message, left: USES, until: clock.now() + RESPONSE_MS });
      return id;
    },
    acknowledge(id, body) {
      const address = addresses.get(id);
      if (address && messageProblems(body).length === 0) show(address, body);
    },
    respond(id, body) {
      const address = addresses.get(id);
      if (!address || address.left <= 0 || clock.now() > address.until) return { status: 404, text: 'used_url' };
      const problems = messageProblems(body);
      if (problems.length > 0) return { status: 400, text: problems.join('; ') };
      address.left -= 1;
      show(address, body);
      return { status: 200, text: 'ok' };
    },
  };

  function show(address: Address, body: Fields): void {
    const { user, channel, message } = address;
    if (body.delete_original === true) {
      if (message !== undefined) workspace.remove(user, channel, message);
      address.message = undefined;
      return;
    }
    const content = { text: word(body.text), blocks: list(body.blocks) };
    const isReplacing = body.replace_original === true && message !== undefined;
    if (isReplacing && workspace.rewrite(user, channel, message, content)) return;
    if (body.response_type === 'in_channel') workspace.post(channel, BOT, content);
    else address.message = workspace.whisper(user, channel, content) ?? message;
  }
}
