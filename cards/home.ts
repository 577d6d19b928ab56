import { buttons, call, card, press, subtle, text } from './build.ts';
import type { Card } from './model.ts';

/** The parts of a person's own page that belong to no command. */

/** Opens as a form does: the link appears in the dialog of the press, and nowhere else. */
const connect = () => buttons(press('Connect', call('account.connect'), { style: 'primary', opens: 'form' }));

/** Somebody who is known and has not connected a phone account yet. */
export function homeConnectCard(): Card {
  return card('Connect your phone account', 'attention', [
    text('Your presence and your meetings belong to your own phone account, so I need your leave to use it.'),
    connect(),
  ]);
}

/** Somebody whose phone user nobody can tell. `title` says why. */
export function homeUnknownCard(title: string): Card {
  return card(title, 'attention', [
    text('Sign in to your phone account once, on a private page, and everything here becomes yours.'),
    connect(),
  ]);
}

/** The last part: how else to talk to Patchcord. `updated` is a time in words. */
export function homeEndCard(updated: string): Card {
  return card(
    'Everything else',
    'neutral',
    [
      text('Write to me under Messages, mention me in a channel, or type / anywhere. "dnd till 3" is enough.'),
      buttons(press('What I can do', call('help'))),
    ],
    `Updated ${updated}`,
  );
}

/** One part that cannot be shown now. */
export function homeTroubleCard(what: string, sentence: string): Card {
  return card('One part is missing here', 'attention', [text(sentence), subtle(what)]);
}

/** The phone system does not answer, so that not even who looks can be said. */
export function homeAwayCard(): Card {
  return card('The phone system is not answering', 'attention', [
    text('Your phone state and your queues show up here as soon as it does. Nothing was changed.'),
  ]);
}
