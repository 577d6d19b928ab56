import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { opens, sends } from '../support/browser.ts';
import { everythingWritten, leaks } from '../support/everything-written.ts';

const MINUTE = 60_000;
const DANA = 'dana.kim';
const OMAR = 'omar.haddad';
const LENA = 'lena.fischer';
const NOAH = 'noah.becker';
const LINK = 'cloudlink: { meetingLink: "https://meet.example.com/{code}" }\n';

/** The newest conference, as CloudLink has it. */
function newest(bench: Bench) {
  const found = [...bench.sandbox.cloud.conferences().values()].at(-1);
  if (!found) throw new Error('there is no conference');
  const names = found.participants.map(
    ({ participantId }) => bench.sandbox.cloud.users().find(({ userId }) => userId === participantId)?.name,
  );
  return { ...found, names };
}

describe.each(['sqlite', 'postgres'] as const)('a meeting on CloudLink alone, on %s', (engine) => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('is started in Slack with a link for everybody, steered, and ended', async () => {
    bench = await openBench({ engine, cloudAlone: true, config: LINK });
    bench.slack.stub.join('C0GENERAL');
    await bench.slack.types(DANA, '/meet Outage <!channel> @omar.haddad');
    await bench.settled();
    const { accessCode, names } = newest(bench);
    expect(names).toEqual(['Omar Haddad']);
    const here = () => bench.slack.channel().at(-1);
    for (const card of [here, () => bench.slack.direct(OMAR).at(-1)]) {
      expect(card()?.text).toContain('Omar Haddad is invited. Join shows the way in, privately.');
      expect(JSON.stringify(card())).not.toMatch(/Record|"Lock"|Dial/);
    }
    expect(bench.slack.everything()).not.toMatch(/<!channel>/);

    // Whoever has the code is in, so it is shown to those who belong to the meeting, on a page of their own.
    await bench.slack.pressesIn(LENA, 'Join');
    await bench.settled();
    expect(bench.slack.sees(LENA).text).toContain('I have asked for you');
    expect(bench.slack.direct(DANA).at(-1)?.text).toContain('Lena Fischer asks to join your meeting');
    await bench.slack.pressesDirect(OMAR, 'Join');
    await bench.settled();
    const copy = () => bench.slack.direct(OMAR).at(-1);
    expect(copy()?.text).toContain('how to join');
    const link = /http[^"]+\/secret\/[\w-]+/.exec(JSON.stringify(copy()))?.[0] ?? '';
    expect((await opens(link)).html).not.toContain(accessCode);
    const page = await sends(link, await opens(link), {});
    expect(page.html).toContain(`<output data-secret>${accessCode}</output>`);
    expect(page.html).toContain(
      `<a href="https://meet.example.com/${accessCode}" rel="noreferrer">Join the meeting</a>`,
    );
    expect((await opens(link)).status).toBe(410);
    await bench.slack.pressesDirect(OMAR, 'Back to the meeting');
    await bench.settled();
    expect(copy()?.text).toContain('Join shows the way in');
    await bench.slack.pressesIn(DANA, 'Join');
    await bench.settled();
    expect(bench.slack.address(DANA, 'Show the way in')).not.toBe(link);

    await bench.slack.pressesIn(DANA, 'Manage');
    await bench.settled();
    await bench.slack.presses(DANA, 'Mute all');
    await bench.settled();
    expect(newest(bench).participants).toMatchObject([{ muted: true }]);
    expect(here()?.text).toContain('Everybody is muted');

    await bench.slack.types(DANA, '/meeting invite @lena.fischer');
    await bench.settled();
    expect(newest(bench).names).toEqual(['Omar Haddad', 'Lena Fischer']);
    expect(bench.slack.sees(DANA).text).toContain('Invited: Lena Fischer');
    await bench.slack.types(DANA, '/meeting invite +493012345678');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('brings nobody in by telephone');
    await bench.slack.types(DANA, '/meeting kick @lena.fischer');
    await bench.settled();
    await bench.slack.presses(DANA, 'Undo');
    await bench.settled();
    expect(newest(bench).names).toEqual(['Omar Haddad', 'Lena Fischer']);

    await bench.slack.pressesIn(DANA, 'Manage');
    await bench.settled();
    await bench.slack.presses(DANA, 'End');
    await bench.settled();
    await bench.slack.presses(DANA, 'End it for all');
    await bench.settled();
    expect(newest(bench).ended).toBe(true);
    await bench.pass(5_000);
    expect(here()?.text).toContain('ended');
    expect(bench.slack.direct(OMAR)[0]?.text).toContain('ended');
    await bench.slack.types(DANA, '/meetings');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('You have no meetings');
    const database = await openDatabase(bench.database);
    const transcripts = { log: bench.log(), slack: bench.slack.everything() };
    const places = await everythingWritten({ database, transcripts, url: bench.patchcord.url });
    await database.close();
    expect(leaks(places, [accessCode])).toEqual([]);
  });

  it('is planned in Teams, reminded of, and started from there', async () => {
    bench = await openBench({ engine, cloudAlone: true, config: LINK });
    await bench.teams.types(DANA, 'meet at 11:00 for 45m Review @omar.haddad');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('Review · 11:00');
    expect(newest(bench)).toMatchObject({ name: 'Review', names: ['Omar Haddad'], ended: false });
    // The calendar file can be opened by whoever sees the card.
    const file = await (await request(bench.teams.address(DANA, 'Add to calendar'))).body.text();
    expect(file).toContain('Press Join on the card');
    expect(file).not.toContain(newest(bench).accessCode);
    await bench.restart();
    await bench.pass(51 * MINUTE);
    expect(bench.teams.sees(DANA)).toContain('Review · soon');
    await bench.teams.presses(DANA, 'Start now');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('Review · running');
    await bench.teams.types(DANA, 'end the meeting');
    await bench.settled();
    await bench.teams.presses(DANA, 'End it for all');
    await bench.settled();
    expect(newest(bench).ended).toBe(true);
  });
});

describe('one’s own account on CloudLink', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('is connected on a page that asks for no domain, does what waited, and can be ended', async () => {
    bench = await openBench({ cloudAlone: true });
    await bench.teams.types(NOAH, 'meet');
    await bench.settled();
    expect(bench.teams.sees(NOAH)).toContain('Connect your phone account');
    const link = bench.teams.address(NOAH, 'Connect');
    const page = await opens(link);
    expect(page.html).toContain('value="noah.becker@example.com"');
    expect(page.html).toContain('Mitel CloudLink');
    expect(page.html).not.toContain('Domain');
    const wrong = await sends(link, page, { password: 'wrong' });
    expect([wrong.status, wrong.html]).toEqual([422, expect.stringContaining('does not accept this address')]);
    const others = await sends(link, page, { username: 'dana.kim@example.com', password: 'Sandbox!2044' });
    expect(others.html).toMatch(/somebody else.+s phone account/);
    expect((await sends(link, page, { password: 'Sandbox!2070' })).html).toContain('Connected');
    await bench.settled();
    expect(newest(bench).name).toBe("Noah Becker's meeting");
    expect(bench.teams.sees(NOAH)).toContain('running');
    expect(bench.log()).not.toContain('Sandbox!2070');

    // The token ends after an hour; it is refreshed, and goes on.
    await bench.pass(2 * 60 * MINUTE);
    await bench.teams.types(NOAH, 'meetings');
    await bench.settled();
    expect(bench.teams.sees(NOAH)).toContain("Noah Becker's meeting: running");

    await bench.teams.types(NOAH, 'disconnect');
    await bench.settled();
    expect(bench.teams.sees(NOAH)).toContain('disconnected');
    await bench.teams.types(NOAH, 'meetings');
    await bench.settled();
    expect(bench.teams.sees(NOAH)).toContain('Connect your phone account');
  });

  it('is not needed where the account has Delegated Authentication', async () => {
    bench = await openBench({ cloudAlone: true, config: 'cloudlink: { delegated: true }\n' });
    await bench.slack.types(NOAH, '/meet Stand-up');
    await bench.settled();
    expect(newest(bench).name).toBe('Stand-up');
    bench.sandbox.cloud.setDelegation('instruments', false);
    await bench.pass(2 * 60 * MINUTE);
    await bench.slack.types(NOAH, '/meet Again');
    await bench.settled();
    expect(bench.slack.sees(NOAH).text).toContain('Connect your phone account');
  });

  it('never begins a meeting when something is asked for that conferences cannot do', async () => {
    bench = await openBench({ cloudAlone: true });
    for (const sentence of ['record the meeting', 'lock the meeting', 'start recording', 'hand the chair to omar']) {
      await bench.teams.types(DANA, sentence);
      await bench.settled();
      expect(bench.teams.sees(DANA)).toContain('Mitel CloudLink has nothing for it');
    }
    for (const line of ['lock', 'record', 'chair @omar.haddad', 'layout 4']) {
      await bench.slack.types(DANA, `/meet ${line}`);
      await bench.settled();
      expect(bench.slack.sees(DANA).text).toContain('That cannot be done here');
    }
    expect(bench.sandbox.cloud.conferences().size).toBe(0);
    await bench.teams.types(DANA, 'help meeting');
    await bench.settled();
    expect(bench.teams.sees(DANA)).not.toContain('meeting lock');
  });
});
