import { sql } from 'kysely';
import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAudit } from '../../src/store/audit.ts';
import { verifyAudit } from '../../src/store/audit-check.ts';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { benchAuditKey } from '../support/audit-key.ts';
import { type Bench, openBench } from '../support/bench.ts';

const MINUTE = 60_000;

describe.each(['sqlite', 'postgres'] as const)('the audit trail of a running process, on %s', (engine) => {
  let bench: Bench;
  let database: Database;
  beforeEach(async () => {
    bench = await openBench({ engine });
    database = await openDatabase(bench.database, { migrate: false });
    for (const line of ['/presence away', '/presence lunch', '/presence available']) {
      await bench.slack.types('dana.kim', line);
      await bench.settled();
    }
  });
  afterEach(async () => {
    await database.close();
    await bench.close();
  });

  const verify = async () => verifyAudit(database.db, await benchAuditKey(bench, database));
  const whole = async () => {
    const metrics = await (await request(`${bench.patchcord.url}/metrics`)).body.text();
    return /^patchcord_audit_whole (\d)$/m.exec(metrics)?.[1];
  };
  const broken = () => /"level":"error"[^\n]*the audit trail is broken/.test(bench.log());

  it('is signed, stays right over a restart, and is said in the log when the process ends', async () => {
    expect(await verify()).toMatchObject({ ok: true, count: 3, keyedFrom: 1 });
    const hash = (await readAudit(database.db, { afterSeq: 2 }))[0]?.hash;
    await bench.restart();
    expect(bench.log()).toMatch(new RegExp(`"seq":3,"hash":"${hash}"[^\\n]*the audit trail stands here`));
    await bench.slack.types('dana.kim', '/presence away');
    await bench.settled();
    expect(await verify()).toMatchObject({ ok: true, count: 4, keyedFrom: 1 });
    expect(await whole()).toBe('1');
  });

  it('is found broken within a minute, also when all of it was put back to an earlier state', async () => {
    const head = await database.db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
    await bench.slack.types('dana.kim', '/presence away');
    await bench.settled();
    await bench.until(() => /"seq":4,[^\n]*the audit trail stands here/.test(bench.log()), 'a look', 60 * MINUTE);
    expect([broken(), await whole()]).toEqual([false, '1']);
    await sql`delete from audit where seq > ${head.seq}`.execute(database.db);
    await database.db.updateTable('audit_head').set(head).execute();
    expect(await verify()).toMatchObject({ ok: true, count: 3 });
    await bench.until(broken, 'an alarm', MINUTE);
    expect(await whole()).toBe('0');
  });
});
