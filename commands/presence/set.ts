import { z } from 'zod';
import { buttons, call, card, facts, press, text } from '../../cards/build.ts';
import type { Call, Card } from '../../cards/model.ts';
import { type CommandContext, defineCommand, type Outcome } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { CALLS, presenceLabel, presenceStanding, presenceWords } from '../../src/core/phone-words.ts';
import { Chosen, chosen, presenceField, sameChosen } from './_presence.ts';
import { SET } from './_set-examples.ts';

const HALF_HOUR = 30 * 60_000;

/** What was found before the change: the state, and the timed return that the state was waiting for. */
const Found = z.object({ before: Chosen, timer: z.object({ at: z.number(), back: Chosen }).nullable() });

const input = z.object({
  presence: presenceField(),
  until: field.until().optional(),
  note: field.text('Note', 128).optional(),
  /** Where to return to, when that is not the state before (a timer made longer, an Undo). */
  back: field.hidden(Chosen).optional(),
  /** A return after a time: only from this state, otherwise it is left alone. */
  ifStill: field.hidden(Chosen).optional(),
});

/** Own presence. With a time it returns to the state before, unless somebody changed it meanwhile. */
export default defineCommand({
  id: 'presence.set',
  words: ['presence {presence} [for|until {until}] [note {note}]'],
  summary: 'Set whether you can be reached',
  button: 'Set state',
  effect: 'change',
  access: 'self',
  uses: ['ownPresence'],
  repeat: 'safe',
  input,
  examples: SET,
  async run(ctx, { presence, note, until, back, ifStill }): Promise<Outcome> {
    const key = `presence:${ctx.who.phone.id}`;
    const found = await ctx.once('found', Found, () => find(ctx, key));
    const { before } = found;
    if (ifStill) return giveBack(ctx, { presence, note: note ?? '' }, ifStill, before);

    const over = until !== undefined && until <= ctx.now;
    const wish = over && back ? back : { presence, note: note ?? '' };
    // Run again after a crash or an outage: what took effect the first time is not done twice.
    const there = ctx.isRepeat ? await ctx.phone.ownPresence.get() : undefined;
    const after = there && sameChosen(chosen(there), wish) ? there : await ctx.phone.ownPresence.set(wish);
    const changed = { what: 'presence', from: presenceLabel(before.presence), to: presenceLabel(wish.presence) };
    const undo = call(
      'presence.set',
      found.timer ? { ...before, until: found.timer.at, back: found.timer.back } : { ...before },
    );
    const shownNow = after.presence === wish.presence ? undefined : presenceWords(after);
    if (until === undefined || over) {
      return {
        card: setCard(`You are ${presenceStanding(wish.presence)}`, wish, { before, shownNow }),
        undo,
        ends: [key],
        changed,
        presenceOf: ctx.who.phone,
      };
    }
    const home = back ?? found.timer?.back ?? (before.presence === wish.presence ? FREE : before);
    const shown = setCard(`${presenceLabel(wish.presence)} until ${ctx.say.time(until)}`, wish, {
      before,
      shownNow,
      returns: `To ${presenceLabel(home.presence)}, ${ctx.say.soon(until)}`,
      longer: call('presence.set', { ...wish, until: until + HALF_HOUR, back: home }),
    });
    return {
      card: shown,
      undo,
      changed,
      presenceOf: ctx.who.phone,
      later: [{ at: until, key, call: call('presence.set', { ...home, ifStill: wish }) }],
    };
  },
});

const FREE: Chosen = { presence: 'AVAILABLE', note: '' };

async function find({ phone, services }: CommandContext<'ownPresence'>, key: string): Promise<z.output<typeof Found>> {
  const before = chosen(await phone.ownPresence.get());
  const timer = await services.timers.waiting(key);
  const back = Chosen.safeParse(timer && { presence: timer.call.input.presence, note: timer.call.input.note });
  const from = Chosen.safeParse(timer?.call.input.ifStill);
  const fits = timer && back.success && from.success && sameChosen(from.data, before);
  return { before, timer: fits ? { at: timer.at, back: back.data } : null };
}

/** The time is up. Somebody may have changed it meanwhile: then it is theirs. */
async function giveBack(ctx: CommandContext<'ownPresence'>, home: Chosen, ifStill: Chosen, before: Chosen) {
  const { phone, who, isRepeat } = ctx;
  const now = isRepeat ? chosen(await phone.ownPresence.get()) : before;
  if (!sameChosen(now, ifStill) && !sameChosen(now, home)) {
    return {
      card: card('Your presence was changed meanwhile', 'neutral', [text('I left it as it is.')]),
      silent: true as const,
    };
  }
  if (!isRepeat || !sameChosen(now, home)) await phone.ownPresence.set(home);
  return {
    card: card(`You are ${presenceStanding(home.presence)} again`, 'good', [
      text(`The time for ${presenceWords(ifStill)} is up. ${CALLS[home.presence]}`),
    ]),
    changed: { what: 'presence', from: presenceLabel(ifStill.presence), to: presenceLabel(home.presence) },
    presenceOf: who.phone,
  };
}

interface Details {
  before: Chosen;
  shownNow: string | undefined;
  returns?: string;
  longer?: Call;
}

function setCard(title: string, wish: Chosen, { before, shownNow, returns, longer }: Details): Card {
  return card(title, 'good', [
    text(CALLS[wish.presence]),
    facts({ Was: presenceWords(before), Note: wish.note || undefined, Returns: returns, 'Others see': shownNow }),
    buttons(longer && press('30 min more', longer), press('Change', call('presence.set'), { opens: 'form' })),
  ]);
}
