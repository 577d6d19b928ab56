import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPages } from '../../src/app/pages/pages.ts';
import { createReveal } from '../../src/app/pages/reveal.ts';
import { createSecrets } from '../../src/app/pages/secrets.ts';
import { silentLog } from '../../src/core/log.ts';
import type { SecretRules } from '../../src/core/secret-rules.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import { createSealer } from '../../src/kit/seal.ts';
import type { Database } from '../../src/store/database.ts';
import { engines, type Place } from '../store/engines.ts';
import { testClock } from '../support/clock.ts';
import { everythingWritten, leaks } from '../support/everything-written.ts';
import { principal } from '../support/principal.ts';

const rules: SecretRules = {
  kind: 'password',
  minLength: 12,
  maxLength: 32,
  letters: true,
  digits: true,
  special: true,
  noSequences: true,
  noRepeats: true,
  noAccountData: true,
};
const dana = principal('dana.kim');
const omar = principal('omar.haddad');

describe.each(engines)('a secret on its way to its owner, on $name', ({ newPlace }) => {
  let place: Place;
  let database: Database;
  beforeEach(async () => {
    place = await newPlace();
    database = await place.open();
  });
  afterEach(() => place.remove());

  const secretKey = randomBytes(32).toString('hex');
  function open(clock = testClock()) {
    const sealer = createSealer(secretKey);
    const secrets = createSecrets({ database, sealer, clock });
    const people = {
      find: async (from: { id: string }) => {
        const who = [dana, omar].find((one) => one.chat.id === from.id);
        if (!who) throw new Error('nobody');
        return { kind: 'found' as const, who, account: undefined };
      },
    };
    const reveal = createReveal({ database, clock, log: silentLog, secrets, people });
    const pages = createPages({ database, clock, publicUrl: 'https://patchcord.example' });
    async function keep(owner: PhoneUser = dana.phone, request = 'slack:command:1') {
      const services = secrets.forRequest(request);
      const value = await services.generate('account 0', rules, [owner.name]);
      const { button } = await services.keep({ name: 'account 0', owner, label: 'Your new phone password' });
      return { value, button };
    }
    /** The token of the link that this person is sent. */
    async function link(button: Awaited<ReturnType<typeof keep>>['button'], to = dana) {
      const where = { platform: to.chat.platform, tenant: 'T1', kind: 'direct' as const, id: 'D1', ref: {} };
      const card = { title: '', tone: 'good' as const, blocks: [{ kind: 'buttons' as const, buttons: [button] }] };
      const { blocks } = await pages.withAddresses(card, { user: to.chat, where });
      const url = /https:[^"]+/.exec(JSON.stringify(blocks))?.[0] ?? '';
      expect(url).toMatch(/^https:\/\/patchcord\.example\/secret\/[\w-]{43}$/);
      return url.split('/').at(-1) ?? '';
    }
    return { secrets, reveal, keep, link, clock };
  }

  it('is shown once; afterwards it stands nowhere', async () => {
    const { reveal, keep, link } = open();
    const { value, button } = await keep();
    const token = await link(button);
    expect(leaks(await everythingWritten({ database, transcripts: { token } }), [value])).toEqual([]);
    for (const _ of [1, 2]) expect(await reveal.look(token)).toMatchObject({ state: 'open' });
    expect(await reveal.reveal(token)).toEqual({ kind: 'shown', label: 'Your new phone password', secret: value });
    expect(await reveal.reveal(token)).toEqual({ kind: 'used' });
    expect(await reveal.look(token)).toEqual({ state: 'used' });
    expect(await database.db.selectFrom('vault').selectAll().execute()).toEqual([]);
  });

  it('is shown to one of many who press at once, also through two links', async () => {
    const { reveal, keep, link } = open();
    const { value, button } = await keep();
    const tokens = [await link(button), await link(button)];
    const results = await Promise.all([...tokens, ...tokens, ...tokens].map((token) => reveal.reveal(token)));
    expect(results.filter((result) => result.kind === 'shown')).toEqual([expect.objectContaining({ secret: value })]);
    expect(results.filter((result) => result.kind === 'used')).toHaveLength(5);
  });

  it('is for its owner alone, whoever got hold of the card', async () => {
    const { reveal, keep, link } = open();
    const { value, button } = await keep();
    const foreign = await link(button, omar);
    expect(await reveal.look(foreign)).toEqual({ state: 'gone' });
    expect(await reveal.reveal(foreign)).toEqual({ kind: 'gone' });
    expect(await reveal.reveal(await link(button))).toMatchObject({ kind: 'shown', secret: value });
  });

  it('is gone after ten minutes, and wiped though nobody came', async () => {
    const { reveal, keep, link, clock, secrets } = open();
    const { button } = await keep();
    const token = await link(button);
    await clock.advance(10 * 60_000 - 1);
    expect(await reveal.look(token)).toMatchObject({ state: 'open' });
    await clock.advance(2);
    expect(await reveal.look(token)).toEqual({ state: 'gone' });
    expect(await reveal.reveal(token)).toEqual({ kind: 'gone' });
    expect(await secrets.prune()).toBe(1);
    expect(await database.db.selectFrom('vault').selectAll().execute()).toEqual([]);
  });

  it('cannot be had with a connect link, a shortened token or a made-up one', async () => {
    const { reveal, keep, link } = open();
    const { button } = await keep();
    const token = await link(button);
    const other = await link({ ...button, page: 'secret', about: { secret: 'nothing' } });
    for (const wrong of [token.slice(1), `${token}A`, token.toUpperCase(), 'x'.repeat(43)]) {
      expect(await reveal.reveal(wrong)).toEqual({ kind: 'gone' });
    }
    expect(await reveal.reveal(other)).toEqual({ kind: 'used' });
    expect(await reveal.reveal(token)).toMatchObject({ kind: 'shown' });
  });

  it('is the same when its request runs again, in this process or another, and another for every other request', async () => {
    const first = open();
    const one = await first.secrets.forRequest('r1').generate('account 0', rules, []);
    const racing = await Promise.all(
      [1, 2, 3].map(() => open().secrets.forRequest('r1').generate('account 0', rules, [])),
    );
    expect(new Set([one, ...racing]).size).toBe(1);
    const others = [
      await first.secrets.forRequest('r1').generate('account 1', rules, []),
      await first.secrets.forRequest('r2').generate('account 0', rules, []),
    ];
    expect(new Set([one, ...others]).size).toBe(3);
    expect(leaks(await everythingWritten({ database, transcripts: {} }), [one, ...others])).toEqual([]);
  });

  it('cannot be fetched before it is kept', async () => {
    const { secrets } = open();
    await secrets.forRequest('r1').generate('account 0', rules, []);
    const [row] = await database.db.selectFrom('vault').select('name').execute();
    expect(await secrets.look(row?.name.replace('secret:', '') ?? '')).toBeUndefined();
  });
});
