import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { addJob } from '../../src/store/jobs.ts';
import { everythingWritten, leaks } from './everything-written.ts';

const SECRET = 'Wq7!mt"4#zn2x&F';

describe('the search for secrets', () => {
  let database: Database;
  afterEach(() => database.close());

  it('finds nothing where there is nothing', async () => {
    database = await openDatabase({ memory: true });
    const places = await everythingWritten({ database, transcripts: { log: 'Patchcord is ready' } });
    expect([...places.keys()]).toEqual(expect.arrayContaining(['log', 'table job', 'table vault', 'table audit']));
    expect(leaks(places, [SECRET])).toEqual([]);
  });

  it('finds one that is planted in a row, in every form', async () => {
    database = await openDatabase({ memory: true });
    const plant = (kind: string, body: string) =>
      database.commit((tx) => addJob(tx, { kind, key: kind, body, dueAt: 0, now: 0 }));
    await plant('plain', SECRET);
    expect(leaks(await everythingWritten({ database, transcripts: {} }), [SECRET])).not.toEqual([]);
    for (const body of [
      JSON.stringify({ card: { text: SECRET } }),
      `https://x.example/?p=${encodeURIComponent(SECRET)}`,
      Buffer.from(`user:${SECRET}`).toString('base64'),
      Buffer.from(SECRET).toString('hex'),
    ]) {
      await database.db.deleteFrom('job').execute();
      await plant('other', body);
      expect(leaks(await everythingWritten({ database, transcripts: {} }), [SECRET]), body).not.toEqual([]);
    }
  });

  it('finds what a deleted row has left behind in a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patchcord-written-'));
    database = await openDatabase({ folder });
    await database.commit((tx) => addJob(tx, { kind: 'x', key: 'x', body: SECRET, dueAt: 0, now: 0 }));
    await database.db.deleteFrom('job').execute();
    expect(leaks(await everythingWritten({ database, transcripts: {} }), [SECRET])).toEqual([]);
    const found = leaks(await everythingWritten({ database, transcripts: {}, folder }), [SECRET]);
    expect(found.join()).toMatch(/file patchcord\.db/);
    rmSync(folder, { recursive: true });
  });

  it('finds one that is planted in a transcript, also within a map or bytes', async () => {
    database = await openDatabase({ memory: true });
    for (const content of [
      [{ text: SECRET }],
      new Map([['C1 1', { blocks: [{ text: `It is ${SECRET}.` }] }]]),
      Buffer.from(`body=${SECRET}`),
      `{"level":30,"msg":${JSON.stringify(JSON.stringify({ SECRET }))}}`,
    ]) {
      const places = await everythingWritten({ database, transcripts: { slack: content } });
      expect(leaks(places, [SECRET])[0]).toMatch(/^slack: /);
    }
  });
});
