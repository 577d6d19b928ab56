import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { freePort } from '../support/free-port.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts');
const folder = mkdtempSync(join(tmpdir(), 'patchcord-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function patchcord(args: string[], env: Record<string, string> = {}) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const options = { cwd: folder, env: { PATH: process.env.PATH ?? '', ...env } };
    execFile(process.execPath, [MAIN, ...args], options, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

it('says in one line what a verb could not read, write or reach, and ends with 1', async () => {
  const gone = { DATABASE_URL: `postgres://nobody@127.0.0.1:${await freePort()}/none` };
  const answers = await Promise.all([
    patchcord(['understand', '--batch', 'none.txt']),
    patchcord(['manifest', 'teams', '--out', 'none/x.zip'], { MicrosoftAppId: 'id' }),
    patchcord(['migrate'], gone),
    patchcord(['audit', 'verify'], { PATCHCORD_DATA: 'nowhere' }),
  ]);
  expect(answers.map(({ code, out }) => [code, out])).toEqual(answers.map(() => [1, '']));
  expect(answers.map(({ err }) => err.trim())).toEqual([
    expect.stringMatching(/^The sentences could not be read: ENOENT.*none\.txt'$/),
    expect.stringMatching(/^The package could not be written: ENOENT.*x\.zip'$/),
    expect.stringMatching(/^The database could not be brought up to date: connect ECONNREFUSED \S+$/),
    'The audit trail could not be read: there is no database in nowhere. Set PATCHCORD_DATA or DATABASE_URL.',
  ]);
}, 30_000);

it('reads a sentence without quotation marks, in any zone that the machine may be in', async () => {
  const now = ['--now', '2026-11-23T10:00:00Z', '--json'];
  const until = ({ out }: { out: string }) => /"until":"([^"]+)"/.exec(out)?.[1];
  const answers = await Promise.all([
    patchcord(['understand', 'dnd', 'till', '3', ...now], { TZ: 'GMT' }),
    patchcord(['understand', 'dnd till 3', '--tz', 'Etc/UTC', ...now]),
    patchcord(['understand', 'dnd till 3', '--tz', 'US/Eastern', ...now]),
  ]);
  expect(answers.map(until)).toEqual([
    '2026-11-23T15:00:00+00:00',
    '2026-11-23T15:00:00+00:00',
    '2026-11-23T15:00:00-05:00',
  ]);
}, 30_000);
