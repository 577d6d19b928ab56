import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Asker, collect } from '../../src/cli/init/collect.ts';
import { CONFIG_TEMPLATE } from '../../src/cli/init/config-template.ts';
import { envFile } from '../../src/cli/init/env-file.ts';
import { GROUPS } from '../../src/cli/init/groups.ts';
import { readEnvFile, writeFiles } from '../../src/cli/init/write.ts';
import { variables } from '../../src/config/environment.ts';
import { loadSettings } from '../../src/config/load.ts';

const ROOT = join(import.meta.dirname, '..', '..');

describe('patchcord init', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'patchcord-init-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string) => readFileSync(join(folder, name), 'utf8');

  const run = (args: string[], env: Record<string, string> = {}) =>
    new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const options = { cwd: folder, env: { PATH: process.env.PATH, ...env } };
      const child = execFile(process.execPath, [join(ROOT, 'src/main.ts'), ...args], options, (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
      );
      child.stdin?.end();
    });

  /** Somebody who knows the answers. What was asked, in order. */
  function person(answers: Record<string, string | string[]>): Asker & { asked: string[]; complaints: string[] } {
    const asked: string[] = [];
    const complaints: string[] = [];
    const find = (question: string) => {
      const [key, answer] = Object.entries(answers).find(([name]) => question.includes(name)) ?? [];
      asked.push(key ?? question);
      return answer;
    };
    return {
      asked,
      complaints,
      choose: async (question) => String(find(question)),
      chooseSome: async (question) => [find(question) ?? []].flat(),
      async text(question, { check, initial = '' }) {
        const answer = find(question) ?? initial;
        const tries = [answer].flat();
        for (const one of tries) {
          const problem = check(one);
          if (problem === undefined) return one;
          complaints.push(problem);
        }
        throw new Error(`no answer was taken to: ${question}`);
      },
    };
  }
  const answers = {
    'What do you want to run': 'real',
    'phone systems': [['portsip']].flat(),
    'chat platforms': ['slack', 'teams'],
    'What else': ['logs', 'mail'],
    PATCHCORD_PUBLIC_URL: ['patchcord.example.com', 'https://patchcord.example.com'],
    PORTSIP_URL: 'https://pbx.example.com:8887',
    PORTSIP_USERNAME: 'patchcord',
    PORTSIP_PASSWORD: `it's "quoted" # and more`,
    PORTSIP_DOMAIN: 'pbx.example.com',
    SLACK_SIGNING_SECRET: 'abc',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: '',
    MicrosoftAppId: '00000000-0000-0000-0000-000000000000',
    MicrosoftAppPassword: 'p~w',
    MicrosoftAppTenantId: '00000000-0000-0000-0000-000000000001',
    SUPPORT_LOGS_SLACK_CHANNEL: 'C0SUPPORT',
    SUPPORT_LOGS_TEAMS_CHANNEL: '',
    SUPPORT_IMAP_URL: '',
    SUPPORT_SMTP_URL: 'smtps://a%40example.com:b@mail.example.com',
  };

  it('asks for what is chosen, refuses what cannot be, makes the keys, and what it writes starts', async () => {
    const asker = person(answers);
    const values = await collect(asker, {});
    expect(asker.complaints).toHaveLength(1);
    expect(asker.asked.join(' ')).not.toContain('CLOUDLINK');
    await writeFiles(folder, values, 'replace');
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
    const read = parseEnv(file('.env'));
    expect(read.PORTSIP_PASSWORD).toBe(answers.PORTSIP_PASSWORD);
    expect(read).not.toHaveProperty('SLACK_APP_TOKEN');
    const { env, sandbox } = loadSettings(read, join(folder, 'patchcord.config.yaml'));
    expect(sandbox).toBe(false);
    expect(env.PATCHCORD_SECRET_KEY).toMatch(/^[\w-]{43}$/);
    expect(env.SUPPORT_LOGS_SECRET).toMatch(/^[\w-]{43}$/);
  });

  it('offers what is there as the answer, and keeps secrets on an empty one', async () => {
    await writeFiles(folder, await collect(person(answers), {}), 'replace');
    const before = (await readEnvFile(folder)) ?? {};
    const again = await collect(
      person({ ...answers, PORTSIP_PASSWORD: '', SLACK_SIGNING_SECRET: '', PORTSIP_DOMAIN: 'new.example.com' }),
      before,
    );
    expect(again).toEqual({ ...before, PORTSIP_DOMAIN: 'new.example.com' });
    expect(await writeFiles(folder, again, 'replace')).toEqual([
      '.env: written anew; what stood there is in .env.before.',
      'patchcord.config.yaml: was there already and is left as it is.',
    ]);
    expect(parseEnv(file('.env.before')).PORTSIP_DOMAIN).toBe('pbx.example.com');
  });

  it('without questions takes what the environment has, and leaves files that are there', async () => {
    const first = await run(['init', '--yes'], { PORTSIP_URL: 'https://pbx.example.com:8887' });
    expect(first).toMatchObject({ code: 0, err: '' });
    const key = parseEnv(file('.env')).PATCHCORD_SECRET_KEY;
    expect(parseEnv(file('.env'))).toEqual({
      PORTSIP_URL: 'https://pbx.example.com:8887',
      PATCHCORD_SECRET_KEY: expect.stringMatching(/^[\w-]{43}$/),
    });
    writeFileSync(join(folder, '.env'), `# mine\nPATCHCORD_SECRET_KEY=${key}\n`);
    writeFileSync(join(folder, 'patchcord.config.yaml'), 'timezone: Europe/Paris\n');
    const second = await run(['init', '--yes'], { PORT: '4000' });
    expect(second.out).toContain('.env: was there already; what it did not have is added at its end.');
    expect(file('.env')).toMatch(new RegExp(`^# mine\nPATCHCORD_SECRET_KEY=${key}\n\n#.*\nPORT=4000\n`));
    expect(file('patchcord.config.yaml')).toBe('timezone: Europe/Paris\n');
    expect((await run(['init', '--yes'], { PORT: '4000' })).out).toContain('.env: was there already and is left');
  });

  it('writes nothing when the environment is wrong, or nobody is there to answer', async () => {
    const wrong = await run(['init', '--yes'], { PORTSIP_URL: 'pbx', PATCHCORD_SECRET_KEY: 'short' });
    expect(wrong.code).toBe(1);
    expect(wrong.err).toMatch(
      /PATCHCORD_SECRET_KEY: must have at least 32[\s\S]*PORTSIP_URL: is not an address of that kind \(for example/,
    );
    expect(wrong.err).not.toContain('short');
    const nobody = await run(['init']);
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('--yes') });
    expect(existsSync(join(folder, '.env'))).toBe(false);
  });

  it('has a configuration file whose every line is right once it is wanted', async () => {
    writeFileSync(join(folder, 'patchcord.config.yaml'), CONFIG_TEMPLATE);
    expect(loadSettings({}, join(folder, 'patchcord.config.yaml')).rules).toEqual([]);
    // Sentences begin with a capital letter; settings do not.
    const wanted = CONFIG_TEMPLATE.replaceAll(/^# (?![A-Z])/gm, '');
    writeFileSync(join(folder, 'patchcord.config.yaml'), wanted);
    const { rules, file: read, support } = loadSettings({}, join(folder, 'patchcord.config.yaml'));
    expect([rules.length, read.audit.keepDays, support.routing.routes.length]).toEqual([2, 730, 1]);
  });

  it('writes any value so that Node reads it back', () => {
    for (const value of ['plain', 'a b', '#x', "it's", '"q"', `a'b"c`, '$HOME', 'a=b', 'a\\nb', ' pad '])
      expect(parseEnv(envFile({ PORTSIP_PASSWORD: value })).PORTSIP_PASSWORD).toBe(value);
    expect(() => envFile({ PORTSIP_PASSWORD: `'"\`` })).toThrow();
  });

  it('asks for settings that there are', () => {
    const known = new Set(variables().map(({ name }) => name));
    for (const { needs, may } of GROUPS) for (const name of [...needs, ...may]) expect(known).toContain(name);
  });
});
