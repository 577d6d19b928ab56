import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { card } from '../../../../cards/build.ts';
import type { Conversation } from '../../../../src/core/chat.ts';
import { openTeamsBench, type TeamsBench } from './bench.ts';

let bench: TeamsBench;
let where: Conversation;
beforeEach(async () => {
  bench = await openTeamsBench();
  const ref = { serviceUrl: bench.stub.url, bot: '28:bot', channel: 'msteams' };
  where = { platform: 'teams', tenant: 'tenant-1', kind: 'direct', id: 'a:1', ref };
});
afterEach(() => bench.close());

const line = (at: number) => card(`Line ${at}`, 'neutral', []);

/** Moves the clock on until the work is done. */
async function passing<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  done.catch(() => undefined);
  while (!isDone) {
    await bench.clock.advance(250);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return done;
}

describe('the pace', () => {
  it('is seven in a second and eight in two in one conversation, in order', async () => {
    const posted = Promise.all(Array.from({ length: 9 }, (_, at) => bench.teams.post(where, line(at))));
    await bench.stub.until('send', 7);
    await bench.clock.advance(999);
    expect(bench.stub.of('send')).toHaveLength(7);
    await bench.clock.advance(1);
    await bench.stub.until('send', 8);
    await passing(posted);
    const summaries = bench.stub.of('send').map(({ body }) => body.summary);
    expect(summaries).toEqual(Array.from({ length: 9 }, (_, at) => `Line ${at}`));
  });

  it('does not hold back other conversations, but one organisation as a whole', async () => {
    const many = Array.from({ length: 30 }, (_, at) => bench.teams.post({ ...where, id: `a:${at}` }, line(at)));
    await bench.stub.until('send', 25);
    await bench.clock.advance(1_000);
    await Promise.all(many);
    expect(bench.stub.of('send')).toHaveLength(30);
  });

  it('sends of many changes of one card only those that can still be seen', async () => {
    const message = { conversation: where, id: 'c1' };
    await passing(Promise.all(Array.from({ length: 20 }, (_, at) => bench.teams.update(message, line(at)))));
    expect(bench.stub.of('update').length).toBeLessThan(5);
    expect(bench.stub.messages('a:1')).toMatchObject([{ summary: 'Line 19' }]);
  });

  it('is not used up by lines in passing: they are left out where they would have to wait', async () => {
    await bench.send({
      text: 'presence dnd',
      conversation: { id: 'a:1', conversationType: 'personal', tenantId: 'tenant-1' },
    });
    const to = await bench.arrival();
    const sending = Array.from({ length: 9 }, (_, at) => bench.teams.post(to.where, line(at)));
    await bench.teams.working(to, card('Working on it', 'neutral', []));
    await passing(Promise.all(sending));
    expect(JSON.stringify(bench.stub.calls)).not.toContain('Working on it');
  });

  it('uses few connections', async () => {
    for (let at = 0; at < 6; at++) await bench.teams.post({ ...where, id: `a:${at}` }, line(at));
    expect(bench.stub.calls.at(-1)?.connections).toBeLessThan(3);
  });
});

describe('a refusal', () => {
  it('with 429 is waited out as told', async () => {
    bench.stub.refuse({ kind: 'send', status: 429, retryAfter: 7, times: 1 });
    const posted = bench.teams.post(where, line(1));
    await bench.stub.until('send', 1);
    await bench.clock.advance(6_999);
    expect(bench.stub.of('send')).toHaveLength(1);
    await passing(posted);
    expect(bench.stub.messages('a:1')).toHaveLength(1);
  });

  it('with a long wait is handed to the caller', async () => {
    bench.stub.refuse({ kind: 'send', status: 429, retryAfter: 120 });
    await expect(bench.teams.post(where, line(1))).rejects.toMatchObject({ code: 'busy', retryAfterMs: 120_000 });
  });

  it.each([412, 503])('with %i means that nothing happened, so the message is sent again', async (status) => {
    bench.stub.refuse({ kind: 'send', status, times: 2 });
    await passing(bench.teams.post(where, line(1)));
    expect(bench.stub.of('send')).toHaveLength(3);
  });

  it.each([502, 504])(
    'with %i leaves open whether a message was posted, so only changes are made again',
    async (status) => {
      bench.stub.refuse({ kind: 'send', status });
      await expect(bench.teams.post(where, line(1))).rejects.toMatchObject({ code: 'unreachable', uncertain: true });
      expect(bench.stub.of('send')).toHaveLength(1);
      bench.stub.refuse({ kind: 'update', status, times: 1 });
      await passing(bench.teams.update({ conversation: where, id: 'c1' }, line(1)));
      expect(bench.stub.of('update')).toHaveLength(2);
    },
  );

  it('that lasts ends after a few tries', async () => {
    bench.stub.refuse({ kind: 'update', status: 503 });
    await expect(passing(bench.teams.update({ conversation: where, id: 'c1' }, line(1)))).rejects.toMatchObject({
      code: 'busy',
    });
    expect(bench.stub.of('update')).toHaveLength(5);
  });

  it.each([
    [403, 'BotDisabledByAdmin', 'not-allowed'],
    [403, 'ConversationBlockedByUser', 'unreachable'],
    [403, 'Unheard', 'unreachable'],
    [404, 'ConversationNotFound', 'not-found'],
    [500, 'ServiceError', 'unreachable'],
  ])('with %i %s is not repeated', async (status, code, ours) => {
    bench.stub.refuse({ kind: 'send', status, code });
    await expect(bench.teams.post(where, line(1))).rejects.toMatchObject({ code: ours });
    expect(bench.stub.of('send')).toHaveLength(1);
  });

  it('by nobody listening there is tried again, and then said', async () => {
    const ref = { serviceUrl: 'http://127.0.0.1:9/', bot: '28:bot', channel: 'msteams' };
    await expect(passing(bench.teams.post({ ...where, ref }, line(1)))).rejects.toMatchObject({
      code: 'unreachable',
      uncertain: false,
    });
  });

  it('by nobody listening there holds up nothing that came by another way', async () => {
    const ref = { serviceUrl: 'http://127.0.0.1:9/', bot: '28:bot', channel: 'msteams' };
    const lost = bench.teams.post({ ...where, ref }, line(1));
    lost.catch(() => undefined);
    await bench.teams.post(where, line(2));
    expect(bench.stub.of('send').map(({ body }) => body.summary)).toEqual(['Line 2']);
    await expect(passing(lost)).rejects.toMatchObject({ code: 'unreachable' });
  });
});

describe('the roster', () => {
  const user = { platform: 'teams' as const, tenant: 'tenant-1', id: '29:dana' };

  it('tells who somebody is, and is asked once in five minutes', async () => {
    bench.stub.members.set('29:dana', {
      id: '29:dana',
      name: 'Dana Kim',
      email: 'Dana.Kim@example.com',
      userPrincipalName: 'dk@example.com',
      aadObjectId: 'aad-dana',
      tenantId: 'tenant-1',
      userRole: 'user',
    });
    const thread = { ...where, kind: 'channel' as const, id: '19:c@thread.tacv2;messageid=17' };
    const [profile] = await Promise.all([bench.teams.profile(user, thread), bench.teams.profile(user, thread)]);
    expect(profile).toEqual({
      platform: 'teams',
      tenant: 'tenant-1',
      id: '29:dana',
      kind: 'person',
      name: 'Dana Kim',
      email: 'dana.kim@example.com',
      emailVerified: true,
      directoryId: 'aad-dana',
    });
    await bench.teams.profile(user, where);
    expect(bench.stub.of('member')).toMatchObject([{ conversation: '19:c@thread.tacv2' }]);
    await bench.clock.advance(5 * 60_000 + 1);
    await bench.teams.profile(user, where);
    expect(bench.stub.of('member')).toHaveLength(2);
  });

  it.each([
    ['guest', { userRole: 'guest' }],
    ['guest', { userPrincipalName: 'eve_other.com#EXT#@example.com' }],
    ['foreign', { tenantId: 'tenant-2' }],
  ])('tells a %s from a person', async (kind, more) => {
    bench.stub.members.set('29:dana', {
      id: '29:dana',
      name: 'Eve',
      email: 'eve@other.com',
      tenantId: 'tenant-1',
      ...more,
    });
    expect(await bench.teams.profile(user, where)).toMatchObject({ kind, emailVerified: false });
  });

  it('does not know strangers, and is not asked about bots', async () => {
    await expect(bench.teams.profile(user, where)).rejects.toMatchObject({ code: 'not-found' });
    expect(await bench.teams.profile({ ...user, id: '28:x' }, where)).toMatchObject({ kind: 'bot' });
    expect(bench.stub.of('member')).toHaveLength(1);
  });
});
