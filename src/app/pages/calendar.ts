import ical from 'ical-generator';
import { CalendarEvent } from '../../core/calendar.ts';
import type { Clock } from '../../kit/clock.ts';
import { hmacHex, sameText } from '../../kit/sign.ts';

/** Calendar files of planned meetings, behind addresses that nobody can guess or change and that end with the meeting. */
export interface Calendar {
  /** The same for the same event: a live card that shows it does not change by it. */
  address(event: CalendarEvent): string;
  /** The file; undefined for an address that is not ours, or whose meeting is long over. */
  file(token: string): string | undefined;
}

/** Somebody may look for it on the day after. */
const KEPT_AFTER_MS = 24 * 60 * 60_000;

/** @param key signs the addresses; what was sent before it changes leads nowhere afterwards */
export function createCalendar({ publicUrl, key, clock }: { publicUrl: string; key: string; clock: Clock }): Calendar {
  const signatureOf = (body: string) => hmacHex(key, body).slice(0, 43);
  return {
    address(event) {
      const body = Buffer.from(JSON.stringify(CalendarEvent.parse(event))).toString('base64url');
      return `${publicUrl}/calendar/${body}.${signatureOf(body)}`;
    },
    file(token) {
      const [body = '', signature = ''] = token.replace(/\.ics$/, '').split('.');
      if (!sameText(signature, signatureOf(body))) return undefined;
      const event = CalendarEvent.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
      return event.end + KEPT_AFTER_MS < clock.now() ? undefined : fileOf(event, clock.now());
    },
  };
}

function fileOf({ id, title, start, end, place, text }: CalendarEvent, now: number): string {
  const calendar = ical({ prodId: { company: 'Patchcord', product: 'meetings' } });
  calendar.createEvent({
    id: `${id}@patchcord`,
    stamp: new Date(now),
    start: new Date(start),
    end: new Date(end),
    summary: title,
    location: place,
    description: text,
  });
  return calendar.toString();
}
