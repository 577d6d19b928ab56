import { request } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { auditOf, forge } from '../support/approval-bench.ts';
import { type Bench, openBench } from '../support/bench.ts';
import { opens, sends } from '../support/browser.ts';
import { everythingWritten, leaks } from '../support/everything-written.ts';

/** The shipped policy, nothing configured: a colleague's password needs an administrator, and its owner alone sees it. */
describe.each(['sqlite', 'postgres'] as const)("a colleague's new password, with four eyes, on %s", (engine) => {
  let bench: Bench;
  afterEach(() => bench.close());

  async function signsIn(username: string, password: string): Promise<boolean> {
    const { statusCode, body } = await request(`${bench.sandbox.apiUrl}/auth/sign_in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password, domain: 'sandbox.example' }),
    });
    await body.dump();
    return statusCode === 200;
  }

  /** Opens the link of the owner's card as a browser would, presses the button, and reads what is shown. */
  async function reveal(link: string): Promise<string> {
    const url = link.replace(/^https?:\/\/[^/]+/, bench.patchcord.url);
    const page = await opens(url);
    expect(page.status).toBe(200);
    const shown = await sends(url, page, {});
    expect(shown.status).toBe(200);
    const secret = /<output data-secret>([^<]+)<\/output>/.exec(shown.html)?.[1] ?? '';
    expect((await opens(url)).status).toBe(410);
    return secret;
  }

  async function writtenAnywhere() {
    const database = await openDatabase(bench.database, { migrate: false });
    try {
      const transcripts = { log: bench.log(), slack: bench.slack.everything(), teams: bench.teams.stub.calls };
      return await everythingWritten({ database, transcripts, url: bench.patchcord.url, folder: bench.folder });
    } finally {
      await database.close();
    }
  }

  it('is asked for in Slack, approved in Teams, and shown once to its owner', async () => {
    bench = await openBench({ engine });
    for (const person of ['jonas.weber', 'lena.fischer']) await bench.teams.types(person, 'help');
    await bench.settled();
    await bench.slack.types('omar.haddad', '/password account @lena.fischer');
    await bench.settled();
    expect(bench.slack.sees('omar.haddad').text).toContain('Waiting for approval');
    expect(bench.slack.direct('priya.natarajan').at(-1)?.text).toContain(
      'Omar asks: new phone password for Lena Fischer',
    );
    expect(bench.teams.sees('jonas.weber')).toContain('Omar asks');
    expect(await signsIn('lena.fischer', 'Sandbox!2052')).toBe(true);

    await bench.slack.presses('omar.haddad', 'Withdraw', forge('approval.decide', { decision: 'approve', step: 0 }));
    await bench.settled();
    expect(bench.slack.sees('omar.haddad').text).toContain('You asked for this yourself');
    expect(await signsIn('lena.fischer', 'Sandbox!2052')).toBe(true);

    await bench.teams.presses('jonas.weber', 'Approve');
    await bench.settled();
    for (const copy of [bench.slack.direct('priya.natarajan').at(-1)?.text, bench.teams.sees('jonas.weber')]) {
      expect(copy).toContain('Approved by Jonas Weber');
    }
    const told = bench.slack
      .direct('lena.fischer')
      .find(({ text }) => text.startsWith('Your phone password was changed'));
    expect(told?.text).toContain('By Jonas Weber, asked for by Omar Haddad.');
    expect(JSON.stringify(told?.blocks)).toContain('"10:00"');
    const link = bench.teams.address('lena.fischer', 'Show it once');
    const secret = await reveal(link);
    expect(secret.length).toBeGreaterThanOrEqual(6);
    expect(await signsIn('lena.fischer', secret)).toBe(true);
    expect(await signsIn('lena.fischer', 'Sandbox!2052')).toBe(false);
    expect(bench.slack.sees('omar.haddad').text).not.toContain('/secret/');

    const rows = (await auditOf(bench)).filter((row) => row.command === 'password.reset' || row.approval !== undefined);
    expect(rows.map((row) => row.result)).toEqual(['asked', 'decided', 'done']);
    expect(leaks(await writtenAnywhere(), [secret])).toEqual([]);
  });

  it('is asked for in Teams and approved in Slack; a second approver comes too late and hears who was first', async () => {
    bench = await openBench({ engine });
    for (const person of ['jonas.weber', 'lena.fischer', 'omar.haddad']) await bench.teams.types(person, 'help');
    await bench.settled();
    await bench.teams.types('omar.haddad', 'password extension @lena.fischer');
    await bench.settled();
    await bench.slack.pressesDirect('priya.natarajan', 'Approve');
    await bench.settled();
    expect(bench.slack.direct('priya.natarajan').at(-1)?.text).toContain('Approved by Priya Natarajan');
    expect(bench.teams.sees('jonas.weber')).toContain('Approved by Priya Natarajan');
    expect(bench.teams.sees('jonas.weber')).not.toContain('"title":"Approve"');
    const secret = await reveal(bench.teams.address('lena.fischer', 'Show it once'));
    expect(secret).not.toBe('');
    expect(leaks(await writtenAnywhere(), [secret])).toEqual([]);
  });
});
