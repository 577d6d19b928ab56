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
