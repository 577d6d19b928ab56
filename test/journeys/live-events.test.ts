import { setTimeout as pause } from 'node:timers/promises';
import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { setAtTheConsole } from '../support/agent-states.ts';
import { type Bench, openBench } from '../support/bench.ts';

const MIA = 'mia.rossi';
const LENA = 'lena.fischer';

/** The phone system tells what happens, as soon as Patchcord has started. */
async function listening(bench: Bench): Promise<void> {
  await bench.until(() => bench.sandbox.wsi.listeners() === 1, 'the stream of events');
}

const metric = async (bench: Bench, name: string) => {
  const text = await (await request(`${bench.patchcord.url}/metrics`)).body.text();
  return Number(
    text
      .split('\n')
      .find((line) => line.startsWith(`${name}{`))
      ?.split(' ')
      .at(-1),
  );
};

describe('live cards and the events of the phone system', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  const edits = () => bench.teams.stub.of('update').length + bench.slack.stub.done('chat.update').length;
  const seesTeams = (text: string) => bench.teams.sees(MIA).includes(text);
  const seesSlack = (text: string) => bench.slack.direct(MIA).at(-1)?.text.includes(text) === true;

  it('are drawn anew at once when something changes elsewhere, on both platforms', async () => {
    bench = await openBench({ profile: '22.2' });
    await listening(bench);
    await bench.teams.types(MIA, 'queue who Support');
    await bench.slack.types(MIA, '/queue who Support');
    await bench.settled();
    const before = bench.clock.now();
    await setAtTheConsole(bench, LENA, 'Support', 'BREAK');
    await bench.until(() => seesTeams('Support: 1 of 6 ready') && seesSlack('Support: 1 of 6 ready'), 'the break');
    expect(bench.clock.now() - before).toBeLessThan(5_000);
    // While it is told what happens, it does not ask every few seconds.
    const asked = bench.sandbox.calls().length;
    await bench.pass(20_000);
    expect(bench.sandbox.calls().length - asked).toBeLessThan(3);
    expect(await metric(bench, 'patchcord_phone_stream_connected')).toBe(1);
    expect(await metric(bench, 'patchcord_phone_events_total')).toBeGreaterThan(0);
  });

  it('keep the pace of the platforms in a storm of 1,000 events, and end with the last state', async () => {
    bench = await openBench({ profile: '22.2' });
    await listening(bench);
    await bench.teams.types(MIA, 'queue who Support');
    await bench.slack.types(MIA, '/queue who Support');
    await bench.slack.opensHome('lena.fischer');
    await bench.settled();
    const before = edits();
    const startedAt = bench.clock.now();
    const published = () => bench.slack.stub.done('views.publish').length;
    const pages = published();
    const events = await metric(bench, 'patchcord_phone_events_total');
    for (let round = 0; round < 100; round += 1) {
      for (let each = 0; each < 5; each += 1) {
        bench.sandbox.phones.startCall(`${LENA}@example.com`, 'Support');
        bench.sandbox.phones.endCall(`${LENA}@example.com`);
      }
      bench.clock.move(100);
      await pause(3);
    }
    await setAtTheConsole(bench, LENA, 'Support', 'LUNCH');
    await bench.until(() => seesTeams('Fischer, State: Lunch') && seesSlack('Support: 1 of 6 ready'), 'lunch', 100);
    expect(await metric(bench, 'patchcord_phone_events_total')).toBeGreaterThan(events);
    // Each of the two messages: a burst of four, and then one every two seconds (Teams) or three (Slack).
    const tookMs = bench.clock.now() - startedAt;
    expect(edits() - before).toBeLessThanOrEqual(4 + tookMs / 2_000 + 4 + tookMs / 3_000);
    // And the agent's own page: once in two seconds.
    await bench.until(() => bench.slack.home('lena.fischer').text.includes('Lunch'), 'lunch on the page', 100);
    expect(published() - pages).toBeLessThanOrEqual(1 + (bench.clock.now() - startedAt) / 2_000);
  });

  it('show the right state while the stream is cut off, and within 10 s of its return, without doubled edits', async () => {
    bench = await openBench({ profile: '22.2' });
    await listening(bench);
    await bench.teams.types(MIA, 'queue who Support');
    await bench.settled();
    bench.phone.events(false);
    await bench.until(() => bench.log().includes('no longer tells what happens'), 'the cut');
    await setAtTheConsole(bench, LENA, 'Support', 'BREAK');
    const cutAt = bench.clock.now();
    await bench.until(() => seesTeams('Support: 1 of 6 ready'), 'polling', 1_000);
    expect(bench.clock.now() - cutAt).toBeLessThan(31_000);
    while (bench.clock.now() - cutAt < 60_000) await bench.pass(1_000);
    await setAtTheConsole(bench, LENA, 'Support', 'READY');
    bench.phone.events(true);
    const backAt = bench.clock.now();
    await bench.until(() => seesTeams('Support: 2 of 6 ready'), 'the state after the cut', 500);
    expect(bench.clock.now() - backAt).toBeLessThan(10_000);
    await bench.until(() => bench.sandbox.wsi.listeners() === 1, 'the stream again', 500);
    await bench.pass(3_000);
    const drawn = bench.teams.stub
      .of('update')
      .map(({ body }) => JSON.stringify(body).replaceAll(/Updated [\d:]+/g, ''));
    expect(drawn.filter((card, at) => card === drawn[at - 1])).toEqual([]);
    const shown = drawn.map((card) => card.match(/Support: \d of 6/)?.[0]);
    expect(shown.filter((state, at) => state !== shown[at - 1]).slice(-2)).toEqual([
      'Support: 1 of 6',
      'Support: 2 of 6',
    ]);
    const ready = await request(`${bench.patchcord.url}/readyz`);
    expect(ready.statusCode).toBe(200);
  });

  it('are not left alone by a connection that fell silent without an end', async () => {
    bench = await openBench({ profile: '22.2', switches: { wsiSilentAfterMs: 10_000 } });
    await listening(bench);
    await bench.teams.types(MIA, 'queue who Support');
    await bench.settled();
    await bench.pass(15_000);
    await setAtTheConsole(bench, LENA, 'Support', 'BREAK');
    const silentAt = bench.clock.now();
    await bench.until(() => seesTeams('Support: 1 of 6 ready'), 'a change nobody told', 500);
    expect(bench.clock.now() - silentAt).toBeLessThan(60_000);
    expect(bench.log()).toContain('no longer tells what happens');
  });

  it('live without events where the phone system has none', async () => {
    bench = await openBench({ profile: '22.2' });
    bench.phone.events(false);
    await bench.restart();
    await bench.teams.types(MIA, 'queue who Support');
    await bench.settled();
    await setAtTheConsole(bench, LENA, 'Support', 'BREAK');
    await bench.pass(5_000);
    expect(seesTeams('Support: 1 of 6 ready')).toBe(true);
    expect((await request(`${bench.patchcord.url}/readyz`)).statusCode).toBe(200);
    expect(await metric(bench, 'patchcord_phone_stream_connected')).toBe(0);
    bench.phone.events(true);
    await bench.until(() => bench.sandbox.wsi.listeners() === 1, 'the stream', 500);
  });
});
