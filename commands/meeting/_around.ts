import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { cut } from '../../cards/fit.ts';
import type { Card } from '../../cards/model.ts';
import { LONGEST_SUBJECT } from '../../src/core/meetings.ts';
import { inWords } from '../../src/core/phone-words.ts';
import type { PhoneUser } from '../../src/core/users.ts';
import type { Context } from './_room.ts';

/** So many who take part in a talk are invited without a question. */
const FEW = 15;
/** More are never invited one by one: the card in the conversation is for them. */
const MANY = 50;
/** Of a channel, whose members need not take part in anything, fewer are offered at all. */
const FEW_MEMBERS = 20;
const MOST_NAMES = 8;

/** Kept with the request: what is talked about may change before a second run. */
const Kept = z
  .object({
    topic: z.string(),
    people: z.array(z.string()),
    total: z.number(),
    members: z.exactOptional(z.literal(true)),
  })
  .nullable();

interface Wish {
  subject: string | undefined;
  invitees: readonly PhoneUser[];
}

/** People who are where it was started and were not invited. */
interface Crowd {
  total: number;
  /** Those who can be; nobody where they are too many. */
  people: readonly PhoneUser[];
  /** What their channel is called; '' for a chat. */
  channel: string;
}

export interface Meant extends Wish {
  /** Nobody of them is invited without being asked about. */
  crowd?: Crowd;
}

/**
 * "meet" in a thread or a group chat is about that, with those who take part in it; in a channel it is called like the channel, and
 * its members are offered. As far as nothing else was said.
 */
export async function withAround(ctx: Context, { subject, invitees }: Wish): Promise<Meant> {
  if (subject !== undefined || ctx.where.kind === 'direct') return { subject, invitees };
  const kept = await ctx.once('around', Kept, async () => {
    const found = await ctx.services.conversations.around(ctx.where);
    return found ? { ...found, people: found.people.map((person) => person.id) } : null;
  });
  if (!kept) return { subject, invitees };
  const { topic, total, members } = kept;
  const about = topic === '' ? undefined : cut(topic, LONGEST_SUBJECT);
  if (invitees.length > 0) return { subject: about, invitees };
  const all = await ctx.phone.directory.all();
  const others = all.filter((user) => user.id !== ctx.who.phone.id && kept.people.includes(user.id));
  const few = members ? total <= FEW_MEMBERS : total <= MANY;
  if (!members && total <= FEW) return { subject: about, invitees: others };
  if (few && others.length === 0) return { subject: about, invitees };
  return { subject: about, invitees, crowd: { total, people: few ? others : [], channel: members ? topic : '' } };
}

/** For the owner alone: nobody of them was disturbed, and how to invite them after all. */
export function crowdCard(meeting: { id: string; subject: string }, { total, people, channel }: Crowd): Card {
  const place = channel === '' ? 'where you started it' : `in ${cut(channel, 30)}`;
  const join = 'Everybody there can press Join on its card.';
  if (people.length === 0) {
    const many = total > MANY ? `More than ${MANY}` : String(total);
    return card(`${many} people are ${place}`, 'neutral', [
      text(`I invited none of them to "${meeting.subject}" by name. ${join}`),
    ]);
  }
  const count =
    channel === '' ? `${total} people are` : people.length === 1 ? '1 colleague is' : `${people.length} colleagues are`;
  const rest = people.length - MOST_NAMES;
  const names = [...people.slice(0, MOST_NAMES).map(({ name }) => name), ...(rest > 0 ? [`${rest} more`] : [])];
  const label = people.length === 1 ? 'Invite' : `Invite all ${people.length}`;
  return card(`${count} ${place}`, 'neutral', [
    text(`${inWords(names)}. I invited none of them to "${meeting.subject}" by name. ${join}`),
    buttons(press(label, call('meeting.invite', { meeting: meeting.id, people: people.map(({ id }) => id) }))),
  ]);
}
