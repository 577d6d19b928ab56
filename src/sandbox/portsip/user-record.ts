import type { Fields } from './fields.ts';
import { Journal } from './journal.ts';
import { byExtension, byName, instant, type Pbx, since, type User } from './pbx.ts';
import { setDnd } from './presence.ts';
import { invalid } from './refusal.ts';
import { changed, text } from './route.ts';
import { checkHours, checkPassword, checkPin, checkUserName, taken } from './rules.ts';

/** The user as lists show it (reference, section 9.1). */
export function summary(pbx: Pbx, user: User): Fields {
  const { settings } = user;
  const role = since(pbx, '22.3')
    ? { role_id: pbx.roles.get(user.role)?.id ?? null, role_name: user.role }
    : { role: user.role };
  return {
    id: user.id,
    name: user.name,
    email: user.email || null,
    display_name: user.displayName || null,
    ...role,
    enabled: user.enabled,
    mobile_phone: settings.mobile_phone,
    work_phone: settings.work_phone,
    home_phone: settings.home_phone,
    address: settings.address,
    department: settings.department,
    extension_number: user.extension || null,
    created_at: user.createdAt,
    avatar_file_name: null,
    avatar_file_size: null,
    avatar_file_url: null,
    sync_type: null,
  };
}

/** The user as a single read shows it. */
export function detail(pbx: Pbx, user: User): Fields {
  return { ...summary(pbx, user), ...user.settings };
}

/** Every setting of the user object with its documented default; what has none is blank. */
export function defaultSettings(profile: string): Fields {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [
    day,
    { enabled: true, ranges: [{ from: '09:00', to: '17:00' }] },
  ]);
  const blank = Object.fromEntries(BLANK.map((member) => [member, null]));
  return {
    ...blank,
    enable_audio_recording: false,
    enable_video_recording: false,
    enable_dnd: false,
    enable_acb: false,
    enable_hot_desking: false,
    anonymous_outbound_calls: false,
    delivery_outbound_cid: true,
    sms: 'DISABLE',
    outbound_caller_ids: [],
    office_hours: { mode: 'GLOBAL', ...Object.fromEntries(days) },
    available_no_answer_forward_rule: { action: 'FORWARD_TO_VOICEMAIL', number: '', timeout: 60 },
    dnd_office_hours_forward_rule: { action: 'FORWARD_TO_VOICEMAIL', number: '' },
    custom_forward_rules: [],
    voicemail_prompt: 'en-US',
    enable_voicemail_pin: true,
    enable_voicemail_notify: false,
    voicemail_play_datetime: 'DISABLE',
    interface: 'WEB_DOMAIN',
    preferred_transport: 'TLS',
    blfs: [],
    profile: `profile-${profile}`,
  };
}

const BLANK = [
  'mobile_phone',
  'work_phone',
  'home_phone',
  'address',
  'department',
  'custom_options',
  'voicemail_pin',
].concat(
  ['available', 'busy', 'dnd', 'away', 'lunch', 'trip', 'offline'].flatMap((when) => [
    `${when}_office_hours_forward_rule`,
    `${when}_non_office_hours_forward_rule`,
  ]),
  'available_no_answer_forward_rule',
  'busy_no_answer_forward_rule',
);

/** What a member list without the core of a user resets to when omitted members are reset. */
const resettable = Object.fromEntries(
  Object.entries(defaultSettings('')).filter(([member]) => !['voicemail_pin', 'profile'].includes(member)),
);

/** Rules of section 6 for the members of a creation or a change. `user` is who is being changed. */
export function checkUser(pbx: Pbx, body: Fields, user?: User): void {
  const displayName = text(body, 'display_name');
  if (since(pbx, '22.6') && (!displayName || displayName.length > 128)) {
    throw invalid('display_name', 'is required, with at most 128 characters');
  }
  const email = text(body, 'email')?.toLowerCase();
  if (email) {
    for (const other of pbx.users.values()) {
      if (other !== user && other.email.toLowerCase() === email) throw taken(pbx, 'email');
    }
  }
  const pin = text(body, 'voicemail_pin');
  if (pin !== undefined) checkPin(pbx, pin);
  checkHours(body.office_hours);
  checkHours(body.custom_forward_rules, 'custom_forward_rules');
}

export function applyUser(pbx: Pbx, user: User, body: Fields): void {
  const { email, display_name: displayName, enabled, avatar_file_id: _avatar, ...settings } = body;
  if (typeof email === 'string') user.email = email;
  if (typeof displayName === 'string') user.displayName = displayName;
  if (typeof enabled === 'boolean') user.enabled = enabled;
  user.settings = changed(pbx, user.settings, settings, resettable);
  if (typeof settings.enable_dnd === 'boolean') setDnd(pbx, user, settings.enable_dnd);
  pbx.directory.put(user.id, {});
}

/** Adds a person; refuses what breaks a rule or is taken. */
export function createUser(pbx: Pbx, body: Fields): User {
  const { name, extension_number: extension, role, password, extension_password: extensionPassword, ...rest } = body;
  const words = {
    name,
    extension,
    role,
    password,
    extensionPassword,
    email: rest.email,
    displayName: rest.display_name,
  };
  for (const [member, value] of Object.entries(words)) {
    if (typeof value !== 'string' || value === '') throw invalid(member, 'is required');
  }
  const user = blankUser(pbx, pbx.nextId(), String(name), String(extension));
  checkUserName(user.name);
  if (byName(pbx, user.name)) throw taken(pbx, 'name');
  if (numberInUse(pbx, user.extension)) throw taken(pbx, 'extension_number');
  if (!pbx.roles.has(String(role)) || ['SystemAdmin', 'Replicator', 'Dealer'].includes(String(role))) {
    throw invalid('role', 'is not known');
  }
  checkUser(pbx, rest);
  const about = [user.name, String(rest.email), String(rest.display_name)];
  checkPassword(pbx, 'password', String(password), about);
  checkPassword(pbx, 'extension_password', String(extensionPassword), about);
  user.role = String(role);
  user.password = String(password);
  user.extensionPassword = String(extensionPassword);
  pbx.users.set(user.id, user);
  applyUser(pbx, user, rest);
  return user;
}

export function blankUser(pbx: Pick<Pbx, 'clock' | 'change'>, id: string, name: string, extension: string): User {
  return {
    id,
    name,
    extension,
    createdAt: instant(pbx.clock.now()),
    email: '',
    displayName: '',
    role: 'StandardUser',
    enabled: true,
    password: '',
    extensionPassword: '',
    settings: defaultSettings(id),
    presence: 'AVAILABLE',
    note: null,
    devices: [],
    call: undefined,
    balance: 0,
    ms365: null,
    callerIds: [],
    globalHolidays: [],
    own: {
      greetings: new Map(),
      phones: new Map(),
      speed_dial_8: new Map(),
      speed_dial_100: new Map(),
      holidays: new Map(),
    },
    contacts: new Journal(pbx.change),
    stars: new Map(),
  };
}

function numberInUse(pbx: Pbx, number: string): boolean {
  const others = [...pbx.queues.values(), ...pbx.ringGroups, ...pbx.meetings.values()];
  return byExtension(pbx, number) !== undefined || others.some((other) => other.extension === number);
}
