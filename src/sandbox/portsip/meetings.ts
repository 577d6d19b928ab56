import { endCall } from './agents.ts';
import type { Fields } from './fields.ts';
import { listed } from './lists.ts';
import { instant, type Meeting, type Pbx, since, type User } from './pbx.ts';
import { found, impossible, invalid, Refusal } from './refusal.ts';
import { type Call, changed, param, type Route, type Routes, text, texts } from './route.ts';
import { checkInstant, checkTimezone } from './rules.ts';
import { secret } from './sessions.ts';

const NEEDS = 'general.meeting';
/** 22.6 closes a meeting when nobody joins within half an hour of its creation (reference, section 11.3). */
const NOBODY_CAME_MS = 30 * 60_000;
const FIRST_ROOM = 9001;

const defaults: Fields = {
  control: 'FREE',
  height: 720,
  width: 1280,
  bitrate: 1024,
  framerate: 15,
  layout: 'LAYOUT0',
  language: 'en-US',
  capacity: 9,
  admin_pin: null,
  room_pin: null,
  enable_recording: false,
  enable_prompt: true,
  scheduled_start_at: null,
  scheduled_end_at: null,
  internal_invitees: [],
  external_invitees: null,
  close_on_nobody: false,
  outbound_caller_ids: [],
  custom_options: null,
};

export const meetings: Routes = {
  'GET /user/meetings': {
    needs: NEEDS,
    run: (call) =>
      listed(
        call,
        [...call.pbx.meetings.values()]
          .filter((meeting) => isIn(meeting, call.me))
          .map((meeting) => record(meeting, call.me)),
        { filter: ['subject', 'extension_number', 'mode'], search: ['subject', 'extension_number'] },
      ),
  },
  'POST /user/meetings': {
    needs: NEEDS,
    run({ pbx, me, body }) {
      checkMeeting(pbx, body);
      const meeting = addMeeting(pbx, me, body);
      return { id: meeting.id, extension_number: meeting.extension };
    },
  },
  'GET /user/meetings/{id}': {
    needs: NEEDS,
    run(call) {
      const meeting = meetingOf(call);
      const host = {
        domain: call.pbx.domain,
        sbc_host: `sbc.${call.pbx.domain}`,
        sbc_port: 8883,
        token: meeting.token,
      };
      return { ...record(meeting, call.me), ...host };
    },
  },
  'POST /user/meetings/{id}': {
    needs: NEEDS,
    run(call) {
      const meeting = owned(call);
      checkMeeting(call.pbx, call.body);
      const { subject, timezone } = meeting.settings;
      meeting.settings = changed(call.pbx, meeting.settings, call.body, { ...defaults, subject, timezone });
    },
  },
  'POST /user/meetings/{id}/destroy': {
    needs: NEEDS,
    run(call) {
      const meeting = owned(call);
      stop(call.pbx, meeting);
      call.pbx.meetings.delete(meeting.id);
    },
  },
  'GET /user/meetings/{id}/status': {
    needs: NEEDS,
    run(call) {
      const meeting = meetingOf(call);
      return { status: stateOf(meeting), locked: meeting.locked, muted: meeting.muted, recording: meeting.recording };
    },
  },
  'POST /user/meetings/{id}/mute': act((meeting) => muteAll(running(meeting), true)),
  'POST /user/meetings/{id}/unmute': act((meeting) => muteAll(running(meeting), false)),
  'POST /user/meetings/{id}/lock': act((meeting) => {
    meeting.locked = true;
  }),
  'POST /user/meetings/{id}/unlock': act((meeting) => {
    meeting.locked = false;
  }),
  'POST /user/meetings/{id}/start': act((meeting) => {
    if (!meeting.running) meeting.recording = meeting.settings.enable_recording === true;
    meeting.running = true;
  }),
  'POST /user/meetings/{id}/stop': act((meeting, pbx) => stop(pbx, meeting)),
  'POST /user/meetings/{id}/start_recording': act((meeting) => {
    running(meeting).recording = true;
  }),
  'POST /user/meetings/{id}/stop_recording': act((meeting) => {
    running(meeting).recording = false;
  }),
};

/** `OFFLINE` before the start, `ONLINE` started and empty, `ON_CALL` with people (reference, section 11.3). */
export function stateOf(meeting: Meeting): 'OFFLINE' | 'ONLINE' | 'ON_CALL' {
  if (!meeting.running) return 'OFFLINE';
  return meeting.participants.length > 0 ? 'ON_CALL' : 'ONLINE';
}

/** The meeting the path names, if the caller owns it or is invited. */
export function meetingOf(call: Call): Meeting {
  const meeting = call.pbx.meetings.get(param(call, 0));
  return found(meeting && isIn(meeting, call.me) ? meeting : undefined, 'Meeting');
}

/** The meeting, if the caller may steer it: FREE lets everybody in it act, MASTER the owner alone. */
export function steered(call: Call): Meeting {
  const meeting = meetingOf(call);
  return meeting.settings.control === 'MASTER' ? owned(call) : meeting;
}

export function running(meeting: Meeting): Meeting {
  if (!meeting.running) throw impossible('The meeting is not running.');
  return meeting;
}

/** Ends it for everybody. */
export function stop(pbx: Pbx, meeting: Meeting): void {
  meeting.running = false;
  meeting.recording = false;
  meeting.muted = false;
  meeting.participants = [];
  hangUp(pbx, meeting);
}

/** Whoever is in no longer is on a call no longer: being in a meeting is a call to its room. */
export function hangUp(pbx: Pbx, meeting: Meeting): void {
  const addresses = new Set(meeting.participants.map(({ address }) => address));
  for (const user of pbx.users.values())
    if (user.call?.meetingId === meeting.id && !addresses.has(`sip:${user.extension}@${pbx.domain}`))
      endCall(pbx, user);
}

export function addMeeting(pbx: Pbx, owner: User, body: Fields, id = pbx.nextId()): Meeting {
  const { mode, ...settings } = body;
  const meeting: Meeting = {
    id,
    extension: freeRoom(pbx),
    ownerId: owner.id,
    createdAt: instant(pbx.clock.now()),
    token: secret(),
    mode: mode === 'VIDEO' ? 'VIDEO' : 'AUDIO',
    settings: { ...defaults, ...settings },
    running: false,
    locked: false,
    muted: false,
    recording: false,
    participants: [],
  };
  pbx.meetings.set(meeting.id, meeting);
  if (since(pbx, '22.6')) {
    pbx.clock.after(NOBODY_CAME_MS, () => {
      if (meeting.participants.length === 0) stop(pbx, meeting);
    });
  }
  return meeting;
}

function act(change: (meeting: Meeting, pbx: Pbx) => void): Route {
  return { needs: NEEDS, run: (call) => change(steered(call), call.pbx) };
}

function muteAll(meeting: Meeting, muted: boolean): void {
  meeting.muted = muted;
  for (const participant of meeting.participants) participant.muted = muted;
}

function isIn(meeting: Meeting, user: User): boolean {
  return meeting.ownerId === user.id || texts(meeting.settings, 'internal_invitees').includes(user.id);
}

function owned(call: Call): Meeting {
  const meeting = meetingOf(call);
  if (meeting.ownerId !== call.me.id) {
    throw new Refusal(call.pbx.switches.missingPrivilege, 'UNKNOWN', 'Only the owner may do that.');
  }
  return meeting;
}

function record(meeting: Meeting, reader: User): Fields {
  return {
    id: meeting.id,
    extension_number: meeting.extension,
    mode: meeting.mode,
    ...meeting.settings,
    created_at: meeting.createdAt,
    ownership: meeting.ownerId === reader.id,
  };
}

function checkMeeting(pbx: Pbx, body: Fields): void {
  checkTimezone(text(body, 'timezone'));
  checkInstant(body, 'scheduled_start_at');
  checkInstant(body, 'scheduled_end_at');
  if (texts(body, 'internal_invitees').some((id) => !pbx.users.has(id))) {
    throw invalid('internal_invitees', 'names a user that does not exist');
  }
}

function freeRoom(pbx: Pbx): string {
  const rooms = new Set([...pbx.meetings.values()].map((meeting) => meeting.extension));
  let room = FIRST_ROOM;
  while (rooms.has(String(room))) room += 1;
  return String(room);
}
