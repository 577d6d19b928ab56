import { html } from 'hono/html';
import type { Html } from './layout.ts';

/** What the form fills in for the person. */
export interface Account {
  username: string;
  domain: string;
}

interface About {
  person: string;
  systemLabel: string;
  /** How long the link still works. */
  minutes: number;
}

/** What is wrong with what was sent. */
export interface Problem {
  sentence: string;
  field?: string;
}

/** Name, domain and password of the phone account. The password is never filled in again. */
export function signInForm(about: About, { username, domain }: Account, problem?: Problem): Html {
  const wrong = problem?.field;
  return html`<p class="soft">For ${about.person}. Your password goes to ${about.systemLabel} and is not kept.</p>
${summary(problem)}
<form method="post" novalidate>
<label for="username">Phone account name</label>
<input id="username" name="username" value="${username}" maxlength="254" autocomplete="username" autocapitalize="none" spellcheck="false" required${mark(wrong === 'username')}${focus(wrong === 'username')}>
${domainField(domain)}
<label for="password">Password</label>
<input id="password" name="password" type="password" maxlength="1024" autocomplete="current-password" required${mark(wrong === 'password')}${focus(problem !== undefined && wrong !== 'username')}>
<button type="submit">Connect</button>
</form>
${lifetime(about.minutes)}`;
}

/** Only where the phone system has domains. */
export function domainField(domain: string): Html | '' {
  if (domain === '') return '';
  return html`<label for="domain">Domain</label>
<input id="domain" name="domain" value="${domain}" maxlength="254" autocomplete="off" autocapitalize="none" spellcheck="false">`;
}

/** The second factor, where the phone system asks for one. */
export function codeForm(about: About, challengeRef: string, problem?: Problem): Html {
  const wrong = problem?.field;
  return html`<p class="soft">${about.systemLabel} asks for a second proof that it is you, ${about.person}.</p>
${summary(problem)}
<form method="post" novalidate>
<input type="hidden" name="challengeRef" value="${challengeRef}">
<label for="code">Code</label>
<input id="code" name="code" inputmode="numeric" maxlength="64" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required${mark(wrong === 'code')}${focus(true)}>
<button type="submit">Go on</button>
</form>
${lifetime(about.minutes)}`;
}

export function summary(problem: Problem | undefined): Html | '' {
  if (!problem) return '';
  const words = problem.field ? html`<a href="#${problem.field}">${problem.sentence}</a>` : problem.sentence;
  return html`<p class="problem" id="problem" role="alert">${words}</p>`;
}

/** The wrong input says so and names the summary as its reason. */
export function mark(isWrong: boolean): Html | '' {
  return isWrong ? html` aria-invalid="true" aria-describedby="problem"` : '';
}

export function focus(isNext: boolean): Html | '' {
  return isNext ? html` autofocus` : '';
}

export function lifetime(minutes: number): Html {
  return html`<p class="small">This link is for you alone and works for ${minutes} more ${minutes === 1 ? 'minute' : 'minutes'}.</p>`;
}
