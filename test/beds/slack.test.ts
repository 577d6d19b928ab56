import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackScopes } from '../../manifest/slack.ts';
import { slackHeaders, slashCommand } from '../support/slack-sender.ts';
import { type SlackBed, startSlackBed } from './slack.ts';

describe('an emulated Slack against the running product', () => {
  let slack: SlackBed;
  beforeAll(async () => {
    slack = await startSlackBed();
  });
  afterAll(() => slack?.stop());

  it('sets the presence by a slash command, and answers the asker alone', async () => {
    const { ack, answer } = await slack.types('dana.kim', 'phones', '/presence dnd for 30m');
    expect(ack.status).toBe(200);
    const shown = await answer();
    expect(shown).toMatchObject({ response_type: 'ephemeral' });
    expect(shown.text).toMatch(/^Do not disturb until/);
    expect(await slack.patchcord.presenceOf('dana.kim')).toBe('DO_NOT_DISTURB');
  });

  it('answers in the direct chat, and Undo changes the message that is there', async () => {
    expect((await slack.says('dana.kim', 'presence lunch for 1h')).status).toBe(200);
    const posted = await slack.direct('dana.kim', ({ text }) => /until (tomorrow, )?\d/.test(text));
    expect(await slack.patchcord.presenceOf('dana.kim')).toBe('LUNCH');
    expect((await slack.presses('dana.kim', posted, 'Undo')).status).toBe(200);
    const undone = await slack.direct('dana.kim', ({ text }) => text.startsWith('Undone'));
    expect(undone.ts).toBe(posted.ts);
    expect(await slack.patchcord.presenceOf('dana.kim')).toBe('DO_NOT_DISTURB');
  });

  it('opens a form from the queue card, and saves what was filled in', async () => {
    await slack.says('dana.kim', 'queue');
    const queues = await slack.direct('dana.kim', ({ text }) => text.startsWith('Sales: '));
    await slack.presses('dana.kim', queues, 'Change');
    const view = await slack.form('status');
    const sent = await slack.submits('dana.kim', view, {
      status: { type: 'static_select', selected_option: { value: 'BREAK' } },
      until: { type: 'plain_text_input', value: '20m' },
    });
    expect(sent.status).toBe(200);
    await slack.direct('dana.kim', ({ text }) => text.includes('in Sales until'));
    expect(await slack.patchcord.queuesOf('dana.kim')).toEqual({ Sales: 'BREAK' });
  });

  it('obeys a mention in a channel, and whispers the answer there', async () => {
    expect((await slack.mentions('omar.haddad', 'phones', 'queue lunch Support')).status).toBe(200);
    const whispers = () => slack.calls.passed.filter(({ path }) => path === '/api/chat.postEphemeral');
    await expect
      .poll(() =>
        whispers()
          .map(({ body }) => new URLSearchParams(body).get('text'))
          .join(),
      )
      .toContain('in Support');
    expect(await slack.patchcord.queuesOf('omar.haddad')).toMatchObject({ Support: 'LUNCH' });
  });

  it('writes to the direct chat where Slack lets it not whisper', async () => {
    slack.refuseNext('chat.postEphemeral', 'user_not_in_channel');
    expect((await slack.mentions('omar.haddad', 'phones', 'presence trip')).status).toBe(200);
    await slack.direct('omar.haddad', ({ text }) => /business trip/i.test(text));
    expect(await slack.patchcord.presenceOf('omar.haddad')).toBe('BUSINESS_TRIP');
  });

  it('tells somebody the phone system does not know, and does nothing', async () => {
    const { answer } = await slack.types('stranger', 'phones', '/presence away');
    expect((await answer()).text).not.toMatch(/you are away/i);
    const noah = await slack.types('noah.becker', 'phones', '/presence away');
    expect((await noah.answer()).text).toContain('Connect your phone account');
    expect(await slack.patchcord.presenceOf('noah.becker')).toBe('AVAILABLE');
  });

  it('refuses what Slack has not signed, or has signed long ago, and acts once on what comes three times', async () => {
    const fields = slashCommand('/presence away', {
      team_id: slack.team,
      user_id: slack.userId('mia.rossi'),
      channel_id: slack.channelId('phones'),
      trigger_id: await slack.trigger('mia.rossi'),
    });
    const body = new URLSearchParams(fields).toString();
    for (const headers of [
      slackHeaders('another secret', body, Date.now()),
      slackHeaders('signing-secret-of-the-test-bed', body, Date.now() - 10 * 60_000),
      { 'x-slack-signature': 'v0=none' },
    ])
      expect((await slack.sender.raw(body, headers)).status).toBe(401);
    expect(await slack.patchcord.presenceSets('mia.rossi')).toBe(0);

    const acks = await Promise.all([1, 2, 3].map(() => slack.sender.raw(body, { 'x-slack-retry-num': '1' })));
    expect(acks.map(({ status }) => status)).toEqual([200, 200, 200]);
    await expect.poll(() => slack.patchcord.presenceOf('mia.rossi')).toBe('AWAY');
    expect(await slack.patchcord.presenceSets('mia.rossi')).toBe(1);
  });

  it('called only methods that Slack answered, with the scopes of the manifest', async () => {
    const seed = await readFile(join(import.meta.dirname, 'slack.yaml'), 'utf8');
    expect(seed.split(slackScopes.map(({ scope }) => scope).join())).toHaveLength(3);
    const refused = slack.calls.passed.filter(({ status, answer }) => {
      const error: unknown = JSON.parse(answer || '{}').error;
      return status >= 400 || error === 'missing_scope' || error === 'invalid_blocks' || error === 'unknown_method';
    });
    expect(refused.map(({ path, answer }) => `${path} ${answer}`)).toEqual([]);
    expect(slack.patchcord.output()).not.toContain('"level":"error"');
  });
});
