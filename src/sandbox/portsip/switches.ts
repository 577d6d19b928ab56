/** Releases of the vendor's product that answer differently (reference, section 14). */
export const profiles = ['22.2', '22.3', '22.6'] as const;
export type Profile = (typeof profiles)[number];

/** What `GET /tenant/status` calls each profile. */
export const productVersions: Record<Profile, string> = { '22.2': '22.2.25', '22.3': '22.3.2', '22.6': '22.6.1' };

/**
 * Everything the vendor's documents leave open (reference, section 16, by number) and what a tenant can set for itself.
 * The object a sandbox returns may be changed while it runs.
 */
export interface Switches {
  /** 1: status of an expired, revoked or unknown access token. */
  expiredToken: 401 | 400 | 403;
  /** 2: calls a minute for the whole server, 0 for no limit. */
  callsPerMinute: number;
  /** 2: what a call over the limit gets. */
  overLimit: '429' | '503' | '429 with wait' | '503 with wait' | 'close';
  /** 3: a refresh hands out a new refresh token, keeps the old one, or is refused always. */
  refresh: 'rotate' | 'keep' | 'refuse';
  /** 4: what `skip` counts from. */
  skipOrigin: 0 | 1;
  /** 5: what a change does to optional members that are not sent. */
  omittedMembers: 'keep' | 'reset';
  /** 6: whether presence DO_NOT_DISTURB and `enable_dnd` move each other. */
  presenceAndDnd: 'separate' | 'coupled';
  /** 7: READY and the like written by somebody who is logged out. */
  readyWhileLoggedOut: 'refuse' | 'imply';
  /** 8: status of a call without the privilege for it. */
  missingPrivilege: 403 | 400;
  /** 9: how a blank member looks in an answer. */
  blank: 'null' | 'empty' | 'missing';
  /** 10: milliseconds after which a connection for events falls silent without an end, 0 for never. */
  wsiSilentAfterMs: number;
  /** Section 12: whether the calls with which people are in a meeting are told like others. */
  wsiRoomCalls: boolean;
  /** Section 12: whether subscribing is acknowledged. */
  wsiAcknowledge: boolean;
  /** Section 12: how events spell that an agent is logged out. */
  wsiLogout: 'LOGGED_OUT' | 'Logout';
  /** 11: whether `verify_otp` answers with the tokens or with nothing. */
  verifyOtpAnswer: 'tokens' | 'nothing';
  /** 14: code of a name, number or mail address that is taken. */
  duplicate: 'VALIDATE_FAILED' | 'UNKNOWN';
  /** Section 6: voicemail PINs with a descending run (987). */
  descendingPin: 'accept' | 'refuse';
  /** Section 11.1: what `POST /user/presence` takes for "free" from 22.3. */
  freePresence: 'ONLINE' | 'AVAILABLE' | 'both';
  /** Section 4: no parameter is documented for `/user/cdrs`. */
  callRecordList: 'whole' | 'pages' | 'pages, oldest first' | 'refuses order';
  /** Section 11.4: what a file answers to a range, and from 22.6 whether files want a token. */
  blobRanges: 'ignored' | 'honoured';
  privateBlobs: boolean;
  /** Section 10: how long a change cursor is remembered, in milliseconds. */
  cursorLifeMs: number;
  /** Section 2.2: failed sign-ins of one address within an hour before it is blocked for an hour, 0 for never. */
  blockAfterFailures: number;
  /** Section 2.2: the tenant's mailed second factor; the second says whether the form token call asks for it, too. */
  twoFactor: boolean;
  twoFactorOnForm: boolean;
  /** Section 2.2: `password_force_reset` of the tenant. */
  forcePasswordReset: boolean;
  /** Section 14: length of a voicemail PIN by tenant policy, from 22.3; within 6 to 10. */
  pinLength: { min: number; max: number };
}

/** The answers the documents make likeliest. */
export function likelySwitches(): Switches {
  return {
    expiredToken: 401,
    callsPerMinute: 0,
    overLimit: '429 with wait',
    refresh: 'rotate',
    skipOrigin: 0,
    omittedMembers: 'keep',
    presenceAndDnd: 'separate',
    readyWhileLoggedOut: 'refuse',
    missingPrivilege: 403,
    blank: 'null',
    wsiSilentAfterMs: 0,
    wsiRoomCalls: true,
    wsiAcknowledge: true,
    wsiLogout: 'LOGGED_OUT',
    verifyOtpAnswer: 'tokens',
    duplicate: 'VALIDATE_FAILED',
    descendingPin: 'accept',
    freePresence: 'ONLINE',
    callRecordList: 'whole',
    blobRanges: 'ignored',
    privateBlobs: false,
    cursorLifeMs: 7 * 24 * 60 * 60_000,
    blockAfterFailures: 50,
    twoFactor: false,
    twoFactorOnForm: false,
    forcePasswordReset: false,
    pinLength: { min: 6, max: 10 },
  };
}
