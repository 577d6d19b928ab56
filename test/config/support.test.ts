import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSettings } from '../../src/config/load.ts';

describe('support logs in the configuration file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'patchcord-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function load(text: string, env: Record<string, string> = {}) {
    const path = join(folder, 'patchcord.config.yaml');
    writeFileSync(path, text);
    return loadSettings(env, path).support;
  }
  function problemsOf(text: string): string[] {
    try {
      load(text);
      return [];
    } catch (error) {
      return String(error)
        .split('\n')
        .slice(1)
        .map((line) => line.slice(line.indexOf('patchcord.config.yaml')));
    }
  }

  it('are routes, in the words of an operator', () => {
    const { routing, escalation, portal, contacts } = load(`
supportLogs:
  portal: https://portal.example.com/?account={account}
  routes:
    - name: Ballad by day
      account: 4711
      product: Mitel One*
      severity: [high, critical]
      when: { hours: 08:00-18:00, days: mon-fri }
      to: [slack:C0SUPPORT, "teams:19:a@thread.tacv2", Sam.Ortiz@example.com, mail:ops@example.com]
      last: true
  fallback: slack:C0REST
  escalation:
    - wait: 15m
    - { wait: 1h, to: jonas.weber@example.com, repeat: 2 }
  contacts:
    - { email: sam.ortiz@example.com, quiet: 22:00-07:00, digest: 08:30, zone: America/New_York }
`);
    expect(routing.routes).toEqual([
      {
        name: 'Ballad by day',
        accounts: ['4711'],
        products: ['Mitel One*'],
        words: [],
        severities: ['high', 'critical'],
        when: [{ days: [1, 2, 3, 4, 5], from: 480, to: 1080, zone: 'Europe/Berlin' }],
        to: [
          { kind: 'slack', channel: 'C0SUPPORT' },
          { kind: 'teams', channel: '19:a@thread.tacv2' },
          { kind: 'person', email: 'sam.ortiz@example.com' },
          { kind: 'mail', email: 'ops@example.com' },
        ],
        last: true,
      },
    ]);
    expect(routing.fallback).toEqual([{ kind: 'slack', channel: 'C0REST' }]);
    expect(escalation).toEqual([
      { waitMs: 900_000, to: [], repeat: 1 },
      { waitMs: 3_600_000, to: [{ kind: 'person', email: 'jonas.weber@example.com' }], repeat: 2 },
    ]);
    expect(portal).toBe('https://portal.example.com/?account={account}');
    expect(contacts[0]).toMatchObject({ digest: 510, zone: 'America/New_York', quiet: [{ from: 1320, to: 420 }] });
  });

  it('go to the default channels where the file has no routes', () => {
    const { routing } = load('', { SUPPORT_LOGS_SLACK_CHANNEL: 'C1', SUPPORT_LOGS_TEAMS_CHANNEL: '19:x@thread.tacv2' });
    expect(routing).toEqual({
      routes: [],
      fallback: [
        { kind: 'slack', channel: 'C1' },
        { kind: 'teams', channel: '19:x@thread.tacv2' },
      ],
    });
  });

  it('are refused with line and column, all mistakes at once', () => {
    const found = problemsOf(`supportLogs:
  routes:
    - to: [C0SUPPORT]
      when: { hours: always }
    - account: 1
  escalation:
    - wait: soon
  contacts:
    - { email: sam, digest: 25:00 }
  names: { C0SUPPORT: '#support' }
`);
    expect(found).toEqual([
      'patchcord.config.yaml:4:22: supportLogs.routes.0.when.0.hours: "always" are no hours; write 08:00-18:00',
      'patchcord.config.yaml:3:12: supportLogs.routes.0.to.0: "C0SUPPORT" is no place: write slack:C0SUPPORT, teams:19:…@thread.tacv2, an e-mail address of a person, or mail:<address>',
      expect.stringMatching(/^patchcord.config.yaml:5:\d+: supportLogs.routes.1.to: /),
      'patchcord.config.yaml:7:13: supportLogs.escalation.0.wait: "soon" is no duration between 1m and 30d; write 30m, 4h or 2d',
      expect.stringMatching(/^patchcord.config.yaml:9:16: supportLogs.contacts.0.email: /),
      'patchcord.config.yaml:9:29: supportLogs.contacts.0.digest: "25:00" is no time of day; write 08:00',
      expect.stringContaining('supportLogs.names.C0SUPPORT: "C0SUPPORT" is no channel: write slack:C0SUPPORT'),
    ]);
  });

  it('take a sign-in with OAuth for the mailbox, whole and over https', () => {
    const oauth = {
      SUPPORT_IMAP_URL: 'imaps://support%40example.com@outlook.office365.com/INBOX',
      SUPPORT_IMAP_TOKEN_URL: 'https://login.microsoftonline.com/t/oauth2/v2.0/token',
      SUPPORT_IMAP_CLIENT_ID: 'app',
      SUPPORT_IMAP_CLIENT_SECRET: 'secret',
    };
    expect(() => load('', oauth)).not.toThrow();
    const { SUPPORT_IMAP_CLIENT_SECRET: _secret, ...some } = oauth;
    expect(() => load('', some)).toThrow(/SUPPORT_IMAP_CLIENT_SECRET: is needed with SUPPORT_IMAP_TOKEN_URL/);
    expect(() => load('', { SUPPORT_IMAP_REFRESH_TOKEN: 'r' })).toThrow(/SUPPORT_IMAP_TOKEN_URL: is needed/);
    const open = { ...oauth, SUPPORT_IMAP_TOKEN_URL: 'http://login.example.com/token' };
    expect(() => load('', open)).toThrow(/SUPPORT_IMAP_TOKEN_URL: must begin with https/);
  });
});
