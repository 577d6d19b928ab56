import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { request } from 'undici';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { domain, must, openPhone } from '../adapters/phone/portsip/bench.ts';
import { accountsContract } from '../contracts/phone-accounts.ts';
import { directoryContract } from '../contracts/phone-directory.ts';
import { ownPresenceContract } from '../contracts/phone-own-presence.ts';
import { queuesContract } from '../contracts/phone-queues.ts';
import { testClock } from '../support/clock.ts';
import { type Recorder, startRecorder } from './recorder.ts';
import { type Child, freePort, startNode, temporaryFolder } from './start.ts';

/**
 * Our adapter and our simulator were both written from the vendor's document. Prism reads the same document and stands
 * between them: a request or an answer that breaks it is turned into an error, and named here.
 */
const title = 'PortSIP 22.2 through Prism';
const documentPath = join(import.meta.dirname, '..', '..', 'src', 'sandbox', 'portsip', 'openapi.json');
const Document = z.looseObject({ paths: z.record(z.string(), z.unknown()) });

let prism: Child;
let prismUrl: string;
let outside: Recorder;
let inside: Recorder;
const folder = temporaryFolder();

beforeAll(async () => {
  inside = await startRecorder();
  const { paths, servers: _, ...rest } = Document.parse(JSON.parse(await readFile(documentPath, 'utf8')));
  const prefixed = Object.fromEntries(Object.entries(paths).map(([path, what]) => [`/api${path}`, what]));
  const file = join(folder.path, 'portsip.json');
  await writeFile(file, JSON.stringify({ ...rest, paths: prefixed }));
  const port = await freePort();
  prismUrl = `http://127.0.0.1:${port}`;
  const program = join(import.meta.dirname, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js');
  prism = await startNode([program, 'proxy', '-h', '127.0.0.1', '-p', String(port), '--errors', file, inside.url], {
    readyAt: prismUrl,
  });
  outside = await startRecorder(prismUrl);
});

afterAll(async () => {
  await prism?.stop();
  await outside?.stop();
  await inside?.stop();
  folder.remove();
});

afterEach(() => {
  const problems = outside.passed
    .splice(0)
    .filter(({ contentType }) => contentType.includes('problem+json'))
    .map(({ method, path, body, answer }) => `${method} ${path} ${body}\n${answer}`);
  expect([...new Set(problems)]).toEqual([]);
});

it('would notice a request that breaks the document, and an answer that does', async () => {
  const wrongQuestion = await request(`${prismUrl}/api/user/presence`, {
    headers: { authorization: 'Bearer x' },
    method: 'POST',
    body: '{"presence":"ASLEEP"}',
  });
  expect(wrongQuestion.headers['content-type']).toContain('problem+json');
  await wrongQuestion.body.dump();
  const liar = await startRecorder('', () => ({ json: { presence: 'ASLEEP' } }));
  inside.pointAt(liar.url);
  const wrongAnswer = await request(`${prismUrl}/api/user/status`, { headers: { authorization: 'Bearer x' } });
  expect(wrongAnswer.statusCode).toBe(500);
  expect(await wrongAnswer.body.text()).toContain('validation');
  await liar.stop();
});

/** A simulator of its own for each test, reached through Prism. */
async function open() {
  const clock = testClock();
  const sandbox = await startSandbox({ port: 0, clock });
  sandboxes.push(sandbox);
  inside.pointAt(sandbox.url);
  const { phone } = openPhone(outside.url, clock);
  return { phone, sandbox, clock };
}

const sandboxes: Awaited<ReturnType<typeof startSandbox>>[] = [];
afterEach(async () => {
  for (const sandbox of sandboxes.splice(0)) await sandbox.stop();
});

directoryContract(title, async () => {
  const { phone } = await open();
  return {
    directory: must(phone.service.directory),
    person: { username: 'dana.kim', name: 'Dana Kim', email: 'dana.kim@example.com', extension: '2044' },
    shared: { name: 'dana', extensions: ['2044', '2045'] },
  };
});

queuesContract(title, async () => {
  const { phone, sandbox } = await open();
  const idOf = async (name: string) => must((await must(phone.service.directory).byEmail(`${name}@example.com`))[0]).id;
  return {
    queues: must(phone.service.queues),
    agentId: await idOf('omar.haddad'),
    queueName: 'Support',
    strangerId: await idOf('dana.kim'),
    waits: (caller) => void sandbox.phones.wait(caller, 'Support'),
  };
});

ownPresenceContract(title, async () => {
  const { phone, sandbox } = await open();
  const { access_token: access } = sandbox.tokensFor('dana.kim@example.com');
  return must(phone.own({ access: async () => access, renew: async () => access }).ownPresence);
});

accountsContract(title, async () => {
  const { phone } = await open();
  return {
    accounts: must(phone.accounts),
    credentials: { username: 'dana.kim', password: 'Sandbox!2044', domain },
    email: 'dana.kim@example.com',
    revokes: true,
  };
});
