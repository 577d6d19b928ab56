import { z } from 'zod';
import type { Layout, Meeting, MeetingState, Participant } from '../../../src/core/meetings.ts';
import { id, instant, listOf, text, yes } from './values.ts';

/** Meetings as PortSIP answers them (reference of fields, 9.4). The join token and the PINs end here unless they are asked for. */

const layouts: Readonly<Record<string, Layout>> = {
  LAYOUT0: 'auto',
  LAYOUT1: '1',
  LAYOUT2: '2',
  LAYOUT3: '3',
  LAYOUT4: '4',
  LAYOUT6: '6',
  LAYOUT9: '9',
};

/** Nine where nothing is said. */
const seats = z.int().min(1).max(1_000).catch(9);

/** A member of `GET /user/meetings`, or `GET /user/meetings/{id}`. */
export const meeting = z
  .object({
    id,
    subject: text,
    mode: text,
    layout: text,
    extension_number: text,
    ownership: z.unknown().optional(),
    created_at: instant,
    scheduled_start_at: instant,
    scheduled_end_at: instant,
    internal_invitees: z.array(id).nullish().catch([]),
    capacity: seats.optional(),
  })
  .transform(
    (one): Meeting => ({
      id: one.id,
      subject: one.subject || 'Meeting',
      mode: one.mode === 'VIDEO' ? 'video' : 'audio',
      layout: layouts[one.layout] ?? 'auto',
      room: true,
      extension: one.extension_number,
      page: undefined,
      // Where a release does not say, what is refused is refused by the phone system itself.
      mine: one.ownership !== false,
      createdAt: one.created_at,
      start: one.scheduled_start_at,
      end: one.scheduled_end_at,
      invitees: one.internal_invitees ?? [],
      seats: one.capacity ?? 9,
    }),
  );

/** Only for showing them once: `admin_pin` gives the chair, `room_pin` lets in. */
export const pins = z.object({ admin_pin: text, room_pin: text });

export const createdMeeting = z.object({ id });

/** `OFFLINE` before the start and after the end, `ONLINE` started and empty, `ON_CALL` with people (I, reference 11.3). */
export const state = z.object({ status: text, locked: yes, muted: yes, recording: yes }).transform(
  ({ status, locked, muted, recording }): Omit<MeetingState, 'people'> => ({
    open: status !== 'OFFLINE',
    locked,
    muted,
    recording,
  }),
);

/** `"Dana Kim" <sip:2044@example.com>`: name and address in one. */
const ADDRESS = /^\s*(?:"(.*)"|"?([^"<]*?)"?)\s*(?:<?\s*sips?:([^@>;]+)[^>]*>?)?\s*$/i;

export const participants = listOf(
  z
    .object({ id, display_name: text, muted: yes, chairman: yes, position: z.int().catch(-1) })
    .transform(({ id, display_name: shown, muted, chairman, position }): Participant => {
      const [, quoted, bare, number = ''] = ADDRESS.exec(shown) ?? [];
      const name = (quoted ?? bare ?? '').trim();
      return { id, name: name || number || shown || 'Somebody', number, muted, chair: chairman, tile: position };
    }),
);
