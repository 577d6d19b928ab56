import * as meeting from '../../commands/meeting/_examples.ts';
import * as lead from '../../commands/meeting/_lead-examples.ts';
import type { Language } from '../../src/core/language.ts';

type Examples = Record<Language, readonly string[]>;

/** How people say each command. A value of a choice that stands in a sentence of its own command means that value. */
export const EXAMPLES = {
  'meeting.start': meeting.START,
  'meeting.schedule': meeting.SCHEDULE,
  'meeting.list': lead.LIST,
  'meeting.stop': lead.STOP,
  'meeting.lock': lead.LOCK,
  'meeting.unlock': lead.UNLOCK,
  'meeting.mute': lead.MUTE,
  'meeting.unmute': lead.UNMUTE,
  'meeting.record': lead.RECORD,
  'meeting.invite': lead.INVITE,
  'meeting.participants': lead.PARTICIPANTS,
  'meeting.kick': lead.KICK,
  'meeting.chair': lead.CHAIR,
  'meeting.layout': lead.LAYOUT,
} satisfies Record<string, Examples>;
