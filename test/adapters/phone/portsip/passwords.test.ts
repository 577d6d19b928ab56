import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createPortsip, settings } from '../../../../adapters/phone/portsip/index.ts';
import { silentLog } from '../../../../src/core/log.ts';
import { makeSecret, variantsOf } from '../../../../src/core/secret-rules.ts';
import { serviceAccount } from '../../../../src/sandbox/company.ts';
import { profiles } from '../../../../src/sandbox/portsip/switches.ts';
import { testClock } from '../../../support/clock.ts';
import { domain, must, openBench } from './bench.ts';

describe.each(profiles)('PortSIP %s', (profile) => {
  it('says that the next sign-in asks for another password where the tenant wants it', async () => {
    const { phone, userId } = await openBench({ profile, switches: { forcePasswordReset: true } });
    const passwords = must(phone.service.passwords);
    const dana = await userId('dana.kim');
    expect(await passwords.set(dana, 'account', 'Wq7!mt4#zn2x')).toEqual({ chooseNew: true });
    expect(await passwords.set(dana, 'extension', 'Wq7!mt4#zn2x')).toEqual({ chooseNew: false });
  });

  it('writes nothing secret into its log', async () => {
    const { phone, userId, logged } = await openBench({ profile });
    const passwords = must(phone.service.passwords);
    const dana = await userId('dana.kim');
    await passwords.set(dana, 'account', 'Wq7!mt4#zn2x');
    await passwords.set(dana, 'voicemail', '739146');
    await passwords.set(dana, 'extension', 'dana.kim!9').catch(() => undefined);
    await must(phone.service.users).details(dana);
    for (const secret of ['Wq7!mt4#zn2x', '739146', 'dana.kim!9', 'Sandbox!2044'])
      expect(logged()).not.toContain(secret);
  });

  it('knows the telephones that are off by their make, and those registered once', async () => {
    const { phone, userId } = await openBench({ profile });
    const passwords = must(phone.service.passwords);
    expect(await passwords.devices(await userId('henrik.lindqvist'))).toEqual([{ name: 'Yealink SIP-T46U' }]);
    expect(await passwords.devices(await userId('nikolai.petrov'))).toEqual([]);
    expect(await passwords.devices(await userId('priya.natarajan'))).toEqual([{ name: 'Yealink SIP-T46U' }]);
  });

  it('changes the PIN and leaves the rest of the person as it is', async () => {
    const { phone, userId } = await openBench({ profile });
    const dana = await userId('dana.kim');
    const users = must(phone.service.users);
    const before = await users.details(dana);
    await must(phone.service.passwords).set(dana, 'voicemail', '739146');
    expect(await users.details(dana)).toEqual(before);
  });
});

it.each([
  ['22.2', 7, 7, 6],
  ['22.3', 9, 9, 9],
  ['22.3', 6, 6, 6],
  ['22.6', 10, 10, 10],
  ['22.6', 7, 8, 8],
] as const)('finds a PIN that %s takes when the tenant wants %i to %i digits', async (profile, min, max, length) => {
  const { phone, userId } = await openBench({ profile, switches: { pinLength: { min, max } } });
  const passwords = must(phone.service.passwords);
  const dana = await userId('dana.kim');
  let taken = '';
  for (const rules of variantsOf(await passwords.rules('voicemail'))) {
    const pin = makeSecret(rules, ['dana.kim', '2044'], randomInt);
    const done = await passwords.set(dana, 'voicemail', pin).then(
      () => true,
      () => false,
    );
    if (done) taken = pin;
    if (done) break;
  }
  expect(taken.length).toBeGreaterThanOrEqual(length);
});

it('keeps to the tenant that refuses descending runs', async () => {
  const { phone, userId } = await openBench({ profile: '22.2', switches: { descendingPin: 'refuse' } });
  const passwords = must(phone.service.passwords);
  const dana = await userId('dana.kim');
  await expect(passwords.set(dana, 'voicemail', '439876')).rejects.toMatchObject({ code: 'bad-input' });
  for (let at = 0; at < 20; at++) {
    const pin = makeSecret(await passwords.rules('voicemail'), [], randomInt);
    await passwords.set(dana, 'voicemail', pin);
  }
});

it('takes a refused right for what its status says, and changes nothing', async () => {
  for (const missingPrivilege of [403, 400] as const) {
    const { phone, sandbox, userId } = await openBench({ profile: '22.2', switches: { missingPrivilege } });
    const dana = await userId('dana.kim');
    sandbox.setFaults({ status: missingPrivilege });
    const passwords = must(phone.service.passwords);
    const refused = passwords.set(dana, 'account', 'Wq7!mt4#zn2x');
    await expect(refused).rejects.toMatchObject({ code: missingPrivilege === 403 ? 'not-allowed' : 'bad-input' });
    sandbox.setFaults({});
  }
});

describe('the mailed link', () => {
  async function withPage(profile: (typeof profiles)[number]) {
    const bench = await openBench({ profile });
    const { username, password } = serviceAccount;
    const resetPage = 'https://pbx.example.com/reset';
    const configured = settings.parse({ url: bench.sandbox.apiUrl, username, password, domain, resetPage });
    return { ...bench, phone: createPortsip(configured, { log: silentLog, clock: testClock() }) };
  }

  it.each(profiles)('is sent in %s where the portal has a page for it, and for the account alone', async (profile) => {
    const { phone, sandbox, userId } = await withPage(profile);
    const passwords = must(phone.service.passwords);
    expect(await passwords.how('account')).toBe('mails');
    expect(await passwords.how('extension')).toBe('sets');
    expect(await passwords.how('voicemail')).toBe('sets');
    await passwords.mailLink(await must(phone.service.directory).get(await userId('dana.kim')));
    const mail = sandbox.mailbox().at(-1);
    expect(mail).toMatchObject({ to: 'dana.kim@example.com', subject: 'Reset your password' });
    expect(mail?.text).toContain('https://pbx.example.com/reset?token=');
    await phone.stop();
  });

  it('is not there without such a page', async () => {
    const { phone } = await openBench({ profile: '22.6' });
    expect(await must(phone.service.passwords).how('account')).toBe('sets');
  });
});
