import { randomBytes } from 'node:crypto';
import { type Pbx, type Session, type User, userOf } from './pbx.ts';
import { Refusal } from './refusal.ts';

/** Tokens as the vendor hands them out; `expires_in` in seconds. */
export interface Tokens {
  token_type: 'Bearer';
  access_token: string;
  refresh_token: string;
  expires_in: number;
}

/** Opens a session of this person. */
export function openSession(pbx: Pbx, user: User): Tokens {
  const session: Session = { userId: user.id, refreshToken: secret(), used: 0, access: new Map() };
  pbx.sessions.add(session);
  pbx.byRefresh.set(session.refreshToken, session);
  return newAccess(pbx, session);
}

/** Who presents this access token; undefined when it is unknown, revoked or too old, or its owner is gone or disabled. */
export function ownerOf(pbx: Pbx, accessToken: string): User | undefined {
  const session = pbx.byAccess.get(accessToken);
  const until = session?.access.get(accessToken);
  if (!session || until === undefined || until <= pbx.clock.now()) return undefined;
  const user = userOf(pbx, session.userId);
  if (!user?.enabled) return undefined;
  session.used = ++pbx.uses;
  return user;
}

/** A bad or used refresh token is 400 UNKNOWN (reference, section 2.1). Access tokens handed out before live on until they expire. */
export function refreshSession(pbx: Pbx, refreshToken: string): Tokens {
  const session = pbx.byRefresh.get(refreshToken);
  const user = session && userOf(pbx, session.userId);
  if (!session || !user?.enabled || pbx.switches.refresh === 'refuse') {
    throw new Refusal(400, 'UNKNOWN', 'The refresh token is not valid.');
  }
  for (const [token, until] of session.access) {
    if (until <= pbx.clock.now()) forget(pbx, session, token);
  }
  if (pbx.switches.refresh === 'rotate') {
    pbx.byRefresh.delete(refreshToken);
    session.refreshToken = secret();
    pbx.byRefresh.set(session.refreshToken, session);
  }
  return newAccess(pbx, session);
}

/** Ends the session this access token belongs to, its refresh token included. */
export function closeSession(pbx: Pbx, accessToken: string): void {
  const session = pbx.byAccess.get(accessToken);
  if (!session) return;
  drop(pbx, session);
  pbx.signedOut.set(session.userId, pbx.uses);
}

export function closeSessionsOf(pbx: Pbx, user: User): void {
  for (const session of pbx.sessions) if (session.userId === user.id) drop(pbx, session);
}

/**
 * True while somebody acts for this person: a session can still be refreshed and was used since the person last signed out.
 * What a client left behind when it was killed does not count after that.
 */
export function isConnected(pbx: Pbx, user: User): boolean {
  const signedOut = pbx.signedOut.get(user.id) ?? 0;
  for (const session of pbx.sessions) if (session.userId === user.id && session.used > signedOut) return true;
  return false;
}

export function secret(): string {
  return randomBytes(24).toString('base64url');
}

function newAccess(pbx: Pbx, session: Session): Tokens {
  const token = secret();
  session.used = ++pbx.uses;
  session.access.set(token, pbx.clock.now() + pbx.tokenLifeMs);
  pbx.byAccess.set(token, session);
  return {
    token_type: 'Bearer',
    access_token: token,
    refresh_token: session.refreshToken,
    expires_in: Math.floor(pbx.tokenLifeMs / 1000),
  };
}

function drop(pbx: Pbx, session: Session): void {
  for (const token of session.access.keys()) forget(pbx, session, token);
  pbx.byRefresh.delete(session.refreshToken);
  pbx.sessions.delete(session);
}

function forget(pbx: Pbx, session: Session, token: string): void {
  session.access.delete(token);
  pbx.byAccess.delete(token);
}
