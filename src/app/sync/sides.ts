import { PatchcordError, toPatchcordError } from '../../core/errors.ts';
import { PRESENCES, type Presence, type PresenceState } from '../../core/presence.ts';
import type { Shown, Side, Status, Wish } from '../../core/sync/record.ts';
import { readAccount } from '../../store/accounts.ts';
import type { SyncPerson } from '../../store/sync-people.ts';
import type { App } from '../app.ts';
import { directoryFor } from '../approvals/approvers.ts';
import { waitingTimer } from '../timers.ts';
import { accountOf } from './accounts.ts';
import { partsOf } from './sync.ts';

const LONGEST_NOTE = 128;

const FROM_PHONE: Record<PresenceState['presence'], Status> = {
  AVAILABLE: 'available',
  AWAY: 'away',
  DO_NOT_DISTURB: 'dnd',
  BUSINESS_TRIP: 'trip',
  LUNCH: 'lunch',
  ON_CALL: 'call',
  RINGING: 'unknown',
  OFFLINE: 'offline',
  OTHER: 'unknown',
};

const TO_PHONE: Partial<Record<Status, Presence>> = {
  available: 'AVAILABLE',
  away: 'AWAY',
  dnd: 'DO_NOT_DISTURB',
  trip: 'BUSINESS_TRIP',
  lunch: 'LUNCH',
};

/** What one side of a person shows now; undefined when it says nothing of them. */
export async function readSide(app: App, person: SyncPerson, side: Side): Promise<Shown | undefined> {
  if (side === 'phone') return readPhone(app, person.person);
  const place = app.sync?.places.get(side);
  const account = place && (await accountOf(app, person, place));
  return account === undefined ? undefined : (await place?.read([account]))?.get(account);
}

async function readPhone(app: App, person: string): Promise<Shown | undefined> {
  const { id } = partsOf(person);
  try {
    const state = await directoryFor(app, person).presence(id);
    const timer = await waitingTimer(app.database.db, `presence:${id}`);
    return shownOnPhone(state, timer?.at);
  } catch (thrown) {
    // Somebody who has left shows nothing any more.
    if (toPatchcordError(thrown).code === 'not-found') return undefined;
    throw thrown;
  }
}

function shownOnPhone(state: PresenceState, until: number | undefined): Shown {
  const status = state.line === 'on-call' ? 'call' : state.dnd ? 'dnd' : FROM_PHONE[state.presence];
  return { status, note: state.note, chosen: true, ...(until !== undefined && { until }) };
}

/** Writes to one side. `not-connected` and `not-allowed` are the person's and the operator's to mend. */
export async function writeSide(app: App, person: SyncPerson, side: Side, wish: Wish): Promise<void> {
  const held = person.record.sides[side].held?.wish;
  if (side === 'phone') return writePhone(app, person.person, wish, held);
  const place = app.sync?.places.get(side);
  const account = place && (await accountOf(app, person, place));
  if (!place || account === undefined) throw new PatchcordError('not-found', 'I do not know them there.');
  return place.write(account, wish, held);
}

/** With the person's own token: nobody else may set a presence. Without one there is the switch for do not disturb. */
async function writePhone(app: App, person: string, wish: Wish, held: Wish | undefined): Promise<void> {
  const { system, id } = partsOf(person);
  const account = await readAccount(app.database.db, system, id);
  const own = account && app.systems.find((one) => one.id === system)?.own(app.accounts.session(account));
  const status = wish.kind === 'set' ? wish.status : (wish.to?.status ?? 'available');
  if (!own?.ownPresence) {
    if (await switchDnd(app, person, { status, wish, held })) return;
    throw new PatchcordError('not-connected', 'The phone account is not connected.');
  }
  const note = wish.kind === 'set' ? wish.note : (wish.to?.note ?? '');
  const presence = PRESENCES.find((one) => one === TO_PHONE[status]);
  if (!presence) throw new PatchcordError('bad-input', 'The phone system has no such presence.');
  await own.ownPresence.set({ presence, note: note.slice(0, LONGEST_NOTE) });
}

interface Switched {
  status: Status;
  wish: Wish;
  held: Wish | undefined;
}

/**
 * True when the phone then shows what is wanted, as far as the switch goes: it lies over a presence that nobody else can set.
 * What was switched on by the person stays on.
 */
async function switchDnd(app: App, person: string, { status, wish, held }: Switched): Promise<boolean> {
  const { system, id } = partsOf(person);
  const dnd = app.systems.find((one) => one.id === system)?.service.dndSwitch;
  if (!app.sync?.rules.dndWithoutAccount || !dnd) return false;
  if (status !== 'dnd' && wish.kind === 'set' && !(held?.kind === 'set' && held.status === 'dnd')) return false;
  await dnd.set(id, status === 'dnd');
  const now = await directoryFor(app, person).presence(id);
  // Whether a presence of do not disturb and the switch move each other is not documented: what it shows counts.
  if (status === 'dnd' && !now.dnd)
    throw new PatchcordError('conflict', 'The phone system took the change and shows something else.');
  return status === 'dnd' || wish.kind === 'back' || FROM_PHONE[now.presence] === status;
}
