import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSettings } from '../src/config/load.ts';
import { secretKeyFor, storedSecretKey } from '../src/secret-key.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { freshPostgres } from './support/postgres.ts';

let folder: string;
let open: Database[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchcord-'));
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((database) => database.close()));
  rmSync(folder, { recursive: true, force: true });
});

const settingsOf = (env: Record<string, string>) => loadSettings(env, join(folder, 'none.yaml'));

it('is one and the same for sandboxes that share a PostgreSQL, wherever their own folders are', async () => {
  const url = await freshPostgres();
  open = [await openDatabase({ url }), await openDatabase({ url })];
  const apart = ['one', 'two', 'three', 'four'].map((name) => settingsOf({ PATCHCORD_DATA: join(folder, name) }));
  const keys = await Promise.all(apart.map((settings, i) => secretKeyFor(settings, open[i % 2] ?? raise())));
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[\w+/=]{44}$/);
  expect(await storedSecretKey(settingsOf({ PATCHCORD_DATA: join(folder, 'five') }).env, open[0] ?? raise())).toBe(
    keys[0],
  );
});

it('stays the one in the folder, where a database was begun with it', async () => {
  open = [await openDatabase({ url: await freshPostgres() })];
  const settings = settingsOf({ PATCHCORD_DATA: folder });
  writeFileSync(join(folder, 'sandbox.key'), 'the key of an earlier version, 32 characters');
  expect(await secretKeyFor(settings, open[0] ?? raise())).toBe('the key of an earlier version, 32 characters');
});

function raise(): never {
  throw new Error('there is no database');
}
