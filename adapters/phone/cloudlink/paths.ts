/**
 * Every address, header and member of CloudLink that Patchcord uses, with how certain it is (reference, marks):
 * C is confirmed by the vendor, I was inferred from third-party code. What changes there, changes here.
 */

export const SERVICES = ['authentication', 'admin', 'chat', 'notifications', 'media', 'analytics'] as const;
export type Service = (typeof SERVICES)[number];

/** C for the first five; I for `analytics`. */
export const VERSION = '2017-09-01';

/** C without a region; I with one. */
export const hostOf = (service: Service, region: string | undefined): string =>
  `https://${service}${region === undefined ? '' : `.${region}`}.api.mitel.io`;

/** I: named in every answer; the vendor's support asks for it. */
export const CORRELATION_HEADER = 'x-mitel-correlation-id';

/** C: identifies the calling app. Never with a user's id. */
export const APP_HEADER = 'x-mitel-app';

/** U: the first is tried first, the other on a 400, and what worked is remembered. */
export const REFRESH_FIELDS = ['refresh_token', 'token'] as const;

const part = encodeURIComponent;

export const paths = {
  /** C */
  authorize: '/authorize',
  /** C: tokens by POST, who am I by GET. */
  token: '/token',
  /** I: a token of a user, with Delegated Authentication (C). What it is sent is `delegationFor`. */
  assumeRole: '/assume-role/token',
  /** I */
  accounts: '/accounts',
  /** I */
  account: (account: string) => `/accounts/${part(account)}`,
  /** C: create through this route. */
  users: (account: string) => `/accounts/${part(account)}/users`,
  /** I for the verbs, C for what they may change. */
  user: (account: string, user: string) => `/accounts/${part(account)}/users/${part(user)}`,
  /** I: a demo bot of the vendor. */
  forgottenPassword: (email: string) => `/users/${part(email)}/password`,
  /** C for POST, I for GET and DELETE. */
  subscriptions: '/subscriptions',
  /** I */
  subscription: (id: string) => `/subscriptions/${part(id)}`,
  /** C for POST, I for GET. */
  callsOf: (extension: string) => `/endpoints/${part(extension)}/calls`,
  /** C */
  conversations: '/conversations',
  /** C */
  messages: (conversation: string) => `/conversations/${part(conversation)}/messages`,
  /** I, as all of conferences: made by POST, ended by POST, deleted by DELETE. */
  conferences: '/conferences',
  conferencesOf: (user: string) => `/users/${part(user)}/conferences`,
  conference: (id: string) => `/conferences/${part(id)}`,
  /** I: event history. */
  events: '/events-records',
  conferenceParticipants: (id: string) => `/conferences/${part(id)}/participants`,
  conferenceParticipant: (id: string, participant: string) =>
    `/conferences/${part(id)}/participants/${part(participant)}`,
} as const;

/** U: which members the call for a delegated token takes. */
export const delegationFor = (account: string, user: string) => ({ accountId: account, userId: user });

/** I: digits of a code that was seen being asked for. */
export const ACCESS_CODE_DIGITS = 9;

/** What the log says of a path that names a person. */
export const FORGOTTEN_PASSWORD_AS = '/users/…/password';

/** U: third-party code guesses a hex HMAC-SHA-256 of the raw body under the applicationId; no name is recorded, so this one is a guess. */
export const SIGNATURE_HEADER = 'x-mitel-signature';

/** C: topic and subject prefix of call events, and the state in them. */
export const CALL_TOPIC = 'platform-api-media';
export const CALL_SUBJECTS = `/${VERSION}/endpoints/`;
/** C: JSONPath over `publications`; `ringing` was seen. */
export const RINGING_FILTER = "$.publications[?(@.content.state=='ringing')]";

/** C: `no-reply@mitel.io` sends all mails. */
export const MAIL_SENDER = 'no-reply@mitel.io';
/** C */
export const PORTAL = 'https://admin.mitel.io';
