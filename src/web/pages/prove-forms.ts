import { html } from 'hono/html';
import { domainField, focus, lifetime, mark, type Problem, summary } from './connect-forms.ts';
import type { Html } from './layout.ts';

interface About {
  /** What was asked for: "Get a new password". */
  what: string;
  /** How long the link still works. */
  minutes: number;
}

/** Where a code can be sent. */
export interface Place {
  id: string;
  /** "your chat in Slack" */
  name: string;
}

/** Before a code was sent. Only pressing the button sends one: previews look at the page too. */
export function sendForm(about: About, places: readonly Place[], problem?: Problem): Html {
  return html`${purpose(about)}
<p>I send a code of six digits to ${namesOf(places)}. You type it here.</p>
${summary(problem)}
<form method="post">
${places.map((place, at) => sendButton(place, places.length === 1 ? 'Send the code' : `Send it to ${place.name}`, at > 0))}
</form>
${lifetime(about.minutes)}`;
}

export function codeForm(about: About, places: readonly Place[], problem?: Problem): Html {
  const wrong = problem?.field === 'code';
  return html`${purpose(about)}
<p>The code is in ${namesOf(places)}.</p>
${summary(problem)}
<form method="post" novalidate>
<label for="code">Code of six digits</label>
<input id="code" name="code" inputmode="numeric" maxlength="16" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required${mark(wrong)}${focus(true)}>
<button type="submit">Confirm</button>
</form>
<form method="post">
${places.map((place) => sendButton(place, places.length === 1 ? 'Send a new code' : `Send a new code to ${place.name}`, true))}
</form>
${lifetime(about.minutes)}`;
}

function namesOf(places: readonly Place[]): string {
  return places.map(({ name }) => name).join(', or ');
}

function sendButton({ id }: Place, label: string, quiet: boolean): Html {
  return html`<button type="submit" name="send" value="${id}"${quiet ? html` class="quiet"` : ''}>${label}</button>`;
}

/** Signing in once more. Name and domain are filled in, the password never is. */
export function passwordForm(
  about: About & { systemLabel: string },
  account: { username: string; domain: string },
  problem?: Problem,
): Html {
  const wrong = problem?.field;
  return html`${purpose(about)}
<p class="soft">Sign in with your phone account. Your password goes to ${about.systemLabel} and is not kept.</p>
${summary(problem)}
<form method="post" novalidate>
<label for="username">Phone account name</label>
<input id="username" name="username" value="${account.username}" maxlength="254" autocomplete="username" autocapitalize="none" spellcheck="false" required${mark(wrong === 'username')}${focus(wrong === 'username')}>
${domainField(account.domain)}
<label for="password">Password</label>
<input id="password" name="password" type="password" maxlength="1024" autocomplete="current-password" required${mark(wrong === 'password')}${focus(problem !== undefined && wrong !== 'username')}>
<button type="submit">Confirm</button>
</form>
${lifetime(about.minutes)}`;
}

function purpose({ what }: About): Html {
  return html`<p>For: ${what}. Nothing happens before you have confirmed.</p>`;
}
