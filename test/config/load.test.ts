import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSettings, SettingsError } from '../../src/config/load.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchcord-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function problemsOf(env: Record<string, string>, file = ''): readonly string[] {
  const path = join(folder, 'patchcord.config.yaml');
  writeFileSync(path, file);
  try {
    loadSettings(env, path);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems.map((problem) => problem.replace(`${folder}/`, ''));
  }
}

it('names what is wrong, what is missing and what stands wrong in the file, all at once', () => {
  const env = {
    PORT: 'abc',
    PORTSIP_URL: 'pbx',
    MicrosoftAppType: 'Any',
    MicrosoftAppId: 'id',
    CLOUDLINK_USERNAME: 'x',
  };
  expect(problemsOf(env, 'timezone: Mars/Phobos')).toEqual([
    'PORT: is not a number (for example 3978)',
    'MicrosoftAppType: must be SingleTenant, MultiTenant (for example SingleTenant)',
    'PORTSIP_URL: is not an address of that kind (for example https://pbx.example.com:8887)',
    'CLOUDLINK_USERNAME: is not an e-mail address (for example patchcord@example.com)',
    'patchcord.config.yaml:1:11: timezone: is not a time zone such as Europe/Berlin',
    'PORTSIP_USERNAME: is needed with PORTSIP_URL (for example patchcord)',
    'PORTSIP_PASSWORD: is needed with PORTSIP_URL (for example …)',
    'PORTSIP_DOMAIN: is needed with PORTSIP_URL (for example pbx.example.com)',
    'PATCHCORD_SECRET_KEY: is needed outside the sandbox (for example openssl rand -base64 32)',
    'PATCHCORD_PUBLIC_URL: is needed outside the sandbox (for example https://patchcord.example.com)',
    'CLOUDLINK_ACCOUNT_ID: is needed with the other CLOUDLINK_ settings (for example 100123456)',
    'MicrosoftAppPassword: is needed with MicrosoftAppId (for example …)',
    'MicrosoftAppTenantId: is needed for a single-tenant registration (for example 00000000-0000-0000-0000-000000000000)',
  ]);
  const grouped = 'groups: { a: { entra: ["00000000-0000-0000-0000-000000000000"] } }';
  expect(problemsOf({ PORT: 'x', PATCHCORD_SECRET_KEY: 'short' }, grouped)).toEqual([
    expect.stringContaining('PORT: '),
    'PATCHCORD_SECRET_KEY: must have at least 32 characters (for example openssl rand -base64 32)',
    expect.stringContaining('groups.a.entra: needs GRAPH_TENANT_ID'),
  ]);
});

it('wants of Slack a signing secret or an app token, never both', () => {
  expect(problemsOf({ SLACK_APP_TOKEN: 'xapp-1', SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([]);
  expect(problemsOf({ SLACK_SIGNING_SECRET: 's', SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([]);
  expect(problemsOf({ SLACK_APP_TOKEN: 'xapp-1' })).toEqual([expect.stringContaining('SLACK_BOT_TOKEN: is needed')]);
  expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1' })).toEqual([
    expect.stringContaining('SLACK_SIGNING_SECRET: is needed'),
  ]);
});
