import { z } from 'zod';
import type { Context } from './_room.ts';

/** Rings a number into a meeting, once for this request; throws what the phone system says to it. */
export async function ringOnce(ctx: Context, meeting: string, number: string): Promise<void> {
  const { ownMeetings } = ctx.phone;
  await ctx.once(`rang ${number}`, z.literal(true), async () => {
    // A run that was cut off may have rung it already.
    const people = ctx.isRepeat ? (await ownMeetings.look(meeting)).people : [];
    if (!people.some((one) => one.number === number)) await ownMeetings.people.ring(meeting, number);
    return true as const;
  });
}
