import { z } from 'zod';
import { type EventRecord, fits } from '../../core/event-history.ts';
import { hasRole } from '../../core/principal.ts';
import { csvLine } from '../../kit/csv.ts';
import type { App } from '../app.ts';
import { openLink } from './open-link.ts';

/** What the button of `event.list` carries as text. */
const Wish = z.object({
  system: z.string(),
  from: z.coerce.number(),
  to: z.coerce.number(),
  asset: z.exactOptional(z.string()),
  action: z.exactOptional(z.string()),
  type: z.exactOptional(z.string()),
  actor: z.exactOptional(z.string()),
  /** One event alone. */
  event: z.exactOptional(z.string()),
});

/** More rows than anybody reads; who needs others narrows the time. */
const MOST = 10_000;
const COLUMNS = [
  'EVENT ID',
  'EVENT DATE',
  'ACTOR NAME',
  'ACTOR ID',
  'ACTION',
  'EVENT TYPE',
  'ASSET',
  'PROPERTIES CHANGED',
  'CORE DETAILS',
  'EXTRA DETAILS',
  'LOG TAGS',
];

/** The event history as a file: behind a link for one person that lasts ten minutes, read anew when it is opened. */
export function createEventExport(app: Pick<App, 'database' | 'clock' | 'people' | 'systems' | 'log'>) {
  return {
    /** Undefined when the link is none, or too old, or its person is no administrator (any more). */
    async file(token: string): Promise<{ name: string; text: string } | undefined> {
      const subject = (await openLink(app, 'events', token))?.subject;
      const wish = subject && Wish.safeParse(subject.about).data;
      if (!wish) return undefined;
      const found = await app.people.find(subject.user, subject.where);
      if (found.kind !== 'found' || !hasRole(await app.people.fresh(found.who), 'admin')) return undefined;
      const history = app.systems.find(({ id }) => id === wish.system)?.service.eventHistory;
      if (!history) return undefined;
      const { records } = await history.records(wish, MOST);
      const rows = records.filter((record) => fits(record, wish) && (wish.event ?? record.id) === record.id).map(rowOf);
      app.log.info({ person: found.who.id, rows: rows.length }, 'event history was exported');
      const day = new Date(app.clock.now()).toISOString().slice(0, 10);
      return { name: `events-${day}.csv`, text: `${[csvLine(COLUMNS), ...rows].join('\r\n')}\r\n` };
    },
  };
}

function rowOf({ id, at, actor, action, type, asset, changed, core, extra, tags }: EventRecord): string {
  const when = new Date(at).toISOString();
  return csvLine([
    id,
    when,
    actor.name,
    actor.id,
    action,
    type,
    asset,
    changed.join('; '),
    core,
    extra,
    tags.join('; '),
  ]);
}
