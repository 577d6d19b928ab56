import { describe, expect, it } from 'vitest';
import { openSandbox } from '../open-sandbox.ts';

const DANA = '/users/878156644691742044';
const person = {
  name: 'new.person',
  password: 'Bright!7491',
  email: 'new.person@example.com',
  display_name: 'Robin Vale',
  role: 'StandardUser',
  extension_number: '2099',
  extension_password: 'Phone#7491x',
  voicemail_pin: '739154',
};
const meeting = { mode: 'VIDEO', subject: 'Plans', timezone: 'Europe/Berlin' };
const day = (from: string, to: string) => ({ mode: 'CUSTOM', monday: { enabled: true, ranges: [{ from, to }] } });

/** Who calls what with which member broken. */
const refused: [string, 'service' | 'mia' | 'dana', string, object][] = [
  ['a name with a period first', 'service', '/users', { ...person, name: '.robin' }],
  ['a name with a period last', 'service', '/users', { ...person, name: 'robin.' }],
  ['a name with a blank', 'service', '/users', { ...person, name: 'robin vale' }],
  ['a name of 65 characters', 'service', '/users', { ...person, name: 'r'.repeat(65) }],
  ['a reserved name in any case', 'service', '/users', { ...person, name: 'Administrator' }],
  ['a name that is taken', 'service', '/users', { ...person, name: 'Dana.Kim' }],
  ['an address that is taken', 'service', '/users', { ...person, email: 'Dana.Kim@example.com' }],
  ['an extension that is taken', 'service', '/users', { ...person, extension_number: '2044' }],
  ['a queue number for a person', 'service', '/users', { ...person, extension_number: '8001' }],
  ['an extension of two digits', 'service', '/users', { ...person, extension_number: '20' }],
  ['an extension with letters', 'service', '/users', { ...person, extension_number: '20a9' }],
  ['a role nobody knows', 'service', '/users', { ...person, role: 'Wizard' }],
  ['a role outside the tenant', 'service', '/users', { ...person, role: 'SystemAdmin' }],
  ['a creation without a PIN', 'service', '/users', { ...person, voicemail_pin: undefined }],
  ['a PIN of five digits', 'service', DANA, { voicemail_pin: '73915' }],
  ['a PIN of eleven digits', 'service', DANA, { voicemail_pin: '73915473915' }],
  ['a PIN with letters', 'service', DANA, { voicemail_pin: '73915x' }],
  ['a PIN with a run of one digit', 'service', DANA, { voicemail_pin: '739111' }],
  ['a PIN with an ascending run', 'dana', '/user', { voicemail_pin: '789154' }],
  ['a password that is too short', 'service', `${DANA}/password`, { password: 'Ab!49' }],
  ['a password that is too long', 'service', `${DANA}/password`, { password: `Ab!49${'xq'.repeat(20)}` }],
  ['a password without letters', 'service', `${DANA}/password`, { password: '7491!7491' }],
  ['a password without digits', 'service', `${DANA}/password`, { password: 'Bright!Blue' }],
  ['a password without a special character', 'service', `${DANA}/password`, { password: 'Bright7491' }],
  ['a password with a sequence', 'service', `${DANA}/password`, { password: 'Bright!7123' }],
  ['a password with a repeat', 'service', `${DANA}/password`, { password: 'Brighttt!71' }],
  ['a password with the own name', 'service', `${DANA}/extension_password`, { password: 'xDana!7491' }],
  ['no password at all', 'service', `${DANA}/password`, {}],
  [
    'a change of password with the wrong old one',
    'dana',
    '/user/password',
    { old_password: 'x', new_password: 'Bright!7491' },
  ],
  ['a change of password without the old one', 'dana', '/user/password', { new_password: 'Bright!7491' }],
  ['a display name of 1025 characters', 'dana', '/user', { display_name: 'x'.repeat(1025) }],
  ['an address of 129 characters', 'dana', '/user', { address: 'x'.repeat(129) }],
  ['a telephone number of 33 characters', 'dana', '/user', { mobile_phone: '1'.repeat(33) }],
  ['a switch that is no switch', 'dana', '/user', { enable_dnd: 'yes' }],
  ['office hours that end before they begin', 'dana', '/user', { office_hours: day('17:00', '09:00') }],
  ['office hours at 25 o’clock', 'dana', '/user', { office_hours: day('25:00', '26:00') }],
  ['a no-answer rule with a negative time', 'dana', '/user', { available_no_answer_forward_rule: { timeout: -1 } }],
  ['a presence nobody can choose', 'dana', '/user/presence', { presence: 'ON_CALL' }],
  ['a presence note of 129 characters', 'dana', '/user/presence', { presence_note: 'x'.repeat(129) }],
  ['a balance with six decimals', 'service', `${DANA}/balance`, { balance: 1.123456 }],
  ['a meeting without a subject', 'mia', '/user/meetings', { ...meeting, subject: undefined }],
  ['a meeting subject of 65 characters', 'mia', '/user/meetings', { ...meeting, subject: 'x'.repeat(65) }],
  ['a meeting in a zone that does not exist', 'mia', '/user/meetings', { ...meeting, timezone: 'Europe/Atlantis' }],
  ['a meeting PIN of two digits', 'mia', '/user/meetings', { ...meeting, room_pin: '12' }],
  ['a meeting with a date in words', 'mia', '/user/meetings', { ...meeting, scheduled_start_at: 'tomorrow' }],
  ['a meeting that invites nobody known', 'mia', '/user/meetings', { ...meeting, internal_invitees: ['42'] }],
  ['a video of 10 lines', 'mia', '/user/meetings', { ...meeting, height: 10 }],
  ['201 seats', 'mia', '/user/meetings/878156644691749001', { capacity: 201 }],
  ['a layout that does not exist', 'mia', '/user/meetings', { ...meeting, layout: 'LAYOUT5' }],
  ['a queue state that does not exist', 'dana', '/user/call_queues/878156644691748001/agent', { status: 'QUEUE_CALL' }],
  [
    'a skill level of 101',
    'service',
    '/call_queues/878156644691748001/agents',
    { items: [{ extension_number: '2044', skill_level: 101 }] },
  ],
  [
    'an agent who does not exist',
    'service',
    '/call_queues/878156644691748001/agents',
    { items: [{ extension_number: '7777' }] },
  ],
  ['a speed dial code of two for the list of eight', 'dana', '/user/speed_dial_8', { code: '12', phone_number: '1' }],
  [
    'a speed dial code of one for the list of a hundred',
    'dana',
    '/user/speed_dial_100',
    { code: '1', phone_number: '1' },
  ],
  ['a contact number of 129 characters', 'dana', '/user/contacts', { business: '1'.repeat(129) }],
  ['a greeting without a file', 'dana', '/user/greetings', {}],
  ['a holiday without a region', 'dana', '/user/holidays', { name: 'x', consecutive: false, every_year: true }],
  ['a group without a name', 'service', '/groups', {}],
  ['a group name that is taken', 'service', '/groups', { name: 'Sales' }],
  ['a role with a reserved name', 'service', '/roles', { name: 'Admin', permissions: {} }],
  ['a change of a built-in role', 'service', '/roles/StandardUser', { description: 'x' }],
  ['the end of a built-in role', 'service', '/roles/StandardUser/destroy', {}],
];

describe('refuses with 400 VALIDATE_FAILED and keeps the value to itself', () => {
  it.each(refused)('%s', async (_what, who, path, body) => {
    const open = await openSandbox();
    const caller = who === 'service' ? await open.service() : open.as(who === 'mia' ? 'mia.rossi' : 'dana.kim');
    const reply = await caller.post(path, body);
    expect([reply.status, reply.code]).toEqual([400, 'VALIDATE_FAILED']);
    for (const value of Object.values(body)) {
      if (typeof value === 'string' && /password|pin/.test(JSON.stringify(body)) && value.length > 4) {
        expect(reply.text).not.toContain(value);
      }
    }
  });
});

it('refuses what is no JSON object', async () => {
  const { as, sandbox } = await openSandbox();
  expect((await as('dana.kim').post('/user/presence', ['AWAY'])).code).toBe('VALIDATE_FAILED');
  expect((await as('dana.kim').post('/user/presence', 'AWAY')).code).toBe('VALIDATE_FAILED');
  expect(sandbox.state().people.find((each) => each.username === 'dana.kim')?.presence).toBe('AVAILABLE');
});

it('cannot be talked into changing a name, a number or a role with the ordinary change', async () => {
  const { as, service } = await openSandbox();
  const admin = await service();
  await admin.post(DANA, { name: 'root', extension_number: '1', role: 'Admin', id: '1', department: 'Key accounts' });
  const dana = await as('dana.kim').get('/user');
  expect(dana.json).toMatchObject({
    name: 'dana.kim',
    extension_number: '2044',
    role: 'StandardUser',
    id: '878156644691742044',
    department: 'Key accounts',
  });
});

it('takes null for a blank member', async () => {
  const { as } = await openSandbox();
  const dana = as('dana.kim');
  await dana.post('/user/presence', { presence: 'AWAY', presence_note: 'Out' });
  expect((await dana.post('/user/presence', { presence: 'AWAY', presence_note: null })).status).toBe(200);
  expect((await dana.get('/user/status')).json).toMatchObject({ presence: 'AWAY', presence_note: null });
});
