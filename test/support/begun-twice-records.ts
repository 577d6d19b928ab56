import { RETRY_REQUEST } from '../../src/app/request/retry.ts';
import { takeSupportLogs } from '../../src/app/support/support-logs.ts';
import type { Sync } from '../../src/core/sync/place.ts';
import { shippedRules } from '../../src/core/sync/rules.ts';
import { replaceJob } from '../../src/store/jobs.ts';
import { insertRequest } from '../../src/store/requests.ts';
import { ADMIN, type Case, named } from './begun-twice.ts';
import type { Harness } from './command-harness.ts';

const SAM = 'sam.ortiz';
const DANA = 'dana.kim';

/** Support contacts of the configuration. */
export const CONTACTS = ['sam.ortiz@example.com', 'omar.haddad@example.com'];

/** Teams, of which nothing is asked here: commands only write down what is to be looked at. */
export const SYNC: Sync = {
  rules: shippedRules,
  places: new Map([
    [
      'teams',
      { id: 'teams', label: 'Teams', read: async () => new Map(), write: () => Promise.reject(new Error('not here')) },
    ],
  ]),
  connect: new Map(),
  enrols: false,
};

async function connected({ app, sandbox, user }: Harness): Promise<void> {
  const { id, email } = await user(DANA);
  const { access_token: access, refresh_token: refresh } = sandbox.tokensFor(email);
  await app.accounts.connect('portsip', id, { access, refresh, expiresAt: Number.MAX_SAFE_INTEGER });
}

/** A change that the phone system has not taken yet. */
async function waits({ database, clock, user }: Harness): Promise<void> {
  const { system, id } = await user(DANA);
  const now = clock.now();
  const wish = `${system}:${id}:presence.set`;
  const body = JSON.stringify({ key: 'other', until: now + 300_000, tries: 1, wish, uncertain: false });
  await database.commit(async (tx) => {
    await insertRequest(tx, { key: 'other', at: now, body: '{}' });
    await replaceJob(tx, { kind: RETRY_REQUEST, key: wish, body, dueAt: now + 3_000, now });
  });
}

/** A support log that nobody has yet. */
async function arrived({ app, clock }: Harness): Promise<void> {
  await takeSupportLogs(app)({
    source: 'webhook',
    delivery: 'webhook:one',
    id: 'one',
    report: {
      product: 'Mitel One Web',
      title: 'No audio after update',
      reporter: 'kai@ballad.example',
      accountId: '4711',
      occurredAt: clock.now() - 60_000,
    },
  });
}

/** Every command that changes what Patchcord keeps itself: `test/commands/begun-twice-records.test.ts` kills each. */
export const RECORD_CASES: readonly Case[] = [
  { id: 'supportcontact.add', input: () => ({ email: 'lena.fischer@example.com' }) },
  { id: 'supportcontact.remove', input: () => ({ email: 'omar.haddad@example.com' }) },
  { id: 'supportcontact.remove', input: () => ({ email: 'omar' }) },
  {
    id: 'supportcontact.cover',
    as: SAM,
    input: async (harness) => ({
      ...(await named(harness, 'omar.haddad')),
      until: harness.clock.now() + 86_400_000,
    }),
  },
  {
    id: 'supportcontact.cover',
    as: SAM,
    before: async (harness) =>
      harness.run('supportcontact.cover', SAM, {
        ...(await named(harness, 'omar.haddad')),
        until: harness.clock.now() + 86_400_000,
      }),
    input: async (harness) => ({ ...(await named(harness, SAM)), until: harness.clock.now() + 86_400_000 }),
  },
  { id: 'supportlog.assign', as: SAM, before: arrived, input: () => ({}) },
  { id: 'supportlog.assign', as: SAM, before: arrived, input: (harness) => named(harness, 'omar.haddad') },
  { id: 'supportlog.note', as: SAM, before: arrived, input: () => ({ note: 'Called them back.' }) },
  {
    id: 'supportlog.snooze',
    as: SAM,
    before: arrived,
    input: ({ clock }) => ({ until: clock.now() + 3_600_000 }),
  },
  { id: 'supportlog.update', as: SAM, before: arrived, input: () => ({ state: 'Resolved', note: 'Cable.' }) },
  { id: 'supportlog.escalate', as: SAM, before: arrived, input: () => ({ ticket: 'T-1' }) },
  { id: 'notify.set', as: DANA, input: () => ({ notice: 'missed-on' }) },
  { id: 'notify.quiet', as: DANA, input: () => ({ hours: '22:00-07:00' }) },
  {
    id: 'account.disconnect',
    as: DANA,
    before: connected,
    input: () => ({}),
  },
  { id: 'account.lock', as: DANA, before: connected, input: () => ({}) },
  { id: 'request.stop', as: DANA, before: waits, input: () => ({ request: 'other' }) },
  { id: 'sync.set', as: DANA, input: () => ({ sync: true, place: 'teams' }) },
  {
    id: 'sync.all',
    before: ({ run }) => run('sync.set', DANA, { sync: true, place: 'teams' }),
    input: () => ({}),
  },
  { id: 'approval.delegate', as: ADMIN, input: (harness) => named(harness, 'jonas.weber') },
];
