import { z } from 'zod';
import type { RunningCall } from './portsip/calls.ts';
import { byExtension, type Pbx } from './portsip/pbx.ts';
import type { PhoneEvents } from './portsip/phone-events.ts';

/** Who calls, as the telephone shows it. */
export const Caller = z.strictObject({ number: z.string().min(1).max(40), name: z.string().max(128).default('') });

/** Calls from outside to one telephone each: it rings, is answered, and is hung up. */
export interface Calling {
  /** Undefined when it is done, else why it cannot be: 404 nobody has that extension, 409 not in this state. */
  act(extension: string, act: string, caller: z.infer<typeof Caller>): { status: number; error: string } | undefined;
}

export function createCalling(pbx: Pbx, phones: PhoneEvents): Calling {
  const running = new Map<string, RunningCall>();
  return {
    act(extension, act, caller) {
      const user = byExtension(pbx, extension);
      if (!user) return { status: 404, error: 'Nobody has that extension.' };
      const call = running.get(extension);
      switch (act) {
        case 'ring':
          if (call) return { status: 409, error: 'There is a call at that telephone.' };
          running.set(extension, phones.ring(caller, user.email));
          return undefined;
        case 'answer':
          if (!call || !pbx.ringing.has(user.id)) return { status: 409, error: 'That telephone does not ring.' };
          call.answer();
          return undefined;
        case 'hang-up':
          if (!call) return { status: 409, error: 'There is no call at that telephone.' };
          running.delete(extension);
          call.end();
          return undefined;
        default:
          return { status: 404, error: 'There is nothing here.' };
      }
    },
  };
}
