import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPortsip, settings } from '../../adapters/phone/portsip/index.ts';
import { card } from '../../cards/build.ts';
import type { Call, CallValue } from '../../cards/model.ts';
import type { App } from '../../src/app/app.ts';
import { createCatalog, loadCommands } from '../../src/app/catalog.ts';
import { createApp } from '../../src/app/create.ts';
import { dispatch } from '../../src/app/request/dispatch.ts';
import { shippedSupport } from '../../src/config/support-schema.ts';
import type { ChatAdapter, ChatProfile } from '../../src/core/chat.ts';
import type { AnyCommand } from '../../src/core/command.ts';
import { metaOf } from '../../src/core/fields.ts';
import type { PhoneSystem } from '../../src/core/phone.ts';
import type { Incoming } from '../../src/core/request.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import { createLog } from '../../src/kit/log.ts';
import { createMetrics } from '../../src/kit/metrics.ts';
import { createSealer } from '../../src/kit/seal.ts';
import { company, serviceAccount } from '../../src/sandbox/company.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import {
  ASKERS,
  type Asker,
  expectedVerdicts,
  judged,
  OUTSIDERS,
  suggestedRow,
  type Target,
  targetsOf,
} from '../support/authorisation.ts';
import { testClock } from '../support/clock.ts';

const all = await loadCommands(join(import.meta.dirname, '..', '..', 'commands'));
const clock = testClock();
const table = expectedVerdicts(all);
/** Every way to stop before a command runs, and the run itself, answers with its own name; things are one's own. */
const named = (title: string) => card(title, 'neutral', []);
const harmless = all.map(
  (command): AnyCommand => ({
    ...command,
    ...(command.foreign && { foreign: async () => undefined }),
    run: async () => ({ card: named('allow') }),
  }),
);

describe('who may do what, as the table in the docs says, through the real dispatch', () => {
  let sandbox: Sandbox;
  let system: PhoneSystem;
  let database: Database;
  let app: App;
  let people: readonly PhoneUser[];

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, clock });
    const { username, password } = serviceAccount;
    const log = createLog({ level: 'silent' });
    const account = { url: sandbox.apiUrl, username, password, domain: company.domain, requestsPerMinute: 1_000_000 };
    system = createPortsip(settings.parse(account), { log, clock });
    database = await openDatabase({ memory: true });
    const made = createApp({
      database,
      clock,
      log,
      metrics: createMetrics(),
      sealer: createSealer('x'.repeat(32)),
      systems: [system],
      chats: new Map([['slack', chat]]),
      commands: harmless,
      publicUrl: 'http://localhost',
      defaultZone: 'Europe/Berlin',
      supportContacts: [ASKERS['support contact'].email],
      support: shippedSupport,
      rules: [],
      groups: {},
      wake: () => undefined,
    });
    app = {
      ...made,
      stepUp: { ask: async () => named('step-up') },
      approvals: { ...made.approvals, ask: async () => named('approve') },
    };
    people = (await system.service.directory?.all()) ?? [];
  });
  afterAll(async () => {
    await system.stop();
    await database.close();
    await sandbox.stop();
  });

  const idOf = (email: string) => people.find((person) => person.email === email)?.id ?? '';
  let count = 0;

  /** The address is the chat user's id, so that the adapter below knows everybody. */
  async function ask(email: string, call: Call) {
    const incoming: Incoming = {
      key: `house:${++count}`,
      at: clock.now(),
      from: { platform: 'slack', tenant: 'T', id: email },
      where: { platform: 'slack', tenant: 'T', kind: 'direct', id: 'D', ref: null },
      asked: { kind: 'call', call, values: {} },
      handle: null,
    };
    return dispatch(app, incoming, AbortSignal.timeout(60_000));
  }

  async function callFor(command: AnyCommand, about: string): Promise<Call> {
    const queues = (await system.service.queues?.list()) ?? [];
    const support = queues.find((queue) => queue.name === 'Support')?.id ?? '';
    const input: Record<string, CallValue> = {};
    for (const [name, schema] of Object.entries(command.input.shape)) {
      const meta = metaOf(schema);
      if (meta?.kind === 'person') input[name] = { id: about };
      else if (meta?.kind === 'people') input[name] = [{ id: about }];
      else if (meta?.kind === 'queue') input[name] = { id: support };
      else if (meta?.kind === 'end') input[name] = Date.parse('2026-11-23T13:00:00Z');
      else if (meta?.kind === 'choice') input[name] = meta.options[0]?.value ?? '';
      else input[name] = SAMPLES.find((sample) => fits(command, name, sample)) ?? null;
    }
    return { command: command.id, input };
  }

  /** The verdict as the table calls it: what has to be typed is typed in the second try. */
  async function verdict(command: AnyCommand, asker: Asker, target: Target): Promise<string> {
    const own = ASKERS[asker].email;
    const admin = asker === 'admin' ? ASKERS.approver.email : ASKERS.admin.email;
    const about = { self: own, other: 'lena.fischer@example.com', admin }[target];
    const call = await callFor(command, idOf(about));
    const first = await ask(own, call);
    if (first.result === 'denied') return 'deny';
    const isQuestion = first.reply.card.title.endsWith('is that right?') || first.reply.card.title === 'Is that right?';
    if (!isQuestion) return first.reply.card.title;
    const second = await ask(own, { ...call, agreed: command.guard?.word ?? 'yes' });
    const kind = second.reply.card.title === 'allow' ? 'confirm' : second.reply.card.title;
    return command.guard?.word === undefined ? kind : `${kind}, word`;
  }

  it('has a row for each command, and most of them are asked for in earnest', () => {
    const missing = all.filter(({ id }) => !table.has(id)).map(suggestedRow);
    expect(missing, 'look at each word, then add these rows to the table of docs/policy.md').toEqual([]);
    expect(createCatalog(all, [system]).commands.length).toBeGreaterThan(50);
  });

  it.each(all.map((command) => [command.id, command] as const))('%s', async (id, command) => {
    const row = table.get(id);
    const got = new Map<string, string>();
    const wanted = new Map<string, string>();
    const isServed = app.catalog.get(id) !== undefined;
    for (const asker of Object.keys(ASKERS).filter((name): name is Asker => name in ASKERS))
      for (const target of targetsOf(command)) {
        wanted.set(`${asker} on ${target}`, row?.get(asker)?.get(target) ?? 'no row in docs/policy.md');
        // What no system here can carry out is judged by the rules alone.
        const word = isServed ? await verdict(command, asker, target) : judged(command, asker, target);
        got.set(`${asker} on ${target}`, word);
      }
    expect(Object.fromEntries(got)).toEqual(Object.fromEntries(wanted));
    if (!isServed) return;
    for (const outsider of OUTSIDERS) {
      const { result } = await ask(outsider, await callFor(command, idOf(ASKERS.admin.email)));
      expect([outsider, result]).toEqual([outsider, 'stranger']);
    }
  });
});

const SAMPLES: readonly CallValue[] = [
  'someone@example.com',
  '2099',
  'Someone',
  'x',
  Date.parse('2026-11-23T12:00:00Z'),
  1,
  true,
  [],
  { command: 'help', input: {} },
  {},
];

function fits(command: AnyCommand, name: string, sample: CallValue): boolean {
  return command.input.shape[name]?.safeParse(sample).success === true;
}

const refuse = () => Promise.reject(new Error('Nothing is shown here'));

/** Slack, as far as it says who somebody is. */
const chat: ChatAdapter = {
  id: 'slack',
  label: 'Slack',
  routes: [],
  start: async () => undefined,
  stop: async () => undefined,
  async profile({ id }): Promise<ChatProfile> {
    const kind = id === 'bot' ? 'bot' : id === 'other tenant' ? 'foreign' : 'person';
    const email = id.includes('@') ? id : `${id.replace(' ', '.')}@elsewhere.example`;
    return { platform: 'slack', tenant: 'T', id, kind, name: id, email, emailVerified: true };
  },
  answer: refuse,
  working: refuse,
  everyMs: 1_000,
  post: refuse,
  reply: refuse,
  channel: (id) => ({ platform: 'slack', tenant: 'T', kind: 'channel', id, ref: null }),
  update: refuse,
  direct: refuse,
  check: async () => undefined,
};
