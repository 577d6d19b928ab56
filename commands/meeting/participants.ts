import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import type { Row } from '../../cards/model.ts';
import { pageButtons, pageOf } from '../../cards/paging.ts';
import { defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import type { Participant } from '../../src/core/meetings.ts';
import { on, titled, watchOf } from './_card.ts';
import { PARTICIPANTS } from './_participants-examples.ts';
import { endedCard, findRoom, goneOutcome, type Room, roomFields } from './_room.ts';
import { joinButton, wayIn } from './_way-in.ts';

/** Who is in, with what the owner can do about each of them. */
export default defineCommand({
  id: 'meeting.participants',
  words: ['meeting participants|people|who', 'meet who'],
  summary: 'Show who is in a meeting',
  effect: 'read',
  access: 'everyone',
  uses: ['ownMeetings', 'directory'],
  repeat: 'safe',
  input: z.object({ ...roomFields, skip: field.skip() }),
  examples: PARTICIPANTS,
  async run(ctx, { meeting, skip = 0 }): Promise<Outcome> {
    const room = await findRoom(ctx, meeting).catch(goneOutcome);
    if ('outcome' in room) return room.outcome;
    const { state, meeting: found } = room;
    if (!state.open) return { card: endedCard(found.subject) };
    const from = (left: number) => call('meeting.participants', { meeting: found.id, ...(left > 0 && { skip: left }) });
    const again = from(skip);
    const shown = pageOf(state.people, skip);
    const [none, some] = found.room ? ['nobody is in', 'in'] : ['nobody is invited', 'invited'];
    const join = joinButton(found, on('meeting.join', room, 'guest'));
    return {
      card: card(
        titled(found.subject, state.people.length === 0 ? none : `${state.people.length} ${some}`),
        'neutral',
        [
          shown.length > 0
            ? { kind: 'rows', rows: shown.map((person) => rowOf(room, person)) }
            : text(`${none.replace('nobody', 'Nobody')} yet. ${wayIn(found)}`),
          buttons(...pageButtons({ skip, total: state.people.length }, from)),
          buttons(
            found.mine
              ? press('Invite', call('meeting.invite', { meeting: found.id }), { style: 'primary', opens: 'form' })
              : join,
            found.mine && found.room
              ? press('Ring who is missing', call('meeting.invite', { meeting: found.id, missing: true }))
              : undefined,
            found.room ? press('Dial in', call('meeting.pin', { meeting: found.id })) : undefined,
            found.mine && found.room && found.mode === 'video'
              ? press('Layout', call('meeting.layout', { meeting: found.id }), { opens: 'form' })
              : undefined,
            press('Refresh', again),
          ),
        ],
        `Updated ${ctx.say.time(ctx.now)}`,
      ),
      live: { call: again, ...(await watchOf(ctx, room)) },
      // Whoever looks wants to know: the cards are looked at soon, too.
      touches: [`meeting:${found.id}`],
    };
  },
});

function rowOf(room: Room, person: Participant): Row {
  const { name, number, chair, muted, tile } = person;
  const marks = [
    number === name ? '' : number,
    chair ? 'has the chair' : '',
    muted ? 'muted' : '',
    room.meeting.room && room.meeting.mode === 'video' && tile < 0 ? 'picture hidden' : '',
  ];
  return {
    title: name,
    detail: marks.filter((mark) => mark !== '').join(' · ') || (room.meeting.room ? 'in the meeting' : 'invited'),
    ...(room.meeting.mine && {
      button: press('More', call('meeting.person', { meeting: room.meeting.id, participant: person.id }), {
        says: `More about ${name}: what I can do`,
      }),
    }),
  };
}
