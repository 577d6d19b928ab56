import { hangUp, meetingOf, running, steered, stop } from './meetings.ts';
import { byExtension, type Meeting, type Participant, type Pbx, type User } from './pbx.ts';
import { found, impossible, invalid } from './refusal.ts';
import { type Call, needed, param, type Routes, texts } from './route.ts';

const NEEDS = 'general.meeting';
const LAST_TILE = 8;

export const participants: Routes = {
  'GET /user/meetings/{id}/participants': {
    needs: NEEDS,
    run: (call) => ({ items: meetingOf(call).participants.map(record) }),
  },
  'GET /user/meetings/{id}/participants/{participant_id}': {
    needs: NEEDS,
    run: (call) => record(participantOf(call, meetingOf(call))),
  },
  'POST /user/meetings/{id}/participants/invite': {
    needs: NEEDS,
    // Nobody lets the telephone ring here: who is invited is in the meeting at once.
    run(call) {
      const meeting = running(steered(call));
      const number = needed(call.body, 'number');
      const user = byExtension(call.pbx, number);
      if (!user && !isDialled(number)) throw impossible('No route to that number.');
      enter(call.pbx, meeting, { name: user?.displayName ?? number, number, user });
    },
  },
  'POST /user/meetings/{id}/participants/layout': {
    needs: NEEDS,
    run(call) {
      const meeting = steered(call);
      const order = texts(call.body, 'items');
      if (order.some((id) => !meeting.participants.some((each) => each.id === id))) {
        throw invalid('items', 'names a participant who is not there');
      }
      for (const participant of meeting.participants) {
        const place = order.indexOf(participant.id);
        participant.position = place > LAST_TILE ? -1 : place;
      }
    },
  },
  'POST /user/meetings/{id}/participants/{participant_id}/mute': { needs: NEEDS, run: (call) => mute(call, true) },
  'POST /user/meetings/{id}/participants/{participant_id}/unmute': { needs: NEEDS, run: (call) => mute(call, false) },
  'POST /user/meetings/{id}/participants/{participant_id}/chairman': {
    needs: NEEDS,
    run(call) {
      const meeting = steered(call);
      const chair = participantOf(call, meeting);
      for (const participant of meeting.participants) participant.chairman = participant === chair;
    },
  },
  'POST /user/meetings/{id}/participants/{participant_id}/position': {
    needs: NEEDS,
    run(call) {
      const { position } = call.body;
      if (typeof position !== 'number') throw invalid('position', 'is required');
      participantOf(call, steered(call)).position = position;
    },
  },
  'POST /user/meetings/{id}/participants/{participant_id}/destroy': {
    needs: NEEDS,
    run(call) {
      const meeting = steered(call);
      leave(call.pbx, meeting, participantOf(call, meeting));
    },
  },
};

/** What the tenant's outbound rules take: the international form, with `+` or `00`, and the national one. */
function isDialled(number: string): boolean {
  return /^(?:\+|00)[1-9]\d{6,14}$/.test(number) || /^0[1-9]\d{4,12}$/.test(number);
}

/** Somebody dials in. The first to come has the chair. Refuses when the meeting is not running, locked or full. */
export function join(pbx: Pbx, meeting: Meeting, name: string): Participant {
  if (running(meeting).locked) throw impossible('The meeting is locked.');
  const user = [...pbx.users.values()].find((each) => each.displayName === name);
  const number = user?.extension ?? name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.');
  return enter(pbx, meeting, { name, number, user });
}

/** Somebody goes; an empty meeting ends where it is set to. */
export function leave(pbx: Pbx, meeting: Meeting, participant: Participant): void {
  meeting.participants = meeting.participants.filter((each) => each !== participant);
  hangUp(pbx, meeting);
  const [next] = meeting.participants;
  if (!next && meeting.settings.close_on_nobody === true) stop(pbx, meeting);
  if (next && participant.chairman) next.chairman = true;
}

function enter(
  pbx: Pbx,
  meeting: Meeting,
  { name, number, user }: { name: string; number: string; user: User | undefined },
): Participant {
  if (meeting.participants.length >= Number(meeting.settings.capacity)) throw impossible('The meeting is full.');
  const numbers = meeting.participants.map((each) => Number(each.id));
  const participant = {
    id: String(Math.max(0, ...numbers) + 1),
    name,
    address: `sip:${number}@${pbx.domain}`,
    muted: meeting.muted,
    chairman: meeting.participants.length === 0,
    position: meeting.participants.length > LAST_TILE ? -1 : meeting.participants.length,
  };
  meeting.participants.push(participant);
  if (user && !user.call) user.call = { meetingId: meeting.id };
  return participant;
}

function record({ id, name, address, muted, chairman, position }: Participant) {
  return { id, display_name: `"${name}" <${address}>`, muted, chairman, position };
}

function participantOf(call: Call, meeting: Meeting): Participant {
  return found(
    meeting.participants.find((each) => each.id === param(call, 1)),
    'Participant',
  );
}

function mute(call: Call, muted: boolean): void {
  participantOf(call, running(steered(call))).muted = muted;
}
