import type { Card } from '../../../cards/model.ts';
import { PAGE } from '../../../cards/paging.ts';
import { logFilterForm, logsCard } from '../../../cards/support-log-list.ts';
import type { Principal } from '../../core/principal.ts';
import { speech } from '../../core/speech.ts';
import type { LogWanted } from '../../core/support-services.ts';
import { countLogs, findLogs, productsSince } from '../../store/support-logs.ts';
import type { App } from '../app.ts';
import { PRODUCT_MS } from './find-log.ts';

/** Ten at a time, the newest first; by state, by a product of the last 60 days, by words of the title or of either. */
export async function listLogs(
  app: App,
  who: Principal,
  asked: LogWanted & { skip?: number | undefined },
): Promise<Card> {
  const { db } = app.database;
  const now = app.clock.now();
  const say = speech(who.locale, who.zone, now);
  const { state, product, query, topic, skip = 0 } = asked;
  const filter = { state, product, query, topic, duplicates: false, ...(product && { since: now - PRODUCT_MS }) };
  const logs = await findLogs(db, filter, PAGE, skip);
  const total = skip === 0 && logs.length < PAGE ? logs.length : await countLogs(db, filter);
  const what = [
    state ? `${state.toLowerCase()} support logs` : 'support logs',
    product && `of ${product}`,
    query && `with "${query.slice(0, 30)}"`,
    topic && `about "${topic.slice(0, 30)}"`,
  ]
    .filter(Boolean)
    .join(' ');
  const [last] = await findLogs(db, { state: 'Resolved' }, 1);
  const resolved = last?.handling.history.findLast((one) => one.what === 'State')?.at;
  return logsCard({
    title:
      total === 0
        ? `No ${what}`
        : total === 1
          ? `1 ${what.replace('support logs', 'support log')}`
          : `${total} ${what}`,
    lines: logs.map(({ number, report, handling, arrivedAt }) => ({
      number,
      product: report.product,
      title: report.title,
      state: handling.state,
      who: handling.assignee?.name ?? '',
      when: say.time(arrivedAt),
    })),
    total,
    skip,
    filter: {
      ...(state && { state }),
      ...(product && { product }),
      ...(query && { query }),
      ...(topic && { topic }),
      ...(!state && { every: true }),
    },
    empty: resolved === undefined ? 'None has been resolved yet.' : `The last one was resolved ${say.time(resolved)}.`,
  });
}

/** A form for the same. */
export async function filterLogs(app: App, filter: LogWanted): Promise<Card> {
  const products = await productsSince(app.database.db, app.clock.now() - PRODUCT_MS);
  return logFilterForm({ products, filter });
}
