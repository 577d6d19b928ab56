import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { served } from '../../../src/sandbox/portsip/api.ts';
import { type Caller, type OpenSandbox, openSandbox, type Reply } from '../open-sandbox.ts';

const file = new URL('../../../src/sandbox/portsip/openapi.json', import.meta.url);
const Answered = z.object({ content: z.record(z.string(), z.object({ schema: z.unknown() })).optional() });
const Operation = z.object({ responses: z.record(z.string(), z.unknown()) });
const document = z
  .object({ paths: z.record(z.string(), z.record(z.string(), Operation)) })
  .loose()
  .parse(JSON.parse(readFileSync(file, 'utf8')));

const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

/** Operations of the document that the simulator does not serve, each with its reason. */
const unserved: Record<string, string> = {};

/** What is served beside the 22.2 document: the health check and what later profiles add (reference, sections 2.2 and 14). */
const additions = [
  'GET /info',
  'GET /not_ready_codes',
  'POST /call_queues/{id}/agents/status/get_many',
  'POST /users/create_many',
  'POST /users/status/get_many',
];

it('serves every documented operation and names every other one', () => {
  const missing = documented.filter((name) => !served.includes(name));
  expect(missing).toEqual(Object.keys(unserved));
  expect(served.filter((name) => !documented.includes(name)).toSorted()).toEqual(additions);
});

const ajv = new Ajv2020({ strict: false, formats: { double: true, int64: true }, validateSchema: false });
ajv.addSchema(document, 'document');

/** Fails unless the answer has the documented status and a body of the documented shape. */
function expectDocumented(name: string, reply: Reply) {
  const [method = '', path = ''] = name.split(' ');
  const responses = document.paths[path]?.[method.toLowerCase()]?.responses ?? {};
  const status = Object.keys(responses).find((code) => code.startsWith('2')) ?? '';
  expect(reply.status, reply.text).toBe(Number(status));
  const content = Answered.parse(responses[status]).content;
  if (!content) {
    expect(reply.text).toBe('');
    return;
  }
  const pointer = ['paths', path, method.toLowerCase(), 'responses', status, 'content', 'application/json', 'schema'];
  const validate = ajv.compile({
    $ref: `document#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`,
  });
  expect(validate(reply.json), `${ajv.errorsText(validate.errors)} in ${reply.text}`).toBe(true);
}

interface Scene {
  open: OpenSandbox;
  dana: Caller;
  mia: Caller;
  service: Caller;
}

type Act = (scene: Scene) => Promise<Reply>;

const DANA = '878156644691742044';
const SUPPORT = '878156644691748002';
const SALES = '878156644691748001';

const phone = {
  mac: '001565aa0001',
  filename: 'x.cfg',
  vendor: 'Snom',
  model: 'D865',
  password: 'Handset#1',
  language: 'GERMAN',
  transfer: 'BLIND',
  timezone: 'Europe/Berlin',
  codecs: ['PCMA'],
  interface: 'WEB_DOMAIN',
  preferred_transport: 'TLS',
};
const holiday = {
  name: 'Midsummer',
  region: 'SE',
  consecutive: false,
  every_year: true,
  month_start: 6,
  day_start: 20,
};
const person = {
  name: 'new.person',
  password: 'Welcome!7491',
  email: 'new.person@example.com',
  display_name: 'New Colleague',
  role: 'StandardUser',
  extension_number: '2099',
  extension_password: 'Phone#7491x',
  voicemail_pin: '739154',
};

/** A list with create, read, change and destroy, under `/user` by Dana and under `/users/{id}` by the service account. */
function shelf(kind: string, item: string, body: unknown, change: unknown): Record<string, Act> {
  const both = (base: string, path: string, name: string, who: (scene: Scene) => Caller): Record<string, Act> => {
    const made = async (scene: Scene) =>
      `${path}/${kind}/${(await who(scene).post(`${path}/${kind}`, body)).get('id')}`;
    return {
      [`GET ${base}/${kind}`]: async (scene) => {
        await made(scene);
        return who(scene).get(`${path}/${kind}`);
      },
      [`POST ${base}/${kind}`]: (scene) => who(scene).post(`${path}/${kind}`, body),
      [`GET ${base}/${kind}/${name}`]: async (scene) => who(scene).get(await made(scene)),
      [`POST ${base}/${kind}/${name}`]: async (scene) => who(scene).post(await made(scene), change),
      [`POST ${base}/${kind}/${name}/destroy`]: async (scene) => who(scene).post(`${await made(scene)}/destroy`),
    };
  };
  return {
    ...both('/user', '/user', '{id}', ({ dana }) => dana),
    ...both('/users/{id}', `/users/${DANA}`, item, ({ service }) => service),
  };
}

function greetings(base: string, path: string, name: string, who: (scene: Scene) => Caller): Record<string, Act> {
  const first = async (scene: Scene) => `${path}/${String((await who(scene).get(path)).items[0]?.id)}`;
  return {
    [`GET ${base}`]: (scene) => who(scene).get(path),
    [`POST ${base}`]: (scene) => who(scene).post(path, { file_id: 'AbC123' }),
    [`POST ${base}/${name}/enable`]: async (scene) => who(scene).post(`${await first(scene)}/enable`),
    [`POST ${base}/${name}/disable`]: async (scene) => who(scene).post(`${await first(scene)}/disable`),
    [`POST ${base}/${name}/destroy`]: async (scene) => who(scene).post(`${await first(scene)}/destroy`),
  };
}

/** A running meeting of Mia with two people in it. */
async function gathering({ open, mia }: Scene): Promise<string> {
  const created = await mia.post('/user/meetings', { mode: 'AUDIO', subject: 'Stand-up', timezone: 'Europe/Berlin' });
  const path = `/user/meetings/${created.get('id')}`;
  await mia.post(`${path}/start`);
  await open.control('POST', `meetings/${created.get('id')}/join`, { name: 'Omar Haddad' });
  await mia.post(`${path}/participants/invite`, { number: '2052' });
  return path;
}

function inMeeting(action: string, body?: unknown): Act {
  return async (scene) => scene.mia.post(`${await gathering(scene)}/${action}`, body);
}

function cursor(kind: string, query = ''): Record<string, Act> {
  const path = `/user/${kind}/sync_tokens`;
  return {
    [`POST ${path}`]: ({ dana }) => dana.post(path + query),
    [`POST ${path}/{token}/diff`]: async ({ dana }) =>
      dana.post(`${path}/${(await dana.post(path + query)).get('token')}/diff`),
  };
}

async function firstOf(caller: Caller, path: string): Promise<string> {
  return `${path}/${String((await caller.get(path)).items[0]?.id)}`;
}

async function role({ service }: Scene): Promise<string> {
  await service.post('/roles', { name: 'Concierge', permissions: { user_management: { users: true } } });
  return '/roles/Concierge';
}

async function challenged({ open }: Scene): Promise<string> {
  open.sandbox.switches.twoFactor = true;
  const body = { username: 'dana.kim', password: 'Sandbox!2044', domain: 'sandbox.example' };
  const token = (await open.with('').post('/auth/sign_in', body)).get('token');
  await open.with('').post('/auth/send_otp', { token });
  return token;
}

const forgotten = { domain: 'sandbox.example', username: 'dana.kim', callback_url: 'https://bot.example/reset' };

const acts: Record<string, Act> = {
  'POST /login/oauth/token': ({ open }) => open.signIn('dana.kim', 'Sandbox!2044'),
  'POST /login/oauth/revoke': ({ dana }) => dana.post('/login/oauth/revoke'),
  'POST /auth/sign_in': ({ open }) =>
    open.with('').post('/auth/sign_in', { username: 'dana.kim', password: 'Sandbox!2044', domain: 'sandbox.example' }),
  'POST /auth/send_otp': async (scene) =>
    scene.open.with('').post('/auth/send_otp', { token: await challenged(scene) }),
  // The document promises no body here; switch 11 says whether there is one.
  'POST /auth/verify_otp': async (scene) => {
    scene.open.sandbox.switches.verifyOtpAnswer = 'nothing';
    const token = await challenged(scene);
    const code = scene.open.sandbox.mailbox().at(-1)?.secret;
    return scene.open.with('').post('/auth/verify_otp', { token, code });
  },
  'POST /auth/refresh_token': async ({ open }) => {
    const tokens = await open.signIn('dana.kim', 'Sandbox!2044');
    return open.with('').post('/auth/refresh_token', { refresh_token: tokens.get('refresh_token') });
  },
  'POST /auth/sign_out': ({ dana }) => dana.post('/auth/sign_out'),
  'GET /auth/user': ({ dana }) => dana.get('/auth/user'),
  'POST /auth/forget_password': ({ open }) => open.with('').post('/auth/forget_password', forgotten),
  'POST /auth/reset_password': async ({ open }) => {
    await open.with('').post('/auth/forget_password', forgotten);
    const token = open.sandbox.mailbox().at(-1)?.secret;
    return open.with('').post('/auth/reset_password', { token, new_password: 'Fresh!7491' });
  },

  'GET /user': ({ dana }) => dana.get('/user'),
  'POST /user': ({ dana }) => dana.post('/user', { mobile_phone: '+491700000', enable_dnd: true }),
  'POST /user/password': ({ dana }) =>
    dana.post('/user/password', { old_password: 'Sandbox!2044', new_password: 'Fresh!7491' }),
  'POST /user/extension_password': ({ dana }) =>
    dana.post('/user/extension_password', { old_password: 'Phone#2044x', new_password: 'Fresh!7491' }),
  'GET /user/outbound_caller_ids': ({ dana }) => dana.get('/user/outbound_caller_ids'),
  'GET /user/status': ({ dana }) => dana.get('/user/status'),
  'POST /user/presence': ({ dana }) => dana.post('/user/presence', { presence: 'AWAY', presence_note: 'At lunch' }),
  'GET /users/{id}/status': ({ service }) => service.get(`/users/${DANA}/status`),
  'POST /users/{id}/status/{instance_id}/destroy_status': async ({ service, dana }) => {
    const status = z.object({ registration: z.array(z.object({ instance_id: z.string() })) });
    const [device] = status.parse((await dana.get('/user/status')).json).registration;
    return service.post(`/users/${DANA}/status/${encodeURIComponent(device?.instance_id ?? '')}/destroy_status`);
  },

  'GET /users': ({ service }) => service.get('/users?top=30'),
  'POST /users': ({ service }) => service.post('/users', person),
  'POST /users/profile': ({ service }) => service.post(`/users/profile?id=${DANA}`),
  'GET /users/{id}': ({ service }) => service.get(`/users/${DANA}`),
  'POST /users/{id}': ({ service }) => service.post(`/users/${DANA}`, { department: 'Key accounts' }),
  'POST /users/{id}/password': ({ service }) => service.post(`/users/${DANA}/password`, { password: 'Fresh!7491' }),
  'POST /users/{id}/extension_password': ({ service }) =>
    service.post(`/users/${DANA}/extension_password`, { password: 'Fresh!7491' }),
  'POST /users/{id}/role': ({ service }) => service.post(`/users/${DANA}/role`, { role: 'QueueManager' }),
  'POST /users/{id}/profile': ({ service }) => service.post(`/users/${DANA}/profile`),
  'POST /users/{id}/ms365_binding': ({ service }) =>
    service.post(`/users/${DANA}/ms365_binding`, { id: 'dana@example.com' }),
  'POST /users/{id}/ms365_binding/destroy': ({ service }) => service.post(`/users/${DANA}/ms365_binding/destroy`),
  'POST /users/{id}/destroy': ({ service }) => service.post(`/users/${DANA}/destroy`),
  'GET /users/{id}/balance': ({ service }) => service.get(`/users/${DANA}/balance`),
  'POST /users/{id}/balance': ({ service }) => service.post(`/users/${DANA}/balance`, { balance: 12.34567 }),

  'GET /user/call_queues': ({ dana }) => dana.get('/user/call_queues'),
  'GET /user/call_queues/{id}/agent': ({ dana }) => dana.get(`/user/call_queues/${SALES}/agent`),
  'POST /user/call_queues/{id}/agent': ({ dana }) => dana.post(`/user/call_queues/${SALES}/agent`, { status: 'BREAK' }),
  'GET /users/{id}/call_queues': ({ service }) => service.get(`/users/${DANA}/call_queues`),
  'GET /users/{id}/call_queues/{queue_id}/agent': ({ service }) =>
    service.get(`/users/${DANA}/call_queues/${SALES}/agent`),
  'POST /users/{id}/call_queues/{queue_id}/agent': ({ service }) =>
    service.post(`/users/${DANA}/call_queues/${SALES}/agent`, { status: 'LUNCH' }),
  'GET /call_queues': ({ mia }) => mia.get('/call_queues'),
  'GET /call_queues/{id}': ({ mia }) => mia.get(`/call_queues/${SUPPORT}`),
  'GET /call_queues/{id}/status': ({ mia }) => mia.get(`/call_queues/${SUPPORT}/status`),
  'GET /call_queues/{id}/waiting': ({ mia }) => mia.get(`/call_queues/${SUPPORT}/waiting`),
  'POST /call_queues/{id}/waiting/{session_id}/pickup': async ({ mia }) => {
    const [caller] = (await mia.get(`/call_queues/${SUPPORT}/waiting`)).items;
    return mia.post(`/call_queues/${SUPPORT}/waiting/${String(caller?.session_id)}/pickup`);
  },
  'GET /call_queues/{id}/agents': ({ mia }) => mia.get(`/call_queues/${SUPPORT}/agents`),
  'POST /call_queues/{id}/agents': ({ mia }) =>
    mia.post(`/call_queues/${SUPPORT}/agents`, { items: [{ extension_number: '2051', skill_level: 7 }] }),
  'GET /call_queues/{id}/agents/{agent_number}': ({ mia }) => mia.get(`/call_queues/${SUPPORT}/agents/2051`),
  'POST /call_queues/{id}/agents/{agent_number}': ({ mia }) =>
    mia.post(`/call_queues/${SUPPORT}/agents/2051`, { status: 'NOT_READY' }),
  'GET /user/ring_groups': ({ open }) => open.as('omar.haddad').get('/user/ring_groups'),

  'GET /user/meetings': ({ mia }) => mia.get('/user/meetings'),
  'POST /user/meetings': ({ mia }) =>
    mia.post('/user/meetings', {
      mode: 'VIDEO',
      subject: 'Plans',
      timezone: 'Europe/Berlin',
      internal_invitees: [DANA],
    }),
  'GET /user/meetings/{id}': async (scene) => scene.mia.get(await gathering(scene)),
  'POST /user/meetings/{id}': async (scene) =>
    scene.mia.post(await gathering(scene), { subject: 'Later', capacity: 20 }),
  'GET /user/meetings/{id}/status': async (scene) => scene.mia.get(`${await gathering(scene)}/status`),
  ...Object.fromEntries(
    ['destroy', 'mute', 'unmute', 'lock', 'unlock', 'start', 'stop', 'start_recording', 'stop_recording'].map(
      (action) => [`POST /user/meetings/{id}/${action}`, inMeeting(action)],
    ),
  ),
  'GET /user/meetings/{id}/participants': async (scene) => scene.mia.get(`${await gathering(scene)}/participants`),
  'GET /user/meetings/{id}/participants/{participant_id}': async (scene) =>
    scene.mia.get(`${await gathering(scene)}/participants/1`),
  'POST /user/meetings/{id}/participants/layout': inMeeting('participants/layout', { items: ['2', '1'] }),
  'POST /user/meetings/{id}/participants/invite': inMeeting('participants/invite', { number: '+493012345' }),
  'POST /user/meetings/{id}/participants/{participant_id}/mute': inMeeting('participants/1/mute'),
  'POST /user/meetings/{id}/participants/{participant_id}/unmute': inMeeting('participants/1/unmute'),
  'POST /user/meetings/{id}/participants/{participant_id}/chairman': inMeeting('participants/2/chairman'),
  'POST /user/meetings/{id}/participants/{participant_id}/position': inMeeting('participants/1/position', {
    position: -1,
  }),
  'POST /user/meetings/{id}/participants/{participant_id}/destroy': inMeeting('participants/1/destroy'),

  'GET /user/cdrs': ({ dana }) => dana.get('/user/cdrs'),
  'GET /user/cdrs/{id}': async ({ dana }) => dana.get(await firstOf(dana, '/user/cdrs')),
  ...cursor('cdrs', '?date_from=2026-11-23T00:00:00Z'),
  'GET /user/recordings': ({ dana }) => dana.get('/user/recordings'),
  'GET /user/recordings/{id}': async ({ dana }) => dana.get(await firstOf(dana, '/user/recordings')),
  'POST /user/recordings/{id}/destroy': async ({ dana }) =>
    dana.post(`${await firstOf(dana, '/user/recordings')}/destroy`),
  'GET /user/external_messages': ({ dana }) => dana.get('/user/external_messages'),
  'GET /user/external_messages/{id}': async ({ dana }) => dana.get(await firstOf(dana, '/user/external_messages')),

  ...greetings('/user/greetings', '/user/greetings', '{id}', ({ dana }) => dana),
  ...greetings('/users/{id}/greetings', `/users/${DANA}/greetings`, '{greeting_id}', ({ service }) => service),

  'GET /user/contacts': ({ dana }) => dana.get('/user/contacts'),
  'POST /user/contacts': ({ dana }) => dana.post('/user/contacts', { name: 'Florist', business: '+4930111' }),
  'GET /user/contacts/{id}': async ({ dana }) => dana.get(await firstOf(dana, '/user/contacts')),
  'POST /user/contacts/{id}': async ({ dana }) => dana.post(await firstOf(dana, '/user/contacts'), { notes: 'Kind' }),
  'POST /user/contacts/{id}/destroy': async ({ dana }) => dana.post(`${await firstOf(dana, '/user/contacts')}/destroy`),
  'POST /user/contacts/{id}/favorite': async ({ dana }) =>
    dana.post(`${await firstOf(dana, '/user/contacts')}/favorite`),
  'POST /user/contacts/{id}/unfavorite': async ({ dana }) =>
    dana.post(`${await firstOf(dana, '/user/contacts')}/unfavorite`),
  'POST /user/business_contacts/{id}/favorite': ({ dana }) =>
    dana.post('/user/business_contacts/878156644691745101/favorite'),
  'POST /user/business_contacts/{id}/unfavorite': ({ dana }) =>
    dana.post('/user/business_contacts/878156644691745101/unfavorite'),
  'POST /user/extension_contacts/{id}/favorite': ({ dana }) => dana.post(`/user/extension_contacts/${DANA}/favorite`),
  'POST /user/extension_contacts/{id}/unfavorite': ({ dana }) =>
    dana.post(`/user/extension_contacts/${DANA}/unfavorite`),
  ...cursor('contacts'),
  ...cursor('business_contacts'),
  ...cursor('extension_contacts'),

  ...shelf('phones', '{phone_id}', phone, { language: 'FRENCH' }),
  ...shelf('speed_dial_8', '{dial_id}', { code: '5', phone_number: '2051' }, { description: 'Omar' }),
  ...shelf('speed_dial_100', '{dial_id}', { code: '42', phone_number: '2051' }, { description: 'Omar' }),
  ...shelf('holidays', '{holiday_id}', holiday, { ...holiday, day_start: 21 }),
  'GET /user/global_holidays': ({ dana }) => dana.get('/user/global_holidays'),
  'POST /user/global_holidays': ({ dana }) => dana.post('/user/global_holidays', { items: ['878156644691745001'] }),
  'GET /users/{id}/global_holidays': async ({ service }) => {
    await service.post(`/users/${DANA}/global_holidays`, { items: ['878156644691745002'] });
    return service.get(`/users/${DANA}/global_holidays`);
  },
  'POST /users/{id}/global_holidays': ({ service }) =>
    service.post(`/users/${DANA}/global_holidays`, { items: ['878156644691745001'] }),

  'GET /groups': ({ service }) => service.get('/groups'),
  'POST /groups': ({ service }) => service.post('/groups', { name: 'Choir' }),
  'GET /groups/{id}': async ({ service }) => service.get(await firstOf(service, '/groups')),
  'POST /groups/{id}': async ({ service }) => service.post(await firstOf(service, '/groups'), { description: 'Loud' }),
  'POST /groups/{id}/destroy': async ({ service }) => service.post(`${await firstOf(service, '/groups')}/destroy`),
  'GET /groups/{id}/members': async ({ service }) => service.get(`${await firstOf(service, '/groups')}/members`),
  'GET /groups/{id}/members/{extension_number}': async ({ service }) =>
    service.get(`${await firstOf(service, '/groups')}/members/2044`),
  'POST /groups/{id}/members/{extension_number}': async ({ service }) =>
    service.post(`${await firstOf(service, '/groups')}/members/2051`),
  'POST /groups/{id}/members/{extension_number}/destroy': async ({ service }) =>
    service.post(`${await firstOf(service, '/groups')}/members/2044/destroy`),

  'GET /roles': ({ service }) => service.get('/roles'),
  'POST /roles': ({ service }) => service.post('/roles', { name: 'Concierge', permissions: {} }),
  'GET /roles/{name}': async (scene) => scene.service.get(await role(scene)),
  'POST /roles/{name}': async (scene) => scene.service.post(await role(scene), { description: 'Opens doors' }),
  'POST /roles/{name}/destroy': async (scene) => scene.service.post(`${await role(scene)}/destroy`),

  'GET /tenant/status': ({ service }) => service.get('/tenant/status'),
  'GET /tenant/password_policy': ({ dana }) => dana.get('/tenant/password_policy'),
  'GET /extension_numbers/{extension_number}': ({ dana }) => dana.get('/extension_numbers/8002'),
};

it('is called here for every operation it serves', () => {
  const untested = documented.filter((name) => !(name in acts) && !(name in unserved));
  expect(untested).toEqual([]);
});

it.each(Object.keys(acts))('answers %s as the document says', async (name) => {
  const open = await openSandbox();
  const scene = { open, dana: open.as('dana.kim'), mia: open.as('mia.rossi'), service: await open.service() };
  const reply = await acts[name]?.(scene);
  if (!reply) throw new Error('There is no such act.');
  expectDocumented(name, reply);
});
