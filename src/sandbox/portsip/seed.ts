import type { Clock } from '../../kit/clock.ts';
import {
  company,
  type Employee,
  emailOf,
  employees,
  passwordOf,
  queueStaff,
  serviceAccount,
  usernameOf,
} from '../company.ts';
import { deskPhone } from './agents.ts';
import { contact } from './contacts.ts';
import type { Fields } from './fields.ts';
import { greeting } from './greetings.ts';
import { addGroup } from './groups.ts';
import { Journal } from './journal.ts';
import { addMeeting } from './meetings.ts';
import { byExtension, byName, instant, type Pbx, type Queue, type User } from './pbx.ts';
import { builtInRoles } from './roles.ts';
import { seedHistory } from './seed-history.ts';
import { likelySwitches, type Profile, type Switches } from './switches.ts';
import { applyUser, blankUser } from './user-record.ts';

/** Identifiers of what every sandbox starts with are the same each time, so that a restart breaks no link to them. */
const seededId = (number: string) => `87815664469174${number.padStart(4, '0')}`;

export interface PbxOptions {
  clock: Clock;
  profile: Profile;
  switches: Partial<Switches>;
  tokenLifeMs: number;
}

/** A PBX with the sandbox's company in it. */
export function seededPbx({ clock, profile, switches, tokenLifeMs }: PbxOptions): Pbx {
  let ids = 0;
  let changes = 0;
  const change = () => ++changes;
  const service = blankUser({ clock, change }, seededId('1'), serviceAccount.username, '');
  Object.assign(service, {
    email: serviceAccount.email,
    displayName: 'Patchcord',
    role: 'Admin',
    password: serviceAccount.password,
  });
  const pbx: Pbx = {
    clock,
    switches: { ...likelySwitches(), ...switches },
    profile,
    domain: company.domain,
    tokenLifeMs,
    users: new Map(),
    ringing: new Set(),
    service,
    queues: new Map(),
    ringGroups: [],
    meetings: new Map(),
    groups: new Map(),
    roles: new Map(builtInRoles().map((role) => [role.name, role])),
    policy: {
      min_length: 6,
      max_length: 32,
      contains_letters: true,
      contains_numbers: true,
      contains_special_letters: true,
      disable_sequential_characters: true,
      disable_repeating_characters: true,
      disable_account_information: true,
    },
    cdrs: new Journal(change),
    businessContacts: new Journal(change),
    directory: new Journal(change),
    recordings: new Map(),
    messages: new Map(),
    globalHolidays: new Map(),
    cursors: new Map(),
    sessions: new Set(),
    uses: 0,
    signedOut: new Map(),
    byAccess: new Map(),
    byRefresh: new Map(),
    challenges: new Map(),
    resets: new Map(),
    failures: new Map(),
    mailbox: [],
    // 13 digits of time and 5 of a counter: new after a restart, too.
    nextId: () => `${clock.now()}${String(++ids % 100_000).padStart(5, '0')}`,
    change,
  };
  for (const employee of employees) addEmployee(pbx, employee);
  for (const staff of queueStaff) addQueue(pbx, staff);
  addTeams(pbx);
  addContacts(pbx);
  addMeetings(pbx);
  seedHistory(pbx);
  for (const user of pbx.users.values()) startDay(pbx, user);
  return pbx;
}

function addEmployee(pbx: Pbx, employee: Employee): void {
  const { extension } = employee;
  const user = blankUser(pbx, seededId(extension), usernameOf(employee), extension);
  Object.assign(user, {
    role: employee.role ?? 'StandardUser',
    password: passwordOf(employee),
    extensionPassword: `Phone#${extension}x`,
    note: employee.note ?? null,
  });
  user.callerIds.push({ provider_id: seededId('7001'), caller_id: `+4930555${extension}`, description: 'Direct line' });
  pbx.users.set(user.id, user);
  applyUser(pbx, user, {
    email: emailOf(employee),
    display_name: employee.name,
    department: employee.department,
    mobile_phone: `+49151555${extension}`,
    work_phone: `+4930555${extension}`,
    address: 'Werkstraße 7, 10999 Berlin',
    voicemail_pin: `72${extension.slice(1)}9`,
    outbound_caller_ids: user.callerIds.map((each) => ({ ...each, preferred: true })),
  });
  for (const [index, file] of ['office.wav', 'vacation.wav'].entries()) {
    const id = Buffer.from(`${index}-${seededId(extension)}`).toString('base64url');
    user.own.greetings.set(id, greeting(id, file, index === 0));
  }
  if (Number(extension) % 3 === 0) addPhone(user);
}

function addPhone(user: User): void {
  const id = seededId(`3${user.extension.slice(1)}`);
  user.own.phones.set(id, {
    id,
    mac: `00156500${user.extension}`,
    filename: `${user.extension}.cfg`,
    vendor: 'Yealink',
    model: 'SIP-T46U',
    fwver: '108.86.0.90',
    password: `Handset#${user.extension}`,
    language: 'GERMAN',
    transfer: 'BLIND',
    timezone: 'Europe/Berlin',
    codecs: ['OPUS', 'PCMA'],
    interface: 'WEB_DOMAIN',
    preferred_transport: 'TLS',
    url: `/provision/${id}`,
  });
}

function addQueue(pbx: Pbx, { name, extension, strategy, agents }: (typeof queueStaff)[number]): void {
  const queue: Queue = {
    id: seededId(extension),
    name,
    extension,
    settings: {
      polling_strategy: strategy,
      ring_time: 20,
      max_callers: 0,
      max_waiting_time: 300,
      wait_when_no_agents_online: false,
      agent_auto_ready: true,
      agent_auto_not_ready_after_non_acd_call: true,
      sla_time: 60,
      enable_callback: false,
    },
    agents: new Map(),
    waiting: [],
  };
  for (const [number, state] of Object.entries(agents)) {
    const user = byExtension(pbx, number);
    if (user) queue.agents.set(user.id, { userId: user.id, skill: 1 + (Number(number) % 5), state });
  }
  if (name === 'Support') {
    const since = pbx.clock.now() - 40_000;
    queue.waiting.push({ sessionId: seededId('6001'), number: '+4940555118', name: 'Hafenlogistik Nord', since });
    queue.waiting.push({
      sessionId: seededId('6002'),
      number: '+33155501',
      name: 'Atelier Roux',
      since: since + 25_000,
    });
  }
  pbx.queues.set(queue.id, queue);
}

/** Groups follow the departments; two ring groups cut across them. */
function addTeams(pbx: Pbx): void {
  for (const [index, department] of [...new Set(employees.map((each) => each.department))].entries()) {
    const id = Buffer.from(seededId(String(500 + index))).toString('base64');
    const group = addGroup(pbx, { name: department, description: `Everybody in ${department}` }, id);
    for (const user of pbx.users.values()) if (user.settings.department === department) group.members.add(user.id);
  }
  const ring = (name: string, extension: string, ...names: string[]) => {
    const members = new Set(names.flatMap((each) => byName(pbx, each)?.id ?? []));
    pbx.ringGroups.push({ id: seededId(extension), name, extension, members });
  };
  ring('Front desk', '8101', 'tomas.eriksen', 'beatriz.almeida', 'dana.park');
  ring('On call', '8102', 'omar.haddad', 'lena.fischer', 'jonas.weber', 'sam.ortiz');
  const christmas: Fields = { region: 'DE', consecutive: false, every_year: true, month_start: 12, month_end: 12 };
  pbx.globalHolidays.set(seededId('5001'), {
    id: seededId('5001'),
    name: 'Christmas Day',
    ...christmas,
    day_start: 25,
    day_end: 25,
  });
  pbx.globalHolidays.set(seededId('5002'), {
    id: seededId('5002'),
    name: 'Boxing Day',
    ...christmas,
    day_start: 26,
    day_end: 26,
  });
}

function addContacts(pbx: Pbx): void {
  const company = (number: string, name: string, phone: string) =>
    pbx.businessContacts.put(seededId(number), contact(seededId(number), { name, company: name, business: phone }));
  company('5101', 'Hafenlogistik Nord', '+4940555118');
  company('5102', 'Atelier Roux', '+33155501');
  company('5103', 'Mitel hotline', '+498005550');
  for (const user of pbx.users.values()) {
    const id = seededId(`9${user.extension.slice(1)}`);
    user.contacts.put(id, contact(id, { name: 'Taxi Berlin', business: '+4930202020', notes: 'Ask for a receipt' }));
  }
}

function addMeetings(pbx: Pbx): void {
  const mia = byName(pbx, 'mia.rossi');
  const guests = ['omar.haddad', 'lena.fischer'].flatMap((name) => byName(pbx, name)?.id ?? []);
  if (!mia) return;
  const tomorrow = pbx.clock.now() + 24 * 60 * 60_000;
  const body = {
    mode: 'VIDEO',
    subject: 'Support weekly',
    timezone: 'Europe/Berlin',
    room_pin: '4821',
    internal_invitees: guests,
    scheduled_start_at: instant(tomorrow),
    scheduled_end_at: instant(tomorrow + 30 * 60_000),
  };
  addMeeting(pbx, mia, body, seededId('9001'));
}

/** Telephones register before anybody chooses a state, so nothing chosen is lost. */
function startDay(pbx: Pbx, user: User): void {
  const now = employees.find(({ extension }) => extension === user.extension)?.now;
  if (now !== 'offline') user.devices.push(deskPhone(user, pbx.domain));
  if (now === 'on call') user.call = {};
  else if (now && now !== 'offline') user.presence = now;
  if (Number(user.extension) % 4 === 0 && user.devices.length > 0) {
    const soft = { ...deskPhone(user, pbx.domain), user_agent: 'PortSIP ONE 22.2', instance_id: `soft-${user.id}` };
    user.devices.push(soft);
  }
}
