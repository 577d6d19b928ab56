import { done, type Harness } from './command-harness.ts';
import { testedProfile } from './tested-profile.ts';

/** Every command that changes something in the phone system, in the ways that differ: `test/commands/begun-twice.test.ts` kills each. */
export interface Case {
  id: string;
  as?: string;
  /** What is wished; by then `before` has run. */
  input: (harness: Harness) => Promise<Record<string, unknown>> | Record<string, unknown>;
  before?: (harness: Harness) => Promise<unknown>;
  /** The same value may be written a second time: nobody can see that, and there is nothing to look at first. */
  sameValue?: true;
}

export const ADMIN = 'priya.natarajan';
const OWNER = 'dana.kim';
const OUTSIDE = '+49301234567';

export const named = async ({ user: find }: Harness, name: string) => ({ user: await find(name) });

async function meeting(harness: Harness, input: Record<string, unknown> = {}): Promise<void> {
  await harness.run('meeting.start', OWNER, { subject: 'Outage', ...input });
}
const newest = ({ sandbox }: Harness) => sandbox.state().meetings.at(-1)?.id ?? '';
async function visited(harness: Harness, wish: { mode?: string } = {}): Promise<void> {
  await meeting(harness, { ...wish, number: [OUTSIDE, '+49309876543'] });
}
const inside = (harness: Harness, at: number) => ({
  meeting: newest(harness),
  participant: harness.sandbox.state().meetings.at(-1)?.participants[at]?.id,
});

export const CASES: readonly Case[] = [
  {
    id: 'user.create',
    input: () => ({ name: 'Ada Byron', email: 'ada.byron@example.com', extension: '2099', role: 'supervisor' }),
  },
  {
    id: 'user.update',
    input: async (harness) => ({ ...(await named(harness, 'dana.kim')), name: 'Dana K. Kim', department: 'Sales II' }),
  },
  { id: 'user.role', input: async (harness) => ({ ...(await named(harness, 'dana.kim')), role: 'supervisor' }) },
  { id: 'user.disable', input: (harness) => named(harness, 'dana.kim') },
  {
    id: 'user.enable',
    before: async (harness) => harness.run('user.disable', ADMIN, await named(harness, 'dana.kim')),
    input: (harness) => named(harness, 'dana.kim'),
  },
  { id: 'user.delete', input: (harness) => named(harness, 'dana.kim') },
  { id: 'group.add', input: async (harness) => ({ ...(await named(harness, 'dana.kim')), group: 'Marketing' }) },
  { id: 'group.remove', input: async (harness) => ({ ...(await named(harness, 'dana.kim')), group: 'Sales' }) },
  { id: 'meeting.start', as: OWNER, input: async () => ({ subject: 'Outage', number: [OUTSIDE] }) },
  {
    id: 'meeting.start',
    as: OWNER,
    input: async ({ app }) => {
      const all = (await app.systems[0]?.service.directory?.all()) ?? [];
      return { subject: 'All hands', invitees: all.slice(0, 12) };
    },
  },
  {
    id: 'meeting.start',
    as: OWNER,
    before: ({ run, clock }) => run('meeting.schedule', OWNER, { subject: 'Outage', start: clock.now() + 3_600_000 }),
    input: (harness) => ({ meeting: newest(harness) }),
  },
  {
    id: 'meeting.schedule',
    as: OWNER,
    input: async ({ clock, user: find }) => ({
      subject: 'Outage',
      start: clock.now() + 3_600_000,
      invitees: [await find('omar.haddad')],
    }),
  },
  {
    id: 'meeting.invite',
    as: OWNER,
    before: meeting,
    input: async (harness) => ({ ...(await named(harness, 'omar.haddad')), number: [OUTSIDE] }),
  },
  {
    id: 'meeting.invite',
    as: OWNER,
    before: meeting,
    input: async (harness) => ({
      meeting: newest(harness),
      people: [(await harness.user('omar.haddad')).id, (await harness.user('lena.fischer')).id],
    }),
  },
  {
    id: 'meeting.invite',
    as: OWNER,
    before: async (harness) => meeting(harness, { invitees: [await harness.user('omar.haddad')] }),
    input: (harness) => ({ meeting: newest(harness), missing: true }),
  },
  { id: 'meeting.join', as: OWNER, before: meeting, input: (harness) => ({ meeting: newest(harness) }) },
  { id: 'meeting.lock', as: OWNER, before: meeting, input: () => ({}) },
  { id: 'meeting.lock', as: OWNER, before: meeting, input: (harness) => ({ meeting: newest(harness), here: 'owner' }) },
  {
    id: 'meeting.unlock',
    as: OWNER,
    before: async (harness) => {
      await meeting(harness);
      await harness.run('meeting.lock', OWNER, {});
    },
    input: () => ({}),
  },
  { id: 'meeting.mute', as: OWNER, before: visited, input: () => ({}) },
  { id: 'meeting.mute', as: OWNER, before: visited, input: (harness) => inside(harness, 1) },
  {
    id: 'meeting.unmute',
    as: OWNER,
    before: async (harness) => {
      await visited(harness);
      await harness.run('meeting.mute', OWNER, {});
    },
    input: () => ({}),
  },
  {
    id: 'meeting.unmute',
    as: OWNER,
    before: async (harness) => {
      await visited(harness);
      await harness.run('meeting.mute', OWNER, inside(harness, 0));
    },
    input: (harness) => inside(harness, 0),
  },
  {
    id: 'meeting.record',
    as: OWNER,
    before: async (harness) => meeting(harness, { invitees: [await harness.user('omar.haddad')] }),
    input: () => ({}),
  },
  { id: 'meeting.kick', as: OWNER, before: visited, input: (harness) => inside(harness, 1) },
  { id: 'meeting.chair', as: OWNER, before: visited, input: (harness) => inside(harness, 1) },
  { id: 'meeting.place', as: OWNER, before: visited, input: (harness) => ({ ...inside(harness, 1), tile: 4 }) },
  {
    id: 'meeting.layout',
    as: OWNER,
    before: (harness) => visited(harness, { mode: 'video' }),
    input: (harness) => ({ meeting: newest(harness), layout: '4' }),
  },
  { id: 'meeting.stop', as: OWNER, before: meeting, input: () => ({}) },
  {
    id: 'meeting.stop',
    as: OWNER,
    before: async ({ run, clock, user: find }) =>
      run('meeting.schedule', OWNER, {
        subject: 'Outage',
        start: clock.now() + 3_600_000,
        invitees: [await find('omar.haddad')],
      }),
    input: (harness) => ({ meeting: newest(harness) }),
  },
  {
    id: 'meeting.stop',
    as: OWNER,
    before: async ({ run, clock, sandbox }) => {
      await run('meeting.schedule', OWNER, {
        subject: 'Outage',
        start: clock.now() + 60_000,
        end: clock.now() + 7_200_000,
      });
      await run('meeting.start', OWNER, { meeting: sandbox.state().meetings.at(-1)?.id });
    },
    input: (harness) => ({ meeting: newest(harness) }),
  },
  {
    id: 'password.reset',
    input: async (harness) => ({ ...(await named(harness, 'dana.kim')), target: 'extension' }),
    sameValue: true,
  },
  { id: 'contact.add', as: OWNER, input: () => ({ name: 'Ada Byron', number: [OUTSIDE] }) },
  {
    id: 'contact.remove',
    as: OWNER,
    before: ({ run }) => run('contact.add', OWNER, { name: 'Ada Byron', number: [OUTSIDE] }, 'added'),
    input: async ({ run }) =>
      done(await run('contact.add', OWNER, { name: 'Ada Byron', number: [OUTSIDE] }, 'added')).undo?.input ?? {},
  },
  { id: 'greeting.enable', as: OWNER, input: () => ({ greeting: 'Vacation' }) },
  {
    id: 'greeting.disable',
    as: OWNER,
    before: ({ run }) => run('greeting.enable', OWNER, { greeting: 'Vacation' }),
    input: () => ({}),
  },
  { id: 'presence.set', as: OWNER, input: () => ({ presence: 'DO_NOT_DISTURB', note: 'Busy' }) },
  // Release 22.3 does not say why somebody pauses.
  {
    id: 'queue.set',
    as: OWNER,
    input: () => ({ status: 'BREAK', queue: 'all' }),
    ...(testedProfile === '22.3' && { sameValue: true }),
  },
  {
    id: 'queue.set',
    as: OWNER,
    before: ({ run }) => run('queue.set', OWNER, { status: 'LOGGED_OUT', queue: 'all' }),
    input: () => ({ status: 'LOGGED_IN', queue: 'all' }),
  },
  { id: 'account.lock', as: OWNER, input: () => ({}) },
];
