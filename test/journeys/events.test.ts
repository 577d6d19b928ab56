import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';

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
});
