import type { AgentState, AgentWish } from './agent-states.ts';
import type { Presence, ShownPresence } from './presence.ts';
import type { SecretTarget } from './secret-rules.ts';
import type { PhoneRole } from './users.ts';

/** The states of the phone system in the words people use. Vendor spellings never reach a card. */
const PRESENCE: Record<ShownPresence, string> = {
  AVAILABLE: 'Available',
  AWAY: 'Away',
  DO_NOT_DISTURB: 'Do not disturb',
  BUSINESS_TRIP: 'Business trip',
  LUNCH: 'Lunch',
  ON_CALL: 'On a call',
  RINGING: 'Ringing',
  OFFLINE: 'Offline',
  OTHER: 'Unknown',
};

/** What a presence does to calls: the forwarding rules of the phone system follow it (PortSIP reference, 9.1). */
export const CALLS: Record<Presence, string> = {
  AVAILABLE: 'Calls ring on your phones.',
  AWAY: 'Calls follow your away rule.',
  DO_NOT_DISTURB: 'Calls go to voicemail, unless your do-not-disturb rule says otherwise.',
  BUSINESS_TRIP: 'Calls follow your business trip rule.',
  LUNCH: 'Calls follow your lunch rule.',
};

const AGENT: Record<AgentState, string> = {
  READY: 'Ready',
  NOT_READY: 'Not ready',
  WRAP_UP: 'Wrap-up',
  BREAK: 'Break',
  LUNCH: 'Lunch',
  LOGGED_OUT: 'Logged out',
  QUEUE_CALL: 'On a queue call',
  OTHER_CALL: 'On another call',
  OFFLINE: 'Offline',
  OTHER: 'Unknown',
};

/** The state as it stands after "is" and "are": "Dana is at lunch". */
const STANDING: Record<ShownPresence, string> = {
  ...PRESENCE,
  DO_NOT_DISTURB: 'on Do not disturb',
  BUSINESS_TRIP: 'on a business trip',
  LUNCH: 'at lunch',
  ON_CALL: 'on a call',
  RINGING: 'being called',
  OFFLINE: 'offline',
  OTHER: 'in a state I do not know',
};

export function presenceStanding(presence: ShownPresence): string {
  return STANDING[presence];
}

export function presenceLabel(presence: ShownPresence): string {
  return PRESENCE[presence];
}

/** The state, with the note when there is one. */
export function presenceWords(state: { presence: ShownPresence; note: string }): string {
  return state.note ? `${PRESENCE[state.presence]} (${state.note})` : PRESENCE[state.presence];
}

export function stateLabel(state: AgentState): string {
  return AGENT[state];
}

/** The state that a wish leads to. */
export function wishLabel(wish: AgentWish): string {
  return wish === 'LOGGED_IN' ? 'Logged in' : AGENT[wish];
}

/** The state as it stands in a sentence: "On break in Support". */
export function titleWord(state: AgentState | AgentWish): string {
  switch (state) {
    case 'BREAK':
      return 'On break';
    case 'LUNCH':
      return 'At lunch';
    case 'WRAP_UP':
      return 'In wrap-up';
    case 'LOGGED_IN':
      return 'Logged in';
    case 'READY':
    case 'NOT_READY':
    case 'LOGGED_OUT':
    case 'QUEUE_CALL':
    case 'OTHER_CALL':
    case 'OFFLINE':
    case 'OTHER':
      return AGENT[state];
    default:
      return state satisfies never;
  }
}

const SECRET: Record<SecretTarget, string> = {
  account: 'phone password',
  extension: 'extension password',
  voicemail: 'voicemail PIN',
};

/** "phone password": as it stands within a sentence. */
export function secretWords(target: SecretTarget): string {
  return SECRET[target];
}

const ROLE = { employee: 'Employee', supervisor: 'Supervisor', admin: 'Administrator' } as const;

export function roleLabel({ name, means }: PhoneRole): string {
  return means ? ROLE[means] : name;
}

/** "…4711": enough to recognise a number by, too little to call it. */
export function lastDigits(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits === '' ? '' : `…${digits.slice(digits.length > 7 ? -4 : -2)}`;
}

/** "Sales, Support and Billing". */
export function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
