import { homeAwayCard, homeConnectCard, homeEndCard, homeTroubleCard, homeUnknownCard } from '../../../cards/home.ts';
import type { Card } from '../../../cards/model.ts';
import { toPatchcordError } from '../../core/errors.ts';
import type { Incoming } from '../../core/request.ts';
import { speech } from '../../core/speech.ts';
import { HOME_PARTS } from '../../core/surfaces.ts';
import type { App } from '../app.ts';
import type { Found } from '../people/people.ts';
import { strangerCard } from '../people/strangers.ts';
import { carryOut } from '../request/dispatch.ts';
import type { Visitor } from './home.ts';

export interface DrawnHome {
  parts: Card[];
  /** Who the page was drawn for (principal id), when that is known. */
  person: string | null;
  /** The phone system did not answer for some of it: worth another look soon. */
  away: boolean;
}

/** The page as its person may see it now. What one part cannot show does not take the others with it. */
export async function drawHome(app: App, { from, where }: Visitor, signal: AbortSignal): Promise<DrawnHome> {
  const now = app.clock.now();
  let found: Found;
  try {
    found = await app.people.find(from, where);
  } catch (thrown) {
    if (!isAway(thrown)) throw thrown;
    return { parts: [homeAwayCard()], person: null, away: true };
  }
  if (found.kind !== 'found')
    return { parts: [unknownPart(found), endPart(found.profile, now)], person: null, away: false };
  const { who, account } = found;
  const parts: Card[] = [];
  let away = false;
  for (const id of HOME_PARTS) {
    const command = app.catalog.get(id);
    if (command?.effect !== 'read') continue;
    const call = { command: id, input: {} };
    const incoming: Incoming = {
      key: `home:${id}`,
      at: now,
      from,
      where,
      asked: { kind: 'call', call, values: {} },
      handle: null,
    };
    try {
      const work = { incoming, who, account, command, call, signal, sentence: false, newest: false };
      const { result, reply } = await carryOut(app, work);
      if (result === 'done') parts.push(reply.card);
    } catch (thrown) {
      away ||= isAway(thrown);
      const { code, message } = toPatchcordError(thrown);
      // Without their own account a part stays away: the first one offers to connect it.
      if (!isAway(thrown) && code !== 'not-connected') parts.push(homeTroubleCard(command.summary, message));
    }
  }
  const home = app.systems.find((system) => system.id === who.phone.system);
  const canConnect = home?.accounts !== undefined && home.actsFor === undefined;
  const connect = canConnect && !who.connected ? [homeConnectCard()] : [];
  return { parts: [...(away ? [homeAwayCard()] : []), ...connect, ...parts, endPart(who, now)], person: who.id, away };
}

function isAway(thrown: unknown): boolean {
  const { code } = toPatchcordError(thrown);
  return code === 'busy' || code === 'unreachable';
}

function endPart({ locale = 'en', zone = 'UTC' }: { locale?: string; zone?: string }, now: number): Card {
  return homeEndCard(speech(locale, zone, now).time(now));
}

function unknownPart(found: Exclude<Found, { kind: 'found' }>): Card {
  const card = strangerCard(found, { key: '' });
  return found.kind === 'stranger' ? card : homeUnknownCard(card.title);
}
