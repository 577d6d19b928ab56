import { z } from 'zod';
import { card, text } from '../../cards/build.ts';
import type { Call } from '../../cards/model.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { inWords } from '../../src/core/phone-words.ts';
import { PLACES, type Place } from '../../src/core/sync/record.ts';
import { DIRECTIONS, type Direction } from '../../src/core/sync/rules.ts';
import { sideLabel } from '../../src/core/sync/words.ts';
import { SET } from './_examples.ts';
import { asDirection, consentWords, modeField, personCard, placeField, syncField } from './_sync.ts';

const Wishes = z.object({ teams: z.enum(DIRECTIONS), slack: z.enum(DIRECTIONS) });

/** Agreeing to it, or no longer, for each place and each way. Off until the person says so. */
export default defineCommand({
  id: 'sync.set',
  words: ['sync {sync} [{place}] [{mode}]'],
  summary: 'Keep Teams or Slack in step with your phone, or no longer',
  button: 'Set sync',
  effect: 'change',
  access: 'self',
  uses: [],
  repeat: 'safe',
  input: z.object({
    sync: syncField(),
    place: placeField().optional(),
    mode: modeField().optional(),
    /** What held before: an Undo. */
    exactly: field.hidden(Wishes).optional(),
  }),
  examples: SET,
  async run(ctx, { sync, place: target, mode, exactly }) {
    const { services, who, say } = ctx;
    const { places } = services.sync;
    const ids = places.map(({ id }) => id);
    const meant = target === undefined ? ids : ids.filter((place) => place === target);
    if (meant.length === 0) {
      const name = target === undefined ? 'Teams and Slack are' : `${sideLabel(asPlace(target))} is`;
      return {
        card: card('There is nothing to keep in step with', 'attention', [
          text(`${name} not set up for it here. Nothing was changed. An administrator can set it up.`),
        ]),
      };
    }
    const direction: Direction = sync ? asDirection(mode ?? 'to') : 'off';
    const wish = exactly ?? Object.fromEntries(meant.map((place) => [place, direction]));
    const was = await ctx.once('was', Wishes, async () => (await services.sync.show(who.phone)).consent);
    await services.sync.agree(who, wish);
    const view = await services.sync.show(who.phone);
    const changed = PLACES.filter((place) => was[place] !== view.consent[place]);
    const undo: Call = { command: 'sync.set', input: { sync: !sync, exactly: was } };
    return {
      card: personCard({ title: titleOf(meant, view.consent), view, places, say, own: true, tone: 'good' }),
      ...(changed.length > 0 && {
        undo,
        changed: {
          what: 'presence sync',
          from: changed.map((place) => consentWords(place, was[place])).join('; '),
          to: changed.map((place) => consentWords(place, view.consent[place])).join('; '),
        },
      }),
    };
  },
});

function asPlace(target: string): Place {
  return PLACES.find((place) => place === target) ?? 'teams';
}

function titleOf(meant: readonly Place[], consent: Record<Place, Direction>): string {
  const [first] = meant;
  if (meant.length === 1 && first) {
    return consent[first] === 'off'
      ? `${sideLabel(first)} no longer follows your phone`
      : consentWords(first, consent[first]);
  }
  const names = inWords(meant.map(sideLabel));
  return meant.every((place) => consent[place] === 'off')
    ? `${names} no longer follow your phone`
    : `${names} follow your phone`;
}
