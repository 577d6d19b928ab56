import { buttons, card, text } from './build.ts';
import type { Card } from './model.ts';

/**
 * Asks the person to link their own phone account.
 * @param about ids only: the person, and the request that runs by itself once they are connected; and the name of the system, where
 *   there are several.
 */
export function connectCard(about: { person: string; request?: string; label?: string }): Card {
  const page: Record<string, string> = { person: about.person };
  if (about.request !== undefined) page.request = about.request;
  const title = about.label === undefined ? 'Connect your phone account' : `Connect your account in ${about.label}`;
  return card(title, 'attention', [
    text(
      about.request === undefined
        ? 'Your presence and your meetings belong to your own phone account, so I need your leave to use it.'
        : 'This needs your own phone account. Once you are connected I do what you asked.',
    ),
    text('The link is for you alone, for 10 minutes. You sign in on a page, never in chat.'),
    buttons({ kind: 'page', label: 'Connect', style: 'primary', page: 'connect', about: page }),
  ]);
}
