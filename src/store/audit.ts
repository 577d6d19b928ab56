import { createHash } from 'node:crypto';
import type { Sealer, Signer } from '../kit/seal.ts';
import { type Handle, run } from './tables.ts';

export interface AuditRow {
  /** 1, 2, 3 … without a gap. */
  seq: number;
  at: number;
  /** JSON. */
  body: string;
  /** The hash of the row before; empty in the first. */
  previous: string;
  /** SHA-256 in hex of previous, seq, at and body, a line each. */
  hash: string;
  /** The hash signed with the key, which is not in the database; empty in rows from before the chain was keyed. */
  mac: string;
}

/** Where the chain ends. */
export interface AuditHead {
  /** The number of the last row; 0 when there is none. */
  seq: number;
  hash: string;
  /** Vouches for the other three: without the key nobody can make an earlier row the last one. */
  mac: string;
  /** The first row that is signed; 0 as long as no key was there. */
  keyedFrom: number;
}

const PAGE = 1_000;
const ROW = ['seq', 'at', 'body', 'previous', 'hash', 'mac'] as const;

/** What signs the trail, from the key of the settings. */
export const auditKeyOf = (sealer: Sealer): Signer => sealer.signer('audit trail');

export const rowText = (row: { hash: string }) => `row\n${row.hash}`;
export const headText = (head: Omit<AuditHead, 'mac'>) => `head\n${head.seq}\n${head.hash}\n${head.keyedFrom}`;

/**
 * What the chain says of itself when its end was not what it had been: rows were removed after `seq` (`wrong`), or nobody
 * can say because the key is not there (`unknown`). Without this row the next writer would make the cut end good.
 */
export const breakRow = (seq: number, why: 'wrong' | 'unknown') =>
  JSON.stringify({ command: 'audit.break', broken: { seq, why } });

/**
 * Adds a row to the chain and returns its number. The head row is locked from here to the end of the transaction,
 * so rows are written one after another by however many processes; a work that fails leaves no gap.
 */
export async function appendAudit(tx: Handle, key: Signer, entry: { at: number; body: string }): Promise<number> {
  const head = await lockHead(tx);
  const state = headState(key, head);
  const keyedFrom = state === 'new' ? head.seq + 1 : head.keyedFrom;
  const before =
    state === 'wrong' || state === 'unknown'
      ? await addRow(tx, key, head, { at: entry.at, body: breakRow(head.seq, state) })
      : head;
  const last = await addRow(tx, key, before, entry);
  await writeHead(tx, key, { ...last, keyedFrom });
  return last.seq;
}

/**
 * At the start: signs the end of a chain that has no key yet, and signs it anew after a change of keys, so that the earlier
 * key may go. `taken` is the number of rows that were there before there was a key; what does not fit is left as it is.
 */
export async function keyAudit(tx: Handle, key: Signer): Promise<{ taken: number }> {
  const head = await lockHead(tx);
  const state = headState(key, head);
  if (state === 'new') await writeHead(tx, key, { ...head, keyedFrom: head.seq + 1 });
  if (state === 'older') await writeHead(tx, key, head);
  return { taken: state === 'new' ? head.seq : 0 };
}

/** `new` when no key was ever there. */
export function headState(key: Signer, head: AuditHead): ReturnType<Signer['check']> | 'new' {
  return head.mac === '' && head.keyedFrom === 0 ? 'new' : key.check(headText(head), head.mac);
}

/** Locks the chain for this transaction, as every writer does. */
export async function lockHead(tx: Handle): Promise<AuditHead> {
  const { rows } = await run<AuditHead>(
    tx,
    'update audit_head set seq = seq where id = 1 returning seq, hash, mac, keyed_from as "keyedFrom"',
    [],
  );
  const [head] = rows;
  if (!head) throw new Error('The audit chain has lost its head');
  return head;
}

export async function readHead(db: Handle): Promise<AuditHead | undefined> {
  return db
    .selectFrom('audit_head')
    .select(['seq', 'hash', 'mac', 'keyed_from as keyedFrom'])
    .where('id', '=', 1)
    .executeTakeFirst();
}

async function addRow(
  tx: Handle,
  key: Signer,
  { seq: last, hash: previous }: { seq: number; hash: string },
  { at, body }: { at: number; body: string },
): Promise<{ seq: number; hash: string }> {
  const seq = last + 1;
  const hash = hashOf({ seq, at, body, previous });
  const mac = key.sign(rowText({ hash }));
  await run(tx, 'insert into audit (seq, at, body, previous, hash, mac) values ($1, $2, $3, $4, $5, $6)', [
    seq,
    at,
    body,
    previous,
    hash,
    mac,
  ]);
  return { seq, hash };
}

async function writeHead(tx: Handle, key: Signer, head: Omit<AuditHead, 'mac'>): Promise<void> {
  await run(tx, 'update audit_head set seq = $1, hash = $2, keyed_from = $3, mac = $4 where id = 1', [
    head.seq,
    head.hash,
    head.keyedFrom,
    key.sign(headText(head)),
  ]);
}

/** A page of the chain, in order, from the row after this one; 1,000 rows unless told otherwise. */
export async function readAudit(db: Handle, page: { afterSeq: number; limit?: number }): Promise<AuditRow[]> {
  return db
    .selectFrom('audit')
    .select(ROW)
    .where('seq', '>', page.afterSeq)
    .orderBy('seq')
    .limit(page.limit ?? PAGE)
    .execute();
}

/** The newest rows first, before this number; 200 unless told otherwise. */
export async function readAuditBackwards(
  db: Handle,
  page: { beforeSeq?: number; limit?: number; since?: number },
): Promise<AuditRow[]> {
  return db
    .selectFrom('audit')
    .select(ROW)
    .$if(page.beforeSeq !== undefined, (query) => query.where('seq', '<', page.beforeSeq ?? 0))
    .$if(page.since !== undefined, (query) => query.where('at', '>=', page.since ?? 0))
    .orderBy('seq', 'desc')
    .limit(page.limit ?? 200)
    .execute();
}

export function hashOf(row: { seq: number; at: number; body: string; previous: string }): string {
  return createHash('sha256').update(`${row.previous}\n${row.seq}\n${row.at}\n${row.body}`).digest('hex');
}
