import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { request } from 'undici';
import type { Database } from '../../src/store/database.ts';

/** Whatever keeps what it was sent: the stand-ins of Slack and Teams, log lines, folders. Turned into text as it is. */
export interface Written {
  database: Database;
  /** Log lines, transcripts of the stand-ins and the like, each under a name that a failing test shows. */
  transcripts: Record<string, unknown>;
  /** The address of a running Patchcord, for `/metrics`. */
  url?: string;
  /** Where the database and whatever else is written lies: every file in it, byte by byte, also what rows have left behind. */
  folder?: string;
}

/** Every place something was written to, with its whole text: all rows of all tables, logs, transcripts, metrics, files. */
export async function everythingWritten({ database, transcripts, url, folder }: Written): Promise<Map<string, string>> {
  const places = new Map(Object.entries(transcripts).map(([name, content]) => [name, textOf(content)]));
  for (const table of await database.db.introspection.getTables()) {
    const { rows } = await sql<object>`select * from ${sql.table(table.name)}`.execute(database.db);
    places.set(
      `table ${table.name}`,
      rows
        .flatMap((row) => Object.values(row))
        .map(textOf)
        .join('\n'),
    );
  }
  for (const { parentPath, name } of folder === undefined ? [] : filesIn(folder))
    places.set(`file ${name}`, readFileSync(join(parentPath, name)).toString('latin1'));
  if (url !== undefined) places.set('metrics', await (await request(`${url}/metrics`)).body.text());
  return places;
}

/**
 * Where these secrets stand, in any of the forms in which text travels: as it is, within JSON, in an address, in HTML,
 * as base64 or hex. `table job: escaped in JSON` names the place and the form, never the secret.
 */
export function leaks(places: ReadonlyMap<string, string>, secrets: readonly string[]): string[] {
  return [...places].flatMap(([place, text]) =>
    secrets.flatMap((secret) => {
      const found = Object.entries(formsOf(secret)).find(([, spelling]) => text.includes(spelling));
      return found ? [`${place}: ${found[0]}`] : [];
    }),
  );
}

const SHORTEST_MIDDLE = 6;

function formsOf(secret: string): Record<string, string> {
  const escaped = (text: string) => JSON.stringify(text).slice(1, -1);
  const json = escaped(secret);
  // Where base64 begins within three bytes depends on what stands before it: the middle is the same in all three.
  const shifts = ['', 'x', 'xx'].map((before, at) => {
    const whole = Buffer.from(before + secret).toString('base64');
    return [
      `base64 (${at})`,
      whole.slice(at === 0 ? 0 : 4, Math.floor((before.length + secret.length) / 3) * 4),
    ] as const;
  });
  const forms = {
    plain: secret,
    'escaped in JSON': json,
    'escaped twice in JSON': escaped(json),
    'escaped three times in JSON': escaped(escaped(json)),
    'in an address': encodeURIComponent(secret),
    'in HTML': secret.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`),
    hex: Buffer.from(secret).toString('hex'),
    // Of a PIN the middle is so short that it stands in sealed text by chance: once in some hundred runs.
    ...Object.fromEntries(shifts.filter(([, spelling]) => spelling.length >= SHORTEST_MIDDLE)),
  };
  return Object.fromEntries(Object.entries(forms).filter(([, spelling]) => spelling.length > 3));
}

const filesIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).filter((one) => one.isFile());

/** Maps, sets and bytes would hide what is in them. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (content instanceof Uint8Array) return Buffer.from(content).toString('utf8');
  const plain = JSON.stringify(content, (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : value,
  );
  return plain ?? '';
}
