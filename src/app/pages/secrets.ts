import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { makeSecret } from '../../core/secret-rules.ts';
import type { Services } from '../../core/services.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Sealer } from '../../kit/seal.ts';
import { tokenHash } from '../../kit/sign.ts';
import type { Database } from '../../store/database.ts';
import type { Handle } from '../../store/tables.ts';
import { pruneVault, readSealed, takeSealed, vaultContext, writeSealed, writeSealedOnce } from '../../store/vault.ts';

/** New secrets on their way to their owners: sealed, for ten minutes, shown once. */
export interface Secrets {
  /** What a command gets: everything in it belongs to one request. */
  forRequest(key: string): Services['secrets'];
  /** What waits under this id, for whom. Undefined when it was shown, or its time is up. */
  look(id: string): Promise<Omit<Kept, 'value' | 'opens'> | undefined>;
  /** Takes it out, within the caller's transaction: it exists only in memory from then on. */
  take(tx: Handle, id: string): Promise<Kept | undefined>;
  /** Wipes those nobody fetched. */
  prune(): Promise<number>;
}

export interface Kept {
  /** `<system>:<phone user id>`. */
  owner: string;
  label: string;
  value: string;
  /** It was there before: it can be read and shown again. */
  known?: boolean | undefined;
  /** An address with the secret in it, where it is used. */
  opens?: string | undefined;
  /** In milliseconds. */
  until: number;
}

/** `owner` is empty between generating and keeping. */
const Entry = z.object({
  value: z.string(),
  owner: z.string(),
  label: z.string(),
  until: z.number(),
  known: z.boolean().optional(),
  opens: z.string().optional(),
});

const PREFIX = 'secret:';
const SECRET_LIFE_MS = 10 * 60_000;

export function createSecrets(parts: { database: Database; sealer: Sealer; clock: Clock }): Secrets {
  const { database, sealer, clock } = parts;
  const seal = (name: string, entry: Kept) => sealer.seal(JSON.stringify(entry), vaultContext(name));
  const open = (name: string, sealed: string): Kept => Entry.parse(JSON.parse(sealer.open(sealed, vaultContext(name))));
  const alive = (kept: Kept | undefined) =>
    kept !== undefined && kept.owner !== '' && kept.until > clock.now() ? kept : undefined;

  return {
    forRequest(key) {
      // Derived, so that a second run of the request finds what the first one made.
      const idOf = (name: string) => tokenHash(`${key}\n${name}`).slice(0, 32);
      return {
        async generate(name, rules, about) {
          const entry = PREFIX + idOf(name);
          const known = await readSealed(database.db, entry);
          if (known !== undefined) return open(entry, known).value;
          const value = makeSecret(rules, about, (limit) => randomInt(limit));
          const made = { name: entry, sealed: seal(entry, { value, owner: '', label: '', until: 0 }), at: clock.now() };
          return open(entry, await database.commit((tx) => writeSealedOnce(tx, made))).value;
        },
        async keep({ name, owner, label, value, opens }) {
          const id = idOf(name);
          const entry = PREFIX + id;
          const made = value === undefined ? await readSealed(database.db, entry) : undefined;
          if (made === undefined && value === undefined) throw new Error('A secret is kept that was not generated');
          const at = clock.now();
          const kept: Kept = {
            value: value ?? open(entry, made ?? '').value,
            owner: `${owner.system}:${owner.id}`,
            label,
            until: at + SECRET_LIFE_MS,
            known: value !== undefined,
            opens,
          };
          await database.commit((tx) => writeSealed(tx, { name: entry, sealed: seal(entry, kept), at }));
          return {
            until: kept.until,
            button: { kind: 'page', label: 'Show it once', style: 'primary', page: 'secret', about: { secret: id } },
          };
        },
      };
    },
    async look(id) {
      const sealed = await readSealed(database.db, PREFIX + id);
      const kept = alive(sealed === undefined ? undefined : open(PREFIX + id, sealed));
      return kept && { owner: kept.owner, label: kept.label, until: kept.until, known: kept.known };
    },
    async take(tx, id) {
      const sealed = await takeSealed(tx, PREFIX + id);
      return alive(sealed === undefined ? undefined : open(PREFIX + id, sealed));
    },
    prune: () => pruneVault(database.db, PREFIX, clock.now() - SECRET_LIFE_MS),
  };
}
