import type { Card } from '../../../cards/model.ts';
import type { Conversation, Hit } from '../../core/chat.ts';
import type { Incoming } from '../../core/request.ts';
import type { App } from '../app.ts';
import { strangerCard } from '../people/strangers.ts';
import { carryOut } from './dispatch.ts';

const MOST = 8;
const FIND = 'user.find';

/**
 * People for what is being typed into a search field, each with the card that finding them by hand would show: the same command,
 * with the same rights. Reads only. Where it cannot be answered the one hit says why.
 */
export async function search(
  app: App,
  { from, where }: { from: Incoming['from']; where: Conversation },
  typed: string,
  signal: AbortSignal,
): Promise<Hit[]> {
  const found = await app.people.find(from, where);
  if (found.kind !== 'found') return [{ title: strangerCard(found, { key: '' }).title, detail: '', card: undefined }];
  const { who, account } = found;
  const command = app.catalog.get(FIND);
  const directory = app.systems.find((one) => one.id === who.phone.system)?.service.directory;
  const query = typed.trim().slice(0, 128);
  if (!command || !directory || query === '') return [];
  const people = (await directory.find(query)).filter((person) => person.enabled).slice(0, MOST);
  const hits = people.map(async (person): Promise<Hit[]> => {
    const call = { command: FIND, input: { query: person.email || person.extension } };
    const asked: Incoming['asked'] = { kind: 'call', call, values: {} };
    const incoming: Incoming = { key: 'search', at: app.clock.now(), from, where, asked, handle: null };
    const work = { incoming, who, account, command, call, signal, sentence: false, newest: false };
    const { result, reply } = await carryOut(app, work);
    const detail = [person.extension, person.department, firstFact(reply.card)].filter((part) => part !== '');
    return result === 'done' ? [{ title: person.name, detail: detail.join(' · '), card: reply.card }] : [];
  });
  return (await Promise.all(hits)).flat();
}

/** What stands first on a person's card: whether they can be reached. */
function firstFact({ blocks }: Card): string {
  const facts = blocks.find((block) => block.kind === 'facts');
  return facts?.kind === 'facts' ? (facts.facts[0]?.value ?? '') : '';
}
