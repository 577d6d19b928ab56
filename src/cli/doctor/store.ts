import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createSealer } from '../../kit/seal.ts';
import { storedSecretKey } from '../../secret-key.ts';
import { auditKeyOf, headState, readHead } from '../../store/audit.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { countJobs } from '../../store/jobs.ts';
import { pendingMigrations } from '../../store/migrate.ts';
import { sealedRows } from '../../store/sealed-rows.ts';
import { whyNot } from '../why-not.ts';
import { attention, broken, type Finding, firstLine, off, ok, type Readable } from './finding.ts';

/** The database, what waits in it, and whether the key opens what is sealed in it. Nothing is migrated. */
export async function lookAtStore(parts: Readable): Promise<{ findings: Finding[]; database: Database | undefined }> {
  const { env } = parts;
  const about = 'Database';
  if (!env.DATABASE_URL && isFile(env.PATCHCORD_DATA))
    return {
      findings: [
        broken(about, `${env.PATCHCORD_DATA} is a file.`, 'Set PATCHCORD_DATA to a folder.'),
        ...keyAlone(parts),
      ],
      database: undefined,
    };
  if (!env.DATABASE_URL && !existsSync(join(env.PATCHCORD_DATA, 'patchcord.db')))
    return {
      findings: [off(about, `there is none in ${env.PATCHCORD_DATA} yet; start makes it`), ...keyAlone(parts)],
      database: undefined,
    };
  let database: Database;
  try {
    const place = env.DATABASE_URL ? { url: env.DATABASE_URL } : { folder: env.PATCHCORD_DATA };
    database = await openDatabase(place, { migrate: false });
  } catch (error) {
    const finding = env.DATABASE_URL
      ? broken(
          about,
          error instanceof Error ? firstLine(error.message) : 'it does not open',
          'Check DATABASE_URL, and that the server runs and lets this machine in.',
        )
      : broken(
          about,
          whyNot(error, env),
          'Check who owns the files in PATCHCORD_DATA, and that no other program holds them.',
        );
    return { findings: [finding, ...keyAlone(parts)], database: undefined };
  }
  try {
    return { findings: await lookInside(parts, database), database };
  } catch (error) {
    await database.close();
    throw error;
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function lookInside(parts: Readable, database: Database): Promise<Finding[]> {
  const engine = database.engine === 'postgres' ? 'PostgreSQL' : 'SQLite';
  const pending = await pendingMigrations(database.db, database.engine);
  // Without its tables there is nothing more to look at.
  if (pending.length > 0)
    return [
      attention('Database', `${engine}, ${pending.length} steps behind this version.`, 'patchcord migrate, or start'),
      ...keyAlone(parts),
    ];
  return [
    ok('Database', `${engine}, up to date`),
    await lookAtJobs(database),
    ...(await lookAtKey(parts, database)),
    ...(await lookAtAudit(parts, database)),
  ];
}

async function lookAtJobs(database: Database): Promise<Finding> {
  const counts = await countJobs(database.db);
  const total = (state: string) => counts.filter((row) => row.state === state).reduce((sum, row) => sum + row.count, 0);
  const waiting = total('ready') + total('running');
  const dead = total('dead');
  if (dead === 0) return ok('Work', `${waiting} waiting, none given up`);
  return attention(
    'Work',
    `${dead} given up, ${waiting} waiting.`,
    'The column last_error of the table job says why; rows stay until you delete them.',
  );
}

/** The end of the audit trail alone: whoever cannot sign moves it with every row they change and every one they take. */
async function lookAtAudit({ env }: Readable, database: Database): Promise<Finding[]> {
  const about = 'Audit trail';
  const key = await storedSecretKey(env, database);
  const head = await readHead(database.db);
  if (key === undefined || !head || head.seq === 0) return [];
  const state = headState(auditKeyOf(createSealer(key)), head);
  switch (state) {
    case 'right':
    case 'older':
      return [ok(about, `${head.seq} rows, its end is signed; patchcord audit verify reads all of it`)];
    case 'new':
      return [attention(about, 'No key has signed it yet.', 'patchcord migrate, or start')];
    case 'unknown':
      return [
        broken(
          about,
          'It is signed with a key that is not set.',
          'Put it behind the new one: PATCHCORD_SECRET_KEY=new,old.',
        ),
      ];
    case 'wrong':
      return [
        broken(
          about,
          'Its end was changed by hand.',
          'Keep the database as it is; patchcord audit verify names the row.',
        ),
      ];
    default:
      return state satisfies never;
  }
}

const KEY = 'Secret key';

function keyAlone({ env, sandbox }: Readable): Finding[] {
  if (!env.PATCHCORD_SECRET_KEY) return sandbox ? [off(KEY, 'the sandbox makes its own')] : [];
  const weak = env.PATCHCORD_SECRET_KEY.split(',').some((key) => new Set(key.trim()).size < 12);
  if (weak)
    return [
      attention(KEY, 'It repeats a few letters, so it can be guessed.', 'Make one with: openssl rand -base64 32'),
    ];
  return [ok(KEY, 'is set')];
}

async function lookAtKey(parts: Readable, database: Database): Promise<Finding[]> {
  const key = parts.env.PATCHCORD_SECRET_KEY;
  if (!key) return keyAlone(parts);
  const sealer = createSealer(key);
  const rows = await sealedRows(database.db);
  const by = (wanted: ReturnType<typeof sealer.keyOf>) => rows.filter((row) => sealer.keyOf(row) === wanted).length;
  if (by('unknown') > 0)
    return [
      broken(
        KEY,
        `${by('unknown')} of ${rows.length} sealed rows were sealed with a key that is not set.`,
        'Put the earlier key behind the new one: PATCHCORD_SECRET_KEY=new,old. If it is lost, people connect again and workspaces install again.',
      ),
    ];
  if (by('later') > 0)
    return [ok(KEY, `opens everything; ${by('later')} of ${rows.length} sealed rows still need the earlier key`)];
  return [...keyAlone(parts).filter(({ state }) => state !== 'ok'), ok(KEY, `opens all ${rows.length} sealed rows`)];
}
