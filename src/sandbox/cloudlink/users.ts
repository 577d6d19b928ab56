import { z } from 'zod';
import { accountNamed, type Cloud, type CloudUser, newId, usersOf, withEmail } from './cloud.ts';
import { collection } from './collection.ts';
import { forbidden, invalid, missing, Refusal } from './refusal.ts';
import { type Answer, accountFor, isAdmin, type KnownCall, parsed, type Routes } from './route.ts';

const optional = z.string().max(256).optional();
const Fields = z.object({
  email: z.email().toLowerCase().optional(),
  name: optional,
  extension: optional,
  phone: optional,
  mobile: optional,
  role: z.enum(['USER', 'ACCOUNT_ADMIN']).optional(),
});
type Fields = z.output<typeof Fields>;

/** Role addresses are refused by the platform (vendor knowledge base). */
const ROLE_ADDRESS = /^(admin|help|support|info)@/;

/** `admin/2017-09-01`: users (reference, section 4). */
export const users: Routes = {
  'GET /accounts/{accountId}/users': (call) => {
    const account = accountFor(call);
    const all = usersOf(call.cloud, account.accountId).map((user) => shown(call.cloud, user));
    return { status: 200, body: collection(all, { ...call, switches: call.cloud.switches }) };
  },

  'POST /accounts/{accountId}/users': (call) => {
    const account = accountFor(call);
    if (!isAdmin(call.me)) throw forbidden();
    return created(call, account.accountId, parsed(Fields, call.body));
  },

  /** Can only create the role USER; the other fields are locked. */
  'POST /users': (call) => {
    if (!isAdmin(call.me)) throw forbidden();
    const { email, role } = parsed(Fields, call.body);
    if (role && role !== 'USER') throw forbidden('Only the role USER can be created here');
    return created(call, call.me.accountId, { email });
  },

  'GET /accounts/{accountId}/users/{userId}': (call) => ({ status: 200, body: shown(call.cloud, inAccount(call)) }),
  'GET /users/{userId}': (call) => ({ status: 200, body: shown(call.cloud, reachable(call)) }),

  'PUT /accounts/{accountId}/users/{userId}': (call) => changed(call, inAccount(call), parsed(Fields, call.body)),
  'PUT /users/{userId}': (call) => {
    const user = reachable(call);
    const fields = parsed(Fields, call.body);
    if (fields.role && fields.role !== user.role) throw forbidden('The role cannot be changed here');
    return changed(call, user, fields);
  },

  'DELETE /accounts/{accountId}/users/{userId}': (call) => removed(call, inAccount(call)),
  'DELETE /users/{userId}': (call) => removed(call, reachable(call)),

  'PATCH /accounts/{accountId}/users': (call) => {
    const schema = z.object({
      operations: z.array(
        z.object({
          op: z.enum(['create', 'update', 'delete']),
          id: z.string().optional(),
          body: z.unknown().optional(),
        }),
      ),
    });
    const { operations } = parsed(schema, call.body);
    const answers = operations.map(({ op, id = '', body }) => {
      try {
        const inner = { ...call, params: { ...call.params, userId: id } };
        if (op === 'create') return created(inner, accountFor(inner).accountId, parsed(Fields, body));
        if (op === 'update') return changed(inner, inAccount(inner), parsed(Fields, body));
        return removed(inner, inAccount(inner));
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown;
        return { status: thrown.status, body: { message: thrown.message } };
      }
    });
    return {
      status: 200,
      body: { operations: answers.map(({ status, body }) => ({ statusCode: status, headers: {}, body })) },
    };
  },

  /** The sample of the vendor sends no token with it. */
  'PUT /users/{userId}/password': {
    open({ cloud, params, body }) {
      const { email, accountId } = parsed(
        z.object({ email: z.string(), action: z.literal('forgot'), accountId: z.string().optional() }),
        body,
      );
      const account = accountId === undefined ? undefined : accountNamed(cloud, accountId);
      if (accountId !== undefined && !account) throw missing('Account');
      const user = withEmail(cloud, params.userId ?? '').find((one) => !account || one.accountId === account.accountId);
      if (!user || user.email !== email.toLowerCase()) throw missing('User');
      return mailReset(cloud, user);
    },
  },
};

function mailReset(cloud: Cloud, user: CloudUser): Answer {
  const { switches, accounts, mailbox } = cloud;
  if (accounts.get(user.accountId)?.singleSignOn) {
    if (switches.resetSingleSignOn === 403) throw forbidden('Sign-in is with the identity provider');
    return { status: 200 };
  }
  if (!user.registered) {
    if (switches.resetUnregistered === 'no mail') return { status: 200 };
    throw switches.resetUnregistered === 404 ? missing('User') : invalid('The user is not registered');
  }
  mailbox.push({ to: user.email, kind: 'reset', accountId: user.accountId });
  return { status: 200 };
}

/** `sipPassword` is in every ordinary read. */
function shown({ accounts }: Cloud, user: CloudUser) {
  const { registered, password: _never, hostsMeetings: _licence, createdOn, modifiedOn, source, ...rest } = user;
  return {
    ...rest,
    uniqueUserId: user.userId,
    displayName: user.name,
    emailValid: true,
    emailVerified: registered,
    userVerified: registered,
    sipAddress: `${user.extension}@${accounts.get(user.accountId)?.domain ?? ''}`,
    ...(source !== '' && { source }),
    createdOn: new Date(createdOn).toISOString(),
    modifiedOn: new Date(modifiedOn).toISOString(),
    _links: { self: { href: `/accounts/${user.accountId}/users/${user.userId}` } },
  };
}

function inAccount(call: KnownCall): CloudUser {
  const account = accountFor(call);
  const user = call.cloud.users.get(call.params.userId ?? '');
  if (!user || user.accountId !== account.accountId) throw missing('User');
  return user;
}

function reachable(call: KnownCall): CloudUser {
  const user = call.cloud.users.get(call.params.userId ?? '');
  if (!user) throw missing('User');
  accountFor({ ...call, params: { accountId: user.accountId } });
  return user;
}

function refuseTaken({ cloud }: KnownCall, accountId: string, email: string, own?: string): void {
  if (ROLE_ADDRESS.test(email)) throw invalid('Role addresses are not accepted');
  const twin = usersOf(cloud, accountId).find((user) => user.email === email && user.userId !== own);
  if (twin)
    throw new Refusal(cloud.switches.duplicate, 'Conflict', 'One or more of the attribute values are already in use.');
}

function created(call: KnownCall, accountId: string, { email, ...fields }: Fields): Answer {
  if (!email) throw invalid('email: is needed');
  // The platform compares numbers only where they are GUIDs or numbers of the same account.
  refuseTaken(call, accountId, email);
  const now = call.cloud.clock.now();
  const user: CloudUser = {
    userId: newId(),
    accountId,
    name: fields.name ?? email,
    email,
    role: fields.role ?? 'USER',
    extension: fields.extension ?? '',
    phone: fields.phone ?? '',
    mobile: fields.mobile ?? '',
    registered: false,
    hostsMeetings: false,
    source: '',
    password: newId(),
    sipPassword: newId(),
    createdOn: now,
    modifiedOn: now,
  };
  call.cloud.users.set(user.userId, user);
  return { status: 201, body: shown(call.cloud, user) };
}

function changed(call: KnownCall, user: CloudUser, { email, ...fields }: Fields): Answer {
  const own = user.userId === call.me.userId;
  if (!isAdmin(call.me) && !own) throw forbidden();
  if (fields.role && fields.role !== user.role && (own || user.role === 'PARTNER_ADMIN')) throw forbidden();
  const locked = user.source !== '' && (email !== undefined || fields.name !== undefined);
  if (locked) throw forbidden('The record comes from another source');
  if (email) refuseTaken(call, user.accountId, email, user.userId);
  const given = Object.fromEntries(Object.entries({ ...fields, email }).filter(([, value]) => value !== undefined));
  Object.assign(user, given, { modifiedOn: call.cloud.clock.now() });
  return { status: 200, body: shown(call.cloud, user) };
}

/** Partners and MiCloud Connect users stay; what another source brings loses its CloudLink account and stays listed. */
function removed({ cloud, me }: KnownCall, user: CloudUser): Answer {
  if (!isAdmin(me) || user.role === 'PARTNER_ADMIN' || user.source === 'MICLOUD_CONNECT') throw forbidden();
  if (user.source === 'PBX' || user.source === 'SCIM') user.registered = false;
  else cloud.users.delete(user.userId);
  return { status: 204 };
}
