import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';

const DANA = 'dana.kim';
const MIA = 'mia.rossi';

describe('words that are not clear', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(async () => {
    expect(bench.log()).not.toContain('"level":"error"');
    await bench.close();
  });

  it('two people of one name: asks which, and does it at the press', async () => {
    await bench.slack.types(MIA, '/presence Dana');
    await bench.teams.types(MIA, 'presence Dana');
    await bench.settled();
    expect(bench.slack.sees(MIA).text).toContain('Which Dana?');
    await bench.slack.presses(MIA, 'Dana Park · 2045 · Marketing');
    await bench.teams.presses(MIA, 'Dana Kim · 2044 · Sales');
    await bench.settled();
    expect(bench.slack.sees(MIA).text).toContain('Dana Park is Available');
    expect(bench.teams.sees(MIA)).toContain('Dana Kim is Available');
  });

  it('two people of one name: changes nothing before it is known which', async () => {
    await bench.slack.types(MIA, '/queue break Sales @Dana');
    await bench.settled();
    expect(bench.slack.sees(MIA).text).toContain('Which Dana?');
    expect(bench.writes()).toEqual([]);
    await bench.slack.presses(MIA, 'Dana Kim · 2044 · Sales');
    await bench.settled();
    expect(bench.agent(DANA, 'Sales')).toBe('BREAK');
  });

  it('a language and a zone of the client that there are not: the installation’s are taken', async () => {
    const client = (more: object) => ({ entities: [{ type: 'clientInfo', platform: 'Web', ...more }] });
    await bench.teams.types(DANA, 'dnd till 3pm', client({ locale: 'en_US', timezone: 'Foo/Bar' }));
    await bench.settled();
    expect(bench.teams.sees(DANA)).toMatch(/Do not disturb until 3:00 PM/);
    await bench.teams.types(DANA, 'lunch till 2pm', client({ locale: '!!', timezone: '' }));
    await bench.settled();
    expect(bench.teams.sees(DANA)).toMatch(/Lunch until 14:00/);
  });

  it('a state that begins later: says that none can, and changes nothing', async () => {
    await bench.teams.types(MIA, 'I am away from 2 pm for two hours');
    await bench.settled();
    expect(bench.teams.sees(MIA)).toContain('That cannot begin later');
    expect(bench.writes()).toEqual([]);
  });

  it('oneself and somebody else: both are set, the other one after a question', async () => {
    await bench.teams.types(MIA, 'put me and Dana Kim on break in Sales');
    await bench.settled();
    expect(bench.agent(MIA, 'Sales')).toBe('BREAK');
    expect(bench.agent(DANA, 'Sales')).toBe('READY');
    await bench.teams.presses(MIA, 'Do it');
    await bench.settled();
    expect(bench.agent(DANA, 'Sales')).toBe('BREAK');
  });

  it('a form for what is refused in any case is never opened', async () => {
    await bench.slack.types(DANA, '/user create');
    await bench.teams.types(DANA, 'user create');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('Only administrators can do this');
    expect(bench.slack.modal()).toBeUndefined();
    expect(bench.teams.sees(DANA)).toContain('Only administrators can do this');
  });

  it('nobody of that name, no queue of that name', async () => {
    await bench.slack.types(DANA, '/presence @Xyzzy Plugh');
    await bench.teams.types(MIA, 'queue ready Supprot');
    await bench.teams.types(DANA, 'queue who Nowhere');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toMatch(/nobody called|do not know/);
    expect(bench.teams.sees(MIA)).toMatch(/There is no queue|Did you mean/);
    expect(bench.teams.sees(DANA)).toContain('There is no queue');
    expect(bench.writes()).toEqual([]);
  });

  it.each([
    ['presense dnd', 'presence'],
    ['queue redy', 'queue'],
    ['hepl', 'help'],
    ['fnid Lena', 'find'],
  ])('offers the nearest command for "%s"', async (line, command) => {
    await bench.slack.types(DANA, `/pbx ${line}`);
    await bench.teams.types(DANA, line);
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain(`/${command}`);
    expect(bench.teams.sees(DANA)).toContain(command);
    expect(bench.writes()).toEqual([]);
  });

  it.each(['Gobbledygook', '?', '…', '🙂', '/', '<>', '""', '@', '*', '{presence}'])(
    'does nothing for "%s", and says so',
    async (line) => {
      await bench.slack.types(DANA, `/pbx ${line}`);
      await bench.slack.says(DANA, line);
      await bench.teams.types(DANA, line);
      await bench.settled();
      expect(bench.slack.sees(DANA).text.length).toBeGreaterThan(10);
      expect(bench.slack.direct(DANA)).toHaveLength(1);
      expect(bench.teams.sees(DANA).length).toBeGreaterThan(10);
      expect(bench.writes()).toEqual([]);
    },
  );

  it.each(['until yesterday', 'until today 8am', 'for -5m', 'for 0m', 'for 90d', 'until 2020-01-01', 'for a while'])(
    'asks again for the time "%s"',
    async (time) => {
      await bench.slack.types(DANA, `/presence dnd ${time}`);
      await bench.teams.types(DANA, `presence dnd ${time}`);
      await bench.settled();
      expect(bench.writes()).toEqual([]);
      expect(`${JSON.stringify(bench.slack.modal())}${bench.slack.sees(DANA).text}`).toMatch(
        /past|not a time|too far|Did you mean|form/,
      );
      expect(bench.teams.sees(DANA)).toMatch(/past|not a time|too far|Did you mean/);
    },
  );

  it('10,000 characters', async () => {
    const long = 'lorem ipsum '.repeat(834);
    for (const line of [
      long,
      `presence dnd note ${long}`,
      `find ${long}`,
      `presence ${'x'.repeat(9_990)}`,
      'queue '.repeat(1_700),
    ]) {
      await bench.slack.types(DANA, `/pbx ${line}`);
      await bench.slack.says(DANA, line);
      await bench.teams.types(DANA, line);
    }
    await bench.settled();
    expect(bench.slack.sees(DANA).text.length).toBeGreaterThan(10);
    expect(bench.writes()).toEqual([]);
  });

  it('a note that is too long is asked for again, with what was right kept', async () => {
    await bench.slack.types(DANA, `/presence dnd note ${'x'.repeat(129)}`);
    await bench.settled();
    expect(JSON.stringify(bench.slack.modal())).toContain('is too long');
    expect(bench.writes()).toEqual([]);
  });

  it('control characters, direction marks and halves of characters', async () => {
    const dirt = '\u0000\u0007\u001b[31m\u202e\u200b\ufeff\ud800';
    await bench.slack.types(DANA, `/presence${dirt} away note a${dirt}b`);
    await bench.slack.types(DANA, `/presence away note a${dirt}b`);
    await bench.settled();
    expect(bench.presence(DANA).presence).toBe('AWAY');
    await bench.teams.types('omar.haddad', `presence${dirt} dnd note a${dirt}b`);
    await bench.teams.types('omar.haddad', `presence dnd note a${dirt}b`);
    await bench.settled();
    expect(bench.presence('omar.haddad').presence).toBe('DO_NOT_DISTURB');
    for (const person of [DANA, 'omar.haddad'])
      expect(bench.presence(person).note).not.toMatch(/[\p{Cc}\p{Cs}\u202e\ufeff]/u);
  });

  it('the other platform’s mention syntax stays text', async () => {
    await bench.slack.types(DANA, '/presence &lt;at&gt;Lena Fischer&lt;/at&gt;');
    await bench.teams.types(DANA, 'presence &lt;@U0LENAFISCHER&gt;');
    await bench.teams.types(MIA, 'queue break Support &lt;@29:omar.haddad&gt;');
    await bench.settled();
    expect(bench.slack.sees(DANA).text.length).toBeGreaterThan(10);
    expect(bench.teams.sees(DANA).length).toBeGreaterThan(10);
    expect(bench.writes()).toEqual([]);
  });

  it('a mention that only looks like one is nobody', async () => {
    await bench.slack.types(DANA, '/presence <@U0NOBODY|lena>');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).not.toContain('Lena Fischer is');
    expect(bench.slack.sees(DANA).text.length).toBeGreaterThan(10);
  });

  it('nobody is called out: <!channel>, @here and links in notes stay text', async () => {
    const note = '<!channel> <!here> @everyone &lt;!channel&gt; <https://evil.example|click> *bold*';
    await bench.slack.says(DANA, `presence away note ${note}`);
    await bench.settled();
    expect(bench.presence(DANA).presence).toBe('AWAY');
    await bench.slack.types(MIA, '/presence @dana.kim');
    await bench.teams.types(MIA, 'presence dana.kim');
    await bench.settled();
    const sent = bench.slack.everything();
    expect(sent).not.toMatch(/<!(channel|here|everyone)|<https:\/\/evil/);
    expect(bench.teams.sees(MIA)).not.toMatch(/\]\(https:\/\/evil|<at>/);
  });

  it('names of people and queues that carry markup are shown as they stand', async () => {
    await renameAtTheConsole('lena.fischer', '<!channel> [Lena](https://evil.example) **Fischer**');
    await bench.pass(61_000);
    await bench.slack.types(MIA, '/find 2052');
    await bench.teams.types(MIA, 'queue who Support');
    await bench.settled();
    expect(bench.slack.sees(MIA).text).toContain('&lt;!channel&gt;');
    expect(bench.slack.everything()).not.toContain('<!channel>');
    expect(bench.teams.sees(MIA)).toContain('Support: 2 of 6 ready');
    expect(bench.teams.sees(MIA)).toContain('\\\\[Lena](https://evil.example)');
    expect(bench.teams.sees(MIA)).not.toContain('"text":"<!channel> [Lena]');
  });

  async function renameAtTheConsole(person: string, name: string): Promise<void> {
    const { request } = await import('undici');
    const { access_token: token } = bench.sandbox.tokensFor('priya.natarajan@example.com');
    const user = bench.sandbox.state().people.find((one) => one.username === person)?.id;
    const answer = await request(`${bench.sandbox.apiUrl}/users/${user}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ display_name: name }),
    });
    expect([answer.statusCode, await answer.body.text()]).toEqual([200, expect.anything()]);
  }
});
