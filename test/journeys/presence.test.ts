import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, openBench } from '../support/bench.ts';

const MINUTE = 60_000;

describe.each(['sqlite', 'postgres'] as const)(
  'presence, from typed text to the phone system and back, on %s',
  (engine) => {
    let bench: Bench;
    afterEach(() => bench.close());

    const presenceOf = (email: string) =>
      bench.sandbox.state().people.find((person) => person.email === email)?.presence;
    const sets = () =>
      bench.sandbox.calls().filter((call) => call.method === 'POST' && call.path === '/api/user/presence');

    it('sets it from Slack, says so, and returns by itself when the time is up', async () => {
      bench = await openBench({ engine });
      const ack = await bench.slack.types('dana.kim', '/presence dnd for 30m');
      expect(ack.status).toBe(200);
      await bench.settled();
      expect(presenceOf('dana.kim@example.com')).toBe('DO_NOT_DISTURB');
      expect(bench.slack.sees('dana.kim').text).toContain('Do not disturb until 10:30');
      expect(sets().at(-1)).toMatchObject({ person: 'dana.kim@example.com' });

      await bench.pass(30 * MINUTE + 2_000);
      expect(presenceOf('dana.kim@example.com')).toBe('AVAILABLE');
      expect(bench.slack.direct('dana.kim').at(-1)?.text).toContain('You are Available again');
    });

    it('acts once when the same command is delivered three times', async () => {
      bench = await openBench({ engine });
      const trigger = { trigger_id: 'the.same.trigger' };
      await Promise.all([1, 2, 3].map(() => bench.slack.types('dana.kim', '/presence away', trigger)));
      await bench.settled();
      expect(sets()).toHaveLength(1);
    });

    it('takes it back with Undo, and the timer with it', async () => {
      bench = await openBench({ engine });
      await bench.slack.types('dana.kim', '/presence lunch for 1h');
      await bench.settled();
      await bench.slack.presses('dana.kim', 'Undo');
      await bench.settled();
      expect(presenceOf('dana.kim@example.com')).toBe('AVAILABLE');
      expect(bench.slack.sees('dana.kim').text).toContain('Undone');
      const before = sets().length;
      await bench.pass(61 * MINUTE);
      expect(sets()).toHaveLength(before);
    });

    it('leaves alone what the phone changed in between', async () => {
      bench = await openBench({ engine });
      await bench.slack.types('dana.kim', '/presence lunch for 30m');
      await bench.settled();
      const tokens = bench.sandbox.tokensFor('dana.kim@example.com');
      const { request } = await import('undici');
      await request(`${bench.sandbox.apiUrl}/user/presence`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens.access_token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ presence: 'BUSINESS_TRIP', presence_note: 'Paris' }),
      });
      await bench.pass(31 * MINUTE);
      expect(presenceOf('dana.kim@example.com')).toBe('BUSINESS_TRIP');
      expect(bench.slack.direct('dana.kim')).toHaveLength(0);
    });

    it('does the same from Teams, and Undo there answers with the new card', async () => {
      bench = await openBench({ engine });
      expect((await bench.teams.types('dana.kim', 'presence dnd for 30m')).status).toBeLessThan(300);
      await bench.settled();
      expect(presenceOf('dana.kim@example.com')).toBe('DO_NOT_DISTURB');
      expect(bench.teams.sees('dana.kim')).toContain('Do not disturb until 10:30');
      const undone = await bench.teams.presses('dana.kim', 'Undo');
      expect(undone).toMatchObject({ status: 200, body: { statusCode: 200 } });
      expect(JSON.stringify(undone.body)).toContain('Undone');
      expect(presenceOf('dana.kim@example.com')).toBe('AVAILABLE');
    });

    it('keeps the timer over a restart', async () => {
      bench = await openBench({ engine });
      await bench.teams.types('dana.kim', 'presence away for 10m');
      await bench.settled();
      await bench.restart();
      await bench.pass(11 * MINUTE);
      expect(presenceOf('dana.kim@example.com')).toBe('AVAILABLE');
      expect(bench.teams.sees('dana.kim')).toContain('You are Available again');
    });
  },
);
