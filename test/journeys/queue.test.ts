import { afterEach, describe, expect, it } from 'vitest';
import { setAtTheConsole } from '../support/agent-states.ts';
import { type Bench, openBench } from '../support/bench.ts';

const MINUTE = 60_000;
const OMAR = 'omar.haddad';
const MIA = 'mia.rossi';

describe.each(['sqlite', 'postgres'] as const)('queue states on %s', (engine) => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('shows my queues, sets one of them, and takes it back', async () => {
    bench = await openBench({ engine });
    await bench.slack.types(OMAR, '/queue');
    await bench.settled();
    expect(bench.slack.sees(OMAR).text).toContain('You serve 2 queues');
    await bench.slack.types(OMAR, '/queue break Support');
    await bench.settled();
    expect(bench.agent(OMAR, 'Support')).toBe('BREAK');
    expect(bench.agent(OMAR, 'Billing')).toBe('NOT_READY');
    expect(bench.slack.sees(OMAR).text).toMatch(/break in Support/i);
    await bench.slack.presses(OMAR, 'Undo');
    await bench.settled();
    expect(bench.agent(OMAR, 'Support')).toBe('READY');
    expect(bench.slack.sees(OMAR).text).toContain('Undone');
  });

  it('returns in every queue to the state before when the time is up', async () => {
    bench = await openBench({ engine });
    await bench.teams.types(OMAR, 'queue lunch all for 15m');
    await bench.settled();
    expect([bench.agent(OMAR, 'Support'), bench.agent(OMAR, 'Billing')]).toEqual(['LUNCH', 'LUNCH']);
    expect(bench.teams.sees(OMAR)).toMatch(/lunch in (both|all 2) queues until 10:15/i);
    await bench.pass(15 * MINUTE + 2_000);
    expect([bench.agent(OMAR, 'Support'), bench.agent(OMAR, 'Billing')]).toEqual(['READY', 'NOT_READY']);
    expect(bench.teams.sees(OMAR)).toContain('again');
  });

  it('lets a supervisor set others, and nobody else', async () => {
    bench = await openBench({ engine });
    await bench.slack.types(MIA, '/queue break Support @lena.fischer');
    await bench.settled();
    expect(bench.agent('lena.fischer', 'Support')).toBe('BREAK');
    expect(bench.slack.sees(MIA).text).toMatch(/Lena Fischer: .*break/i);
    const before = bench.writes().length;
    await bench.slack.types(OMAR, '/queue ready Support @lena.fischer');
    await bench.settled();
    expect(bench.slack.sees(OMAR).text).toContain('Only supervisors can do this for somebody else');
    expect(bench.slack.sees(OMAR).text).toContain('Mia Rossi');
    expect(bench.writes()).toHaveLength(before);
    expect(bench.agent('lena.fischer', 'Support')).toBe('BREAK');
  });

  it('keeps a live card up to date until its time is over', async () => {
    bench = await openBench({ engine });
    await bench.teams.types(MIA, 'queue who Support');
    await bench.settled();
    expect(bench.teams.sees(MIA)).toContain('Support: 2 of 6 ready');
    await bench.teams.types(OMAR, 'queue break Support');
    await bench.settled();
    expect(bench.teams.sees(MIA)).toContain('Support: 1 of 6 ready');
    await setAtTheConsole(bench, 'lena.fischer', 'Support', 'NOT_READY');
    await bench.until(() => bench.teams.sees(MIA).includes('Support: 0 of 6 ready'), 'a change made elsewhere');
    await bench.settled();
    await bench.pass(15 * MINUTE);
    expect(bench.teams.sees(MIA)).toContain('No longer live');
    const sent = bench.teams.stub.of('update').length;
    await setAtTheConsole(bench, 'lena.fischer', 'Support', 'READY');
    await bench.pass(MINUTE);
    expect(bench.teams.stub.of('update')).toHaveLength(sent);
    await bench.teams.presses(MIA, 'Refresh');
    await bench.settled();
    expect(bench.teams.sees(MIA)).toContain('Support: 1 of 6 ready');
  });
});

describe('queue states, in detail', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('lets a live card say that it rests, also when the phone system was away at its end', async () => {
    bench = await openBench();
    await bench.teams.types(MIA, 'queue who Support');
    await bench.settled();
    bench.sandbox.setFaults({ status: 503 });
    await bench.pass(15 * MINUTE);
    expect(bench.teams.sees(MIA)).not.toContain('No longer live');
    bench.sandbox.setFaults({});
    for (let minute = 0; minute < 3; minute += 1) await bench.pass(MINUTE);
    expect(bench.teams.sees(MIA)).toContain('No longer live');
  });

  it.each([
    ['ready', 'READY'],
    ['notready', 'NOT_READY'],
    ['wrapup', 'WRAP_UP'],
    ['break', 'BREAK'],
    ['lunch', 'LUNCH'],
    ['logout', 'LOGGED_OUT'],
  ])('sets %s in one queue from Slack and in all from Teams', async (word, status) => {
    bench = await openBench();
    await bench.slack.types('lena.fischer', `/queue ${word}`);
    await bench.teams.types(OMAR, `queue ${word} all`);
    await bench.settled();
    expect(bench.agent('lena.fischer', 'Support')).toBe(status);
    expect([bench.agent(OMAR, 'Support'), bench.agent(OMAR, 'Billing')]).toEqual([status, status]);
  });

  it('logs in where somebody is logged out', async () => {
    bench = await openBench();
    expect(bench.agent(MIA, 'Billing')).toBe('LOGGED_OUT');
    await bench.teams.types(MIA, 'queue login Billing');
    await bench.settled();
    expect(bench.agent(MIA, 'Billing')).not.toBe('LOGGED_OUT');
    await bench.teams.types(MIA, 'queue ready "Tier 2"');
    await bench.settled();
    expect(bench.agent(MIA, 'Tier 2')).toBe('READY');
  });

  it('asks in which queue when there are several, and does it at the press', async () => {
    bench = await openBench();
    await bench.slack.types(OMAR, '/queue wrapup');
    await bench.teams.types(MIA, 'queue ready');
    await bench.settled();
    expect(bench.writes()).toEqual([]);
    await bench.slack.presses(OMAR, 'Billing');
    await bench.teams.presses(MIA, 'All of them');
    await bench.settled();
    expect(bench.agent(OMAR, 'Billing')).toBe('WRAP_UP');
    expect(bench.agent(OMAR, 'Support')).toBe('READY');
    for (const queue of ['Sales', 'Support', 'Billing', 'Tier 2']) expect(bench.agent(MIA, queue)).toBe('READY');
  });

  it('says per queue what did not work, and tries only those again', async () => {
    bench = await openBench();
    await bench.slack.types(OMAR, '/queue');
    await bench.settled();
    const billing = bench.sandbox.state().queues.find((queue) => queue.name === 'Billing');
    bench.phone.refuse(`call_queues/${billing?.id}/agent`, 400);
    await bench.slack.types(OMAR, '/queue lunch all');
    await bench.settled();
    expect(bench.agent(OMAR, 'Support')).toBe('LUNCH');
    expect(bench.agent(OMAR, 'Billing')).toBe('NOT_READY');
    expect(bench.slack.sees(OMAR).text).toMatch(/lunch in 1 of 2 queues/i);
    expect(JSON.stringify(bench.slack.sees(OMAR).blocks)).toContain('Not changed');
    bench.phone.refuse(undefined);
    await bench.slack.presses(OMAR, 'Try again');
    await bench.settled();
    expect(bench.agent(OMAR, 'Billing')).toBe('LUNCH');
    expect(bench.agent(OMAR, 'Support')).toBe('LUNCH');
  });

  it('does nothing for somebody who does not serve the queue, and says which ones they serve', async () => {
    bench = await openBench();
    await bench.slack.types(OMAR, '/queue ready Sales');
    await bench.slack.types('noah.becker', '/queue ready all');
    await bench.settled();
    expect(bench.slack.sees(OMAR).text).toContain('You do not serve Sales');
    expect(bench.slack.sees(OMAR).text).toContain('Support, Billing');
    expect(bench.slack.sees('noah.becker').text).toContain('You serve no queue');
    expect(bench.writes()).toEqual([]);
  });

  it('returns a state that a supervisor set for a time, and tells the supervisor', async () => {
    bench = await openBench();
    await bench.slack.types(MIA, '/queue lunch Support @lena.fischer for 15m');
    await bench.settled();
    expect(bench.agent('lena.fischer', 'Support')).toBe('LUNCH');
    await bench.pass(16 * MINUTE);
    expect(bench.agent('lena.fischer', 'Support')).toBe('READY');
    expect(bench.slack.direct(MIA).at(-1)?.text).toContain('Lena Fischer: Ready again in Support');
  });

  it('leaves a queue alone that was changed meanwhile, and returns the other one', async () => {
    bench = await openBench();
    await bench.slack.types(OMAR, '/queue lunch all for 15m');
    await bench.settled();
    await setAtTheConsole(bench, OMAR, 'Billing', 'WRAP_UP');
    await bench.pass(16 * MINUTE);
    expect([bench.agent(OMAR, 'Support'), bench.agent(OMAR, 'Billing')]).toEqual(['READY', 'WRAP_UP']);
  });

  it('gives a form for what is missing', async () => {
    bench = await openBench();
    await bench.slack.types(OMAR, '/queue');
    await bench.settled();
    await bench.slack.presses(OMAR, 'Change');
    await bench.settled();
    await bench.slack.submits(OMAR, { status: 'BREAK', queue: '8003' });
    await bench.settled();
    expect(bench.agent(OMAR, 'Billing')).toBe('BREAK');
  });

  it('shows one queue, and who is on it to its members only', async () => {
    bench = await openBench();
    await bench.slack.types(OMAR, '/queue Support');
    await bench.settled();
    expect(bench.slack.sees(OMAR).text).toContain('Support: Ready');
    await bench.slack.types(OMAR, '/queue who Support');
    await bench.settled();
    expect(bench.slack.sees(OMAR).text).toContain('Support: 2 of 6 ready');
    await bench.slack.types('dana.kim', '/queue who Support');
    await bench.settled();
    expect(bench.slack.sees('dana.kim').text).toContain('Only supervisors and members of the queue');
  });

  it('keeps the live copy of a private card in the direct chat', async () => {
    bench = await openBench();
    await bench.slack.types(MIA, '/queue who Support');
    await bench.settled();
    await bench.slack.types(OMAR, '/queue break Support');
    await bench.settled();
    expect(bench.slack.direct(MIA)).toHaveLength(1);
    expect(bench.slack.direct(MIA)[0]?.text).toContain('Support: 1 of 6 ready');
  });

  it.each(['22.3', '22.6'] as const)('sets break and lunch on release %s as reasons', async (profile) => {
    bench = await openBench({ profile });
    await bench.slack.types(OMAR, '/queue break Support');
    await bench.teams.types('lena.fischer', 'queue lunch');
    await bench.settled();
    expect(bench.agent(OMAR, 'Support')).toBe('BREAK');
    expect(bench.agent('lena.fischer', 'Support')).toBe('LUNCH');
  });
});
