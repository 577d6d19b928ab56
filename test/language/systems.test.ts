import { describe, expect, it } from 'vitest';
import { takeSystem } from '../../src/language/systems.ts';

const SYSTEMS = [
  { id: 'portsip', names: ['portsip pbx', 'portsip', 'pbx'] },
  { id: 'cloudlink', names: ['mitel cloudlink', 'cloudlink', 'mitel'] },
  { id: 'cloudlink-ob', names: ["o'brien & co. (north)", 'north'] },
];

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
