import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';

const HOUR_MS = 60 * 60_000;

describe('the event history of the console', () => {
  let bench: Bench;
  afterEach(() => bench.close());
  const slackSees = (person: string) => bench.slack.sees(person).text;
  const shown = (person: string) => JSON.stringify(bench.slack.sees(person).blocks);
  const type = async (person: string, line: string) => {
    await bench.slack.types(person, line);
    await bench.settled();
  };

  it('is listed for administrators, never as live, filtered by words, and each event in full', async () => {
    bench = await openBench({ cloud: 'instruments' });
    await type('dana.kim', '/events');
    expect(slackSees('dana.kim')).toContain('You cannot do this');
    await type('priya.natarajan', '/events');
    expect(slackSees('priya.natarajan')).toMatch(/^Event history/);
    expect(slackSees('priya.natarajan')).toContain('up to 24 hours late');
    expect(slackSees('priya.natarajan')).toContain('And 5 more');
    await type('priya.natarajan', '/events phones');
    expect(slackSees('priya.natarajan')).toMatch(/^Events: Phone/);
    expect(slackSees('priya.natarajan')).not.toContain('Account');
    await type('priya.natarajan', '/events delete phone by system');
    expect(slackSees('priya.natarajan')).toMatch(/^Events: Delete · Phone · by system/);
    await bench.slack.presses('priya.natarajan', 'Details');
    await bench.settled();
    // The record itself is JSON; the actor’s id is the name once more.
    expect(slackSees('priya.natarajan')).toMatch(/Change: old \d+ → new \d+/);
    expect(slackSees('priya.natarajan')).toMatch(/Who: System\n/);
    expect(slackSees('priya.natarajan')).not.toMatch(/[{}]|"before"/);
    expect(slackSees('priya.natarajan')).toContain('up to 24 hours late');
    await type('priya.natarajan', '/events unicorns');
    expect(slackSees('priya.natarajan')).toContain('Nothing was recorded that fits.');
    await type('priya.natarajan', '/events since soon');
    expect(slackSees('priya.natarajan')).toContain('I cannot read "soon" as a time');
    await bench.teams.types('priya.natarajan', 'show me the console events');
    await bench.settled();
    expect(bench.teams.sees('priya.natarajan')).toContain('Event history');
  });

  it('has filters whose lists shrink with each other', async () => {
    bench = await openBench({ cloud: 'instruments' });
    await type('priya.natarajan', '/events');
    await bench.teams.types('priya.natarajan', 'events phone');
    await bench.settled();
    await bench.teams.presses('priya.natarajan', 'Filter');
    await bench.settled();
    const form = bench.teams.sees('priya.natarajan');
    // A phone is only known to the telephone system behind the console.
    for (const left of ['"MiVB"', '"Delete"', '"Edit"', '"Account"']) expect(form).toContain(left);
    for (const gone of ['"Admin"', '"Create"']) expect(form).not.toContain(gone);
  });

  it('comes as a file through a link of ten minutes, which spreadsheets can open without harm', async () => {
    bench = await openBench({ cloud: 'instruments' });
    await type('priya.natarajan', '/events phone');
    const link = bench.slack.address('priya.natarajan', 'Export CSV');
    expect(shown('priya.natarajan')).toContain('/events/');
    const get = async () => {
      const { statusCode, headers, body } = await request(link);
      return { status: statusCode, type: headers['content-type'], text: await body.text() };
    };
    const file = await get();
    expect(file).toMatchObject({ status: 200, type: 'text/csv; charset=utf-8' });
    const [head, ...rows] = file.text.trim().split('\r\n');
    expect(head).toBe(
      'EVENT ID,EVENT DATE,ACTOR NAME,ACTOR ID,ACTION,EVENT TYPE,ASSET,PROPERTIES CHANGED,CORE DETAILS,EXTRA DETAILS,LOG TAGS',
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.every((row) => row.includes(',Phone,'))).toBe(true);
    bench.clock.move(10 * 60_000 + 1_000);
    expect((await get()).status).toBe(410);
    expect((await request(`${bench.patchcord.url}/events/${'x'.repeat(43)}`)).statusCode).toBe(410);
  });

  it('comes as a file with the very filter that the card shows, and as one event alone', async () => {
    bench = await openBench({ cloud: 'instruments' });
    const priya = 'priya.natarajan';
    const fileOf = async (link: string) => {
      const [, ...rows] = (await (await request(link)).body.text()).trim().split('\r\n');
      return rows.map((row) => row.split(','));
    };
    const counted = async (line: string) => {
      await type(priya, line);
      return fileOf(bench.slack.address(priya, 'Export CSV'));
    };
    const all = await counted('/events');
    const deleted = await counted('/events delete phone by system');
    expect(deleted.length).toBeGreaterThan(0);
    expect(deleted.length).toBeLessThan(all.length);
    for (const [, , actor, , action, , asset] of deleted)
      expect([actor, action, asset]).toEqual(['System', 'Delete', 'Phone']);
    // Of the time as it was said, and of each part that was chosen in the form.
    const times = all.map(([, at]) => Date.parse(at ?? ''));
    const hours = Math.ceil((bench.clock.now() - (times.at(times.length / 2) ?? 0)) / HOUR_MS);
    const since = await counted(`/events since ${hours}h`);
    expect(since.length).toBeGreaterThan(0);
    expect(since.length).toBeLessThan(all.length);
    const oldest = bench.clock.now() - (hours + 1) * HOUR_MS;
    for (const [, at] of since) expect(Date.parse(at ?? '')).toBeGreaterThan(oldest);
    await bench.teams.types(priya, 'events');
    await bench.settled();
    await bench.teams.presses(priya, 'Filter');
    await bench.settled();
    await bench.teams.presses(priya, 'Show events', {
      type: 'MiVB',
      action: 'Edit',
      asset: '',
      query: '',
      start: '',
      end: '',
    });
    await bench.settled();
    const chosen = await fileOf(bench.teams.address(priya, 'Export CSV'));
    expect(chosen.length).toBeGreaterThan(0);
    for (const [, , , , action, kind] of chosen) expect([action, kind]).toEqual(['Edit', 'MiVB']);

    await type(priya, '/events delete phone by system');
    await bench.slack.presses(priya, 'Details');
    await bench.settled();
    const one = await fileOf(bench.slack.address(priya, 'Export CSV'));
    expect(one).toHaveLength(1);
    expect(one[0]?.slice(2, 5)).toEqual(deleted[0]?.slice(2, 5));
  });
});
