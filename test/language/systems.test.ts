import { describe, expect, it } from 'vitest';
import { takeSystem } from '../../src/language/systems.ts';

const SYSTEMS = [
  { id: 'portsip', names: ['portsip pbx', 'portsip', 'pbx'] },
  { id: 'cloudlink', names: ['mitel cloudlink', 'cloudlink', 'mitel'] },
  { id: 'cloudlink-ob', names: ["o'brien & co. (north)", 'north'] },
];

const ACCOUNTS = [
  { id: 'cloudlink', names: ['example telecom', 'cloudlink'], account: true },
  { id: 'cloudlink-ballad', names: ['ballad industries', 'b1'], account: true },
  { id: 'cloudlink-harbor', names: ['harbor clinic', 'h1'], account: true },
  { id: 'cloudlink-harbour', names: ['harbour works', 'w1'], account: true },
];

describe('a customer account in a text', () => {
  it.each([
    ['user show liam in account Ballad', 'user show liam', 'cloudlink-ballad'],
    ['password account omar in the customer account Ballad Industries.', 'password account omar', 'cloudlink-ballad'],
    ['zeig den Benutzer Liam im Konto Ballad', 'zeig den Benutzer Liam', 'cloudlink-ballad'],
    ['affiche Liam dans le compte « Harbor Clinic »', 'affiche Liam', 'cloudlink-harbor'],
    ['muestra a Liam en la cuenta h1', 'muestra a Liam', 'cloudlink-harbor'],
  ])('%s', (text, rest, system) => {
    expect(takeSystem(text, ACCOUNTS)).toEqual({ text: rest, system });
  });

  it.each([
    ['user show liam in account Balad', 'Balad'],
    ['user delete liam in account Harbo', 'Harbo'],
  ])('that is none, or may be two, is never guessed: %s', (text, unknown) => {
    expect(takeSystem(text, ACCOUNTS)).toMatchObject({ unknown });
  });

  it('is nothing special where there is one account', () => {
    const text = 'user show liam in account Balad';
    expect(takeSystem(text, ACCOUNTS.slice(0, 1))).toEqual({ text });
    expect(takeSystem('password account', ACCOUNTS)).toEqual({ text: 'password account' });
  });
});

describe('the name of a phone system in a text', () => {
  it.each([
    ['password account in CloudLink', 'password account', 'cloudlink'],
    ['password account @omar for cloudlink.', 'password account @omar', 'cloudlink'],
    ['reset my CloudLink password', 'reset my password', 'cloudlink'],
    ['setze mein Mitel Passwort zurück', 'setze mein Passwort zurück', 'cloudlink'],
    ['zeig den Benutzer Dana in CloudLink', 'zeig den Benutzer Dana', 'cloudlink'],
    ['réinitialise mon mot de passe sur CloudLink', 'réinitialise mon mot de passe', 'cloudlink'],
    ['restablece mi contraseña en CloudLink', 'restablece mi contraseña', 'cloudlink'],
    ["user show liam in O'Brien & Co. (North)", 'user show liam', 'cloudlink-ob'],
    ['CloudLink password', 'password', 'cloudlink'],
  ])('%s', (text, rest, system) => {
    expect(takeSystem(text, SYSTEMS)).toEqual({ text: rest, system });
  });

  it.each([
    'presence away note moving to CloudLink',
    'find CloudLink',
    'meet CloudLink migration @omar',
    'presence dnd',
    'the pbxes of the north',
  ])('is left alone in: %s', (text) => {
    expect(takeSystem(text, SYSTEMS)).toEqual({ text });
  });
});
