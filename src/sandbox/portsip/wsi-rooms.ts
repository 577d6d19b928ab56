import type { Fields } from './fields.ts';
import type { Pbx } from './pbx.ts';
import { seconds, type Told } from './wsi-told.ts';

/** Who is in a meeting, by participant: with since when, because a call is told with its beginning at its end. */
interface Visit {
  room: string;
  subject: string;
  number: string;
  name: string;
  since: number;
}

/** Everybody in every meeting, by a key of their own. */
export type Rooms = ReadonlyMap<string, Visit>;

export function roomsOf(pbx: Pbx, before: Rooms = new Map()): Rooms {
  const visits = [...pbx.meetings.values()].flatMap((meeting) =>
    meeting.participants.map(({ id, name, address }): [string, Visit] => {
      const key = `${meeting.id}-${id}`;
      const number = address.replace(/^sip:|@.*$/g, '');
      const since = before.get(key)?.since ?? pbx.clock.now();
      return [key, { room: meeting.extension, subject: String(meeting.settings.subject), number, name, since }];
    }),
  );
  return new Map(visits);
}

/** Being in a meeting is a call to its room: no topic tells of meetings, and that such calls are told is inferred (switch `wsiRoomCalls`). */
export function roomCalls(pbx: Pbx, before: Rooms, after: Rooms): Told[] {
  if (!pbx.switches.wsiRoomCalls) return [];
  const told = (frame: Fields): Told => ({ topic: 'cdr_events', number: '', frame: { tenant_id: '1', ...frame } });
  const came = [...after].filter(([key]) => !before.has(key));
  const went = [...before].filter(([key]) => !after.has(key));
  return [
    ...came.map(([key, visit]) =>
      told({ event_type: 'call_start', time: seconds(visit.since), user_data: '', ...membersOf(key, visit) }),
    ),
    ...went.map(([key, visit]) =>
      told({
        event_type: 'call_cdr',
        ...membersOf(key, visit),
        start_time: seconds(visit.since),
        ring_time: seconds(visit.since),
        answered_time: seconds(visit.since),
        ended_time: seconds(pbx.clock.now()),
        call_status: 'answered',
        status_code: '200',
        ended_reason: 'caller_disconnected',
        trunk_name: '',
        ring_duration: '0',
        talk_duration: Math.round((pbx.clock.now() - visit.since) / 1_000),
        call_targets: [],
      }),
    ),
  ];
}

function membersOf(key: string, { room, subject, number, name }: Visit): Fields {
  return {
    session_id: key,
    cdr_id: key,
    call_id: key,
    direction: 'internal',
    caller: number,
    caller_display_name: name,
    callee: room,
    callee_display_name: subject,
    did: '',
    outbound_caller_id: '',
  };
}
