import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { atTheApp, meetingWrites, newestMeeting, visitsMeeting } from '../support/meetings.ts';

const DANA = 'dana.kim';
const OMAR = 'omar.haddad';
const DAY = 24 * 60 * 60_000;

/** What people do that comes too late, twice, or is more than there is room for; the rest of it stands in `meetings-more`. */
describe('a meeting in Teams', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  /** The data behind the buttons of the newest card, as a client that was left open keeps them. */
  function kept(labels: readonly string[]): unknown[] {
    const actions: { title: string; data: unknown }[] = [];
    const walk = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return;
      if ('type' in value && value.type === 'Action.Execute' && 'title' in value && 'data' in value)
        actions.push({ title: String(value.title), data: value.data });
      for (const one of Object.values(value)) walk(one);
    };
    walk(bench.teams.stub.messages(bench.teams.conversation(DANA)).at(-1));
    return labels.map((label) => {
      const found = actions.find(({ title }) => title === label);
      if (!found) throw new Error(`there is no "${label}" among ${actions.map(({ title }) => title).join()}`);
      return found.data;
    });
  }

  it('that ended elsewhere says so on its card, and its buttons say so a month later', async () => {
    bench = await openBench();
    await bench.teams.types(DANA, 'meet Outage @omar.haddad');
    await bench.settled();
    const old = kept(['Join', 'Mute all', 'Record', 'Lock', 'Invite', 'Ring who is missing', 'End', 'People']);
    const stand = bench.teams.stub.messages(bench.teams.conversation(DANA)).length;
    await atTheApp(bench, DANA, '/stop');
    await bench.pass(5_000);
    expect(bench.teams.sees(DANA)).toContain('Outage · ended');
    expect(bench.teams.sees(DANA)).not.toContain('Action.Execute');
    await bench.pass(30 * DAY);
    const writes = meetingWrites(bench).length;
    for (const data of old) {
      const { status, body } = await bench.teams.executes(DANA, data);
      await bench.settled();
      expect(status).toBe(200);
      const said = JSON.stringify(body) + JSON.stringify(bench.teams.stub.messages(bench.teams.conversation(DANA)));
      expect(said).toContain('ended');
      expect(said).not.toMatch(/could not|went wrong/);
    }
    expect(meetingWrites(bench)).toHaveLength(writes);
    expect(bench.teams.stub.messages(bench.teams.conversation(DANA)).length - stand).toBeLessThanOrEqual(old.length);
  });

  it('that is stopped in Teams and in Slack at the same moment has ended on every card', async () => {
    bench = await openBench();
    bench.slack.stub.join('C0GENERAL');
    await bench.slack.types(DANA, '/meet Outage');
    await bench.settled();
    await bench.teams.types(DANA, 'meeting share');
    await bench.settled();
    await bench.slack.pressesIn(DANA, 'Manage');
    await bench.settled();
    await Promise.all([bench.teams.presses(DANA, 'End'), bench.slack.presses(DANA, 'End')]);
    await bench.settled();
    // Each press stands in a lane of its own platform; a second stop is no second effect.
    expect(newestMeeting(bench).status).toBe('OFFLINE');
    await bench.pass(5_000);
    for (const shown of [bench.teams.sees(DANA), bench.slack.sees(DANA).text, bench.slack.channel().at(-1)?.text])
      expect(shown).toContain('ended');
  });

  it('pings nobody by its subject, and its people by their names neither', async () => {
    bench = await openBench();
    const channel = { id: '19:phones@thread.tacv2', conversationType: 'channel', isGroup: true, tenantId: 'tenant-1' };
    await bench.teams.types(DANA, 'meet Outage **now** [here](https://evil.example)', {
      conversation: channel,
    });
    await bench.settled();
    await visitsMeeting(bench, 'join', '<at>Sales</at>');
    await bench.pass(5_000);
    const shown = JSON.stringify(bench.teams.stub.messages(channel.id));
    // Without an entity of its kind no text is a mention, and what is shown is not read as Markdown.
    expect(shown).not.toContain('"mention"');
    expect(shown).toContain(String.raw`\\<at>Sales\\</at> is in`);
    expect(shown).toContain(String.raw`Outage \\*\\*now\\*\\* \\[here]`);
  });

  it('has a subject of 64 characters, and is not made with one more, in Slack as well', async () => {
    bench = await openBench();
    bench.slack.stub.join('C0GENERAL');
    await bench.slack.types(DANA, `/meet ${'x'.repeat(65)}`);
    await bench.settled();
    expect(JSON.stringify([bench.slack.sees(DANA), bench.slack.modal()])).toContain('too long');
    expect(meetingWrites(bench)).toEqual([]);
    await bench.slack.types(DANA, `/meet ${'x'.repeat(64)} @${OMAR}`);
    await bench.settled();
    expect(newestMeeting(bench).subject).toBe('x'.repeat(64));
    expect(bench.slack.direct(OMAR)).toHaveLength(1);
  });
});
