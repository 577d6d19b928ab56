import { z } from 'zod';
import { buttons, call, card, facts, press } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { presenceLabel, presenceStanding } from '../../src/core/phone-words.ts';
import type { ShownPresence } from '../../src/core/presence.ts';
import { SHOW } from './_show-examples.ts';

const LINE = { online: 'Phone connected', 'on-call': 'On a call', offline: 'No phone connected', unknown: '' } as const;

/** One tap away. */
const QUICK = ['AVAILABLE', 'DO_NOT_DISTURB', 'LUNCH'] as const;

function quick(shown: ShownPresence) {
  return QUICK.filter((presence) => presence !== shown).map((presence) =>
    press(presenceLabel(presence), call('presence.set', { presence })),
  );
}

/** Whether somebody can be reached, read with the installation's account. */
export default defineCommand({
  id: 'presence.show',
  words: ['presence [{user}]'],
  summary: 'Show who can be reached',
  effect: 'read',
  access: 'everyone',
  uses: ['directory'],
  repeat: 'safe',
  input: z.object({ user: field.person().optional() }),
  examples: SHOW,
  async run({ who, phone, services, say }, { user }) {
    const person = user ?? who.phone;
    const self = person.id === who.phone.id;
    const state = await phone.directory.presence(person.id);
    const timer = self ? await services.timers.waiting(`presence:${person.id}`) : undefined;
    return {
      card: card(`${self ? 'You are' : `${person.name} is`} ${presenceStanding(state.presence)}`, 'neutral', [
        facts({
          Note: state.note || undefined,
          Phone: LINE[state.line],
          Returns: timer ? say.soon(timer.at) : undefined,
          Extension: self ? undefined : person.extension,
        }),
        self ? buttons(...quick(state.presence), press('Change', call('presence.set'), { opens: 'form' })) : undefined,
      ]),
    };
  },
});
