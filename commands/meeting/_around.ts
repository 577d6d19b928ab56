import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { cut } from '../../cards/fit.ts';
import type { Card } from '../../cards/model.ts';
import { LONGEST_SUBJECT } from '../../src/core/meetings.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import type { Context } from './_room.ts';

/** So many are invited without a question. */
const FEW = 15;
/** More are never invited one by one: the card in the conversation is for them. */
const MANY = 50;

/** Kept with the request: what is talked about may change before a second run. */
const Kept = z.object({ topic: z.string(), people: z.array(z.string()), total: z.number() }).nullable();

interface Wish {
  subject: string | undefined;
  invitees: readonly PhoneUser[];
}

export interface Meant extends Wish {
  /** Too many to be invited without being asked about: how many there are, and the ids of those who can be. */
  crowd?: { total: number; people: readonly string[] };
}

/** "meet" in a thread or a group chat is about that, with those who take part in it: as far as nothing else was said. */
export async function withAround(ctx: Context, { subject, invitees }: Wish): Promise<Meant> {
  if (subject !== undefined || ctx.where.kind === 'direct') return { subject, invitees };
  const kept = await ctx.once('around', Kept, async () => {
    const found = await ctx.services.conversations.around(ctx.where);
    return found ? { ...found, people: found.people.map((person) => person.id) } : null;
  });
  if (!kept) return { subject, invitees };
  const topic = kept.topic === '' ? undefined : cut(kept.topic, LONGEST_SUBJECT);
  const others = kept.people.filter((id) => id !== ctx.who.phone.id);
  if (invitees.length > 0) return { subject: topic, invitees };
  if (kept.total > FEW)
    return { subject: topic, invitees, crowd: { total: kept.total, people: kept.total > MANY ? [] : others } };
  const all = await ctx.phone.directory.all();
  return { subject: topic, invitees: all.filter((user) => others.includes(user.id)) };
}

/** For the owner alone: nobody of many was disturbed, and how to invite them after all. */
export function crowdCard(
  meeting: { id: string; subject: string },
  { total, people }: NonNullable<Meant['crowd']>,
): Card {
  const many = total > MANY ? `More than ${MANY}` : String(total);
  return card(`${many} people are where you started it`, 'neutral', [
    text(`I invited none of them to "${meeting.subject}" by name. Everybody there can press Join on its card.`),
    people.length > 0
      ? buttons(
          press(`Invite all ${people.length}`, call('meeting.invite', { meeting: meeting.id, people: [...people] })),
        )
      : undefined,
  ]);
}
