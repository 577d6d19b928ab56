/**
 * What nobody outside Mitel knows for certain: one switch for each row of the list of unknowns (reference, section 11). A client has
 * to work with every setting.
 */
export interface CloudSwitches {
  /** 1: the member of the body that carries a refresh token. */
  refreshField: 'refresh_token' | 'token';
  /** 2: how the token has to stand in `Authorization`. */
  authorization: 'both' | 'bearer' | 'bare';
  /** 3: the shape of a refusal's body. */
  errorBody: 'message' | 'error' | 'list' | 'problem' | 'html' | 'empty';
  /** 4: calls a minute before 429; 0 is no limit. */
  callsPerMinute: number;
  /** 4: the form of the wait hint. */
  retryAfter: 'date' | 'seconds' | 'past' | 'absent';
  /** 5: an e-mail address that is taken. */
  duplicate: 400 | 409;
  /** 6: a reset for somebody who never completed their account. */
  resetUnregistered: 'no mail' | 404 | 400;
  /** 7: a reset in an account with single sign-on. */
  resetSingleSignOn: 'no mail' | 403;
  /** 8: the signature of a delivery: hex HMAC-SHA-256 of the raw body under the applicationId. */
  signature: 'none' | 'hmac' | 'wrong';
  /** 9: minutes after which a subscription is gone; 0 never. */
  subscriptionMinutes: number;
  /** 10: several publications in one delivery. */
  batches: boolean;
  /** 11: an empty collection. */
  emptyItems: 'absent' | 'list';
  /** 12: what a new conference answers. */
  conference: 'minimal' | 'full';
  /** 14: the format of the mails about support logs. */
  supportMail: 'text' | 'html' | 'both';
  /** 15: a call to the region the account is not in. */
  wrongRegion: 'serve' | 404 | 421 | 'redirect';
  /** 16: how an account may be named. */
  accountId: 'both' | 'number' | 'guid';
}

/** Switch 13, a way to read or write presence, has no setting: none was ever found, so there is none here. */
export function defaultSwitches(): CloudSwitches {
  return {
    refreshField: 'refresh_token',
    authorization: 'both',
    errorBody: 'message',
    callsPerMinute: 0,
    retryAfter: 'date',
    duplicate: 409,
    resetUnregistered: 'no mail',
    resetSingleSignOn: 'no mail',
    signature: 'none',
    subscriptionMinutes: 0,
    batches: false,
    emptyItems: 'absent',
    conference: 'minimal',
    supportMail: 'text',
    wrongRegion: 'serve',
    accountId: 'both',
  };
}
