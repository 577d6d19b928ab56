import { randomInt } from 'node:crypto';
import { byName, instant, type Pbx, since, type User, userOf } from './pbx.ts';
import { impossible, invalid, Refusal } from './refusal.ts';
import { type OpenCall, type Routes, text } from './route.ts';
import { checkPassword } from './rules.ts';
import { closeSession, openSession, refreshSession, secret } from './sessions.ts';

/** The fixed client of the form token call (reference, section 2.1). */
const CLIENT_ID = '9d806019-75b2-4b3d-bb8b-f5a3a412cc0a';
const HOUR_MS = 60 * 60_000;
const CODE_LIFE_MS = 5 * 60_000;

export const auth: Routes = {
  'POST /login/oauth/token': {
    open(call) {
      const { pbx, body } = call;
      if (body.client_id !== CLIENT_ID) throw invalid('client_id', 'is not known');
      if (body.grant_type === 'refresh_token') return refreshSession(pbx, text(body, 'refresh_token') ?? '');
      const user = signIn(call);
      return pbx.switches.twoFactor && pbx.switches.twoFactorOnForm ? challenge(pbx, user) : openSession(pbx, user);
    },
  },
  'POST /login/oauth/revoke': ({ pbx, token }) => closeSession(pbx, token),
  'POST /auth/sign_in': {
    open(call) {
      const user = signIn(call);
      return call.pbx.switches.twoFactor ? challenge(call.pbx, user) : openSession(call.pbx, user);
    },
  },
  'POST /auth/send_otp': {
    open({ pbx, body }) {
      const { user, open } = challenged(pbx, text(body, 'token') ?? '');
      open.code = String(randomInt(100_000, 1_000_000));
      mail(pbx, user, 'Your verification code', open.code, `Your code is ${open.code}.`);
    },
  },
  'POST /auth/verify_otp': {
    open({ pbx, body }) {
      const token = text(body, 'token') ?? '';
      const { user, open } = challenged(pbx, token);
      if (!open.code || open.code !== body.code) throw new Refusal(400, 'UNAUTHORIZED', 'The code is wrong.');
      pbx.challenges.delete(token);
      const tokens = openSession(pbx, user);
      return pbx.switches.verifyOtpAnswer === 'tokens' ? tokens : undefined;
    },
  },
  'POST /auth/refresh_token': { open: ({ pbx, body }) => refreshSession(pbx, text(body, 'refresh_token') ?? '') },
  'POST /auth/sign_out': ({ pbx, token }) => closeSession(pbx, token),
  'GET /auth/user': ({ pbx, me }) => {
    const answer = { role: me.role, password_verified: true, password_force_reset: pbx.switches.forcePasswordReset };
    const role = pbx.roles.get(me.role);
    if (!since(pbx, '22.3') || !role) return answer;
    const capabilities = Object.entries(role.permissions).flatMap(([group, leaves]) =>
      Object.keys(leaves).flatMap((leaf) => (leaves[leaf] ? [`${group}.${leaf}`] : [])),
    );
    return { ...answer, domain: pbx.domain, role_id: role.id, role_name: role.name, capabilities };
  },
  'POST /auth/forget_password': {
    // From 22.6 the domain may be left out, by system users; this tenant's people have one in any case.
    adapt: (body, pbx) => (since(pbx, '22.6') ? { domain: pbx.domain, ...body } : body),
    open({ pbx, body }) {
      const user = body.domain === pbx.domain ? byName(pbx, text(body, 'username') ?? '') : undefined;
      // Whether an account exists is not told.
      if (!user) return;
      const token = secret();
      pbx.resets.set(token, { userId: user.id, until: pbx.clock.now() + HOUR_MS });
      const link = `${text(body, 'callback_url')}?token=${token}`;
      mail(pbx, user, 'Reset your password', token, `Open ${link} to choose a new password.`);
    },
  },
  'POST /auth/reset_password': {
    open({ pbx, body }) {
      const token = text(body, 'token') ?? '';
      const reset = pbx.resets.get(token);
      const user = reset && reset.until > pbx.clock.now() ? userOf(pbx, reset.userId) : undefined;
      if (!user) throw new Refusal(400, 'UNKNOWN', 'The reset link is not valid any more.');
      const password = text(body, 'new_password') ?? '';
      checkPassword(pbx, 'new_password', password, [user.name, user.email, user.displayName]);
      pbx.resets.delete(token);
      user.password = password;
    },
  },
  'GET /info': {
    from: '22.2',
    status: 200,
    open({ pbx, query }) {
      if (query.get('domain') !== pbx.domain) throw new Refusal(404, 'UNKNOWN', 'Domain not found.');
      return { domain: pbx.domain, enable_ms365_integration: false, ms365_authorization_endpoint: null };
    },
  },
};

/** A wrong sign-in is 400 UNAUTHORIZED; an address that failed too often is blocked for an hour (reference, section 2). */
function signIn({ pbx, body, address }: OpenCall): User {
  const now = pbx.clock.now();
  const limit = pbx.switches.blockAfterFailures;
  const failed = pbx.failures.get(address);
  if (failed && failed.blockedUntil > now) throw new Refusal(403, 'UNKNOWN', 'This address is blocked.');
  const user = body.domain === pbx.domain ? byName(pbx, text(body, 'username') ?? '') : undefined;
  if (user?.enabled && user.password === body.password) {
    pbx.failures.delete(address);
    return user;
  }
  const fresh = !failed || now - failed.since > HOUR_MS;
  const count = fresh ? 1 : failed.count + 1;
  const blockedUntil = limit > 0 && count >= limit ? now + HOUR_MS : 0;
  pbx.failures.set(address, { count, since: fresh ? now : failed.since, blockedUntil });
  throw new Refusal(400, 'UNAUTHORIZED', 'Wrong user name or password.');
}

function challenge(pbx: Pbx, user: User) {
  const token = secret();
  pbx.challenges.set(token, { userId: user.id, code: '', until: pbx.clock.now() + CODE_LIFE_MS });
  return { two_factor_enabled: true, token };
}

function challenged(pbx: Pbx, token: string) {
  const open = pbx.challenges.get(token);
  const user = open && open.until > pbx.clock.now() ? userOf(pbx, open.userId) : undefined;
  if (!open || !user) throw impossible('The sign-in is not under way any more.');
  return { user, open };
}

function mail(pbx: Pbx, user: User, subject: string, code: string, content: string): void {
  pbx.mailbox.push({ at: instant(pbx.clock.now()), to: user.email, subject, secret: code, text: content });
}
