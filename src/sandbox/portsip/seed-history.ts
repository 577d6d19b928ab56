import { soundBytes } from './blobs.ts';
import type { Fields } from './fields.ts';
import { byName, instant, type Pbx, type User } from './pbx.ts';

const MINUTE_MS = 60_000;
const seededId = (number: number) => `87815664469175${String(number).padStart(4, '0')}`;

/** One call of a person: how long ago it began, with whom, how long it rang and lasted. */
export interface PastCall {
  /** Account name. */
  who: string;
  minutesAgo: number;
  direction: 'INBOUND_CALL' | 'OUTBOUND_CALL' | 'EXTENSION_CALL';
  number: string;
  name: string;
  rangS: number;
  /** Nothing for a call nobody answered. */
  talkedS?: number;
  recorded?: boolean;
  /** Where its recording claims to be; the place of files, unless said. */
  fileUrl?: string;
}

const calls: PastCall[] = [
  {
    who: 'dana.kim',
    minutesAgo: 25,
    direction: 'INBOUND_CALL',
    number: '+4940555118',
    name: 'Hafenlogistik Nord',
    rangS: 22,
  },
  {
    who: 'dana.kim',
    minutesAgo: 70,
    direction: 'INBOUND_CALL',
    number: '+33155501',
    name: 'Atelier Roux',
    rangS: 6,
    talkedS: 312,
    recorded: true,
  },
  {
    who: 'dana.kim',
    minutesAgo: 130,
    direction: 'EXTENSION_CALL',
    number: '2002',
    name: 'Mia Rossi',
    rangS: 4,
    talkedS: 95,
  },
  {
    who: 'dana.kim',
    minutesAgo: 1500,
    direction: 'OUTBOUND_CALL',
    number: '+4930202020',
    name: '',
    rangS: 9,
    talkedS: 41,
  },
  { who: 'dana.kim', minutesAgo: 2900, direction: 'INBOUND_CALL', number: '+48225550', name: '', rangS: 30 },
  {
    who: 'omar.haddad',
    minutesAgo: 15,
    direction: 'INBOUND_CALL',
    number: '+4989555302',
    name: 'Brauhaus Süd',
    rangS: 8,
    talkedS: 604,
    recorded: true,
  },
  {
    who: 'omar.haddad',
    minutesAgo: 50,
    direction: 'INBOUND_CALL',
    number: '+4940555118',
    name: 'Hafenlogistik Nord',
    rangS: 20,
  },
  {
    who: 'omar.haddad',
    minutesAgo: 200,
    direction: 'EXTENSION_CALL',
    number: '2052',
    name: 'Lena Fischer',
    rangS: 3,
    talkedS: 61,
  },
  {
    who: 'lena.fischer',
    minutesAgo: 35,
    direction: 'INBOUND_CALL',
    number: '+43155509',
    name: 'Donau Druck',
    rangS: 5,
    talkedS: 180,
    recorded: true,
  },
  {
    who: 'lena.fischer',
    minutesAgo: 90,
    direction: 'INBOUND_CALL',
    number: '+4989555302',
    name: 'Brauhaus Süd',
    rangS: 25,
  },
  {
    who: 'mia.rossi',
    minutesAgo: 120,
    direction: 'OUTBOUND_CALL',
    number: '+39025550',
    name: 'Officina Verdi',
    rangS: 11,
    talkedS: 420,
  },
  {
    who: 'priya.natarajan',
    minutesAgo: 240,
    direction: 'OUTBOUND_CALL',
    number: '+498005550',
    name: 'Mitel hotline',
    rangS: 2,
    talkedS: 1260,
  },
  {
    who: 'sam.ortiz',
    minutesAgo: 60,
    direction: 'INBOUND_CALL',
    number: '+498005550',
    name: 'Mitel hotline',
    rangS: 28,
  },
  {
    who: 'noah.becker',
    minutesAgo: 80,
    direction: 'EXTENSION_CALL',
    number: '2061',
    name: 'Katarina Horvat',
    rangS: 4,
    talkedS: 133,
  },
];

/** Fills yesterday and today: calls, recordings of some, and a few text messages. */
export function seedHistory(pbx: Pbx): void {
  for (const [index, past] of calls.entries()) {
    addPastCall(pbx, past, { call: seededId(index + 1), recording: seededId(1000 + index) });
  }
  for (const [index, name] of ['dana.kim', 'omar.haddad', 'sam.ortiz'].entries()) {
    const user = byName(pbx, name);
    if (user) addMessage(pbx, user, seededId(2000 + index));
  }
}

/** Writes a call down that is over, with its recording where it was recorded. */
export function addPastCall(
  pbx: Pbx,
  past: PastCall,
  ids: { call: string; recording: string } = { call: pbx.nextId(), recording: pbx.nextId() },
): { call: string; recording: string } {
  const user = byName(pbx, past.who);
  if (!user) return ids;
  const fields = callRecord(pbx, user, past, ids.call);
  pbx.cdrs.put(ids.call, fields, user.id);
  if (past.recorded) addRecording(pbx, user, past, fields, ids.recording);
  return ids;
}

function callRecord(pbx: Pbx, user: User, past: PastCall, id: string): Fields {
  const started = pbx.clock.now() - past.minutesAgo * MINUTE_MS;
  const answered = started + past.rangS * 1000;
  const ended = answered + (past.talkedS ?? 0) * 1000;
  const own = { number: user.extension, domain: pbx.domain, name: user.displayName };
  const internal = past.direction === 'EXTENSION_CALL';
  const other = { number: past.number, domain: internal ? pbx.domain : 'trunk.example', name: past.name };
  const [caller, callee] = past.direction === 'OUTBOUND_CALL' ? [own, other] : [other, own];
  const direct = `+4930555${user.extension}`;
  return {
    id,
    caller: caller.number,
    caller_domain: caller.domain,
    caller_display_name: caller.name,
    callee: callee.number,
    callee_domain: callee.domain,
    callee_display_name: callee.name,
    started_at: instant(started),
    rang_at: instant(started + 400),
    // Real answers say "" where nothing happened (reference, section 1, rule 6).
    answered_at: past.talkedS === undefined ? '' : instant(answered),
    ended_at: instant(ended),
    call_id: `${id}@${pbx.domain}`,
    direction: past.direction,
    end_reason: past.talkedS === undefined ? 'CANCELLED' : 'CALLER_DISCONNECTED',
    reroute_reason: '',
    status_code: past.talkedS === undefined ? 487 : 200,
    destination: callee.number,
    outbound_caller_id: past.direction === 'OUTBOUND_CALL' ? direct : '',
    did_cid: past.direction === 'INBOUND_CALL' ? direct : '',
    trunk: internal ? '' : 'Berlin trunk',
    duration: past.talkedS ?? 0,
    service_number: '',
    user_data: '',
    cost: 0,
    billed_account: '',
  };
}

function addRecording(pbx: Pbx, user: User, past: PastCall, call: Fields, id: string): void {
  const fields = {
    id,
    caller: call.caller,
    callee: call.callee,
    started_at: call.answered_at,
    ended_at: call.ended_at,
    duration: past.talkedS,
    file_name: `${id}.wav`,
    file_size: soundBytes(past.talkedS ?? 0),
    file_url: past.fileUrl ?? `/api/blobs/${id}`,
  };
  pbx.recordings.set(id, { userId: user.id, fields });
}

function addMessage(pbx: Pbx, user: User, id: string): void {
  const fields = {
    id,
    config_id: null,
    sender: '+491515550123',
    sender_name: 'Courier',
    receiver: `+4930555${user.extension}`,
    receiver_name: user.displayName,
    channel_name: null,
    channel_number: null,
    brand: null,
    did: `+4930555${user.extension}`,
    msg_type: 'SMS',
    direction: 'IN',
    content: 'Your parcel waits at the front desk.',
    reason: null,
    delivery: 'RECV',
    provider_msg_id: null,
    created_at: instant(pbx.clock.now() - 3 * 60 * MINUTE_MS),
  };
  pbx.messages.set(id, { userId: user.id, fields });
}
