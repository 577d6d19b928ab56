import type { Door } from '../../../src/core/chat.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Acks } from './acks.ts';
import type { Changed, Gone, Look } from './arrival.ts';
import type { Assistant } from './assistant.ts';
import type { Forms } from './forms.ts';
import { receive } from './receive.ts';
import type { Workspaces } from './workspaces.ts';

/** How one delivery is acknowledged; both transports say it in their way. `key` is set when something was written down. */
export interface Acknowledgement {
  status: 200 | 400 | 503;
  body?: Record<string, unknown>;
  key?: string;
}

export interface TakeParts {
  door: () => Door | undefined;
  workspaces: Workspaces;
  forms: Forms;
  assistant: Assistant;
  acks: Acks;
  clock: Clock;
  log: Log;
}

const done: Acknowledgement = { status: 200 };
const broken: Acknowledgement = { status: 400 };
/** Slack delivers events again; the others are told by the client that it did not work. */
const later: Acknowledgement = { status: 503 };

/** One delivery from Slack: written down first, acknowledged after. The caller ends `acks` for the returned key once Slack has it. */
export function createTake({ door, workspaces, forms, assistant, acks, clock, log }: TakeParts) {
  return async function take(body: Record<string, unknown>): Promise<Acknowledgement> {
    const received = receive(body, clock.now());
    if (received === 'ignore') return done;
    if (received === 'bad') return broken;
    const to = door();
    if (!to) return later;
    if ('look' in received) return look(received, to);
    if ('changed' in received) return changed(received, to);
    if ('gone' in received) return gone(received);
    const { incoming, handle } = received;
    try {
      const known = workspaces.knows(incoming.where.tenant);
      if (known !== true && !(await known)) {
        log.info({ team: incoming.where.tenant }, 'a delivery from a workspace without Patchcord was dropped');
        return isCommand(body) ? say('Patchcord is not installed in this workspace.') : done;
      }
      const kept = { ...incoming, handle };
      // Beside the insert: the trigger does not wait for it.
      forms.open(kept, handle);
      acks.begin(incoming.key);
      const { fresh } = await to.accept(kept);
      return { ...acknowledge(body, fresh), key: incoming.key };
    } catch (error) {
      acks.end(incoming.key);
      log.error(
        { error: error instanceof Error ? error : undefined },
        'an arrival from Slack could not be written down',
      );
      return isCommand(body) ? say('I could not take that just now. Nothing was done. Please try again.') : later;
    }
  };

  /** Repeats are harmless, and so are late ones: whether the token still works is asked. */
  async function gone({ gone: team }: Gone): Promise<Acknowledgement> {
    try {
      await workspaces.leave(team);
      return done;
    } catch (error) {
      log.error({ error: error instanceof Error ? error : undefined }, 'a removal could not be looked into');
      return later;
    }
  }

  /** Repeats are harmless: what is there then is read. */
  async function changed({ changed: user }: Changed, to: Door): Promise<Acknowledgement> {
    try {
      await to.changed(user);
      return done;
    } catch (error) {
      log.error({ error: error instanceof Error ? error : undefined }, 'a changed status could not be written down');
      return later;
    }
  }

  /** Repeats are harmless: what is drawn is what is true then. */
  async function look({ look, from, where }: Look, to: Door): Promise<Acknowledgement> {
    try {
      const known = workspaces.knows(where.tenant);
      if (known !== true && !(await known)) return done;
      if (look === 'home') await to.visit(from, where);
      else void assistant.begin(where, () => to.suggest(from, where));
      return done;
    } catch (error) {
      log.error({ error: error instanceof Error ? error : undefined }, 'an opened page could not be written down');
      return later;
    }
  }
}

function acknowledge(body: Record<string, unknown>, fresh: boolean): Acknowledgement {
  if (isCommand(body)) return fresh ? say('Working on it …') : done;
  return body.type === 'view_submission' ? { status: 200, body: { response_action: 'clear' } } : done;
}

function isCommand(body: Record<string, unknown>): boolean {
  return typeof body.command === 'string';
}

function say(text: string): Acknowledgement {
  return { status: 200, body: { response_type: 'ephemeral', text } };
}
