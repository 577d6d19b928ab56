import type { Fields } from './fields.ts';

interface Entry {
  ownerId: string;
  fields: Fields;
  created: number;
  changed: number;
}

export interface Change {
  id: string;
  ownerId: string;
  type: 'CREATED' | 'UPDATED' | 'DELETED';
  /** Empty for what was deleted. */
  fields: Fields;
}

/** A collection that can say what changed since a moment (reference, section 10). Moments are counted by `tick`. */
export class Journal {
  readonly #entries = new Map<string, Entry>();
  readonly #gone = new Map<string, { ownerId: string; created: number; at: number }>();
  readonly #tick: () => number;

  constructor(tick: () => number) {
    this.#tick = tick;
  }

  get(id: string): Fields | undefined {
    return this.#entries.get(id)?.fields;
  }

  ownerOf(id: string): string | undefined {
    return this.#entries.get(id)?.ownerId;
  }

  *all(ownerId?: string): Generator<[string, Fields]> {
    for (const [id, entry] of this.#entries) {
      if (ownerId === undefined || entry.ownerId === ownerId) yield [id, entry.fields];
    }
  }

  put(id: string, fields: Fields, ownerId = ''): void {
    const at = this.#tick();
    const entry = this.#entries.get(id);
    this.#entries.set(id, { ownerId, fields, created: entry?.created ?? at, changed: at });
  }

  remove(id: string): boolean {
    const entry = this.#entries.get(id);
    if (!entry) return false;
    this.#entries.delete(id);
    this.#gone.set(id, { ownerId: entry.ownerId, created: entry.created, at: this.#tick() });
    return true;
  }

  /** What happened after the moment; `touched` may name a later change of an entry that is kept elsewhere. */
  since(seen: number, touched: (id: string) => number = () => 0): Change[] {
    const changes: Change[] = [];
    for (const [id, { ownerId, fields, created, changed }] of this.#entries) {
      if (created > seen) changes.push({ id, ownerId, type: 'CREATED', fields });
      else if (Math.max(changed, touched(id)) > seen) changes.push({ id, ownerId, type: 'UPDATED', fields });
    }
    for (const [id, { ownerId, created, at }] of this.#gone) {
      if (at > seen && created <= seen) changes.push({ id, ownerId, type: 'DELETED', fields: {} });
    }
    return changes;
  }
}
