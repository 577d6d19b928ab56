import { z } from 'zod';
import type { Shown, Status } from '../../../src/core/sync/record.ts';

const LONGEST_NOTE = 128;

/** Microsoft Graph, presence resource. Both lists are open: what is not known is left alone. */
const Presence = z
  .object({
    id: z.string(),
    availability: z.string(),
    activity: z.string(),
    outOfOfficeSettings: z.object({ isOutOfOffice: z.boolean().nullish(), message: z.string().nullish() }).nullish(),
  })
  .transform(({ id, availability, activity, outOfOfficeSettings: out }): { id: string; shown: Shown } => {
    const status = statusOf(availability, activity);
    // Somebody out of office may still be in a meeting: only where nothing else is said does it count.
    const isOut =
      activity === 'OutOfOffice' || (out?.isOutOfOffice === true && ['available', 'away', 'offline'].includes(status));
    if (isOut)
      return { id, shown: { status: 'out', note: (out?.message ?? '').slice(0, LONGEST_NOTE), chosen: false } };
    // A chosen status has the same name twice; a presentation, a meeting or an idle keyboard has not, and ends by itself.
    const chosen = (status === 'dnd' || status === 'back-soon') && availability === activity;
    return { id, shown: { status, note: '', chosen } };
  });

export const Presences = z.object({ value: z.array(Presence) }).transform(({ value }) => value);

function statusOf(availability: string, activity: string): Status {
  switch (availability) {
    case 'Available':
      return 'available';
    case 'AvailableIdle':
    case 'BusyIdle':
      return 'idle';
    case 'Away':
      return 'away';
    case 'BeRightBack':
      return 'back-soon';
    case 'Busy':
      return busy(activity);
    case 'DoNotDisturb':
      return 'dnd';
    case 'Offline':
      return 'offline';
    default:
      return 'unknown';
  }
}

function busy(activity: string): Status {
  if (activity === 'InACall' || activity === 'InAConferenceCall') return 'call';
  return activity === 'InAMeeting' ? 'meeting' : 'busy';
}
