import { buttons, call, card, press, subtle, text } from './build.ts';
import type { Call, Card } from './model.ts';

/** Something stopped the work: what happened, what is (not) changed, what to do now. */
export function problemCard(problem: {
  title: string;
  sentence: string;
  next?: string;
  again?: Call;
  reference?: string;
}): Card {
  return card(problem.title, 'warning', [
    text(problem.sentence),
    problem.next ? text(problem.next) : undefined,
    problem.again ? buttons(press('Try again', problem.again, { style: 'primary' })) : undefined,
    problem.reference ? subtle(`Reference for support: ${problem.reference}`) : undefined,
  ]);
}

/** No system has anything for it; where its vendor's console has, the way there. */
export function cannotCard(wish: {
  systems: readonly string[];
  /** What the command does. */
  what: string;
  /** Whom it is about is known nowhere else. */
  isOnlyThere: boolean;
  /** `page` for those who may go there. */
  console?: { label: string; page: string | undefined } | undefined;
}): Card {
  const { systems, what, isOnlyThere, console: there } = wish;
  const names = systems.join(' and ');
  const [label, page] = [there?.label, there?.page];
  return card('That cannot be done here', 'warning', [
    isOnlyThere ? text(`The person you named is known in ${names} alone.`) : undefined,
    text(
      `${names} ${systems.length === 1 ? 'has' : 'have'} nothing for it: ${what.charAt(0).toLowerCase()}${what.slice(1)}. Nothing was done.`,
    ),
    text(nextStep(label, page)),
    page === undefined
      ? undefined
      : buttons({ kind: 'address', label: 'Open administration', style: 'primary', url: page }),
  ]);
}

function nextStep(label: string | undefined, page: string | undefined): string {
  if (label === undefined) return 'Type help to see what I can do for you.';
  const there = `what can be done about it is done in ${label}.`;
  return page === undefined ? `Ask your phone administrator: ${there}` : `W${there.slice(1)}`;
}

/** The policy says no. `rule` is the small line that names the rule, where it is the operator's. */
export function refusalCard(sentence: string, rule?: string): Card {
  return card('You cannot do this', 'warning', [text(sentence), rule === undefined ? undefined : subtle(rule)]);
}

/** The phone system does not answer; the request is kept. `until` is in words. */
export function waitingCard(what: string, until: string, request: string): Card {
  return card('The phone system is not answering', 'attention', [
    text(`${what} Your request is kept and tried until ${until}.`),
    buttons(press('Stop trying', call('request.stop', { request }))),
  ]);
}

/** The line that stands until there is a result. */
export function workingCard(): Card {
  return card('Working on it …', 'neutral', []);
}

/** After four seconds without an answer of the phone system. */
export function slowCard(): Card {
  return card('The phone system is slow to answer', 'neutral', [
    text('I am still waiting for it. The result will follow here.'),
  ]);
}
