import { PatchcordError } from '../../../src/core/errors.ts';
import {
  type Layout,
  LONGEST_SUBJECT,
  type Meeting,
  type MeetingPeople,
  type MeetingState,
  MOST_SEATS,
  type NewMeeting,
  type OwnMeetings,
  type OwnRooms,
  type RoomSwitch,
} from '../../../src/core/meetings.ts';
import { type Caller, isRefusal, part } from './api.ts';
import { notMine } from './own.ts';
import { readAll } from './paging.ts';
import { createdMeeting, meeting, participants, pins, state } from './schema-meetings.ts';

/** Nobody looks further back than that many rooms. */
const meetingsAtMost = 200;

const layoutNames: Record<Layout, string> = {
  auto: 'LAYOUT0',
  '1': 'LAYOUT1',
  '2': 'LAYOUT2',
  '3': 'LAYOUT3',
  '4': 'LAYOUT4',
  '6': 'LAYOUT6',
  '9': 'LAYOUT9',
};

const switches: Record<RoomSwitch, { on: string; off: string }> = {
  locked: { on: 'lock', off: 'unlock' },
  muted: { on: 'mute', off: 'unmute' },
  recording: { on: 'start_recording', off: 'stop_recording' },
};

/**
 * A person's own meetings: `/user/meetings` knows only the owner of the token (reference 8.8, 8.9).
 * @param page where browsers join, with `{number}` in it
 */
export function createOwnMeetings(own: Caller, page?: string): { ownMeetings: OwnMeetings; ownRooms: OwnRooms } {
  const look = async (id: string): Promise<MeetingState> => {
    const [room, { items }] = await Promise.all([
      own.read({ method: 'GET', path: pathOf(id, 'status') }, state),
      own.read({ method: 'GET', path: pathOf(id, 'participants') }, participants),
    ]).catch(notMine('meeting'));
    return { ...room, people: items };
  };
  const paged = (one: Meeting): Meeting => ({ ...one, page: page?.replaceAll('{number}', one.extension) });
  const get = async (id: string) =>
    paged(await own.read({ method: 'GET', path: pathOf(id) }, meeting).catch(notMine('meeting')));
  const act = (id: string, action: string) =>
    own
      .send({ method: 'POST', path: pathOf(id, action), repeatable: true })
      .catch((error: unknown) => explain(error, id, look));
  const set = (id: string, json: object) =>
    own
      .send({ method: 'POST', path: pathOf(id), json, repeatable: true })
      .catch((error: unknown) => explain(error, id, look));

  const turn = (id: string, what: RoomSwitch, on: boolean) => act(id, switches[what][on ? 'on' : 'off']);
  const ownMeetings: OwnMeetings = {
    async list() {
      const { items } = await readAll(own, '/user/meetings', meeting, meetingsAtMost);
      return items.map(paged).toSorted((a, b) => (b.createdAt ?? 0) - (a.createdAt ?? 0));
    },
    get,
    look,
    async create(wish) {
      const { id } = await own.read({ method: 'POST', path: '/user/meetings', json: bodyOf(wish) }, createdMeeting);
      const seats = wish.invitees.length + SPARE_SEATS;
      // A room has nine seats at first; more can only be set afterwards.
      if (seats > FIRST_SEATS) await setSeats(own, id, seats);
      return id;
    },
    async change(id, { invitees, seats, start, end }) {
      const json = {
        ...(invitees !== undefined && { internal_invitees: invitees }),
        ...(seats !== undefined && { capacity: Math.min(seats, MOST_SEATS) }),
        ...(start !== undefined && { scheduled_start_at: new Date(start).toISOString() }),
        ...(end !== undefined && { scheduled_end_at: new Date(end).toISOString() }),
      };
      await set(id, json);
    },
    async remove(id) {
      const call = { method: 'POST', path: pathOf(id, 'destroy'), repeatable: true } as const;
      await own.send(call).catch((error: unknown) => {
        if (!isRefusal(error) || error.code !== 'not-found') throw ownersOnly(error);
      });
    },
    start: (id) => act(id, 'start'),
    stop: (id) => act(id, 'stop'),
    muteAll: (id, on) => turn(id, 'muted', on),
    people: createPeople(own, look, get),
  };
  const ownRooms: OwnRooms = {
    turn,
    async pins(id) {
      const found = await own.read({ method: 'GET', path: pathOf(id) }, pins).catch(notMine('meeting'));
      return { chair: found.admin_pin, room: found.room_pin };
    },
    arrange: (id, layout) => set(id, { layout: layoutNames[layout] }),
    giveChair: (id, participant) => actOn(own, look, id, participant, 'chairman'),
    place: (id, participant, tile) => actOn(own, look, id, participant, 'position', { position: tile }),
  };
  return { ownMeetings, ownRooms };
}

/** Somebody brings a colleague along. */
const SPARE_SEATS = 4;
const FIRST_SEATS = 9;

function setSeats(own: Caller, id: string, seats: number): Promise<void> {
  const json = { capacity: Math.min(seats, MOST_SEATS) };
  return own.send({ method: 'POST', path: pathOf(id), json, repeatable: true });
}

function bodyOf({ mode, subject, zone, start, end, invitees, pins: given }: NewMeeting) {
  if (subject.length < 1 || subject.length > LONGEST_SUBJECT)
    throw new PatchcordError('bad-input', `A subject has ${LONGEST_SUBJECT} characters at most.`);
  return {
    mode: mode === 'video' ? 'VIDEO' : 'AUDIO',
    subject,
    timezone: zone,
    admin_pin: given.chair,
    room_pin: given.room,
    internal_invitees: invitees,
    ...(start !== undefined && { scheduled_start_at: new Date(start).toISOString() }),
    ...(end !== undefined && { scheduled_end_at: new Date(end).toISOString() }),
  };
}

type Look = OwnMeetings['look'];

/** What is done to one of those who are in. */
function actOn(own: Caller, look: Look, id: string, participant: string, action: string, json?: object): Promise<void> {
  const path = pathOf(id, `participants/${part(participant)}/${action}`);
  return own.send({ method: 'POST', path, repeatable: true, ...(json && { json }) }).catch((error: unknown) => {
    if (isRefusal(error) && error.code === 'not-found')
      throw new PatchcordError('not-found', 'They are not in the meeting any more.', { cause: error.cause });
    return explain(error, id, look);
  });
}

function createPeople(own: Caller, look: Look, get: OwnMeetings['get']): MeetingPeople {
  return {
    async ring(id, number) {
      try {
        await own.send({ method: 'POST', path: pathOf(id, 'participants/invite'), json: { number } });
      } catch (error) {
        if (!isRefusal(error) || error.code !== 'bad-input') return explain(error, id, look);
        // No way is documented to tell why: what can be seen is looked at.
        const [{ open, people }, { seats }] = await Promise.all([look(id), get(id)]);
        if (!open) throw notRunning(error);
        if (people.length >= seats)
          throw new PatchcordError('conflict', `The meeting is full: it has ${seats} seats.`, { cause: error.cause });
        throw new PatchcordError('bad-input', `The phone system does not dial ${number}.`, { cause: error.cause });
      }
    },
    mute: (id, participant, on) => actOn(own, look, id, participant, on ? 'mute' : 'unmute'),
    async remove(id, participant) {
      const path = pathOf(id, `participants/${part(participant)}/destroy`);
      await own.send({ method: 'POST', path, repeatable: true }).catch(async (error: unknown) => {
        // Gone already is as good; a meeting that is gone is not.
        if (!isRefusal(error) || error.code !== 'not-found') return explain(error, id, look);
        await look(id);
      });
    },
  };
}

/** Which status a refusal gets is not documented: whether it runs is seen, and all else is a matter of who owns it. */
async function explain(error: unknown, id: string, look: Look): Promise<never> {
  if (!isRefusal(error)) throw error;
  if (error.code === 'not-found') return notMine('meeting')(error);
  if (error.code === 'bad-input' && !(await look(id)).open) throw notRunning(error);
  throw ownersOnly(error);
}

function notRunning({ cause }: PatchcordError): PatchcordError {
  return new PatchcordError('conflict', 'The meeting is not running.', { cause });
}

function ownersOnly(error: unknown): unknown {
  if (!isRefusal(error) || (error.code !== 'not-allowed' && error.code !== 'bad-input')) return error;
  return new PatchcordError('not-allowed', 'Only the owner of the meeting can do this.', { cause: error.cause });
}

function pathOf(id: string, action?: string): string {
  return `/user/meetings/${part(id)}${action === undefined ? '' : `/${action}`}`;
}
