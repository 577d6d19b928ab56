import { Hono } from 'hono';
import { PatchcordError } from '../core/errors.ts';
import type { Log } from '../core/log.ts';
import type { Clock } from '../kit/clock.ts';

export interface HealthOptions {
  /** By name (`database`, `portsip`, …): resolves when the thing works, throws when not. */
  checks: Readonly<Record<string, () => Promise<void>>>;
  metrics: { text(): Promise<string>; contentType: string };
  clock: Clock;
  log: Log;
}

interface CheckResult {
  ok: boolean;
  /** Plain words, no secrets. */
  reason?: string;
}

const LONGEST_CHECK_MS = 3_000;
/** So long one answer serves everybody: probes come from several sides, and must not become load on the phone system. */
const FRESH_MS = 2_000;

const PATHS = ['/healthz', '/readyz', '/metrics'];

/** `/healthz`, `/readyz` and `/metrics`. */
export function healthPages({ checks, metrics, clock, log }: HealthOptions): Hono {
  const probes = Object.entries(checks).map(([name, check]) => ({ name, look: probe(name, check, clock, log) }));
  const pages = new Hono();
  for (const path of PATHS) {
    pages.use(path, async (c, next) => {
      await next();
      c.header('cache-control', 'no-store');
    });
  }
  pages.get('/healthz', (c) => c.json({ status: 'ok' }));

  pages.get('/readyz', async (c) => {
    const results = await Promise.all(probes.map(async ({ name, look }) => [name, await look()] as const));
    const ready = results.every(([, { ok }]) => ok);
    return c.json({ status: ready ? 'ok' : 'not ready', checks: Object.fromEntries(results) }, ready ? 200 : 503);
  });

  pages.get('/metrics', async (c) => c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }));

  for (const path of PATHS) {
    pages.all(path, (c) => c.text('Method not allowed', 405, { allow: 'GET, HEAD' }));
  }
  return pages;
}

function probe(name: string, check: () => Promise<void>, clock: Clock, log: Log): () => Promise<CheckResult> {
  let known: { at: number; result: CheckResult } | undefined;
  let looking: Promise<CheckResult> | undefined;
  let checking: Promise<CheckResult> | undefined;

  async function run(): Promise<CheckResult> {
    try {
      await check();
      return { ok: true };
    } catch (error) {
      log.warn({ check: name, error: error instanceof Error ? error : new Error(String(error)) }, 'a check failed');
      // Only our own errors carry sentences that may be shown to anybody.
      return {
        ok: false,
        reason: error instanceof PatchcordError ? error.message : 'The check failed; the log says why.',
      };
    }
  }

  async function look(): Promise<CheckResult> {
    // One that is still hanging from the last time is waited for again, not doubled.
    checking ??= run().finally(() => {
      checking = undefined;
    });
    const result = await within(checking, clock);
    known = { at: clock.now(), result };
    return result;
  }

  return () => {
    if (known && clock.now() - known.at < FRESH_MS) return Promise.resolve(known.result);
    looking ??= look().finally(() => {
      looking = undefined;
    });
    return looking;
  };
}

function within(checking: Promise<CheckResult>, clock: Clock): Promise<CheckResult> {
  return new Promise((resolve) => {
    const giveUp = clock.after(LONGEST_CHECK_MS, () =>
      resolve({ ok: false, reason: `No answer within ${LONGEST_CHECK_MS / 1000} s.` }),
    );
    void checking.then((result) => {
      giveUp();
      resolve(result);
    });
  });
}
