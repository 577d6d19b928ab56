import { describe, expect, it } from 'vitest';
import { callerOf } from '../../src/core/callers.ts';
import type { Contact } from '../../src/core/contacts.ts';
import { dialled, sameNumber } from '../../src/core/phone-numbers.ts';
import type { PhoneUser } from '../../src/core/users.ts';

describe('telephone numbers', () => {
  it.each([
    ['+49 (40) 555-118', '+4940555118'],
    ['0049 40 555118', '+4940555118'],
    ['sip:2044@sandbox.example', '2044'],
    ['tel:+33155501', '+33155501'],
    ['anonymous', ''],
  ])('%s is dialled as %s', (written, wanted) => {
    expect(dialled(written)).toBe(wanted);
  });

  it.each([
    ['+4940555118', '040 555118', true],
    ['040 555118', '+49 40 555118', true],
    ['+4940555118', '+4930555118', false],
    ['+4940555118', '555118', false],
    ['2044', '2044', true],
    ['+49302044', '2044', false],
    ['', '', false],
  ])('%s and %s: %s', (one, other, wanted) => {
    expect(sameNumber(one, other)).toBe(wanted);
  });
});

describe('who calls', () => {
  const colleague: PhoneUser = {
    system: 'portsip',
    id: '1',
    username: 'mia.rossi',
    name: 'Mia Rossi',
    email: '',
    extension: '2002',
    enabled: true,
    role: '',
    department: '',
    mobile: '+39 333 5550',
  };
  const contact: Contact = {
    id: '9',
    name: 'Anna Roux',
    company: 'Atelier Roux',
    email: '',
    numbers: [{ label: 'Business', number: '+33155501' }],
    shared: false,
    syncedFrom: '',
  };

  it('is a colleague before a contact before the name that came with the call', () => {
    const look = (number: string, name: string) => callerOf({ number, name }, [colleague], [contact]);
    expect(look('2002', 'Chief executive')).toMatchObject({ name: 'Mia Rossi', known: 'colleague' });
    expect(look('+393335550', '')).toMatchObject({ name: 'Mia Rossi', known: 'colleague' });
    expect(look('+33155501', 'Your bank')).toMatchObject({ name: 'Anna Roux', known: 'contact' });
    expect(look('+48225550', 'Your bank')).toMatchObject({ name: 'Your bank', known: 'sent' });
    expect(look('+48225550', '')).toMatchObject({ name: '+48225550', known: 'nobody' });
    expect(look('', '')).toMatchObject({ name: 'Number withheld', number: '', known: 'nobody' });
  });
});
