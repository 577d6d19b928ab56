import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { everythingWritten, leaks } from '../support/everything-written.ts';
import { atTheApp, meetingWrites, newestMeeting, visitsMeeting } from '../support/meetings.ts';

const MINUTE = 60_000;
const DANA = 'dana.kim';
const OMAR = 'omar.haddad';
const LENA = 'lena.fischer';
const MIA = 'mia.rossi';

let bench: Bench;
afterEach(() => bench.close());

const blocks = (shown: { blocks: unknown[] } | undefined) => JSON.stringify(shown?.blocks ?? []);

describe('a planned meeting', () => {
  it('stands in the chat of each, with a calendar file, reminds shortly before, and is started from there', async () => {
    bench = await openBench();
    bench.slack.stub.join('C0GENERAL');
    await bench.slack.types(DANA, '/meet at 15:00 for 45m Budget review @omar.haddad');
    await bench.settled();
    expect(newestMeeting(bench)).toMatchObject({ subject: 'Budget review', status: 'OFFLINE' });
    expect(bench.slack.channel().at(-1)?.text).toContain('Budget review · 15:00');
    expect(bench.slack.direct(OMAR).at(-1)?.text).toContain('lasts 45 minutes');

    const link = /https?:[^"]*\/calendar\/[^"]+/.exec(blocks(bench.slack.direct(OMAR).at(-1)))?.[0] ?? '';
    const path = new URL(link).pathname;
    const file = await request(`${bench.patchcord.url}${path}`);
    expect(file.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const ics = await file.body.text();
    expect(ics).toContain('SUMMARY:Budget review');
    expect(ics).toContain('DTSTART:20261123T140000Z');
    expect(ics).toContain('DTEND:20261123T144500Z');
    const forged = `${bench.patchcord.url}${path.slice(0, -1)}${path.endsWith('0') ? '1' : '0'}`;
    expect((await request(forged)).statusCode).toBe(410);

    await bench.pass(290 * MINUTE + 1_000);
    expect(bench.slack.direct(DANA).at(-1)?.text).toContain('Budget review · soon');
    expect(bench.slack.direct(OMAR).at(-1)?.text).toContain('Dana Kim has invited you. It begins in 10 minutes');
    await bench.slack.pressesDirect(DANA, 'Start now');
    await bench.settled();
    expect(newestMeeting(bench).status).toBe('ONLINE');
    expect(bench.slack.channel().at(-1)?.text).toContain('Budget review · running');
    await bench.slack.pressesDirect(OMAR, 'Join');
    await bench.settled();
    expect(newestMeeting(bench).participants).toMatchObject([{ name: 'Omar Haddad' }]);
    await bench.pass(2 * 24 * 60 * MINUTE);
    expect((await request(`${bench.patchcord.url}${path}`)).statusCode).toBe(410);
  });

  it('is planned, and never started at once, whichever way its day and hour are said', async () => {
    bench = await openBench();
    for (const [line, shown] of [
      ['meet tomorrow at 10 Budget @omar.haddad', 'Budget · tomorrow, 10:00'],
      ['meet on Friday at 14:30 Budget', 'Budget · Fri'],
      ['meet morgen um 10 Budget', 'Budget · tomorrow, 10:00'],
      ['meet at 12:30 on 28 March 2027 Night shift', 'Night shift · Sun 28 Mar, 12:30'],
    ] as const) {
      await bench.teams.types(DANA, line);
      await bench.settled();
      expect(bench.teams.sees(DANA)).toContain(shown);
      expect(newestMeeting(bench).status).toBe('OFFLINE');
    }
    // What only sounds like a time is a subject.
    await bench.teams.types(DANA, 'meet Monday planning');
    await bench.settled();
    expect(newestMeeting(bench)).toMatchObject({ subject: 'Monday planning', status: 'ONLINE' });
  });

  it('is called off, its people are told, and nobody is reminded', async () => {
    bench = await openBench();
    await bench.teams.types(DANA, 'schedule a meeting with @omar.haddad tomorrow from 2 to 3 about the budget');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('budget · tomorrow, 14:00');
    await bench.teams.presses(DANA, 'Cancel');
    await bench.settled();
    expect(bench.sandbox.state().meetings.map((one) => one.subject)).not.toContain('budget');
    expect(bench.slack.direct(OMAR).at(-1)?.text).toContain('Dana Kim called it off');
    const told = bench.slack.direct(OMAR).length;
    await bench.pass(29 * 60 * MINUTE);
    expect(bench.slack.direct(OMAR)).toHaveLength(told);
  });

  it('is not put into an hour that the clocks skip or have twice, or past', async () => {
    bench = await openBench();
    bench.clock.move(Date.parse('2027-03-27T09:00:00Z') - bench.clock.now());
    await bench.slack.types(DANA, '/meet at tomorrow 02:30 Night shift');
    await bench.settled();
    expect(blocks(bench.slack.sees(DANA)) + JSON.stringify(bench.slack.modal())).toContain('the clocks go forward');
    bench.clock.move(Date.parse('2027-10-30T08:00:00Z') - bench.clock.now());
    await bench.teams.types(DANA, 'meet at tomorrow 02:30 Night shift');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('the clocks go back');
    await bench.teams.types(DANA, 'meet at yesterday 10:00');
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('is in the past');
    expect(meetingWrites(bench)).toEqual([]);
  });
});

describe('a meeting that is started', () => {
  it('asks for each unclear name in turn and keeps the others', async () => {
    bench = await openBench();
    bench.slack.stub.join('C0GENERAL');
    await bench.slack.types(DANA, '/meet Outage @dana @omar.haddad @nobody.here');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('Which Dana?');
    await bench.slack.presses(DANA, 'Dana Park · 2045 · Marketing');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('I know nobody called "@nobody.here"');
    await bench.slack.presses(DANA, 'Go on without');
    await bench.settled();
    expect(newestMeeting(bench)).toMatchObject({ subject: 'Outage', status: 'ONLINE' });
    for (const invited of ['dana.park', OMAR]) expect(bench.slack.direct(invited)).toHaveLength(1);
  });

  it('takes names without an @, and extensions, for people', async () => {
    bench = await openBench();
    await bench.teams.types(DANA, 'meet Omar Haddad and Lena');
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe('Dana Kim with Omar Haddad and Lena Fischer');
    await bench.teams.types(DANA, 'meet Release plan 2051 2052');
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe('Release plan');
    expect(bench.slack.direct(LENA)).toHaveLength(2);
  });

  it('rings outside numbers, and says which one nothing dials', async () => {
    bench = await openBench();
    await bench.teams.types(DANA, 'meet Outage +49 30 1234567 +49 30 1234 5678 9012 34');
    await bench.settled();
    expect(newestMeeting(bench).participants.map(({ name }) => name)).toEqual(['+49301234567']);
    expect(bench.slack.direct(DANA).at(-1)?.text).toContain('does not dial +493012345678901234');
    expect(JSON.stringify(bench.teams.stub.messages(bench.teams.conversation(DANA)))).toContain(
      '1 outside number is in',
    );
  });

  it('refuses a subject that is too long, and invites everybody once', async () => {
    bench = await openBench();
    await bench.teams.types(DANA, `meet ${'x'.repeat(65)}`);
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('is too long');
    const { people } = bench.sandbox.state();
    const all = Array.from({ length: 200 }, (_, at) => ({ id: people[at % people.length]?.id ?? '' }));
    await bench.teams.executes(DANA, { call: { command: 'meeting.start', input: { subject: 'All', invitees: all } } });
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe('All');
    expect(meetingWrites(bench)).toEqual(['meetings', expect.any(String), 'start']);
  });

  it('asks somebody without a phone account to connect it first', async () => {
    bench = await openBench();
    await bench.slack.types('noah.becker', '/meet Outage');
    await bench.settled();
    expect(bench.slack.sees('noah.becker').text).toContain('Connect your phone account');
    expect(meetingWrites(bench)).toEqual([]);
  });
});

describe('a meeting that is started where people talk', () => {
  const inThread = {
    type: 'app_mention',
    channel_type: 'channel',
    channel: 'C0GENERAL',
    thread_ts: '1790000100.000100',
  };

  const teamsChannel = (id: string) => ({
    conversation: { id: `${id};messageid=1790`, conversationType: 'channel', isGroup: true, tenantId: 'tenant-1' },
    channelData: { tenant: { id: 'tenant-1' }, team: { id: '19:general@thread.tacv2' }, channel: { id } },
  });

  it('takes its subject and its people from a thread in Slack', async () => {
    bench = await openBench();
    bench.slack.stub.join('C0GENERAL');
    const by = (person: string, text: string) => ({ user: bench.slack.userId(person), text, ts: '1' });
    bench.slack.stub.threads.set('C0GENERAL 1790000100.000100', [
      by(OMAR, `<@${bench.slack.userId(DANA)}> Hamburg line is down <!here>\nSince nine.`),
      by(LENA, 'I see it, too'),
      { text: 'beep', user: bench.slack.userId(MIA), bot_id: 'B1' },
    ]);
    await bench.slack.says(DANA, 'meet', inThread);
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe('Hamburg line is down @here');
    for (const invited of [OMAR, LENA]) expect(bench.slack.direct(invited)).toHaveLength(1);
    expect(bench.slack.direct(MIA)).toHaveLength(0);
    expect(bench.slack.everything()).not.toMatch(/<!here>/);
  });

  it('takes the people of a small group chat in Teams, and of a large one only when asked to', async () => {
    bench = await openBench();
    const group = (id: string) => ({
      conversation: { id, conversationType: 'groupChat', isGroup: true, tenantId: 'tenant-1' },
    });
    bench.teams.stub.rosters.set(
      '19:few@thread.v2',
      [DANA, OMAR, LENA].map((person) => `29:${person}`),
    );
    await bench.teams.types(DANA, 'meet', group('19:few@thread.v2'));
    await bench.settled();
    expect(newestMeeting(bench)).toMatchObject({
      subject: 'Dana Kim with Omar Haddad and Lena Fischer',
      status: 'ONLINE',
    });

    const everybody = bench.sandbox.state().people.map(({ username }) => `29:${username}`);
    bench.teams.stub.rosters.set('19:all@thread.v2', everybody);
    await bench.teams.types(DANA, 'meet', group('19:all@thread.v2'));
    await bench.settled();
    expect(JSON.stringify(bench.teams.stub.messages('19:all@thread.v2'))).toContain('running');
    expect(bench.slack.direct(MIA)).toHaveLength(0);
    expect(bench.slack.direct(DANA).at(-1)?.text).toContain('25 people are where you started it');
    await bench.slack.pressesDirect(DANA, 'Invite all 24');
    await bench.settled();
    expect(bench.slack.direct(DANA).at(-1)?.text).toContain('24 people are invited');
    expect(bench.slack.direct(MIA)).toHaveLength(1);
    expect(newestMeeting(bench).participants).toEqual([]);
  });

  it('takes its subject from the name of a channel in Teams, and from nothing where it has none', async () => {
    bench = await openBench();
    const hamburg = '19:hamburg@thread.tacv2';
    bench.teams.stub.channels.set('19:general@thread.tacv2', null).set(hamburg, 'Hamburg <line>');
    await bench.teams.types(DANA, 'meet', teamsChannel(hamburg));
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe('Hamburg <line>');
    await bench.teams.types(DANA, 'meet', teamsChannel('19:general@thread.tacv2'));
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe("Dana Kim's meeting");
    bench.teams.stub.refuse({ kind: 'channels', status: 403 });
    await bench.teams.types(DANA, 'meet', teamsChannel(hamburg));
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe("Dana Kim's meeting");
  });

  it('is called like its channel in Slack, whose members are offered to its owner and not disturbed', async () => {
    bench = await openBench();
    const { stub } = bench.slack;
    stub.join('C0GENERAL');
    stub.channelNames.set('C0GENERAL', 'hamburg-line');
    stub.channelMembers.set(
      'C0GENERAL',
      [DANA, OMAR, LENA].map((person) => bench.slack.userId(person)),
    );
    await bench.slack.types(DANA, '/meet');
    await bench.settled();
    expect(newestMeeting(bench)).toMatchObject({ subject: '#hamburg-line', status: 'ONLINE' });
    expect(bench.slack.direct(OMAR)).toHaveLength(0);
    expect(bench.slack.direct(DANA).at(-1)?.text).toContain('2 colleagues are in #hamburg-line');
    expect(blocks(bench.slack.direct(DANA).at(-1))).toContain('Omar Haddad and Lena Fischer');
    await bench.slack.pressesDirect(DANA, 'Invite all 2');
    await bench.settled();
    for (const invited of [OMAR, LENA])
      expect(bench.slack.direct(invited).at(-1)?.text).toContain('Dana Kim asks you to join');
    expect(newestMeeting(bench).participants).toEqual([]);

    // What was said holds; a mention in the channel is as good as the command, and so is a plan.
    await bench.slack.types(DANA, '/meet Outage @omar.haddad');
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe('Outage');
    const told = bench.slack.direct(DANA).length;
    await bench.slack.says(DANA, 'meet at 16:00', { ...inThread, thread_ts: undefined });
    await bench.settled();
    expect(newestMeeting(bench)).toMatchObject({ subject: '#hamburg-line', status: 'OFFLINE' });
    expect(bench.slack.direct(DANA).length).toBe(told + 1);
    await bench.slack.pressesDirect(DANA, 'Invite all 2');
    await bench.settled();
    expect(bench.slack.direct(LENA).at(-1)?.text).toContain('#hamburg-line · 16:00');
  });

  it('invites nobody by itself where a channel has many members, and says so, on both platforms', async () => {
    bench = await openBench();
    const { stub } = bench.slack;
    const { people } = bench.sandbox.state();
    stub.join('C0GENERAL');
    stub.channelNames.set('C0GENERAL', 'support');
    stub.channelMembers.set(
      'C0GENERAL',
      people.map(({ username }) => bench.slack.userId(username)),
    );
    await bench.slack.types(DANA, '/meet');
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe('#support');
    const told = bench.slack.direct(DANA).at(-1);
    expect(told?.text).toContain(`${people.length + 1} people are in #support`);
    expect(blocks(told)).not.toContain('button');
    const channel = '19:support@thread.tacv2';
    bench.teams.stub.channels.set(channel, 'Support');
    bench.teams.stub.rosters.set(
      channel,
      people.map(({ username }) => `29:${username}`),
    );
    await bench.teams.types(DANA, 'meet', teamsChannel(channel));
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe('Support');
    expect(bench.slack.direct(DANA).at(-1)?.text).toContain(`${people.length} people are in Support`);
    for (const { username } of people.filter((one) => one.username !== DANA))
      expect(bench.slack.direct(username)).toHaveLength(0);
  });

  it('offers the few of a channel in Teams by name, and takes a group chat of Slack as it is', async () => {
    bench = await openBench();
    const channel = '19:few@thread.tacv2';
    bench.teams.stub.channels.set(channel, 'Hamburg');
    bench.teams.stub.rosters.set(
      channel,
      [DANA, LENA].map((person) => `29:${person}`),
    );
    await bench.teams.types(DANA, 'meet', teamsChannel(channel));
    await bench.settled();
    expect(bench.slack.direct(LENA)).toHaveLength(0);
    expect(bench.slack.direct(DANA).at(-1)?.text).toContain('1 colleague is in Hamburg');
    await bench.slack.pressesDirect(DANA, 'Invite');
    await bench.settled();
    expect(bench.slack.direct(LENA)).toHaveLength(1);
    const { stub } = bench.slack;
    stub.join('G0GROUP');
    stub.channelNames.set('G0GROUP', 'mpdm-dana.kim--omar.haddad-1');
    stub.channelMembers.set(
      'G0GROUP',
      [DANA, OMAR].map((person) => bench.slack.userId(person)),
    );
    await bench.slack.types(DANA, '/meet', { channel_id: 'G0GROUP', channel_name: 'mpdm-dana.kim--omar.haddad-1' });
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe('Dana Kim with Omar Haddad');
    expect(bench.slack.direct(OMAR)).toHaveLength(1);
  });

  it('is started all the same where the platform tells nothing', async () => {
    bench = await openBench();
    bench.slack.stub.join('C0GENERAL');
    await bench.slack.says(DANA, 'meet', inThread);
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe("Dana Kim's meeting");
  });
});

describe('a meeting that runs', () => {
  async function running(line = '/meet Outage @omar.haddad', options = {}): Promise<void> {
    bench = await openBench(options);
    bench.slack.stub.join('C0GENERAL');
    await bench.slack.types(DANA, line);
    await bench.settled();
  }

  it('is steered by its owner alone; others are told so, and may ask to be invited', async () => {
    await running();
    await visitsMeeting(bench, 'join', 'Omar Haddad');
    await bench.slack.pressesIn(DANA, 'Manage');
    await bench.settled();
    const tools = bench.slack.sees(DANA);
    for (const [who, button] of [
      [OMAR, 'Lock'],
      [LENA, 'End'],
    ] as const) {
      await bench.slack.pressesIn(who, 'Manage');
      await bench.settled();
      expect(bench.slack.sees(who).text).toContain('Only the owner');
      // A button that somebody got hold of does no more.
      await bench.slack.pressesOld(who, tools, button);
      await bench.until(
        () => bench.slack.direct(who).some(({ text }) => /Only the owner|ended/.test(text)),
        `a refusal for ${who}`,
      );
    }
    expect(newestMeeting(bench)).toMatchObject({ locked: false, status: 'ON_CALL' });
    await bench.slack.pressesIn(LENA, 'Join');
    await bench.settled();
    expect(bench.slack.sees(LENA).text).toContain('I have asked for you');
    await bench.slack.pressesDirect(DANA, 'Invite');
    await bench.settled();
    expect(newestMeeting(bench).participants.map(({ name }) => name)).toEqual(['Omar Haddad', 'Lena Fischer']);
  });

  it('keeps the pace of the platforms while 1,000 people come and go in 10 s, and ends with who is in', async () => {
    await running();
    await bench.until(() => bench.sandbox.wsi.listeners() === 1, 'the stream of events');
    await bench.teams.types(DANA, 'meeting share');
    await bench.settled();
    const edits = () => bench.teams.stub.of('update').length + bench.slack.stub.done('chat.update').length;
    const startedAt = bench.clock.now();
    const before = edits();
    for (let round = 0; round < 100; round += 1) {
      await Promise.all(
        Array.from({ length: 5 }, async (_, each) => {
          await visitsMeeting(bench, 'join', `Guest ${each}`);
          await visitsMeeting(bench, 'leave', `Guest ${each}`);
        }),
      );
      bench.clock.move(100);
      // Somebody presses at each turn: the cards are touched, whatever tells of the phone system.
      if (round % 10 === 0) await bench.slack.types(DANA, `/meeting ${round % 20 === 0 ? 'mute' : 'unmute'}`);
    }
    await visitsMeeting(bench, 'join', 'Omar Haddad');
    await bench.settled();
    const metrics = await (await request(`${bench.patchcord.url}/metrics`)).body.text();
    expect(Number(/patchcord_phone_events_total\{[^}]*kind="line"[^}]*\} (\d+)/.exec(metrics)?.[1])).toBeGreaterThan(
      900,
    );
    // The copies in the channel, with Omar and in Teams: four at once, then one in two or three seconds.
    const tookMs = bench.clock.now() - startedAt;
    expect(edits() - before).toBeLessThanOrEqual(2 * (4 + tookMs / 3_000) + 4 + tookMs / 2_000);
    await bench.until(
      () => bench.slack.channel().at(-1)?.text.includes('Omar Haddad is in') === true,
      'the last state',
      1_000,
    );
    await bench.until(() => bench.teams.sees(DANA).includes('Omar Haddad is in'), 'the last state in Teams', 1_000);
    expect(bench.slack.channel().at(-1)?.text).not.toContain('Everybody is muted');
  });

  it('is stopped once when two people press End together, and both are told', async () => {
    await running();
    await bench.slack.pressesIn(DANA, 'Manage');
    await bench.settled();
    const tools = bench.slack.sees(DANA);
    await Promise.all([
      bench.slack.presses(DANA, 'End'),
      bench.slack.pressesOld(DANA, tools, 'End'),
      bench.slack.pressesOld(OMAR, tools, 'End'),
    ]);
    await bench.settled();
    expect(bench.slack.direct(OMAR).at(-1)?.text).toMatch(/Only the owner|ended/);
    await bench.slack.types(DANA, '/meeting stop');
    await bench.settled();
    expect(meetingWrites(bench).filter((one) => one === 'stop')).toHaveLength(1);
    expect(bench.slack.sees(DANA).text).toContain('None of your meetings is running');
    expect(bench.slack.channel().at(-1)?.text).toContain('Outage · ended');
  });

  it('is stopped once when its owner presses End in both chats at once', async () => {
    await running();
    await bench.teams.types(DANA, 'meetings');
    await bench.settled();
    await bench.teams.presses(DANA, 'Show');
    await bench.settled();
    await bench.slack.pressesIn(DANA, 'Manage');
    await bench.settled();
    const stop = bench.phone.hold('/stop');
    await Promise.all([bench.slack.presses(DANA, 'End'), bench.teams.presses(DANA, 'End')]);
    await stop.reached;
    // Both are being worked on.
    const database = await openDatabase(bench.database, { migrate: false });
    const atWork = () => database.db.selectFrom('job').select('id').where('state', '=', 'running').execute();
    await expect.poll(async () => (await atWork()).length, { timeout: 20_000 }).toBeGreaterThan(1);
    await database.close();
    stop.release();
    await bench.settled();
    expect(meetingWrites(bench).filter((one) => one === 'stop')).toHaveLength(1);
    expect(bench.slack.sees(DANA).text).toContain('ended');
    expect(bench.teams.sees(DANA)).toContain('ended');
  });

  it('says on every card that it was ended or taken away elsewhere, and old buttons answer plainly', async () => {
    await running();
    const before = bench.slack.channel().at(-1);
    await bench.slack.pressesIn(DANA, 'Manage');
    await bench.settled();
    const tools = bench.slack.sees(DANA);
    await atTheApp(bench, DANA, '/stop');
    await bench.pass(30_000);
    expect(bench.slack.channel().at(-1)?.text).toContain('Outage · ended');
    expect(blocks(bench.slack.direct(OMAR).at(-1))).not.toContain('button');
    await bench.slack.types(DANA, '/meet Second');
    await bench.settled();
    await atTheApp(bench, DANA, '/destroy');
    await bench.pass(30_000);
    expect(bench.slack.channel().at(-1)?.text).toContain('ended');
    await bench.pass(30 * 24 * 60 * MINUTE);
    for (const [shown, button] of [
      [before, 'Join'],
      [before, 'People'],
      [before, 'Manage'],
      [tools, 'Lock'],
      [tools, 'Record'],
      [tools, 'End'],
    ] as const) {
      await bench.slack.pressesOld(DANA, shown, button);
      await bench.settled();
      expect(bench.slack.direct(DANA).at(-1)?.text).toContain('ended');
    }
  });

  it('shows its PINs on a private page, that of the chair to the owner alone, and never in chat', async () => {
    const config = 'portsip:\n  meetingPage: https://pbx.example.com/meet/{number}\n';
    await running('/meet Outage @omar.haddad', { config });
    expect(blocks(bench.slack.channel().at(-1))).toMatch(/https:\/\/pbx\.example\.com\/meet\/90\d\d/);
    await bench.slack.pressesIn(DANA, 'People');
    await bench.settled();
    await bench.slack.presses(DANA, 'Dial in');
    await bench.settled();
    const pins: string[] = [];
    for (const label of ['Show the PIN once', 'Show the chair PIN once']) {
      const address = new URL(bench.slack.address(DANA, label));
      const page = `${bench.patchcord.url}${address.pathname}`;
      const shown = await request(page, {
        method: 'POST',
        headers: { origin: address.origin, 'content-type': 'application/x-www-form-urlencoded' },
      });
      pins.push(/data-secret[^>]*>([0-9]{6})</.exec(await shown.body.text())?.[1] ?? '');
    }
    const [room, chair] = pins;
    expect(pins).toEqual([expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^\d{6}$/)]);
    expect(room).not.toBe(chair);
    await bench.slack.pressesIn(OMAR, 'People');
    await bench.settled();
    await bench.slack.presses(OMAR, 'Dial in');
    await bench.settled();
    expect(blocks(bench.slack.sees(OMAR))).toContain('Show the PIN once');
    expect(blocks(bench.slack.sees(OMAR))).not.toContain('chair');
    const database = await openDatabase(bench.database);
    const transcripts = { log: bench.log(), slack: bench.slack.everything() };
    const places = await everythingWritten({ database, transcripts, url: bench.patchcord.url });
    await database.close();
    expect(leaks(places, pins)).toEqual([]);
  });

  it('rings who is missing, mutes one, hands on the chair, hides a picture, takes one out, and each can be undone', async () => {
    await running('/meet video Outage @omar.haddad @lena.fischer');
    await visitsMeeting(bench, 'join', 'Omar Haddad');
    await bench.slack.pressesIn(DANA, 'People');
    await bench.settled();
    await bench.slack.presses(DANA, 'Ring who is missing');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('Ringing Lena Fischer');
    const lena = () => newestMeeting(bench).participants.find((one) => one.name === 'Lena Fischer');
    await bench.slack.types(DANA, '/meeting mute @lena.fischer');
    await bench.settled();
    expect(lena()?.muted).toBe(true);
    await bench.slack.presses(DANA, 'Undo');
    await bench.settled();
    expect(lena()?.muted).toBe(false);
    await bench.slack.types(DANA, '/meeting chair @lena.fischer');
    await bench.settled();
    expect(lena()?.chairman).toBe(true);
    await bench.slack.presses(DANA, 'Undo');
    await bench.settled();
    expect(lena()?.chairman).toBe(false);
    await bench.slack.types(DANA, '/meeting kick');
    await bench.settled();
    await bench.slack.presses(DANA, 'Lena Fischer');
    await bench.settled();
    expect(lena()).toBeUndefined();
    await bench.slack.types(DANA, '/meeting layout 4');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('Layout: Four tiles');
    await bench.slack.types(DANA, '/meeting lock');
    await bench.settled();
    expect(newestMeeting(bench).locked).toBe(true);
    await bench.slack.presses(DANA, 'Undo');
    await bench.settled();
    expect(newestMeeting(bench).locked).toBe(false);
  });

  it.each(['22.3', '22.6'] as const)('runs on release %s as well', async (profile) => {
    await running('/meet Outage @omar.haddad', { profile });
    await bench.slack.pressesDirect(OMAR, 'Join');
    await bench.settled();
    expect(bench.slack.channel().at(-1)?.text).toContain('Omar Haddad is in');
    await bench.slack.types(DANA, '/meetings');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('Outage');
  });
});
