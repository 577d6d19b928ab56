import { PatchcordError } from '../../core/errors.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import type { Services } from '../../core/services.ts';
import type { Standing } from '../../core/standing.ts';
import type { Clock } from '../../kit/clock.ts';
import { countJobs } from '../../store/jobs.ts';
import { readMailbox } from '../../store/mailboxes.ts';
import { liveStreams } from '../../store/phone-streams.ts';
import type { App } from '../app.ts';

/** The name of the one mailbox in the store. */
export const SUPPORT_MAILBOX = 'support';

type Parts = Pick<App, 'database' | 'clock' | 'systems' | 'chats' | 'mailer'>;

const LONGEST_MS = 4_000;

/** How everything that is set up is doing: asked now, with since when it is so as far as this process has seen it. */
export function createSystemsStanding(app: Parts): Services['standing'] {
  const seen = new Map<string, { state: Standing['state']; since: number }>();

  /** Since when this is so; a change begins now. */
  function sinceOf(name: string, state: Standing['state']): number {
    const before = seen.get(name);
    if (before?.state === state) return before.since;
    const since = app.clock.now();
    seen.set(name, { state, since });
    return since;
  }

  async function ask(name: string, check: () => Promise<void>): Promise<Standing> {
    const begun = app.clock.now();
    const trouble = await within(app.clock, check()).then(
      () => undefined,
      (error: unknown) => (error instanceof PatchcordError ? error.message : 'The check failed; the log says why.'),
    );
    const state = trouble === undefined ? 'works' : 'trouble';
    const says = trouble ?? `Answers in ${app.clock.now() - begun} ms.`;
    return { name, state, says, since: sinceOf(name, state), facts: [] };
  }

  async function phone(system: PhoneSystem): Promise<Standing> {
    const [standing, facts, events] = await Promise.all([
      ask(system.label, () => system.check()),
      within(app.clock, system.about?.() ?? Promise.resolve([])).catch(() => []),
      system.events ? streamOf(system.id) : undefined,
    ]);
    const { console } = system;
    return {
      ...standing,
      facts: [...facts, ...(events ? [{ label: 'Events', value: events }] : [])],
      ...(console && { page: { label: console.label, url: console.page } }),
    };
  }

  async function streamOf(system: string): Promise<string> {
    const live = (await liveStreams(app.database.db, app.clock.now())).find((stream) => stream.system === system);
    return live?.connected ? 'arrive' : 'do not arrive; live cards ask instead';
  }

  async function mailbox(): Promise<Standing> {
    const name = 'Support mailbox';
    const row = await readMailbox(app.database.db, SUPPORT_MAILBOX);
    if (!row) return { name, state: 'off', says: 'Not set up.', since: undefined, facts: [] };
    const alive = row.leaseUntil > app.clock.now();
    if (!alive)
      return { name, state: 'off', says: 'No process reads it now.', since: row.leaseUntil || undefined, facts: [] };
    const says = row.connected ? 'Is being read.' : 'Cannot be read; it is tried again and again.';
    return { name, state: row.connected ? 'works' : 'trouble', says, since: row.since, facts: [] };
  }

  async function database(): Promise<Standing> {
    const engine = app.database.engine === 'postgres' ? 'PostgreSQL' : 'SQLite';
    return { ...(await ask('Database', () => app.database.ping())), facts: [{ label: 'Engine', value: engine }] };
  }

  async function work(): Promise<Standing> {
    const counts = await countJobs(app.database.db);
    const total = (state: string) => counts.reduce((sum, row) => sum + (row.state === state ? row.count : 0), 0);
    const waiting = total('ready') + total('running');
    const dead = total('dead');
    const state = dead > 0 ? 'trouble' : 'works';
    const says = `${waiting} waiting${dead > 0 ? `, ${dead} given up: the log says why` : ', none given up'}.`;
    return { name: 'Work', state, says, since: undefined, facts: [] };
  }

  return {
    async all() {
      const { mailer } = app;
      return Promise.all([
        ...app.systems.map(phone),
        ...[...app.chats.values()].map((chat) => ask(chat.label, () => chat.check())),
        mailbox(),
        mailer
          ? ask('E-mail out', () => mailer.check())
          : Promise.resolve<Standing>({
              name: 'E-mail out',
              state: 'off',
              says: 'Not set up.',
              since: undefined,
              facts: [],
            }),
        database(),
        work(),
      ]);
    },
  };
}

/** One that hangs must not hold up the card of all. */
async function within<T>(clock: Clock, work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const stop = clock.after(LONGEST_MS, () =>
    reject(new PatchcordError('unreachable', `No answer within ${LONGEST_MS / 1_000} s.`)),
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    stop();
  }
}
