import type { Door } from '../../../src/core/chat.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Acks } from './acks.ts';
import type { Forms } from './forms.ts';
import type { Handle } from './handle.ts';
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
  acks: Acks;
  clock: Clock;
  log: Log;
}

const done: Acknowledgement = { status: 200 };
const broken: Acknowledgement = { status: 400 };
/** Slack delivers events again; the others are told by the client that it did not work. */
const later: Acknowledgement = { status: 503 };

/** One delivery from Slack: written down first, acknowledged after. The caller ends `acks` for the returned key once Slack has it. */
export function createTake({ door, workspaces, forms, acks, clock, log }: TakeParts) {
  return async function take(body: Record<string, unknown>): Promise<Acknowledgement> {
    const received = receive(body, clock.now());
    if (received === 'ignore') return done;
    if (received === 'bad') return broken;
    const { incoming, handle } = received;
    const to = door();
    if (!to) return later;
    const known = workspaces.knows(incoming.where.tenant);
    if (known !== true && !(await known)) {
      log.info({ team: incoming.where.tenant }, 'a delivery from a workspace without Patchcord was dropped');
      return handle.via === 'command' ? say('Patchcord is not installed in this workspace.') : done;
    }
    const kept = { ...incoming, handle };
    // Beside the insert: the trigger does not wait for it.
    forms.open(kept, handle);
    acks.begin(incoming.key);
    try {
      const { fresh } = await to.accept(kept);
      const answer = body.type === 'view_submission' ? { response_action: 'clear' } : undefined;
      const working = fresh && isCommand(handle, body) ? say('Working on it …').body : undefined;
      const reply = working ?? answer;
      return reply ? { status: 200, key: incoming.key, body: reply } : { status: 200, key: incoming.key };
    } catch (error) {
      acks.end(incoming.key);
      log.error(
        { error: error instanceof Error ? error : undefined },
        'an arrival from Slack could not be written down',
      );
      return isCommand(handle, body)
        ? say('I could not take that just now. Nothing was done. Please try again.')
        : later;
    }
  };
}

/** A form that came out of a command shares its handle, but is acknowledged as a form. */
function isCommand(handle: Handle, body: Record<string, unknown>): boolean {
  return handle.via === 'command' && typeof body.command === 'string';
}

function say(text: string): Acknowledgement {
  return { status: 200, body: { response_type: 'ephemeral', text } };
}
