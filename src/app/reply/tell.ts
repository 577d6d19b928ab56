import { z } from 'zod';
import type { Card } from '../../../cards/model.ts';
import type { ChatUser } from '../../core/chat.ts';
import type { PhoneSystem } from '../../core/phone.ts';
import { Incoming } from '../../core/request.ts';
import type { PhoneUser } from '../../core/users.ts';
import { addJob } from '../../store/jobs.ts';
import type { Handle } from '../../store/tables.ts';
import { Drawer, StoredLive } from './live.ts';

/** A card for one chat user's direct chat. */
export const TELL = 'tell';
/** A card for every chat in which a person is known. */
export const TELL_PERSON = 'tell-person';
/** A card for every administrator of one phone system. */
export const TELL_ADMINS = 'tell-admins';

/** Stored by us, in our own shape: checked for being a card at all, not piece by piece. */
export const StoredCard = z.custom<Card>(
  (value) => typeof value === 'object' && value !== null && 'title' in value && 'blocks' in value,
);

/** The copy stays up to date, drawn with somebody's rights. */
const ToldLive = StoredLive.extend({ drawer: Drawer });
type ToldLive = z.infer<typeof ToldLive>;

export const TellJob = z.object({
  from: Incoming.shape.from,
  where: Incoming.shape.where,
  card: StoredCard,
  live: z.exactOptional(ToldLive),
  /** When it happened: said in the reader's own time. */
  at: z.exactOptional(z.number()),
});
export type TellJob = z.infer<typeof TellJob>;

export const TellPersonJob = z.object({
  system: z.string(),
  id: z.string(),
  card: StoredCard,
  live: z.exactOptional(ToldLive),
  /** When it happened: said in the reader's own time. */
  at: z.exactOptional(z.number()),
  /** This chat user knows. */
  except: z.exactOptional(Incoming.shape.from),
});

export const TellAdminsJob = z.object({ system: z.string(), card: StoredCard });

/** To be called in the transaction that makes it true: so a repeat tells once. */
export async function tellChat(tx: Handle, told: TellJob, now: number): Promise<void> {
  await addJob(tx, { kind: TELL, body: JSON.stringify(told), dueAt: now, now });
}

/** As `tellChat`, for Slack and Teams alike; where they are is looked up when the job runs. */
export async function tellPerson(
  tx: Handle,
  to: Pick<PhoneUser, 'system' | 'id'>,
  card: Card,
  now: number,
  more: { live?: ToldLive | undefined; at?: number | undefined; except?: ChatUser | undefined } = {},
) {
  const { live, at, except } = more;
  const extra = { ...(live && { live }), ...(at !== undefined && { at }), ...(except && { except }) };
  const body = { system: to.system, id: to.id, card, ...extra };
  await addJob(tx, { kind: TELL_PERSON, body: JSON.stringify(body), dueAt: now, now });
}

/** As `tellPerson`, for all administrators: who they are is looked up when the job runs, and again while that cannot be read. */
export async function tellAdmins(tx: Handle, systems: readonly PhoneSystem[], card: Card, now: number): Promise<void> {
  for (const { id: system, service } of systems) {
    if (!service.directory) continue;
    await addJob(tx, { kind: TELL_ADMINS, body: JSON.stringify({ system, card }), dueAt: now, now });
  }
}
