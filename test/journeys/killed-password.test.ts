import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import type { Handle } from '../../src/store/database.ts';
import { auditOf } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';

const ADMIN = 'priya.natarajan';
const APPROVER = 'jonas.weber';
const OWNER = 'lena.fischer';

describe('a password that is being set when the process dies', () => {
  let bench: Bench;
  afterEach(() => bench.close());

  const seen = (words: string) => bench.slack.direct(OWNER).filter(({ text }) => text.includes(words));

  async function press(url: string) {
    const here = url.replace(/^https?:\/\/[^/]+/, bench.patchcord.url);
    const answer = await request(here, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } });
    const text = await answer.body.text();
    return { status: answer.statusCode, secret: /<output data-secret>([^<]+)<\/output>/.exec(text)?.[1] };
  }

  async function signsIn(password: string): Promise<boolean> {
    const { statusCode, body } = await request(`${bench.sandbox.apiUrl}/auth/sign_in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: OWNER, password, domain: 'sandbox.example' }),
    });
    await body.dump();
    return statusCode === 200;
  }

  const isApproved = async (db: Handle) =>
    (await db.selectFrom('approval').select('id').where('state', '=', 'done').execute()).length === 1;
  const approves = () => bench.slack.pressesDirect(APPROVER, 'Approve');
  /** Before the phone system has answered. */
  const whenSet = () => bench.diesAfterChange(1, approves);
  /** Before anybody is told. */
  const whenWritten = () => bench.diesWhen(isApproved, approves);

  it.each([
    { target: 'account', when: 'after it was set', dies: whenSet },
    { target: 'extension', when: 'after it was set', dies: whenSet },
    { target: 'voicemail', when: 'after it was set', dies: whenSet },
    { target: 'account', when: 'after that was written down', dies: whenWritten },
  ])(
    'is one and the same: its owner is told once, and its page shows it once ($target, $when)',
    async ({ target, dies }) => {
      bench = await openBench();
      await bench.slack.says(OWNER, 'help');
      await bench.slack.types(ADMIN, `/password ${target} @lena.fischer`);
      await bench.settled();
      const before = bench.writes().length;
      await dies();
      // The same value may be set again: nothing tells what it is now.
      const writes = bench.writes().slice(before);
      expect(new Set(writes.map(({ path }) => path)).size).toBe(1);
      expect(writes.every(({ status }) => status < 300)).toBe(true);
      expect(seen('was changed')).toHaveLength(1);
      expect(seen('is ready')).toHaveLength(1);
      expect((await auditOf(bench)).filter(({ result }) => result === 'done')).toMatchObject([
        { command: 'password.reset', changed: { from: 'the old one', to: 'a new one' } },
      ]);
      const url = /"url":"([^"]+\/secret\/[^"]+)"/.exec(JSON.stringify(seen('is ready')))?.[1] ?? '';
      const [first, second] = [await press(url), await press(url)];
      expect([first.status, second.status]).toEqual([200, 410]);
      expect(first.secret).toBeDefined();
      if (target === 'account') expect(await signsIn(first.secret ?? '')).toBe(true);
    },
  );
});
