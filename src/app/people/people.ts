import type { ChatAdapter, ChatProfile, ChatUser, Conversation, Platform } from '../../core/chat.ts';
import { PatchcordError } from '../../core/errors.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import { hasRole, type Principal, type Role } from '../../core/principal.ts';
import type { Incoming } from '../../core/request.ts';
import type { PhoneUser } from '../../core/users.ts';
import { isZone, usableLocale } from '../../core/zone.ts';
import { createCache } from '../../kit/cache.ts';
import type { Clock } from '../../kit/clock.ts';
import { readAccount, type StoredAccount } from '../../store/accounts.ts';
import { readChatUser, rememberDirect, type StoredChatUser, upsertChatUser } from '../../store/chat-users.ts';
import type { Database } from '../../store/database.ts';
import { freshPhones, type Human, humanBehind, type Match, matchProfile, mayPass } from './match.ts';
import { consoleOf, rolesAnywhere, rolesAt, rolesOf, standing } from './standing.ts';

/** Who a chat user is: one human being, or the reason why that cannot be said. Never a guess. */
export type Found =
  | { kind: 'found'; who: Principal; account: StoredAccount | undefined }
  | { kind: 'stranger'; profile: ChatProfile }
  | { kind: 'unknown'; profile: ChatProfile }
  | { kind: 'several'; profile: ChatProfile; count: number };

export interface People {
  find(from: Incoming['from'], where: Conversation): Promise<Found>;
  /** The phone users behind a mention, one per system, in the configured order. Throws `not-found` when there is none, or nobody can tell which. */
  mentioned(user: ChatUser, where: Conversation): Promise<readonly PhoneUser[]>;
  /** The same person with the roles as the phone systems have them now; `at` for what is done in that one. */
  fresh(who: Principal, at?: PhoneSystem): Promise<Principal>;
  /** The same person as they stand in one system: their user there, and what they may do there. */
  at(who: Principal, system: PhoneSystem): Principal;
  rolesOf(user: PhoneUser): Role[];
  /** What a human being is in one system. */
  rolesIn(system: PhoneSystem, phones: readonly PhoneUser[]): Role[];
  /** The principal's id of the human being who has this phone user, and what is known of them. */
  human(user: PhoneUser): Promise<Human>;
  /** One sentence naming one or two who have that role, or none. */
  whoCan(who: Principal, role: Role): Promise<string[]>;
  /** Everybody enabled with exactly this role at the same phone system. */
  withRole(who: Principal, role: Role): Promise<readonly PhoneUser[]>;
  /** Forget what was remembered of a person (after linking). */
  forget(user: ChatUser): void;
}

interface Parts {
  database: Database;
  clock: Clock;
  systems: readonly PhoneSystem[];
  chats: ReadonlyMap<Platform, ChatAdapter>;
  /** The zone of people whose platform does not say. IANA name. */
  defaultZone: string;
  /** Somebody opened a chat with us alone, or another one. */
  met(email: string): Promise<void>;
  /** E-mail addresses, lower case, as they are now. */
  supportContacts(): readonly string[];
}

const DAY_MS = 24 * 60 * 60_000;
const PROFILE_MS = 5 * 60_000;
/** A role that was taken away may be seen this long; where a verdict hangs on it, `fresh` looks again. */
const MATCH_MS = 30_000;
const REMEMBERED = 5_000;

export function createPeople(parts: Parts): People {
  const { clock, database, systems } = parts;
  const asked = new Map<string, { from: ChatUser; where: Conversation }>();
  const profiles = createCache<string, ChatProfile>({
    limit: 5_000,
    lifetimeMs: PROFILE_MS,
    clock,
    load: async (key) => {
      const ask = asked.get(key);
      asked.delete(key);
      if (!ask) throw new PatchcordError('not-found', 'I cannot tell who you are.');
      return readProfile(parts, ask.from, ask.where);
    },
  });
  const remembered = new Map<string, Match>();
  const matches = createCache<string, { profile: ChatProfile; match: Match }>({
    limit: 5_000,
    lifetimeMs: MATCH_MS,
    clock,
    load: async (key) => {
      const profile = await profiles.get(key);
      try {
        const looked = { profile, match: await matchProfile(parts, profile, remembered.get(key)) };
        remembered.delete(key);
        if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value ?? '');
        remembered.set(key, looked.match);
        return looked;
      } catch (thrown) {
        // In an outage who somebody was a while ago is good enough: rights that hang on a role are asked for anew.
        const before = remembered.get(key);
        if (!before || !mayPass(thrown)) throw thrown;
        return { profile, match: before };
      }
    },
  });

  function look(from: ChatUser, where: Conversation) {
    const key = keyOf(from);
    const known = matches.peek(key);
    if (known) return known;
    if (!profiles.peek(key)) asked.set(key, { from, where });
    return matches.get(key);
  }

  /** Where a person talks to us alone is kept, so that they can be told things later; written only when it is new. */
  const directs = createCache<string, string>({ limit: 5_000, lifetimeMs: DAY_MS, clock, load: async () => '' });
  async function keepDirect(from: ChatUser, where: Conversation, match: Match): Promise<void> {
    const key = keyOf(from);
    const direct = JSON.stringify(where);
    if (where.kind !== 'direct' || directs.peek(key) === direct) return;
    directs.set(key, direct);
    await database.commit((tx) => rememberDirect(tx, from, direct), { durable: false });
    if (match.kind === 'some') await parts.met(match.users[0].email);
  }

  function roleOfUser(user: PhoneUser): Role[] {
    const system = systems.find((one) => one.id === user.system);
    return system ? rolesAt(system, [user], parts.supportContacts()) : rolesOf(user, parts.supportContacts());
  }

  return {
    async find(from, where) {
      const looked = await look(from, where);
      await keepDirect(from, where, looked.match);
      const profile = { ...looked.profile, ...said(from) };
      if (profile.kind !== 'person') return { kind: 'stranger', profile };
      const matched = looked.match;
      if (matched.kind === 'none') return { kind: 'unknown', profile };
      if (matched.kind === 'several') return { kind: 'several', profile, count: matched.count };
      const [user] = matched.users;
      const account = await readAccount(database.db, user.system, user.id);
      const console = consoleOf(systems, matched.users);
      const who: Principal = {
        id: `${user.system}:${user.id}`,
        name: user.name || profile.name,
        roles: rolesAnywhere(systems, matched.users, parts.supportContacts()),
        chat: profile,
        phone: user,
        phones: matched.users,
        ...(console && { console }),
        connected: account !== undefined,
        ...spoken(profile, parts.defaultZone),
      };
      return { kind: 'found', who, account };
    },
    async mentioned(user, where) {
      const { match: matched } = await look(user, where);
      if (matched.kind === 'some') return matched.users;
      throw new PatchcordError('not-found', 'I cannot tell which phone user that is.');
    },
    async fresh(who, at) {
      const phones = await freshPhones(systems, who, at);
      const phone = phones.find((one) => one.system === who.phone.system && one.id === who.phone.id) ?? who.phone;
      const { console: _before, ...rest } = who;
      if (at) return standing(at, { ...rest, phone, phones }, parts.supportContacts());
      const console = consoleOf(systems, phones);
      const roles = rolesAnywhere(systems, phones, parts.supportContacts());
      return { ...rest, phone, phones, roles, ...(console && { console }) };
    },
    at: (who, system) => standing(system, who, parts.supportContacts()),
    rolesOf: roleOfUser,
    rolesIn: (system, phones) => rolesAt(system, phones, parts.supportContacts()),
    human: (user) => humanBehind(systems, user),
    async whoCan(who, role) {
      const directory = systems.find((system) => system.id === who.phone.system)?.service.directory;
      const all = (await directory?.all().catch(() => [])) ?? [];
      const able = all.filter((user) => user.enabled && hasRole({ roles: roleOfUser(user) }, role));
      const exact = able.filter((user) => roleOfUser(user).includes(role));
      const names = (exact.length > 0 ? exact : able).slice(0, 2).map((user) => user.name);
      if (names.length === 0) return [];
      return [names.length === 1 ? `${names[0]} is one.` : `${names.join(' and ')} are two of them.`];
    },
    async withRole(who, role) {
      const directory = systems.find((system) => system.id === who.phone.system)?.service.directory;
      const all = (await directory?.all()) ?? [];
      return all.filter((user) => user.enabled && roleOfUser(user).includes(role));
    },
    forget(user) {
      profiles.forget(keyOf(user));
      matches.forget(keyOf(user));
      remembered.delete(keyOf(user));
    },
  };
}

/** Asks the platform; when it does not answer, what was stored of that person serves. */
async function readProfile(
  { chats, database, clock }: Parts,
  from: ChatUser,
  where: Conversation,
): Promise<ChatProfile> {
  const adapter = chats.get(from.platform);
  if (!adapter) throw new PatchcordError('unreachable', 'That chat platform is not set up here.');
  try {
    const profile = await adapter.profile(from, where);
    await database.commit((tx) => upsertChatUser(tx, toStored(profile, clock.now())), { durable: false });
    return profile;
  } catch (error) {
    const known = await readChatUser(database.db, from.platform, from.tenant, from.id);
    if (known) return fromStored(known, from);
    throw error;
  }
}

function toStored(profile: ChatProfile, seenAt: number): Omit<StoredChatUser, 'direct'> {
  const { platform, tenant, id, name, kind, emailVerified } = profile;
  const optional = {
    email: profile.email ?? null,
    directoryId: profile.directoryId ?? null,
    locale: profile.locale ?? null,
    zone: profile.zone ?? null,
  };
  return { platform, tenant, id, name, kind, emailVerified, ...optional, seenAt };
}

function fromStored(stored: StoredChatUser, { platform }: ChatUser): ChatProfile {
  const { tenant, id, name, kind, emailVerified, email, directoryId, locale, zone } = stored;
  return {
    platform,
    tenant,
    id,
    name,
    kind,
    emailVerified,
    ...(email && { email }),
    ...(directoryId && { directoryId }),
    ...(locale && { locale }),
    ...(zone && { zone }),
  };
}

/** What the arrival itself says (zone, locale) is newer than what is remembered. */
function said(from: Incoming['from']): Partial<ChatProfile> {
  return { ...(from.zone ? { zone: from.zone } : {}), ...(from.locale ? { locale: from.locale } : {}) };
}

/** What a client says of language and zone is taken only where it means something: nothing else of a request hangs on it. */
function spoken({ locale = '', zone = '' }: ChatProfile, defaultZone: string): Pick<Principal, 'locale' | 'zone'> {
  return { locale: usableLocale(locale) ?? 'en-GB', zone: isZone(zone) ? zone : defaultZone };
}

function keyOf(user: ChatUser): string {
  return `${user.platform}:${user.tenant}:${user.id}`;
}
