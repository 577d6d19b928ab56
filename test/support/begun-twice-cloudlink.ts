import { type Case, named } from './begun-twice.ts';
import type { Harness } from './command-harness.ts';

const OWNER = 'dana.kim';
const DANA = 'dana.kim';

async function conference(harness: Harness): Promise<void> {
  const invitees = [await harness.user('omar.haddad'), await harness.user('lena.fischer')];
  await harness.run('meeting.start', OWNER, { subject: 'Outage', invitees });
}
const newest = ({ sandbox }: Harness) => ({ meeting: [...sandbox.cloud.conferences().keys()].at(-1) });
const inside = async (harness: Harness, name: string) => ({
  ...newest(harness),
  participant: (await harness.user(name)).id,
});

/** Every command that changes something in CloudLink: `test/commands/begun-twice-cloudlink.test.ts` kills each. */
export const CLOUD_CASES: readonly Case[] = [
  { id: 'user.create', input: () => ({ name: 'Ada Byron', email: 'ada.byron@example.com', extension: '' }) },
  { id: 'user.create', input: () => ({ name: 'Ada Byron', email: 'ada.byron@example.com', extension: '2099' }) },
  { id: 'user.update', input: async (harness) => ({ ...(await named(harness, DANA)), name: 'Dana K. Kim' }) },
  { id: 'user.update', input: async (harness) => ({ ...(await named(harness, DANA)), number: '+491711234567' }) },
  { id: 'user.role', input: async (harness) => ({ ...(await named(harness, DANA)), role: 'admin' }) },
  { id: 'user.delete', input: (harness) => named(harness, DANA) },
  // The record comes from the PBX and stays listed; whether the account behind it is gone cannot be seen.
  { id: 'user.delete', input: (harness) => named(harness, 'henrik.lindqvist'), sameValue: true },
  {
    id: 'meeting.start',
    as: OWNER,
    input: async (harness) => ({ subject: 'Outage', invitees: [await harness.user('omar.haddad')] }),
  },
  {
    id: 'meeting.schedule',
    as: OWNER,
    input: async (harness) => ({
      subject: 'Outage',
      start: harness.clock.now() + 3_600_000,
      invitees: [await harness.user('omar.haddad')],
    }),
  },
  {
    id: 'meeting.invite',
    as: OWNER,
    before: conference,
    input: (harness) => named(harness, 'mia.rossi'),
  },
  {
    id: 'meeting.invite',
    as: OWNER,
    before: conference,
    input: async (harness) => ({
      ...newest(harness),
      people: [(await harness.user('mia.rossi')).id, (await harness.user('ilse.de.vries')).id],
    }),
  },
  { id: 'meeting.kick', as: OWNER, before: conference, input: (harness) => inside(harness, 'omar.haddad') },
  { id: 'meeting.mute', as: OWNER, before: conference, input: () => ({}) },
  { id: 'meeting.mute', as: OWNER, before: conference, input: (harness) => inside(harness, 'omar.haddad') },
  {
    id: 'meeting.unmute',
    as: OWNER,
    before: async (harness) => {
      await conference(harness);
      await harness.run('meeting.mute', OWNER, {});
    },
    input: () => ({}),
  },
  // Whether a conference has ended is not among the members that are known, so the end is asked for again.
  { id: 'meeting.stop', as: OWNER, before: conference, input: () => ({ sure: true }), sameValue: true },
  {
    id: 'meeting.stop',
    as: OWNER,
    before: async ({ run, clock, user }) =>
      run('meeting.schedule', OWNER, {
        subject: 'Outage',
        start: clock.now() + 3_600_000,
        invitees: [await user('omar.haddad')],
      }),
    input: newest,
  },
  {
    id: 'meeting.stop',
    as: OWNER,
    before: async ({ run, clock, ...rest }) => {
      const end = clock.now() + 7_200_000;
      await run('meeting.schedule', OWNER, { subject: 'Outage', start: clock.now() + 60_000, end });
      await run('meeting.start', OWNER, newest({ run, clock, ...rest }));
    },
    input: newest,
    sameValue: true,
  },
];
