import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatUser, Conversation } from '../../../../src/core/chat.ts';
import { testClock } from '../../../support/clock.ts';
import { type OpenSlack, openSlack } from './open-slack.ts';

const clock = testClock();
let bench: OpenSlack;
beforeEach(async () => {
  bench = await openSlack({ clock });
});
afterEach(async () => {
  const closing = bench.close();
  await clock.advance(10_000);
  await closing;
});

const where: Conversation = { platform: 'slack', tenant: 'T0001', kind: 'channel', id: 'C1', ref: { channel: 'C1' } };
const user = (id: string, tenant = 'T0001'): ChatUser => ({ platform: 'slack', tenant, id });
const known = { team_id: 'T0001', name: 'omar', real_name: 'Omar H.', tz: 'Europe/Berlin', locale: 'de-DE' };
const profile = (fields: Record<string, unknown>, tenant?: string) => {
  bench.stub.addUser({ id: 'U0OMAR', ...known, ...fields });
  return bench.adapter.profile(user('U0OMAR', tenant), where);
};

describe('the profile of a person', () => {
  it('has the verified e-mail in lower case, zone and language', async () => {
    expect(await profile({ profile: { email: 'Omar.Haddad@Example.com', real_name: 'Omar Haddad' } })).toEqual({
      platform: 'slack',
      tenant: 'T0001',
      id: 'U0OMAR',
      kind: 'person',
      name: 'Omar Haddad',
      email: 'omar.haddad@example.com',
      emailVerified: true,
      zone: 'Europe/Berlin',
      locale: 'de-DE',
    });
  });

  it('does not trust an e-mail that was not confirmed', async () => {
    const found = await profile({ is_email_confirmed: false, profile: { email: 'priya@example.com' } });
    expect(found).toMatchObject({ email: 'priya@example.com', emailVerified: false });
  });

  it('without an e-mail has none that is verified', async () => {
    expect(await profile({})).toMatchObject({ kind: 'person', emailVerified: false });
  });

  it.each([
    ['bot', { is_bot: true }],
    ['guest', { is_restricted: true }],
    ['guest', { is_ultra_restricted: true }],
    ['foreign', { is_stranger: true }],
    ['foreign', { team_id: 'T0OTHER' }],
  ])('is of the kind %s', async (kind, fields) => {
    expect(await profile(fields)).toMatchObject({ kind });
  });

  it('is foreign when the payload already said so', async () => {
    expect(await profile({}, 'T0OTHER')).toMatchObject({ kind: 'foreign', tenant: 'T0OTHER' });
  });

  it('is asked for once in five minutes', async () => {
    await profile({});
    await profile({ real_name: 'Changed' });
    expect(bench.stub.done('users.info')).toHaveLength(1);
    clock.set(clock.now() + 5 * 60_000 + 1);
    expect(await profile({ real_name: 'Changed' })).toMatchObject({ name: 'Changed' });
  });

  it.each([{ deleted: true }, undefined])('is not found for %o', async (fields) => {
    const asked = fields ? profile(fields) : bench.adapter.profile(user('U0NOBODY'), where);
    await expect(asked).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the name of a channel', () => {
  const asked = () => bench.stub.calls.filter(({ method }) => method === 'conversations.info');

  it('is read once an hour', async () => {
    bench.stub.channelNames.set('C1', 'support');
    expect(await bench.adapter.channelName?.(where)).toBe('#support');
    bench.stub.channelNames.set('C1', 'help');
    expect(await bench.adapter.channelName?.(where)).toBe('#support');
    expect(asked()).toHaveLength(1);
    clock.set(clock.now() + 60 * 60_000 + 1);
    expect(await bench.adapter.channelName?.(where)).toBe('#help');
  });

  it('is not told without the right to read it, nor of what the app does not see, and not asked for again soon', async () => {
    bench.stub.next('conversations.info', { error: 'missing_scope' });
    for (const _ of [1, 2]) expect(await bench.adapter.channelName?.(where)).toBeUndefined();
    expect(asked()).toHaveLength(1);
    expect(await bench.adapter.channelName?.({ ...where, ref: { channel: 'C0GONE' } })).toBeUndefined();
  });

  it('is asked for again when Slack did not answer', async () => {
    bench.stub.channelNames.set('C1', 'support');
    bench.stub.next('conversations.info', { status: 503 });
    await expect(bench.adapter.channelName?.(where)).rejects.toMatchObject({ code: 'unreachable' });
    expect(await bench.adapter.channelName?.(where)).toBe('#support');
  });
});

describe('the direct chat', () => {
  it('is opened once and remembered', async () => {
    const opened = { kind: 'direct', id: 'DU0DANA', ref: { channel: 'DU0DANA' } };
    expect(await bench.adapter.direct(user('U0DANA'), where)).toMatchObject(opened);
    expect(await bench.adapter.direct(user('U0DANA'), where)).toMatchObject(opened);
    expect(bench.stub.done('conversations.open')).toHaveLength(1);
  });

  it('with somebody Slack gives none for is unreachable', async () => {
    await expect(bench.adapter.direct(user('U0NOBODY'), where)).rejects.toMatchObject({ code: 'unreachable' });
    await expect(bench.adapter.direct(user('U0BOT'), where)).rejects.toMatchObject({ code: 'unreachable' });
  });
});
