import { keyAudit } from '../store/audit.ts';
import { verifyAudit } from '../store/audit-check.ts';
import type { Place } from '../store/audit-reader.ts';
import type { App } from './app.ts';

const LOOK_EVERY_MS = 60_000;
/** How often the log says where the trail stands: whoever bends the database then has to bend the logs, too. */
const SAY_EVERY_MS = 60 * 60_000;

type Watched = Pick<App, 'database' | 'auditKey' | 'clock' | 'log' | 'metrics'>;

/** At the start, before anything is written: the key signs what it finds where none was before, and after a change of keys. */
export async function takeUpAudit({ database, auditKey, log }: Watched): Promise<void> {
  const { taken } = await database.commit((tx) => keyAudit(tx, auditKey));
  if (taken > 0) log.warn({ rows: taken }, 'the audit trail has a key from now on; nobody vouches for its rows so far');
}

/**
 * Looks after the audit trail while the process runs: each minute at what was written since. It remembers the last row it saw,
 * so that it also notices when the whole trail was put back to an earlier state, which the database alone cannot show.
 * The stop looks a last time.
 */
export function startAuditWatch({ database, auditKey, clock, log, metrics }: Watched): () => Promise<void> {
  let cancel = () => {};
  let seen: Place | undefined;
  let said = { seq: 0, at: Number.NEGATIVE_INFINITY };
  let isBroken = false;
  let isStopped = false;
  // Until the first look is over: 0 rings a bell.
  metrics.auditWhole.set(1);
  let looking = lookAgain();

  async function lookAgain(): Promise<void> {
    await look().catch((error: unknown) => {
      log.warn({ error: error instanceof Error ? error : new Error('unknown') }, 'could not look at the audit trail');
    });
    if (!isStopped && !isBroken)
      cancel = clock.after(LOOK_EVERY_MS, () => {
        looking = lookAgain();
      });
  }

  async function look(): Promise<void> {
    const result = await verifyAudit(database.db, auditKey, seen && { after: seen });
    metrics.auditWhole.set(result.ok ? 1 : 0);
    if (!result.ok) {
      isBroken = true;
      log.error({ seq: result.seq, why: result.why }, 'the audit trail is broken: run patchcord audit verify');
      return;
    }
    seen = result.last;
    if (seen.seq === said.seq || (!isStopped && clock.now() - said.at < SAY_EVERY_MS)) return;
    said = { seq: seen.seq, at: clock.now() };
    log.info({ seq: seen.seq, hash: seen.hash }, 'the audit trail stands here');
  }

  return async () => {
    isStopped = true;
    cancel();
    await looking;
    if (!isBroken) await lookAgain();
  };
}
