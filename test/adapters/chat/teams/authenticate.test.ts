import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { press as button, buttons, call, card } from '../../../../cards/build.ts';
import { testClock } from '../../../support/clock.ts';
import { openTeamsIdentity, type TeamsIdentity } from '../../../support/teams-identity.ts';
import { openTeamsBench, type TeamsBench } from './bench.ts';

const aud = 'app-1';
const clock = testClock();
let identity: TeamsIdentity;
let bench: TeamsBench;

beforeEach(async () => {
  identity = await openTeamsIdentity(() => clock.now());
  bench = await openTeamsBench(
    (host) => ({
      appId: aud,
      appPassword: 'secret',
      tenantId: 'tenant-1',
      endpoints: { ...identity.endpoints, connectorHosts: [host] },
    }),
    clock,
  );
});
afterEach(async () => {
  await bench.close();
  await identity.close();
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const hours = (count: number) => Math.floor(clock.now() / 1000) + count * 3600;

describe('a request with a token', () => {
  it('is taken when Microsoft signed it for this bot, and answered with the bot’s own token', async () => {
    const token = await identity.token({ aud, serviceurl: bench.stub.url });
    expect((await bench.send({ text: 'help' }, bearer(token))).status).toBe(200);
    await bench.reply(await bench.arrival(), { card: card('Help', 'neutral', []), audience: 'here' });
    expect(bench.stub.of('send')[0]?.authorization).toMatch(/^Bearer token-/);
  });

  it.each([
    ['an expired one', () => ({ exp: hours(-1) }), undefined],
    ['one for another bot', () => ({ aud: 'app-2' }), undefined],
    ['one of another issuer', () => ({ iss: 'https://sts.windows.net/x/' }), undefined],
    ['one for another connector', () => ({ serviceurl: 'https://smba.trafficmanager.net/amer/' }), undefined],
    ['one without a connector', () => ({ serviceurl: undefined }), undefined],
    ['one that is not valid yet', () => ({ nbf: hours(1) }), undefined],
    ['one that somebody else signed', () => ({}), 'another key' as const],
    ['one signed by a key for other channels', () => ({}), 'unendorsed key' as const],
  ])('is refused with 401 for %s', async (_, claims, key) => {
    const base = { aud, serviceurl: bench.stub.url };
    const token = await identity.token(Object.assign(base, claims()), key);
    expect((await bench.send({ text: 'help' }, bearer(token))).status).toBe(401);
    expect(bench.accepted).toEqual([]);
    expect(bench.lines.filter((line) => line.includes('refused'))).toHaveLength(1);
  });

  it('is refused when the token is missing or no token at all', async () => {
    expect((await bench.send({ text: 'help' })).status).toBe(401);
    expect((await bench.send({ text: 'help' }, bearer('a.b.c'))).status).toBe(401);
    expect((await bench.send({ text: 'help' }, { authorization: 'Basic x' })).status).toBe(401);
    expect(bench.accepted).toEqual([]);
  });

  it('is refused with 403 when the person is of another organisation', async () => {
    const headers = bearer(await identity.token({ aud, serviceurl: bench.stub.url }));
    const conversation = { id: 'a:x', conversationType: 'personal', tenantId: 'tenant-2' };
    const other = { text: 'help', conversation, channelData: { tenant: { id: 'tenant-2' } } };
    expect((await bench.send(other, headers)).status).toBe(403);
    expect((await bench.send({ ...other, conversation: { id: 'a:x' }, channelData: {} }, headers)).status).toBe(403);
    expect(bench.accepted).toEqual([]);
  });

  it('is refused with 403 when the connector is not one of Microsoft’s, even if signed', async () => {
    for (const serviceUrl of [
      'https://evil.example/',
      'http://smba.trafficmanager.net/',
      'https://evil.trafficmanager.net/',
    ]) {
      const headers = bearer(await identity.token({ aud, serviceurl: serviceUrl }));
      expect((await bench.send({ text: 'help', serviceUrl }, headers)).status).toBe(403);
    }
    expect(bench.accepted).toEqual([]);
  });

  it('tolerates five minutes between the clocks', async () => {
    const exp = Math.floor(clock.now() / 1000) - 200;
    const token = await identity.token({ aud, serviceurl: bench.stub.url, exp });
    expect((await bench.send({ text: 'help' }, bearer(token))).status).toBe(200);
  });
});

describe('a bot that any tenant may write to', () => {
  it('takes nobody’s word for an e-mail address', async () => {
    const of = async (tenantId?: string) => {
      const open = await openTeamsBench(
        (host) => ({
          appId: aud,
          appPassword: 'secret',
          appType: 'MultiTenant',
          ...(tenantId && { tenantId }),
          endpoints: { ...identity.endpoints, connectorHosts: [host] },
        }),
        clock,
      );
      const token = await identity.token({ aud, serviceurl: open.stub.url });
      expect((await open.send({ text: 'presence' }, bearer(token))).status).toBe(200);
      const { from, where } = await open.arrival();
      open.stub.members.set(from.id, {
        id: from.id,
        name: 'Dana',
        email: 'dana.kim@example.com',
        tenantId: 'tenant-1',
      });
      const profile = await open.teams.profile(from, where);
      await open.close();
      return profile;
    };
    expect(await of()).toMatchObject({ kind: 'person', emailVerified: false });
    expect(await of('tenant-1')).toMatchObject({ email: 'dana.kim@example.com', emailVerified: true });
  });
});

describe('the sign-in of the bot', () => {
  it('is checked for doctor, and said in words when Microsoft refuses it', async () => {
    await bench.teams.check();
    identity.refuseSignIn();
    const { endpoints } = identity;
    const wrong = await openTeamsBench(
      () => ({ appId: 'app-9', appPassword: 'wrong', tenantId: 'tenant-1', endpoints }),
      clock,
    );
    await expect(wrong.teams.check()).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('client secret'),
    });
    await wrong.close();
  });

  it('says each address that does not answer', async () => {
    const nowhere = { metadata: 'http://127.0.0.1:1/keys', login: 'http://127.0.0.1:2' };
    const cut = await openTeamsBench(
      () => ({ appId: 'app-8', appPassword: 'x', tenantId: 'tenant-1', endpoints: nowhere }),
      clock,
    );
    const message = expect.stringMatching(
      /keys cannot be read from http:\/\/127\.0\.0\.1:1: .*answer at http:\/\/127\.0\.0\.1:2:/,
    );
    await expect(cut.teams.check()).rejects.toMatchObject({ code: 'unreachable', message });
    await cut.close();
  });

  it('is done again when the connector refuses the token', async () => {
    const headers = bearer(await identity.token({ aud, serviceurl: bench.stub.url }));
    await bench.send({ text: 'help' }, headers);
    const to = await bench.arrival();
    bench.stub.refuse({ kind: 'send', status: 401, times: 1 });
    await bench.reply(to, { card: card('Help', 'neutral', [buttons(button('More', call('help')))]), audience: 'here' });
    const [first, second] = bench.stub.of('send');
    expect(second?.authorization).not.toBe(first?.authorization);
  });
});

describe('without any credentials', () => {
  it('takes activities from this machine only, and not through a tunnel or from a strange page', async () => {
    const open = await openTeamsBench();
    expect((await open.send({ text: 'help' })).status).toBe(200);
    expect((await open.send({ text: 'help' }, { 'x-forwarded-for': '1.2.3.4' })).status).toBe(401);
    expect((await open.send({ text: 'help' }, { origin: 'https://evil.example' })).status).toBe(401);
    expect((await open.send({ text: 'help' }, { origin: 'http://localhost:56150' })).status).toBe(200);
    expect((await open.send({ text: 'help', serviceUrl: 'https://smba.trafficmanager.net/amer/' })).status).toBe(403);
    expect((await open.send({ text: 'help', channelId: 'webchat' })).status).toBe(401);
    await open.teams.check();
    await open.close();
  });

  it('takes nothing at all outside the sandbox', async () => {
    const shut = await openTeamsBench(() => ({}));
    expect((await shut.send({ text: 'help' })).status).toBe(401);
    await shut.close();
  });
});
