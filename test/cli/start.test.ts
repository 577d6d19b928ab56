import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { startPatchcord } from '../../src/assemble.ts';
import { whyNot } from '../../src/cli/why-not.ts';
import { loadSettings } from '../../src/config/load.ts';
import { freePort } from '../support/free-port.ts';

const folder = mkdtempSync(join(tmpdir(), 'patchcord-start-'));
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A start that comes to nothing; resolves with what is said of it. */
async function starts(env: Record<string, string>): Promise<string> {
  const settings = loadSettings({ PATCHCORD_LOG_LEVEL: 'error', ...env }, '');
  return startPatchcord(settings).then(
    () => 'it runs',
    (error: unknown) => whyNot(error, settings.env),
  );
}

async function taken(): Promise<string> {
  const server = createServer((_, response) => response.writeHead(404).end('something else'));
  servers.push(server);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return String(port);
}

/** A folder of its own with a database file in it. */
function data(name: string, fill: (file: string) => void): string {
  const place = join(folder, name);
  mkdirSync(place);
  fill(join(place, 'patchcord.db'));
  return place;
}

it('says in one line why it does not start, and what to do', async () => {
  writeFileSync(join(folder, 'a-file'), '');
  const noise = data('noise', (file) => writeFileSync(file, 'x'.repeat(5_000)));
  const newer = data('newer', (file) => {
    const database = new DatabaseSync(file);
    database.exec(
      "create table kysely_migration (name text primary key, timestamp text); insert into kysely_migration values ('900-later', 'x')",
    );
    database.close();
  });
  const free = async (more: Record<string, string>) =>
    starts({ PORT: String(await freePort()), PATCHCORD_SANDBOX_PORT: String(await freePort()), ...more });
  const [port, sandbox] = [await taken(), await taken()];
  const server = `postgres://somebody:hush-hush@127.0.0.1:${await freePort()}/none`;
  const answers = await Promise.all([
    free({ PORT: port, PATCHCORD_DATA: join(folder, 'b') }),
    free({ PATCHCORD_SANDBOX_PORT: sandbox, PATCHCORD_DATA: join(folder, 'c') }),
    free({ PATCHCORD_DATA: join(folder, 'a-file') }),
    free({ PATCHCORD_DATA: noise }),
    free({ PATCHCORD_DATA: newer }),
    free({ DATABASE_URL: server }),
  ]);
  expect(answers).toEqual([
    `port ${port} is taken. Stop what listens there, or set PORT.`,
    expect.stringMatching(
      `^port ${sandbox} of the simulated phone system is taken by a foreign program. .*PATCHCORD_SANDBOX_PORT`,
    ),
    expect.stringMatching(/^PATCHCORD_DATA \(\S+a-file\) cannot be used as a folder: it is a file\./),
    expect.stringMatching(/patchcord\.db is no database\. Move it away/),
    expect.stringMatching(/newer version of Patchcord \(its tables know "900-later"\)\. Start that version/),
    expect.stringMatching(/DATABASE_URL cannot be used \(connect ECONNREFUSED \S+\)\. Check the address/),
  ]);
  expect(answers.join()).not.toContain('hush-hush');
});

it('says of a number what its bounds are, with everything else that is wrong', () => {
  const wrong = { PORT: '70000', PATCHCORD_LOG_LEVEL: 'loud' };
  expect(() => loadSettings(wrong, '')).toThrow(/PORT: is more than 65535 .*\n {2}- PATCHCORD_LOG_LEVEL: must be /);
  expect(() => loadSettings({ PORT: '-1' }, '')).toThrow('PORT: is less than 0');
});
