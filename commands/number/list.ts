import { z } from 'zod';
import { card, facts, subtle, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import type { Numbers } from '../../src/core/numbers.ts';
import { inWords } from '../../src/core/phone-words.ts';
import { LIST } from './_examples.ts';

const SPEED_DIALS = 10;

/** Under which numbers one is reached and shown, which telephones ring, and one's speed dials. */
export default defineCommand({
  id: 'number.list',
  words: ['numbers'],
  summary: 'Show your own numbers, telephones and speed dials',
  effect: 'read',
  access: 'self',
  uses: ['ownNumbers'],
  repeat: 'safe',
  input: z.object({}),
  examples: LIST,
  async run({ phone, who }) {
    const own = await phone.ownNumbers.read();
    const { speedDials } = own;
    return {
      card: card(`Your extension is ${own.extension || who.phone.extension || 'not known'}`, 'neutral', [
        facts({
          'Shown when you call out': own.outbound.map(shown).join(', '),
          Mobile: who.phone.mobile,
          'Ring now': inWords(namesOf(own, true)) || 'No telephone is registered, so calls do not ring',
          'Not registered': inWords(namesOf(own, false)),
        }),
        speedDials.length > 0
          ? {
              kind: 'table',
              columns: ['Speed dial', 'Who', 'Number'],
              rows: speedDials
                .slice(0, SPEED_DIALS)
                .map(({ code, description, number }) => [code, description, number]),
            }
          : text('You have no speed dials.'),
        speedDials.length > SPEED_DIALS ? subtle(`And ${speedDials.length - SPEED_DIALS} more.`) : undefined,
      ]),
    };
  },
});

function shown({ number, description }: Numbers['outbound'][number]): string {
  return description === '' ? number : `${number} (${description})`;
}

function namesOf({ telephones }: Numbers, registered: boolean): string[] {
  return telephones.filter((one) => one.registered === registered).map(({ name }) => name);
}
