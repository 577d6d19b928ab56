import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';
import { newestMeeting } from '../support/meetings.ts';

describe('finding people and help', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  it('finds one person by name, extension, e-mail and without accents', async () => {
    bench = await openBench();
    for (const query of ['Zsofia Nagy', '2081', 'zsofia.nagy@example.com', 'Zsófia']) {
      await bench.slack.types('dana.kim', `/find ${query}`);
      await bench.teams.types('dana.kim', `find ${query}`);
      await bench.settled();
      expect(bench.slack.sees('dana.kim').text).toContain('Zsófia Nagy');
      expect(JSON.stringify(bench.slack.sees('dana.kim').blocks)).toContain('2081');
      expect(bench.teams.sees('dana.kim')).toContain('Zsófia Nagy');
    }
  });

  it('shows several people, and one of them at a press', async () => {
    bench = await openBench();
    await bench.teams.types('omar.haddad', 'find Dana');
    await bench.slack.types('omar.haddad', '/find Dana');
    await bench.settled();
    expect(bench.teams.sees('omar.haddad')).toContain('2 people for');
    await bench.teams.presses('omar.haddad', 'Dana Park · 2045');
    await bench.slack.presses('omar.haddad', 'Dana Kim · 2044');
    await bench.settled();
    expect(bench.teams.sees('omar.haddad')).toContain('dana.park@example.com');
    expect(bench.slack.sees('omar.haddad').text).toContain('dana.kim@example.com');
  });

  it('offers to call a person who was found and to meet them, and to administrators what they manage', async () => {
    bench = await openBench();
    bench.slack.stub.join('C0GENERAL');
    await bench.slack.types('dana.kim', '/find Lena');
    await bench.settled();
    const page = await request(
      bench.slack.address('dana.kim', 'Call').replace(/^https?:\/\/[^/]+/, bench.patchcord.url),
    );
    expect(await page.body.text()).toContain('tel:2052');
    await bench.teams.types('dana.kim', 'find Lena');
    await bench.settled();
    expect(bench.teams.sees('dana.kim')).not.toContain('Details');
    await bench.teams.presses('dana.kim', 'Start a meeting');
    await bench.settled();
    expect(newestMeeting(bench)).toMatchObject({ subject: 'Dana Kim with Lena Fischer', status: 'ONLINE' });
    expect(bench.slack.direct('lena.fischer').at(-1)?.text).toContain('Dana Kim asks you to join');
    await bench.slack.types('dana.kim', '/find Dana Kim');
    await bench.settled();
    expect(JSON.stringify(bench.slack.sees('dana.kim').blocks)).not.toContain('"button"');
    await bench.teams.types('priya.natarajan', 'find Lena');
    await bench.settled();
    await bench.teams.presses('priya.natarajan', 'Details');
    await bench.settled();
    expect(bench.teams.sees('priya.natarajan')).toContain('New password');
  });

  it('says when there is nobody, and asks when nothing is named', async () => {
    bench = await openBench();
    await bench.slack.types('dana.kim', '/find Xyzzy');
    await bench.settled();
    expect(bench.slack.sees('dana.kim').text).toContain('Nobody found for "Xyzzy"');
    await bench.slack.types('dana.kim', '/find');
    await bench.settled();
    expect(JSON.stringify(bench.slack.modal())).toContain('field:query');
    await bench.slack.submits('dana.kim', { query: '2052' });
    await bench.settled();
    expect(`${bench.slack.sees('dana.kim').text}${JSON.stringify(bench.slack.modal())}`).toContain('Lena Fischer');
  });

  it.each(['/pbxhelp', '/pbx help', '/pbx'])('%s shows what can be done here', async (line) => {
    bench = await openBench();
    await bench.slack.types('dana.kim', line);
    await bench.settled();
    for (const usage of ['/presence', '/queue', '/find', '/connect'])
      expect(bench.slack.sees('dana.kim').text).toContain(usage);
    expect(bench.slack.sees('dana.kim').text).not.toContain('request.stop');
    // Ten rows at most; the rest is one press away.
    expect(bench.slack.sees('dana.kim').text).not.toContain('/disconnect');
    await bench.slack.presses('dana.kim', 'Show all');
    await bench.settled();
    expect(bench.slack.sees('dana.kim').text).toContain('/disconnect');
  });

  it('shows only what this person can do', async () => {
    bench = await openBench();
    await bench.teams.types('noah.becker', 'help queue');
    await bench.teams.types('omar.haddad', 'help queue');
    await bench.settled();
    expect(bench.teams.sees('noah.becker')).not.toContain('queue who');
    expect(bench.teams.sees('omar.haddad')).toContain('queue who');
    expect(bench.teams.sees('omar.haddad')).not.toContain('/queue who');
  });

  it('explains one command, and says when there is none of that name', async () => {
    bench = await openBench();
    await bench.slack.types('dana.kim', '/pbx help presence');
    await bench.settled();
    expect(bench.slack.sees('dana.kim').text).toContain('/presence available');
    await bench.slack.types('dana.kim', '/pbx help teleport');
    await bench.settled();
    expect(bench.slack.sees('dana.kim').text).toContain('There is no command "teleport"');
  });

  it('welcomes who adds the app to Teams, once', async () => {
    bench = await openBench();
    const added = { type: 'conversationUpdate', text: undefined, membersAdded: [{ id: '28:bot' }] };
    await bench.teams.posts(bench.teams.activity('dana.kim', added));
    await bench.teams.posts(bench.teams.activity('dana.kim', { type: 'installationUpdate', action: 'add' }));
    await bench.settled();
    expect(bench.teams.stub.messages(bench.teams.conversation('dana.kim'))).toHaveLength(1);
    expect(bench.teams.sees('dana.kim')).toContain('Your phone system is here');
  });
});
