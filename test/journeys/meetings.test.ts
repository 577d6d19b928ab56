import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { newestMeeting, visitsMeeting } from '../support/meetings.ts';

const MINUTE = 60_000;
const DANA = 'dana.kim';
const OMAR = 'omar.haddad';
const LENA = 'lena.fischer';

describe.each(['sqlite', 'postgres'] as const)('a meeting on %s', (engine) => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('is started in a Slack channel with two people, and one card for each is live to its end', async () => {
    bench = await openBench({ engine });
    bench.slack.stub.join('C0GENERAL');
    await bench.slack.types(DANA, '/meet video Outage <!channel> @omar.haddad @lena.fischer');
    await bench.settled();
    expect(newestMeeting(bench)).toMatchObject({ subject: 'Outage @channel', status: 'ONLINE', participants: [] });
    const here = () => bench.slack.channel().at(-1)?.text ?? '';
    const omars = () => bench.slack.direct(OMAR).at(-1)?.text ?? '';
    const lenas = () => bench.slack.direct(LENA).at(-1)?.text ?? '';
    for (const card of [here, omars, lenas]) {
      expect(card()).toContain('running');
      expect(card()).toContain('Nobody is in yet');
    }
    expect(bench.slack.everything()).not.toMatch(/<!channel>/);
    expect(omars()).toContain('Dana Kim asks you to join');
    expect(JSON.stringify(bench.slack.direct(OMAR).at(-1)?.blocks)).not.toContain('"End"');

    await visitsMeeting(bench, 'join', 'Omar Haddad');
    await bench.pass(5_000);
    for (const card of [here, omars, lenas]) expect(card()).toContain('Omar Haddad is in');

    // In a channel everybody sees what everybody may do; the owner's tools are for the owner's eyes.
    const shown = JSON.stringify(bench.slack.channel().at(-1)?.blocks);
    for (const label of ['"Lock"', '"Record"', '"End"']) expect(shown).not.toContain(label);
    await bench.slack.pressesIn(DANA, 'Manage');
    await bench.settled();
    await bench.slack.presses(DANA, 'Lock');
    await bench.settled();
    expect(newestMeeting(bench).locked).toBe(true);
    for (const card of [here, omars, lenas]) expect(card()).toContain('Locked');
    await bench.slack.presses(DANA, 'Record');
    await bench.settled();
    expect(newestMeeting(bench).recording).toBe(true);
    expect(here()).toContain('recorded');
    expect(
      bench.slack
        .direct(OMAR)
        .map(({ text }) => text)
        .join(),
    ).toContain('is being recorded');

    await bench.slack.types(DANA, '/meeting kick @omar.haddad');
    await bench.settled();
    expect(newestMeeting(bench).participants).toEqual([]);
    expect(bench.slack.sees(DANA).text).toContain('Omar Haddad · out of the meeting');
    await bench.slack.presses(DANA, 'Undo');
    await bench.settled();
    expect(newestMeeting(bench).participants).toMatchObject([{ name: 'Omar Haddad' }]);

    await bench.slack.pressesIn(DANA, 'Manage');
    await bench.settled();
    await bench.slack.presses(DANA, 'End');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('1 other is still in');
    await bench.slack.presses(DANA, 'End it for all');
    await bench.settled();
    expect(newestMeeting(bench).status).toBe('OFFLINE');
    // After so many edits in a moment the last one waits for its turn.
    await bench.pass(5_000);
    for (const card of [
      here,
      () => bench.slack.direct(OMAR)[0]?.text ?? '',
      () => bench.slack.direct(LENA)[0]?.text ?? '',
    ])
      expect(card()).toContain('ended');
    expect(JSON.stringify(bench.slack.channel().at(-1)?.blocks)).not.toContain('button');
    const edits = bench.slack.stub.calls.length;
    await bench.pass(10 * MINUTE);
    expect(bench.slack.stub.calls).toHaveLength(edits);
  });

  it('is started in the personal chat of Teams, and its owner steers it there', async () => {
    bench = await openBench({ engine });
    await bench.teams.types(DANA, 'start a video call with @omar.haddad about the outage');
    await bench.settled();
    expect(newestMeeting(bench)).toMatchObject({ subject: 'outage', status: 'ONLINE' });
    expect(bench.teams.sees(DANA)).toContain('outage · running');
    await bench.teams.presses(DANA, 'Join');
    await bench.settled();
    expect(newestMeeting(bench).participants).toMatchObject([{ name: 'Dana Kim' }]);
    expect(bench.teams.sees(DANA)).toContain('Dana Kim is in');
    await bench.teams.presses(DANA, 'Mute all');
    await bench.settled();
    expect(newestMeeting(bench).muted).toBe(true);
    expect(bench.teams.sees(DANA)).toContain('Everybody is muted');
    await bench.slack.pressesDirect(OMAR, 'Join');
    await bench.settled();
    expect(newestMeeting(bench).participants).toHaveLength(2);
    expect(bench.teams.sees(DANA)).toContain('Dana Kim and Omar Haddad are in');
    await bench.teams.presses(DANA, 'End');
    await bench.settled();
    await bench.teams.presses(DANA, 'End it for all');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('outage · ended');
    expect(bench.slack.direct(OMAR)[0]?.text).toContain('ended');
  });
});
