import { describe, expect, it } from 'vitest';
import { botScopes } from '../../adapters/chat/slack/install.ts';
import { userScopes } from '../../adapters/phone/slack-profile/connect.ts';
import { slackManifest, slackScopes } from '../../manifest/slack.ts';
import { commandOfShortcut, SHORTCUTS, shortcutId } from '../../src/core/surfaces.ts';

const firstWords = ['presence', 'queue', 'connect', 'disconnect', 'find', 'help'].map((word) => ({
  word,
  summary: `What ${word} does`,
  usage: word === 'queue' ? 'ready [name]' : '',
}));
const manifest = slackManifest({ firstWords, publicUrl: 'https://pbx.example.com', socketMode: false });

describe('the Slack manifest', () => {
  it('has a slash command for each first word, and one that groups them', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([
      '/pbx',
      '/pbxhelp',
      '/presence',
      '/queue',
      '/connect',
      '/disconnect',
      '/find',
    ]);
    expect(manifest.features.slash_commands[3]).toEqual({
      command: '/queue',
      url: 'https://pbx.example.com/slack/events',
      description: 'What queue does',
      usage_hint: 'ready [name]',
      should_escape: true,
    });
  });

  it('asks for the fewest rights, each with its reason, the same as the installation asks for', () => {
    expect(slackScopes.map(({ scope }) => scope).toSorted()).toEqual(botScopes.toSorted());
    expect(manifest.oauth_config.scopes.bot).toHaveLength(10);
    for (const { reason } of slackScopes) expect(reason).toMatch(/^To .*\.$/);
  });

  it('asks to look for its own posts only where support logs go to channels', () => {
    const scopes = (supportLogs: boolean) =>
      slackManifest({ firstWords, publicUrl: 'https://pbx.example.com', socketMode: false, supportLogs }).oauth_config
        .scopes.bot;
    const more = ['channels:history', 'groups:history'];
    for (const scope of more) expect(scopes(false)).not.toContain(scope);
    expect(scopes(true)).toEqual(expect.arrayContaining(more));
  });

  it('sends events and presses to the one entrance', () => {
    expect(manifest.settings).toEqual({
      event_subscriptions: {
        request_url: 'https://pbx.example.com/slack/events',
        bot_events: ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im'],
      },
      interactivity: { is_enabled: true, request_url: 'https://pbx.example.com/slack/events' },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    });
    expect(manifest.oauth_config.redirect_urls).toEqual(['https://pbx.example.com/slack/oauth_redirect']);
  });

  it('names no address with Socket Mode', () => {
    const socket = slackManifest({ firstWords, publicUrl: 'http://localhost:3978', socketMode: true });
    expect(JSON.stringify(socket)).not.toContain('localhost');
    expect(socket.settings.socket_mode_enabled).toBe(true);
  });

  it('leaves out what Slack has no room for', () => {
    const many = Array.from({ length: 80 }, (_, at) => ({
      word: `word${at}`,
      summary: 'x'.repeat(3000),
      usage: 'y'.repeat(2000),
    }));
    const odd = { word: 'größer als erlaubt', summary: 'x', usage: '' };
    const { slash_commands: commands } = slackManifest({
      firstWords: [odd, ...many],
      publicUrl: 'https://x.example',
      socketMode: false,
    }).features;
    expect(commands).toHaveLength(50);
    for (const { command, description, usage_hint: hint } of commands) {
      expect(command).toMatch(/^\/[a-z0-9]{2,31}$/);
      expect(description.length).toBeLessThanOrEqual(2000);
      expect(hint?.length ?? 0).toBeLessThanOrEqual(1000);
    }
  });

  it('has a Home tab, and shortcuts whose names Slack takes, each opening a form', () => {
    expect(manifest.features.app_home.home_tab_enabled).toBe(true);
    const { shortcuts = [] } = slackManifest({
      firstWords,
      publicUrl: 'https://x.example',
      socketMode: true,
      shortcuts: SHORTCUTS,
    }).features;
    expect(shortcuts.map(({ name, type }) => `${type}: ${name}`)).toContain('global: Set my phone state');
    expect(shortcuts.map(({ name, type }) => `${type}: ${name}`)).toContain('message: Start meeting about this');
    for (const [at, { name, description, callback_id }] of shortcuts.entries()) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(name).toBe(SHORTCUTS.find((one) => shortcutId(one) === callback_id)?.name);
      expect(description.length).toBeLessThanOrEqual(150);
      expect(commandOfShortcut(callback_id)).toBeDefined();
      expect(shortcuts.findIndex((one) => one.callback_id === callback_id)).toBe(at);
    }
  });

  it('asks people for their own profile only where profiles follow the phone, the same as the page does', () => {
    const on = slackManifest({ firstWords, publicUrl: 'https://x.example', socketMode: true, profile: true });
    expect(on.oauth_config.scopes).toMatchObject({ user: userScopes });
    expect(on.oauth_config.scopes.bot).toContain('dnd:read');
    expect(on.oauth_config.redirect_urls).toEqual(['https://x.example/slack/profile_redirect']);
    expect(on.settings.event_subscriptions.bot_events).toContain('user_change');
    expect(JSON.stringify(manifest)).not.toMatch(/user_change|dnd:read|profile_redirect/);
  });

  it('asks for the assistant pane only where it is switched on', () => {
    const on = slackManifest({ firstWords, publicUrl: 'https://x.example', socketMode: false, assistant: true });
    expect(on.features.assistant_view?.assistant_description).toBeTruthy();
    expect(on.oauth_config.scopes.bot).toContain('assistant:write');
    expect(on.settings.event_subscriptions.bot_events).toContain('assistant_thread_started');
    expect(JSON.stringify(manifest)).not.toContain('assistant');
  });
});
