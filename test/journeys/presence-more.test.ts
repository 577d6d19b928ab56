import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';

const MINUTE = 60_000;
const DANA = 'dana.kim';

describe('presence, in both chats', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  /** As the person would on the phone itself. */
  async function changesAtThePhone(person: string, presence: string, note: string): Promise<void> {
    const { access_token: token } = bench.sandbox.tokensFor(`${person}@example.com`);
    const answer = await request(`${bench.sandbox.apiUrl}/user/presence`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ presence, presence_note: note }),
    });
    expect(answer.statusCode).toBeLessThan(300);
  }

  it.each([
    ['available', 'AVAILABLE', 'You are Available'],
    ['away', 'AWAY', 'You are Away'],
    ['dnd', 'DO_NOT_DISTURB', 'You are on Do not disturb'],
    ['trip', 'BUSINESS_TRIP', 'You are on a business trip'],
    ['lunch', 'LUNCH', 'You are at lunch'],
  ])('sets %s', async (word, presence, title) => {
    bench = await openBench();
    await bench.slack.types(DANA, `/presence ${word}`);
    await bench.teams.types('omar.haddad', `presence ${word} note Back soon`);
    await bench.settled();
    expect(bench.presence(DANA).presence).toBe(presence);
    expect(bench.slack.sees(DANA).text).toContain(title);
    expect(bench.presence('omar.haddad')).toMatchObject({ presence, note: 'Back soon' });
    expect(bench.teams.sees('omar.haddad')).toContain(title);
  });

  it('keeps the note as it was written, and gives the note before back', async () => {
    bench = await openBench();
    await bench.slack.types(DANA, '/presence away note At the dentist');
    await bench.settled();
    await bench.slack.types(DANA, '/presence dnd until 3pm note Writing &lt;the&gt; *report* &amp; more');
    await bench.settled();
    expect(bench.presence(DANA)).toMatchObject({ presence: 'DO_NOT_DISTURB', note: 'Writing <the> *report* & more' });
    expect(bench.slack.sees(DANA).text).toContain('until 15:00');
    await bench.pass(6 * 60 * MINUTE);
    expect(bench.presence(DANA)).toMatchObject({ presence: 'AWAY', note: 'At the dentist' });
    expect(bench.slack.direct(DANA).at(-1)?.text).toContain('You are Away again');
  });

  it('lets a newer wish take the place of an older timer', async () => {
    bench = await openBench();
    await bench.slack.types(DANA, '/presence lunch for 30m');
    await bench.settled();
    await bench.slack.types(DANA, '/presence dnd for 2h');
    await bench.settled();
    await bench.pass(31 * MINUTE);
    expect(bench.presence(DANA).presence).toBe('DO_NOT_DISTURB');
    await bench.pass(90 * MINUTE);
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
    await bench.slack.types(DANA, '/presence lunch for 30m');
    await bench.settled();
    await bench.slack.types(DANA, '/presence away');
    await bench.settled();
    await bench.pass(60 * MINUTE);
    expect(bench.presence(DANA).presence).toBe('AWAY');
  });

  it('gives 30 minutes more at a press, in Slack and in Teams', async () => {
    bench = await openBench();
    await bench.slack.types(DANA, '/presence dnd for 30m');
    await bench.teams.types('omar.haddad', 'presence dnd for 30m');
    await bench.settled();
    await bench.slack.presses(DANA, '30 min more');
    await bench.teams.presses('omar.haddad', '30 min more');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('until 11:00');
    expect(bench.teams.sees('omar.haddad')).toContain('until 11:00');
    await bench.pass(31 * MINUTE);
    expect(bench.presence(DANA).presence).toBe('DO_NOT_DISTURB');
    expect(bench.presence('omar.haddad').presence).toBe('DO_NOT_DISTURB');
    await bench.pass(31 * MINUTE);
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
    expect(bench.presence('omar.haddad').presence).toBe('AVAILABLE');
  });

  it('gives back the timer too when a change in the middle of it is undone', async () => {
    bench = await openBench();
    await bench.slack.types(DANA, '/presence lunch for 1h');
    await bench.settled();
    await bench.slack.types(DANA, '/presence dnd');
    await bench.settled();
    await bench.slack.presses(DANA, 'Undo');
    await bench.settled();
    expect(bench.presence(DANA).presence).toBe('LUNCH');
    await bench.pass(61 * MINUTE);
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
  });

  it('leaves alone what was changed at the phone, and says nothing of it', async () => {
    bench = await openBench();
    await bench.teams.types(DANA, 'presence lunch for 30m');
    await bench.settled();
    await changesAtThePhone(DANA, 'BUSINESS_TRIP', 'Paris');
    const messages = bench.teams.stub.messages(bench.teams.conversation(DANA)).length;
    await bench.pass(31 * MINUTE);
    expect(bench.presence(DANA)).toMatchObject({ presence: 'BUSINESS_TRIP', note: 'Paris' });
    expect(bench.teams.stub.messages(bench.teams.conversation(DANA))).toHaveLength(messages);
  });

  it('shows the own presence', async () => {
    bench = await openBench();
    await bench.slack.types(DANA, '/presence dnd');
    await bench.settled();
    await bench.slack.types(DANA, '/presence');
    await bench.settled();
    expect(bench.slack.sees(DANA).text).toContain('You are on Do not disturb');
  });

  it('asks for what is missing with a form, which then does it', async () => {
    bench = await openBench();
    await bench.slack.types(DANA, '/presence');
    await bench.settled();
    await bench.slack.presses(DANA, 'Change');
    await bench.settled();
    expect(JSON.stringify(bench.slack.modal())).toContain('field:presence');
    await bench.slack.submits(DANA, { presence: 'LUNCH', until: '45m', note: 'Canteen' });
    await bench.settled();
    expect(bench.presence(DANA)).toMatchObject({ presence: 'LUNCH', note: 'Canteen' });
    await bench.pass(46 * MINUTE);
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
  });

  it('asks in Teams with a dialog, which then does it', async () => {
    bench = await openBench();
    await bench.teams.types(DANA, 'presence');
    await bench.settled();
    const dialog = await bench.teams.posts(
      bench.teams.activity(DANA, {
        type: 'invoke',
        name: 'task/fetch',
        value: { data: { call: { command: 'presence.set', input: {} } } },
      }),
    );
    expect(dialog.status).toBe(200);
    const done = await bench.teams.submits(DANA, dialog.body, { presence: 'LUNCH', until: '45m', note: 'Canteen' });
    expect(JSON.stringify(done.body)).toContain('Lunch until 10:45');
    expect(bench.presence(DANA)).toMatchObject({ presence: 'LUNCH', note: 'Canteen' });
  });

  it('keeps what is right in the form and says what is not', async () => {
    bench = await openBench();
    await bench.slack.types(DANA, '/presence dnd until yesterday');
    await bench.settled();
    expect(JSON.stringify(bench.slack.modal())).toMatch(/in the past|not a time/);
    expect(JSON.stringify(bench.slack.modal())).toContain('DO_NOT_DISTURB');
    expect(bench.writes()).toEqual([]);
  });

  it('shows somebody else by name, extension, e-mail and mention', async () => {
    bench = await openBench();
    await bench.slack.types('lena.fischer', '/presence away note Out');
    await bench.settled();
    for (const person of [
      'Lena Fischer',
      '2052',
      'lena.fischer@example.com',
      `<@${bench.slack.userId('lena.fischer')}|lena>`,
    ]) {
      await bench.slack.types(DANA, `/presence ${person}`);
      await bench.settled();
      expect(bench.slack.sees(DANA).text).toContain('Lena Fischer is Away');
    }
    await bench.teams.types(DANA, 'presence <at>Lena Fischer</at>', {
      entities: [
        { type: 'mention', text: '<at>Lena Fischer</at>', mentioned: { id: '29:lena.fischer', name: 'Lena Fischer' } },
      ],
    });
    await bench.settled();
    expect(bench.teams.sees(DANA)).toContain('Lena Fischer is Away');
    expect(bench.writes()).toHaveLength(1);
  });

  it('answers a direct message in the direct chat', async () => {
    bench = await openBench();
    await bench.slack.says(DANA, 'presence dnd for 30m');
    await bench.settled();
    expect(bench.presence(DANA).presence).toBe('DO_NOT_DISTURB');
    expect(bench.slack.direct(DANA).at(-1)?.text).toContain('Do not disturb until 10:30');
    await bench.slack.pressesDirect(DANA, 'Undo');
    await bench.settled();
    expect(bench.presence(DANA).presence).toBe('AVAILABLE');
    expect(bench.slack.direct(DANA)).toHaveLength(1);
    expect(bench.slack.direct(DANA)[0]?.text).toContain('Undone');
  });
});
