import { afterEach, describe, expect, it } from 'vitest';
import { readAudit } from '../../src/store/audit.ts';
import { verifyAudit } from '../../src/store/audit-check.ts';
import { openDatabase } from '../../src/store/database.ts';
import { benchAuditKey } from '../support/audit-key.ts';
import { type Bench, openBench } from '../support/bench.ts';

const DAY = 24 * 60 * 60_000;

describe('the operator’s rules at work', () => {
  let bench: Bench;
  afterEach(() => bench.close());
  const types = async (person: string, line: string) => {
    await bench.slack.types(person, line);
    await bench.settled();
    return JSON.stringify(bench.slack.sees(person));
  };

  it('refuse with their own sentence, and the card says in one small line which one it was', async () => {
    bench = await openBench({
      config:
        'policy:\n  - name: night shift\n    what: presence.set\n    deny: Presence is set by the supervisors here.\n',
    });
    const shown = await types('dana.kim', '/presence away');
    expect(shown).toContain('Presence is set by the supervisors here.');
    expect(shown).toContain('Rule: night shift (patchcord.config.yaml:2)');
    expect(bench.presence('dana.kim').presence).toBe('AVAILABLE');
  });

  it('leave the shipped refusals as they are', async () => {
    bench = await openBench();
    const shown = await types('dana.kim', '/queue break Support @omar.haddad@example.com');
    expect(shown).toContain('Only supervisors');
    expect(shown).not.toContain('Rule:');
  });

  it('ask for a word, and go by who is in which group, here and in the chat platform', async () => {
    bench = await openBench({
      config: `
groups:
  trusted: { members: [omar.haddad@example.com] }
  leads: { slack: [S0LEADS] }
policy:
  - { what: presence.set, who: ["group:trusted", "group:leads"], then: allow }
  - { what: presence.set, then: confirm }
`,
    });
    bench.slack.stub.userGroups.set('S0LEADS', [bench.slack.userId('lena.fischer')]);
    expect(await types('lena.fischer', '/presence away')).toContain('You are Away');
    expect(await types('omar.haddad', '/presence away')).toContain('You are Away');
    expect(await types('dana.kim', '/presence away')).toContain('Is that right?');
    await bench.slack.presses('dana.kim', 'Do it');
    await bench.settled();
    expect(bench.presence('dana.kim').presence).toBe('AWAY');
    expect(bench.slack.stub.done('usergroups.list')).toHaveLength(1);
  });

  it('name people whom nobody knows: said in the log, and everything else works', async () => {
    bench = await openBench({
      config: 'policy: [{ who: gone@example.com, what: presence.set, deny: "No." }]\n',
    });
    await bench.until(
      () => bench.log().includes('names an address that nobody in the phone system has'),
      'the warning',
    );
    expect(bench.log()).toContain('"email":"gone@example.com"');
    expect(await types('dana.kim', '/presence away')).toContain('You are Away');
  });

  it('do not let anybody through while the groups cannot be read', async () => {
    bench = await openBench({
      config:
        'groups: { blocked: { slack: [S0BLOCKED] } }\npolicy: [{ what: presence.set, who: "group:blocked", deny: "No." }]\n',
    });
    bench.slack.stub.next('usergroups.list', { error: 'missing_scope' }, 5);
    await types('dana.kim', '/presence away');
    expect(bench.presence('dana.kim').presence).toBe('AVAILABLE');
  });
});

describe.each(['sqlite', 'postgres'] as const)('the audit trail at work, on %s', (engine) => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('is shown to administrators in plain words, newest first', async () => {
    bench = await openBench({ engine });
    const types = async (person: string, line: string) => {
      await bench.slack.types(person, line);
      await bench.settled();
      return JSON.stringify(bench.slack.sees(person));
    };
    await types('dana.kim', '/presence away');
    await types('omar.haddad', '/presence lunch');
    await types('dana.kim', '/queue break Support @omar.haddad@example.com');
    const all = await types('priya.natarajan', '/audit');
    expect(all).toContain('Available → Away');
    expect(all).toContain('Dana Kim');
    expect(all).toContain('Refused: ');
    expect(all.indexOf('Available → Lunch')).toBeLessThan(all.indexOf('Available → Away'));
    expect(await types('priya.natarajan', '/audit omar')).not.toContain('Away');
    expect(await types('priya.natarajan', '/audit queue.set')).not.toContain('Lunch');
    expect(await types('priya.natarajan', '/audit presence since 1h')).toContain('Available → Lunch');
    expect(await types('priya.natarajan', '/audit calls.*')).toContain('nothing in the audit trail');
    expect(await types('priya.natarajan', '/audit since nonsense')).toContain('I cannot read');
    expect(await types('dana.kim', '/audit')).toContain('Only administrators');
  });

  it('forgets what is older than the operator wants, once a day, and still verifies', async () => {
    bench = await openBench({ engine, config: 'audit: { keepDays: 30 }\n' });
    await bench.slack.types('dana.kim', '/presence away');
    await bench.settled();
    await bench.pass(20 * DAY);
    await bench.slack.types('dana.kim', '/presence lunch');
    await bench.settled();
    await bench.pass(12 * DAY);
    await bench.until(() => bench.log().includes('old rows of the audit trail were removed'), 'a pruning', 1_000);
    await bench.settled();
    const database = await openDatabase(bench.database, { migrate: false });
    const rows = await readAudit(database.db, { afterSeq: 0 });
    expect(rows.map((row) => JSON.parse(row.body).command)).toEqual(['presence.set', 'audit.prune']);
    expect(await verifyAudit(database.db, await benchAuditKey(bench, database))).toMatchObject({ ok: true, count: 2 });
    await database.close();
  });
});
