import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import type { Card, Row } from '../../cards/model.ts';
import { pageButtons, pageOf } from '../../cards/paging.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { PHASES, type Phase, phaseOf } from './_card.ts';
import { LIST } from './_list-examples.ts';
import type { Context, Room } from './_room.ts';

const MOST_LOOKED_AT = 20;
const WORDS: Record<Phase, string> = { running: 'running', planned: 'planned', waiting: 'not started', ended: 'over' };

/** Running ones first, then what is planned; old rooms are not shown. */
export default defineCommand({
  id: 'meeting.list',
  words: ['meeting list', 'meetings', 'meeting', 'meet list'],
  summary: 'Show your meetings',
  effect: 'read',
  access: 'everyone',
  uses: ['ownMeetings', 'directory'],
  repeat: 'safe',
  input: z.object({ skip: field.skip() }),
  examples: LIST,
  async run(ctx, { skip }) {
    const listed = (await ctx.phone.ownMeetings.list()).slice(0, MOST_LOOKED_AT);
    const looked = await Promise.all(listed.map((meeting) => roomOf(ctx, meeting)));
    const rooms = looked
      .flatMap((room) => room ?? [])
      .map((room) => ({ room, phase: phaseOf(room, ctx.now) }))
      .filter(({ phase }) => phase !== 'ended')
      .toSorted(
        (a, b) =>
          PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase) ||
          (a.room.meeting.start ?? 0) - (b.room.meeting.start ?? 0),
      );
    if (rooms.length === 0) return { card: noneCard() };
    const shown = pageOf(rooms, skip);
    const running = rooms.filter(({ phase }) => phase === 'running').length;
    return {
      card: card(
        `You have ${rooms.length} ${rooms.length === 1 ? 'meeting' : 'meetings'}${running > 0 ? `, ${running} running` : ''}`,
        'neutral',
        [
          { kind: 'rows', rows: shown.map(({ room, phase }) => rowOf(ctx, room, phase)) },
          buttons(
            press('Start a meeting', call('meeting.start')),
            ...pageButtons({ skip, total: rooms.length }, (next) => call('meeting.list', { skip: next })),
          ),
        ],
      ),
    };
  },
});

async function roomOf({ phone }: Context, meeting: Room['meeting']): Promise<Room | undefined> {
  const state = await phone.ownMeetings.look(meeting.id).catch(() => undefined);
  return state && { meeting, state, begun: false };
}

function rowOf({ say }: Context, { meeting, state }: Room, phase: Phase): Row {
  const when = phase === 'planned' && meeting.start !== undefined ? say.time(meeting.start) : WORDS[phase];
  const people = phase === 'running' ? `${state.people.length} ${meeting.room ? 'in' : 'invited'}` : '';
  const owner = meeting.mine ? '' : 'invited';
  return {
    title: meeting.subject,
    detail: [when, people, meeting.room ? `dial ${meeting.extension}` : '', owner]
      .filter((part) => part !== '')
      .join(' · '),
    button: press('Show', call('meeting.show', { meeting: meeting.id, ...(state.open && { begun: true }) }), {
      says: `Show ${meeting.subject}`,
    }),
  };
}

function noneCard(): Card {
  return card('You have no meetings', 'neutral', [
    text('None is running and none is planned.'),
    buttons(press('Start a meeting', call('meeting.start'), { style: 'primary' })),
  ]);
}
