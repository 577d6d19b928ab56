import type { Change, Side, Status } from './record.ts';

const STATUS: Record<Status, string> = {
  available: 'Available',
  away: 'Away',
  dnd: 'Do not disturb',
  trip: 'Business trip',
  lunch: 'Lunch',
  'back-soon': 'Be right back',
  busy: 'Busy',
  meeting: 'In a meeting',
  call: 'On a call',
  out: 'Out of office',
  other: 'A status of your own',
  idle: 'Idle',
  offline: 'Offline',
  unknown: 'Unknown',
};

const SIDE: Record<Side, string> = { phone: 'Phone', teams: 'Teams', slack: 'Slack' };
const IN_SENTENCE: Record<Side, string> = { phone: 'the phone', teams: 'Teams', slack: 'Slack' };

export function statusLabel(status: Status): string {
  return STATUS[status];
}

export function sideLabel(side: Side): string {
  return SIDE[side];
}

/** As it stands in a sentence. */
export function sideWords(side: Side): string {
  return IN_SENTENCE[side];
}

/** Why something changed, in a few words. */
export function whyWords({ why, from, side }: Pick<Change, 'why' | 'from' | 'side'>): string {
  switch (why) {
    case 'command':
      return 'you told me';
    case 'person':
      return `changed in ${IN_SENTENCE[side]}`.replace('in the phone', 'on the phone');
    case 'call':
      return 'a call';
    case 'follow':
      return `follows ${IN_SENTENCE[from]}`;
    case 'end':
      return `${IN_SENTENCE[from]} no longer says otherwise`;
    default:
      return why satisfies never;
  }
}
