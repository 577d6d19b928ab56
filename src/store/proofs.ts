import { sql } from 'kysely';
import type { Handle } from './tables.ts';

/** A chat user who has proved to be a person (`<system>:<phone user id>`). */
export interface StoredProof {
  platform: string;
  tenant: string;
  chatId: string;
  person: string;
  provedAt: number;
}

export async function saveProof(tx: Handle, proof: StoredProof): Promise<void> {
  const now = { person: proof.person, proved_at: proof.provedAt };
  await tx
    .insertInto('proof')
    .values({ platform: proof.platform, tenant: proof.tenant, chat_id: proof.chatId, ...now })
    .onConflict((conflict) => conflict.columns(['platform', 'tenant', 'chat_id']).doUpdateSet(now))
    .execute();
}

/** When this chat user last proved to be this person, in milliseconds. */
export async function provedAt(
  db: Handle,
  { platform, tenant, chatId, person }: Omit<StoredProof, 'provedAt'>,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('proof')
    .select('proved_at')
    .where('platform', '=', platform)
    .where('tenant', '=', tenant)
    .where('chat_id', '=', chatId)
    .where('person', '=', person)
    .executeTakeFirst();
  return row?.proved_at;
}

/** The person's proofs no longer count, on any platform. */
export async function forgetProofs(tx: Handle, person: string): Promise<void> {
  await tx.deleteFrom('proof').where('person', '=', person).execute();
}

/** A code that was sent for a link; only its keyed hash is known here. */
export interface StoredCode {
  link: string;
  code: string;
  expiresAt: number;
  tries: number;
  /** How often a code was sent for this link. */
  sent: number;
}

const columns = ['link', 'code', 'expires_at as expiresAt', 'tries', 'sent'] as const;

/** Puts a new code in the place of the one before. Tries go on being counted; undefined when enough codes were sent. */
export async function saveCode(
  tx: Handle,
  { link, code, expiresAt, mostSent }: { link: string; code: string; expiresAt: number; mostSent: number },
): Promise<StoredCode | undefined> {
  return tx
    .insertInto('proof_code')
    .values({ link, code, expires_at: expiresAt, tries: 0, sent: 1 })
    .onConflict((conflict) =>
      conflict
        .column('link')
        .doUpdateSet({ code, expires_at: expiresAt, sent: sql<number>`proof_code.sent + 1` })
        .where('proof_code.sent', '<', mostSent),
    )
    .returning(columns)
    .executeTakeFirst();
}

export async function readCode(db: Handle, link: string): Promise<StoredCode | undefined> {
  return db.selectFrom('proof_code').select(columns).where('link', '=', link).executeTakeFirst();
}

/** Takes one of the tries; undefined when there are none left, whoever took them. */
export async function takeTry(tx: Handle, link: string, most: number): Promise<StoredCode | undefined> {
  return tx
    .updateTable('proof_code')
    .set({ tries: sql<number>`tries + 1` })
    .where('link', '=', link)
    .where('tries', '<', most)
    .returning(columns)
    .executeTakeFirst();
}

/** Forgets codes that ended, and proofs given, before these times. */
export async function pruneProofs(db: Handle, before: number): Promise<void> {
  await db.deleteFrom('proof_code').where('expires_at', '<', before).execute();
  await db.deleteFrom('proof').where('proved_at', '<', before).execute();
}
