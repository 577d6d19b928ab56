import { z } from 'zod';
import { buttons, call, card, press, text } from '../../cards/build.ts';
import { connectCard } from '../../cards/connect.ts';
import { defineCommand } from '../../src/core/command.ts';
import { CONNECT } from './_examples.ts';

/** Links the person's own phone account, on a private page. */
export default defineCommand({
  id: 'account.connect',
  words: ['connect'],
  summary: 'Connect your phone account',
  effect: 'change',
  access: 'self',
  uses: [],
  repeat: 'safe',
  input: z.object({}),
  examples: CONNECT,
  async run({ who }) {
    if (!who.connected) return { card: connectCard({ person: `${who.phone.system}:${who.phone.id}` }) };
    return {
      card: card('Your phone account is connected', 'good', [
        text(`You are ${who.name}, extension ${who.phone.extension}.`),
        buttons(press('Disconnect', call('account.disconnect'))),
      ]),
    };
  },
});
