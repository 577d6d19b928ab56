import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCommands } from '../../src/app/catalog.ts';
import { csvLine } from '../../src/cli/audit.ts';
import { explanation } from '../../src/cli/policy.ts';
import { loadSettings } from '../../src/config/load.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { testClock } from '../support/clock.ts';

const commands = await loadCommands(join(import.meta.dirname, '..', '..', 'commands'));
const MAIN = join(import.meta.dirname, '..', '..', 'src', 'main.ts');

describe('patchcord policy explain', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, clock: testClock() });
  });
  afterAll(() => sandbox.stop());

  const settingsOf = (config: string) => {
    const cwd = mkdtempSync(join(tmpdir(), 'patchcord-cli-'));
    writeFileSync(join(cwd, 'patchcord.config.yaml'), config);
    return loadSettings({ PATCHCORD_SANDBOX_PORT: String(sandbox.port) }, join(cwd, 'patchcord.config.yaml'));
  };
  const explainHere = (config: string, id: string, as: string, on: string) => {
    const command = commands.find((one) => one.id === id);
    if (!command) throw new Error(`there is no ${id}`);
    return explanation(settingsOf(config), command, email(as), email(on));
  };
  const explain = (config: string, ...args: string[]) => {
    const cwd = mkdtempSync(join(tmpdir(), 'patchcord-cli-'));
    writeFileSync(join(cwd, 'patchcord.config.yaml'), config);
    const env = { PATH: process.env.PATH, PATCHCORD_SANDBOX_PORT: String(sandbox.port) };
    return new Promise<{ code: number; out: string; err: string }>((resolve) => {
      execFile(process.execPath, [MAIN, 'policy', 'explain', ...args], { cwd, env }, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
    });
  };
  const email = (name: string) => `${name}@example.com`;

  it.each([
    ['dana.kim', 'dana.kim', 'allow'],
    ['dana.kim', 'omar.haddad', 'deny'],
    ['mia.rossi', 'omar.haddad', 'allow'],
    ['priya.natarajan', 'omar.haddad', 'allow'],
  ])('gives the shipped verdict of queue.set for %s on %s: %s', async (as, on, word) => {
    const out = await explainHere('', 'queue.set', as, on);
    expect(out.split(/\s/)[0]).toBe(word);
    expect(out).toContain('default of queue.set (shipped)');
  });

  it('names the rule that decides, where it stands and why, and those of other hours and places', async () => {
    const config = `
policy:
  - { name: shop floor, what: queue.set, where: channel, then: confirm }
  - name: two pairs of eyes
    what: queue.*
    on: role:admin
    approve: { by: [admin, mia.rossi@example.com], need: 2, within: 2h }
  - { what: presence.set, then: step-up }
`;
    const approve = await explain(config, 'queue.set', '--as', email('dana.kim'), '--on', email('jonas.weber'));
    expect(approve.code).toBe(0);
    expect(approve.out).toBe(
      [
        'approve · two pairs of eyes (patchcord.config.yaml:4)',
        '  The first rule that applies. It needs the yes of 2 of role admin, mia.rossi@example.com, within 120 minutes.',
        '  At other hours or places: confirm, by shop floor (patchcord.config.yaml:3).',
        '',
      ].join('\n'),
    );
    // What somebody else owns stays theirs, whatever the file allows.
    const all = 'policy: [{ what: "meeting.*", then: allow }]';
    expect(await explainHere(all, 'meeting.stop', 'dana.kim', 'dana.kim')).toMatch(/^allow/);
    const foreign = await explainHere(all, 'meeting.stop', 'omar.haddad', 'dana.kim');
    expect(foreign).toMatch(/^deny · owner of what it is about \(shipped\)\n.*Only the owner/);
    expect(await explainHere(config, 'presence.set', 'dana.kim', 'dana.kim')).toMatch(
      /^step-up · rule 3 \(patchcord\.config\.yaml:8\)/,
    );
  });

  it('ends with 1 and one clear sentence for what is not known', async () => {
    const command = await explain('', 'queue.sett', '--as', email('dana.kim'));
    expect([command.code, command.err]).toEqual([1, 'There is no command "queue.sett".\n']);
    const nobody = explainHere('', 'queue.set', 'nobody', 'dana.kim');
    await expect(nobody).rejects.toThrow('Nobody in the phone system has the address nobody@example.com.');
    const broken = await explain('policy: [{ what: nope, then: allow }]', 'queue.set', '--as', email('dana.kim'));
    expect([broken.code, broken.err]).toEqual([1, expect.stringContaining('patchcord.config.yaml:1:18')]);
  });
});

describe('the audit trail as CSV', () => {
  const row = (entry: object) => ({ seq: 7, at: 0, body: JSON.stringify(entry), previous: '', hash: 'h', mac: 'm' });

  it('has a column for each part', () => {
    const entry = {
      who: 'portsip:1',
      command: 'presence.set',
      result: 'done',
      changed: { what: 'Presence', from: 'Away', to: 'Lunch, "late"' },
    };
    expect(csvLine(row(entry))).toBe(
      '7,1970-01-01T00:00:00.000Z,portsip:1,presence.set,done,,,,,Presence,Away,"Lunch, ""late""",,,h',
    );
  });

  it.each(['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\tx'])('takes the life out of the formula %s', (text) => {
    const line = csvLine(row({ who: text, command: 'x', result: 'done' }));
    expect(line.split(',')[2]).toMatch(/^"'/);
  });
});
