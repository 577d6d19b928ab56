import { z } from 'zod';
import { buttons, call, card, facts, press } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { field } from '../../src/core/fields.ts';
import { presenceLabel } from '../../src/core/phone-words.ts';
import { SHOW } from './_examples.ts';

const LINE = { online: 'Phone connected', 'on-call': 'On a call', offline: 'No phone connected', unknown: '' } as const;

/** Whether somebody can be reached, read with the installation's account. */
export default defineCommand({
  id: 'presence.show',
  words: ['presence [{user}]'],
  summary: 'Show whether you or somebody else can be reached',
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
      card: card(
        self ? `You are ${presenceLabel(state.presence)}` : `${person.name} is ${presenceLabel(state.presence)}`,
        'neutral',
        [
          facts({
            Note: state.note || undefined,
            Phone: LINE[state.line],
            Returns: timer ? say.soon(timer.at) : undefined,
            Extension: self ? undefined : person.extension,
          }),
          buttons(self ? press('Change', call('presence.set'), { opens: 'form' }) : undefined),
        ],
      ),
    };
  },
});
