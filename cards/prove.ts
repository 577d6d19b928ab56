import { buttons, card, subtle, text } from './build.ts';
import type { Card } from './model.ts';

/**
 * Asks for one more proof of who somebody is, before something that only its owner may do.
 * @param way a code that is sent to the named place ("your chat in Slack"), or signing in with the phone account
 * @param about ids only, for the page
 */
export function proveCard(what: string, way: { code: string } | 'password', about: Record<string, string>): Card {
  const how =
    way === 'password'
      ? 'Sign in once more with your phone account, on a page that only you can open.'
      : `I send you a code to ${way.code}; you type it on a page that only you can open.`;
  return card('Confirm that it is you', 'attention', [
    text(`"${what}" waits until you have confirmed. ${how} Then I do what you asked.`),
    buttons({ kind: 'page', label: 'Confirm', style: 'primary', page: 'connect', about }),
    subtle('The link is for you alone, for 10 minutes.'),
  ]);
}

/** The code itself, in the other chat or by mail. It goes out directly and is stored nowhere. */
export function codeCard(code: string, what: string): Card {
  return card(`${code.slice(0, 3)} ${code.slice(3)} is your code`, 'neutral', [
    text(`For: ${what}. Type it on the page you have opened, within 10 minutes.`),
    text('If you asked for nothing, do not pass it on: somebody is using your chat account. Tell an administrator.'),
  ]);
}
