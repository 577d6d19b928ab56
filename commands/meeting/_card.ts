import { buttons, call, card, facts, press, text } from '../../cards/build.ts';
import { cut } from '../../cards/fit.ts';
import type { Button, Call, Card } from '../../cards/model.ts';
import type { Done, Live, PersonalCard } from '../../src/core/command.ts';
import { lineSubject } from '../../src/core/phone-events.ts';
import { inWords } from '../../src/core/phone-words.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import type { Context, Room, View } from './_room.ts';
import { joinButton, pageButton, wayIn, whoIsIn } from './_way-in.ts';

/** As long as a meeting may last that anybody still looks at. */
const LIVE_MS = 12 * 60 * 60_000;
/** A planned meeting that has no end lasts so long. */
export const USUAL_MS = 30 * 60_000;
const LONGEST_TITLE = 60;
const MOST_NAMES = 4;

/** Where a meeting stands: what can be done with it hangs on that. */
export const PHASES = ['running', 'planned', 'waiting', 'ended'] as const;
export type Phase = (typeof PHASES)[number];

export function phaseOf({ meeting, state, begun }: Room, now: number): Phase {
  if (state.open) return 'running';
  if (begun) return 'ended';
  if (meeting.start === undefined) return 'waiting';
  return (meeting.end ?? meeting.start + USUAL_MS) > now ? 'planned' : 'ended';
}

/** The card of a meeting for its kinds of readers; `personal` is what its owner sees in the place of the shared one. */
export async function roomCards(ctx: Context, room: Room): Promise<Record<View | 'personal', Card>> {
  const invited = await invitedTo(ctx, room);
  const drawn = (view: Drawn['view'], here: View = view) => viewOf(ctx, room, { view, here }, invited);
  return {
    owner: drawn('owner'),
    shared: drawn('shared'),
    guest: drawn('guest'),
    tools: drawn('owner', 'tools'),
    personal: drawn('owner', 'shared'),
  };
}

/** Who reads it, and the card whose place the result of a press takes. */
interface Drawn {
  view: Exclude<View, 'tools'>;
  here: View;
}

async function invitedTo({ phone }: Context, { meeting }: Room): Promise<PhoneUser[]> {
  if (meeting.invitees.length === 0) return [];
  const all = await phone.directory.all();
  return meeting.invitees.flatMap((id) => all.find((user) => user.id === id) ?? []);
}

/** The result of something that was done on one of the cards: that card as it is now. */
export async function roomOutcome(ctx: Context, room: Room, here: View): Promise<Done> {
  const cards = await roomCards(ctx, room);
  const { shared, guest } = cards;
  const ends = ['ended', 'waiting'].includes(phaseOf(room, ctx.now));
  return {
    card: cards[here],
    views: { shared, guest },
    ...(!ends && room.meeting.mine && { personal: personalOf(ctx, room, cards.personal) }),
    ...(here === 'shared' && { public: true }),
    // A guest's copy goes on being drawn with the owner's rights; the tools are for one press after another.
    ...(!ends && (here === 'owner' || here === 'shared') && { live: await liveOf(ctx, room, here) }),
  };
}

/** Where a platform can, the owner steers the meeting on the card that everybody sees. */
export function personalOf({ who }: Context, { meeting, begun }: Room, card: Card): PersonalCard {
  return {
    call: call('meeting.show', { meeting: meeting.id, here: 'shared', ...(begun && { begun }) }),
    people: [who.phone],
    card,
  };
}

/** Keeps a copy up to date; all copies of a meeting are drawn by the same Call. */
export async function liveOf(ctx: Context, room: Room, view: View): Promise<Live> {
  const { meeting, begun } = room;
  return {
    call: call('meeting.show', { meeting: meeting.id, ...(begun && { begun }) }),
    lastsMs: LIVE_MS,
    ...(await watchOf(ctx, room)),
    ...(view !== 'owner' && { view }),
  };
}

/**
 * How a meeting is watched: no phone system tells of meetings, but the calls of its room and of its people are a hint that somebody
 * comes or goes. What else is done to it elsewhere is only seen by looking.
 */
export async function watchOf(ctx: Context, room: Room): Promise<Pick<Live, 'subject' | 'hints' | 'pace'>> {
  const { meeting, state } = room;
  const invited = meeting.room ? await invitedTo(ctx, room) : [];
  const numbers = [
    meeting.extension,
    ctx.who.phone.extension,
    ...invited.map((user) => user.extension),
    ...state.people.map((one) => one.number),
  ].filter((number) => number !== '');
  return {
    subject: `meeting:${meeting.id}`,
    ...(meeting.room && { hints: [...new Set(numbers)].map(lineSubject) }),
    pace: phaseOf(room, ctx.now) === 'running' ? 'lively' : 'calm',
  };
}

export function titled(subject: string, ending: string): string {
  return `${cut(subject, LONGEST_TITLE - ending.length - 3)} · ${ending}`;
}

function viewOf(ctx: Context, room: Room, drawn: Drawn, invited: readonly PhoneUser[]): Card {
  const { view } = drawn;
  const { meeting, state } = room;
  const { say, now } = ctx;
  const phase = phaseOf(room, now);
  const line = `${meeting.mine ? `${ctx.who.name} owns it` : 'You are invited'} · Updated ${say.time(now)}`;
  // A conference has sound and pictures, whatever it was asked for as.
  const kind = meeting.room ? (meeting.mode === 'video' ? 'Video' : 'Audio') : undefined;
  const sentence = wayIn(meeting);
  const recorded = state.recording ? 'Recorded.' : meeting.room ? 'Not recorded.' : '';
  const by = view === 'guest' && meeting.mine ? `${ctx.who.name} asks you to join. ` : '';
  switch (phase) {
    case 'running':
      return card(
        titled(meeting.subject, state.recording ? 'running, recorded' : 'running'),
        state.recording ? 'attention' : 'good',
        [
          text([`${by}${whoIsIn(room)}`, recorded, sentence].filter((one) => one !== '').join(' ')),
          facts({
            Kind: kind,
            Door: state.locked ? 'Locked: nobody else gets in' : undefined,
            Sound: state.muted ? 'Everybody is muted' : undefined,
            Invited: meeting.room ? names(invited) : undefined,
          }),
          runningButtons(ctx, room, { ...drawn, missing: missingOf(room, invited) }),
        ],
        line,
      );
    case 'planned':
      return card(
        titled(meeting.subject, say.time(meeting.start ?? now)),
        'neutral',
        [
          text(`${by}${plannedFor(ctx, room, view)}`),
          facts({ Kind: kind, Dial: meeting.room ? meeting.extension : undefined, Invited: names(invited) }),
          plannedButtons(ctx, room, drawn),
        ],
        line,
      );
    case 'waiting':
      return card(titled(meeting.subject, 'not started'), 'neutral', [
        text(`Nobody has started it. ${sentence}`),
        meeting.mine && view === 'owner'
          ? buttons(press('Start now', on('meeting.start', room, drawn.here), { style: 'primary' }))
          : undefined,
      ]);
    case 'ended':
      return card(titled(meeting.subject, 'ended'), 'neutral', [text('The meeting is over.')], line);
    default:
      return phase satisfies never;
  }
}

/** A copy of somebody else is drawn with the owner's clock, so it says whose that is. */
function plannedFor({ say, who }: Context, { meeting }: Room, view: Drawn['view']): string {
  const { start = 0, end } = meeting;
  const clock = view === 'owner' ? '' : ` (${who.zone.split('/').at(-1)?.replaceAll('_', ' ')} time)`;
  return `It begins ${say.time(start)}${clock}${end === undefined ? '' : ` and lasts ${say.duration(end - start)}`}.`;
}

function names(invited: readonly PhoneUser[]): string | undefined {
  const rest = invited.length - MOST_NAMES;
  const some = invited.slice(0, MOST_NAMES).map((user) => user.name);
  return inWords([...some, ...(rest > 0 ? [`${rest} more`] : [])]) || undefined;
}

/** How many of those who are invited are not in. */
function missingOf({ state, meeting }: Room, invited: readonly PhoneUser[]): number {
  const inside = new Set(state.people.map((one) => one.number));
  return meeting.mine ? invited.filter((user) => !inside.has(user.extension)).length : 0;
}

/** A button that knows its meeting and the card on which it stands. */
export function on(command: string, { meeting }: Pick<Room, 'meeting'>, here: View, input: Call['input'] = {}): Call {
  return call(command, { meeting: meeting.id, here, ...input });
}

/** For everybody what everybody may; the owner's tools are one press away, or on the owner's own card. */
function runningButtons(
  { who }: Context,
  room: Room,
  { view, here, missing }: Drawn & { missing: number },
): Card['blocks'][number] | undefined {
  const { state, meeting } = room;
  // Whoever reads it in a channel may have to ask the owner first.
  const dialled = meeting.room && { number: meeting.extension };
  const asking = view === 'shared' ? { owner: who.phone.id, ...dialled } : {};
  const join = joinButton(meeting, on('meeting.join', room, here, asking));
  const page = pageButton(meeting);
  const people = press('People', call('meeting.participants', { meeting: meeting.id }), { rare: true });
  if (view === 'shared') return buttons(join, page, people, manage(room));
  if (view === 'guest' || !meeting.mine) return buttons(join, page, people);
  const toggle = (command: string, label: string, input: Call['input'] = {}) =>
    press(label, on(command, room, here, input));
  const alone = state.people.length < 2;
  const sound = state.muted ? toggle('meeting.unmute', 'Unmute all') : toggle('meeting.mute', 'Mute all');
  const ring = press('Ring who is missing', on('meeting.invite', room, here, { missing: true }));
  const invite = press('Invite', call('meeting.invite', { meeting: meeting.id }), { opens: 'form' });
  const end = press('End', on('meeting.stop', room, here), {
    style: 'danger',
    says: 'End the meeting for everybody',
  });
  if (!meeting.room) return buttons(join, invite, sound, people, end);
  return buttons(
    join,
    invite,
    // At the beginning there is somebody to ring, later somebody to mute.
    missing > 0 ? { ...ring, ...(!alone && { rare: true }) } : undefined,
    { ...sound, ...(alone && missing > 0 && { rare: true }) },
    state.recording
      ? toggle('meeting.record', 'Stop recording', { on: false })
      : toggle('meeting.record', 'Record', { on: true }),
    { ...(state.locked ? toggle('meeting.unlock', 'Unlock') : toggle('meeting.lock', 'Lock')), rare: true },
    people,
    page,
    end,
  );
}

function manage(room: Room): Button | undefined {
  // Drawn for somebody who is invited, who could not.
  if (!room.meeting.mine) return undefined;
  return press('Manage', on('meeting.show', room, 'tools', room.begun ? { begun: true } : {}), {
    says: 'Manage the meeting, if it is yours',
    unlessPersonal: true,
  });
}

function plannedButtons(ctx: Context, room: Room, { view, here }: Drawn): Card['blocks'][number] | undefined {
  const { meeting } = room;
  const { start = ctx.now, end = start + USUAL_MS } = meeting;
  const file: Button = {
    kind: 'address',
    label: 'Add to calendar',
    url: ctx.services.calendar.address({
      id: meeting.id,
      title: meeting.subject,
      start,
      end,
      // Whoever sees the card can open the file: no code stands in it.
      place: meeting.room ? (meeting.page ?? `Dial ${meeting.extension}`) : 'Online',
      text: meeting.room
        ? `Dial ${meeting.extension} from a company phone, or press Join on the card in your chat.`
        : 'Press Join on the card in your chat: it shows you the code.',
    }),
  };
  if (view === 'shared') return buttons(file, manage(room));
  if (view === 'guest' || !meeting.mine) return buttons(file);
  return buttons(
    press('Start now', on('meeting.start', room, here), { style: 'primary' }),
    file,
    press('Cancel', on('meeting.stop', room, here), { style: 'danger', says: 'Cancel the planned meeting' }),
  );
}
