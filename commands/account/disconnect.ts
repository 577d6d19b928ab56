import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { defineCommand } from '../../src/core/command.ts';
import { DISCONNECT } from './_examples.ts';

/** Revokes what was connected: the tokens end at the phone system and are deleted here. */
export default defineCommand({
  id: 'account.disconnect',
  words: ['disconnect'],
  summary: 'Disconnect your phone account',
  effect: 'change',
  access: 'self',
  uses: [],
  repeat: 'safe',
  input: z.object({}),
  examples: DISCONNECT,
  async run({ who, services }) {
    const { had, lasting } = await services.accounts.disconnect(who);
    const again = buttons(press('Connect again', call('account.connect')));
    if (!had)
      return {
        card: card('No phone account is connected', 'neutral', [text('There was nothing to disconnect.'), again]),
      };
    return {
      card: card('Your phone account is disconnected', 'good', [
        text('I deleted my access to it. What is yours alone needs a new connection.'),
        lasting.length > 0
          ? text(
              `${lasting.join(' and ')} did not end the sign-in at once: nobody has it any more, and it ends by itself.`,
            )
          : undefined,
        again,
      ]),
      changed: { what: 'connected phone account', from: 'connected', to: 'disconnected' },
    };
  },
});
