import type { Conversation, Suggestion } from '../../core/chat.ts';
import { languageOf } from '../../core/language.ts';
import { mayEver } from '../../core/policy.ts';
import type { Incoming } from '../../core/request.ts';
import { exampleOf } from '../../language/examples.ts';
import type { App } from '../app.ts';

/** What people do most, first. */
const FIRST = [
  'presence.set',
  'queue.set',
  'meeting.start',
  'password.reset',
  'queue.show',
  'user.find',
  'presence.show',
];
const MOST = 4;

/** A few sentences to begin with, out of those this person may say. */
export async function suggest(app: App, from: Incoming['from'], where: Conversation): Promise<Suggestion[]> {
  const found = await app.people.find(from, where);
  if (found.kind !== 'found') return [{ title: 'Connect my phone account', text: 'connect' }];
  const { who } = found;
  const system = app.systems.find((one) => one.id === who.phone.system);
  const served = (await system?.service.queues?.of(who.phone.id).catch(() => [])) ?? [];
  const offered = FIRST.flatMap((id) => {
    const command = app.catalog.get(id);
    if (!command || !mayEver(who, command.access, served.length > 0)) return [];
    if (command.uses.includes('queues') && command.access === 'self' && served.length === 0) return [];
    const example = exampleOf(command, languageOf(who.locale));
    return example === undefined ? [] : [{ title: command.summary, text: example }];
  });
  return offered.slice(0, MOST);
}
