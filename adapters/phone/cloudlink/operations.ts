import type { SkillName } from '../../../src/core/phone.ts';
import type { Service } from './paths.ts';

export type Operation = `${Service} ${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`;

/**
 * Which operations each part of the adapter calls, by service; a test compares them with what the simulator is asked.
 * `docs/cloudlink.md` is printed from it, with how certain each one is.
 */
export const OPERATIONS = {
  /** Every part stands on it: the installation's own session, and under which name its account is known. */
  foundation: [
    'authentication POST /token',
    'authentication POST /authorize',
    'authentication GET /token',
    'admin GET /accounts',
    'admin GET /accounts/{accountId}',
  ],
  accounts: ['authentication POST /token', 'authentication POST /authorize', 'authentication GET /token'],
  delegation: ['authentication POST /assume-role/token'],
  directory: [
    'admin GET /accounts/{accountId}/users',
    'admin GET /accounts/{accountId}/users/{userId}',
    'media GET /endpoints/{extension}/calls',
  ],
  users: [
    'admin GET /accounts/{accountId}/users/{userId}',
    'admin POST /accounts/{accountId}/users',
    'admin PUT /accounts/{accountId}/users/{userId}',
    'admin DELETE /accounts/{accountId}/users/{userId}',
  ],
  passwords: ['admin GET /accounts/{accountId}/users/{userId}', 'admin PUT /users/{email}/password'],
  eventHistory: ['analytics GET /events-records'],
  ownMeetings: [
    'authentication GET /token',
    'media POST /conferences',
    'media GET /users/{userId}/conferences',
    'media GET /conferences/{conferenceId}',
    'media POST /conferences/{conferenceId}',
    'media DELETE /conferences/{conferenceId}',
    'media GET /conferences/{conferenceId}/participants',
    'media POST /conferences/{conferenceId}/participants',
    'media PUT /conferences/{conferenceId}/participants/{participantId}',
    'media DELETE /conferences/{conferenceId}/participants/{participantId}',
  ],
  messages: ['chat POST /conversations', 'chat POST /conversations/{conversationId}/messages'],
  notices: [
    'notifications POST /subscriptions',
    'notifications GET /subscriptions',
    'notifications DELETE /subscriptions/{subscriptionId}',
    'media GET /endpoints/{extension}/calls',
  ],
} as const satisfies Partial<
  Record<SkillName | 'foundation' | 'accounts' | 'delegation' | 'messages' | 'notices', readonly Operation[]>
>;
