import { buttons, call, card, press, text } from '../../../cards/build.ts';
import type { Card } from '../../../cards/model.ts';
import { refusalCard } from '../../../cards/problem.ts';
import type { Principal } from '../../core/principal.ts';
import { speech } from '../../core/speech.ts';
import type { PhoneUser } from '../../core/users.ts';
import { delegationsAt, removeDelegation, saveDelegation } from '../../store/delegations.ts';
import { noteOnce, readNote } from '../../store/requests.ts';
import type { App } from '../app.ts';
import { tellPerson } from '../reply/tell.ts';
import { absentFor, directoryFor, personId } from './approvers.ts';
import { showWaiting } from './jobs.ts';

/** A note on the request, written with the change: who decided for them until then. A second run after a crash changes nothing. */
const EARLIER = 'delegate before';

export interface Delegated {
  card: Card;
  /** Undefined when nothing was changed. */
  changed?: { what: string; from: string; to: string };
}

/**
 * Somebody else decides during an absence, also about what waits already. To oneself: ends it.
 * Nobody may come round to themselves over any number of hands.
 */
export async function delegateApprovals(
  app: App,
  who: Principal,
  { to, until }: { to: PhoneUser; until: number | undefined },
  request: string,
): Promise<Delegated> {
  const now = app.clock.now();
  const before = await delegationsAt(app.database.db, now);
  const noted = await readNote(app.database.db, request, EARLIER);
  const earlier = noted ?? before.find((one) => one.person === who.id)?.delegateName ?? '';
  const isDone = noted !== undefined;
  const what = `who decides for ${who.name}`;
  const { id: toId } = await app.people.human(to);
  if (toId === who.id) return endDelegation(app, who, { earlier, isDone, what, request });
  const delegate = await directoryFor(app, personId(to)).get(to.id);
  if (!delegate.enabled) return { card: refusalCard(`The phone account of ${to.name} is switched off.`) };
  if (delegate.system !== who.phone.system) return { card: refusalCard(`${to.name} is at another phone system.`) };
  if (absentFor(before, who.id).includes(toId)) {
    return {
      card: refusalCard(`You decide for ${to.name} yourself at that time, so ${to.name} cannot decide for you.`),
    };
  }
  const words = until === undefined ? '' : ` until ${speech(who.locale, who.zone, now).time(until)}`;
  const told = card(`You decide for ${who.name}`, 'attention', [
    text(`${who.name} is away${words}. Requests that wait for ${who.name} come to you as well, from now on.`),
    buttons(press('Show what waits', call('approval.list'))),
  ]);
  await app.database.commit(async (tx) => {
    if (isDone) return;
    await noteOnce(tx, request, EARLIER, earlier);
    await saveDelegation(tx, {
      person: who.id,
      name: who.name,
      delegate: toId,
      delegateName: to.name,
      untilAt: until ?? null,
    });
    await showWaiting(tx, now, now);
    if (until !== undefined) await showWaiting(tx, until, now);
    await tellPerson(tx, to, told, now);
  });
  app.wake();
  const back = call('approval.delegate', { user: { id: who.phone.id } });
  return {
    card: card(`${to.name} decides for you${words}`, 'good', [
      text('Also about what waits already. You can still decide yourself.'),
      buttons(press('I am back', back)),
    ]),
    changed: { what, from: earlier || 'nobody else', to: `${to.name}${words}` },
  };
}

interface Ending {
  /** Who decided for them; '' for nobody. */
  earlier: string;
  isDone: boolean;
  what: string;
  request: string;
}

async function endDelegation(app: App, who: Principal, { earlier, isDone, what, request }: Ending): Promise<Delegated> {
  const now = app.clock.now();
  const ended = await app.database.commit(async (tx) => {
    if (isDone) return true;
    if (!(await removeDelegation(tx, who.id))) return false;
    await noteOnce(tx, request, EARLIER, earlier);
    await showWaiting(tx, now, now);
    return true;
  });
  if (!ended || earlier === '')
    return { card: card('You decide for yourself', 'neutral', [text('Nothing was changed.')]) };
  app.wake();
  return {
    card: card('You decide for yourself again', 'good', [text(`${earlier} no longer decides for you.`)]),
    changed: { what, from: earlier, to: 'nobody else' },
  };
}
