import type { App } from '../app.ts';

/** Staffing rules may name queues that there are not: said, and not fatal, because the phone system may be away. */
export async function warnOfUnknownQueues({ systems, queues, log }: App): Promise<void> {
  if (queues.staffing.length === 0) return;
  const lists = await Promise.all(
    systems.map(async (system) => (system.service.queues ? system.service.queues.list().catch(() => undefined) : [])),
  );
  if (lists.some((list) => list === undefined)) return;
  const known = new Set(
    lists.flatMap((list) => (list ?? []).flatMap((one) => [one.name.toLowerCase(), one.extension])),
  );
  for (const { queue, origin } of queues.staffing)
    if (!known.has(queue.toLowerCase())) log.warn({ queue, origin }, 'a staffing rule names a queue that there is not');
}
