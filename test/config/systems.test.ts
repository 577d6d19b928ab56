import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadSettings } from '../../src/config/load.ts';
import { SettingsError } from '../../src/config/settings-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'patchcord-systems-'));
const path = join(folder, 'patchcord.config.yaml');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function problemsOf(config: string, env: Record<string, string> = {}): string[] {
  writeFileSync(path, config);
  try {
    loadSettings(env, path);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return [...error.problems];
    throw error;
  }
}

const real = {
  PATCHCORD_SECRET_KEY: 'x'.repeat(32),
  PATCHCORD_PUBLIC_URL: 'https://patchcord.example.com',
  SLACK_SIGNING_SECRET: 's',
  SLACK_BOT_TOKEN: 't',
};

describe('several phone systems in the settings', () => {
  it('names a system that there is not, with its place and those that there are', () => {
    const [problem = '', ...others] = problemsOf(
      'cloudlink: { accounts: { ballad: { id: "1", name: Ballad } } }\nsystems:\n  serves: { password: cloudlink-balad }\n',
    );
    expect(others).toEqual([]);
    expect(problem).toContain('patchcord.config.yaml:3');
    expect(problem).toContain('there is no system "cloudlink-balad"; there are portsip, cloudlink, cloudlink-ballad');
  });

  it('refuses rights that there are not', () => {
    const config = 'cloudlink: { roles: { Helpdesk: { base: account-admin, rights: [users.reset] } } }\n';
    expect(problemsOf(config).join()).toContain('is no right such as users.edit');
  });

  it('takes CloudLink alone for an installation, and asks for what goes with it', () => {
    const cloud = { CLOUDLINK_ACCOUNT_ID: '100200300', CLOUDLINK_USERNAME: 'a@example.com', CLOUDLINK_PASSWORD: 'p' };
    expect(problemsOf('', { ...real, ...cloud })).toEqual([]);
    const { CLOUDLINK_PASSWORD: _none, ...some } = cloud;
    expect(problemsOf('', { ...real, ...some }).join()).toContain('CLOUDLINK_PASSWORD');
    const client = { CLOUDLINK_ACCOUNT_ID: '100200300', CLOUDLINK_CLIENT_SECRET: 'of a machine' };
    expect(problemsOf('', { ...real, ...client }).join()).toContain('CLOUDLINK_APP_ID');
    expect(problemsOf('', { ...real, ...client, CLOUDLINK_APP_ID: 'a' })).toEqual([]);
    expect(problemsOf('', { CLOUDLINK_URL: 'http://127.0.0.1:1' }).join()).toContain('CLOUDLINK_ACCOUNT_ID');
  });
});
