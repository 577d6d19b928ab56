import { html } from 'hono/html';
import { focus, lifetime, mark, type Problem, summary } from './connect-forms.ts';
import type { Html } from './layout.ts';

interface About {
  /** What was asked for: "Get a new password". */
  what: string;
  /** How long the link still works. */
  minutes: number;
}

/** Before a code was sent. Only pressing the button sends one: previews look at the page too. */
export function sendForm(about: About, place: string, problem?: Problem): Html {
  return html`${purpose(about)}
<p>I send a code of six digits to your chat in ${place}. You type it here.</p>
${summary(problem)}
<form method="post">
<input type="hidden" name="send" value="1">
<button type="submit">Send the code</button>
</form>
${lifetime(about.minutes)}`;
}

export function codeForm(about: About, place: string, problem?: Problem): Html {
  const wrong = problem?.field === 'code';
  return html`${purpose(about)}
<p>The code is in your chat in ${place}.</p>
${summary(problem)}
<form method="post" novalidate>
<label for="code">Code of six digits</label>
<input id="code" name="code" inputmode="numeric" maxlength="16" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required${mark(wrong)}${focus(true)}>
<button type="submit">Confirm</button>
</form>
<form method="post">
<input type="hidden" name="send" value="1">
<button type="submit" class="quiet">Send a new code</button>
</form>
${lifetime(about.minutes)}`;
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
<label for="domain">Domain</label>
<input id="domain" name="domain" value="${account.domain}" maxlength="254" autocomplete="off" autocapitalize="none" spellcheck="false">
<label for="password">Password</label>
<input id="password" name="password" type="password" maxlength="1024" autocomplete="current-password" required${mark(wrong === 'password')}${focus(problem !== undefined && wrong !== 'username')}>
<button type="submit">Confirm</button>
</form>
${lifetime(about.minutes)}`;
}

function purpose({ what }: About): Html {
  return html`<p>For: ${what}. Nothing happens before you have confirmed.</p>`;
}
