import type { Call, Card } from '../../../cards/model.ts';
import type { Conversation, Hit, Wanted } from '../../core/chat.ts';
import type { Incoming } from '../../core/request.ts';
import type { App } from '../app.ts';
import type { Found } from '../people/people.ts';
import { strangerCard } from '../people/strangers.ts';
import { withViewers } from '../reply/personal.ts';
import type { Settled } from '../work.ts';
import { carryOut } from './dispatch.ts';

const MOST = 8;
const FIND = 'user.find';
const MEETINGS = 'meeting.list';
const SHARE = 'meeting.share';

/** Who searches, and how their Calls are carried out. */
interface Searcher {
  app: App;
  found: Extract<Found, { kind: 'found' }>;
  where: Conversation;
  does: (call: Call) => Promise<Settled | undefined>;
}

/**
 * What is found while somebody types into a search field, each with the card that asking by hand would show: the same commands,
 * with the same rights. Reads only. Where it cannot be answered the one hit says why.
 */
export async function search(
  app: App,
  { from, where }: { from: Incoming['from']; where: Conversation },
  { of, typed }: Wanted,
  signal: AbortSignal,
): Promise<Hit[]> {
  const found = await app.people.find(from, where);
  if (found.kind !== 'found') return [{ title: strangerCard(found, { key: '' }).title, detail: '', card: undefined }];
  const { who, account } = found;
  const searcher: Searcher = {
    app,
    found,
    where,
    does: async (call) => {
      const command = app.catalog.get(call.command);
      if (!command) return undefined;
      const asked: Incoming['asked'] = { kind: 'call', call, values: {} };
      const incoming: Incoming = { key: 'search', at: app.clock.now(), from, where, asked, handle: null };
      const work = { incoming, who, account, command, call, signal, sentence: false, newest: false };
      const settled = await carryOut(app, work);
      return settled.result === 'done' ? settled : undefined;
    },
  };
  const query = typed.trim().slice(0, 128);
  return of === 'meetings' ? meetings(searcher, query) : people(searcher, query);
}

async function people({ app, found, does }: Searcher, query: string): Promise<Hit[]> {
  const directory = app.systems.find((one) => one.id === found.who.phone.system)?.service.directory;
  if (!directory || query === '') return [];
  const fitting = (await directory.find(query)).filter((person) => person.enabled).slice(0, MOST);
  const hits = fitting.map(async (person): Promise<Hit[]> => {
    const settled = await does({ command: FIND, input: { query: person.email || person.extension } });
    if (!settled) return [];
    const { card } = settled.reply;
    const detail = [person.extension, person.department, firstFact(card)].filter((part) => part !== '');
    return [{ title: person.name, detail: detail.join(' · '), card }];
  });
  return (await Promise.all(hits)).flat();
}

/** What stands first on a person's card: whether they can be reached. */
function firstFact({ blocks }: Card): string {
  const facts = blocks.find((block) => block.kind === 'facts');
  return facts?.kind === 'facts' ? (facts.facts[0]?.value ?? '') : '';
}

/** The lines of one's own list whose words begin with what is typed, each with the card that is shared. */
async function meetings({ app, where, does }: Searcher, query: string): Promise<Hit[]> {
  const listed = (await does({ command: MEETINGS, input: {} }))?.reply.card;
  const rows = listed?.blocks.flatMap((block) => (block.kind === 'rows' ? block.rows : [])) ?? [];
  const fitting = rows.filter(({ title }) => title.toLowerCase().includes(query.toLowerCase())).slice(0, MOST);
  const hits = fitting.map(async ({ title, detail, button }): Promise<Hit[]> => {
    const meeting = button?.kind === 'call' ? button.call.input.meeting : undefined;
    // Somebody else's meeting is not ours to share.
    const settled =
      meeting === undefined ? undefined : await does({ command: SHARE, input: { meeting } }).catch(() => undefined);
    if (!settled) return [];
    const card = settled.done?.views?.shared ?? settled.reply.card;
    return [{ title, detail, card: await withViewers(app, card, { ...where, kind: 'group' }, settled.done?.personal) }];
  });
  return (await Promise.all(hits)).flat();
}
