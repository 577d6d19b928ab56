/** One thing that somebody changed, as the vendor's console records it. */
export interface EventRecord {
  id: string;
  at: number;
  /** `Unknown` when the person is gone; also `System`, `Solution`, `SCIM`. */
  actor: { id: string; name: string };
  /** In the console's own words: `Create`, `Edit`, `License Removal` … */
  action: string;
  type: string;
  asset: string;
  changed: readonly string[];
  /** JSON or plain words, as recorded. */
  core: string;
  extra: string;
  tags: readonly string[];
}

/** Each part narrows the list; texts are compared whatever their case. */
export interface EventFilter {
  asset?: string;
  action?: string;
  type?: string;
  /** Name or id. */
  actor?: string;
  /** In milliseconds. */
  from?: number;
  to?: number;
}

/** What the vendor's console records, up to `delayHours` late: never to be shown as live. */
export interface EventHistory {
  /** Of the phone system. */
  readonly system: string;
  readonly delayHours: number;
  /** In that time, newest first, so many at most. `whole` is false when there are older ones. */
  records(between: { from: number; to: number }, most: number): Promise<{ records: EventRecord[]; whole: boolean }>;
}

export function fits(record: EventRecord, { asset, action, type, actor }: EventFilter): boolean {
  const same = (wanted: string | undefined, is: string) => wanted === undefined || fold(wanted) === fold(is);
  const acted =
    actor === undefined || fold(record.actor.name).includes(fold(actor)) || fold(record.actor.id) === fold(actor);
  return acted && same(asset, record.asset) && same(action, record.action) && same(type, record.type);
}

/** The parts of a filter that stand for a choice. */
export const EVENT_PARTS = ['asset', 'action', 'type'] as const;
export type EventPart = (typeof EVENT_PARTS)[number];

/** What can still be chosen for a part: the values of the records that fit all the others. */
export function choicesLeft(records: readonly EventRecord[], filter: EventFilter, part: EventPart): string[] {
  const { [part]: _own, ...others } = filter;
  const values = records.filter((record) => fits(record, others)).map((record) => record[part]);
  return [...new Set(values)].filter((value) => value !== '').toSorted();
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
