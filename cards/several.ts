import { buttons, call, card, press, subtle, text } from './build.ts';
import { cut } from './fit.ts';
import type { Block, Button, Call, CallValue, Card } from './model.ts';

/** One person among several, and how it stands with them, in words. */
export interface PersonLine {
  name: string;
  status: string;
}

const TITLE = 60;

const sentence = (what: string) => `${what.charAt(0).toUpperCase()}${what.slice(1)}`;

function people(lines: readonly PersonLine[], column: string): Block | undefined {
  if (lines.length === 0) return undefined;
  return { kind: 'table', columns: ['Person', column], rows: lines.map(({ name, status }) => [name, status]) };
}

/** Before it happens: what would become of each. Those with whom something is wrong stand first. */
export function previewCard(shown: {
  /** "switch off 4 phone accounts" */
  what: string;
  ready: readonly PersonLine[];
  left: readonly PersonLine[];
  /** Of those that are ready: how many need nothing more, and how many are in each request for an approval. */
  atOnce: number;
  requests: readonly number[];
  /** Does it for those that are ready. */
  go: Call;
  /** Asks for the list again. */
  change: Call;
}): Card {
  const { what, ready, left, go, change } = shown;
  const all = ready.length + left.length;
  const correct = press('Change the list', change, { opens: 'form' });
  if (ready.length === 0) {
    return card('Nothing can be done for these people', 'warning', [
      people(left, 'Why not'),
      text('Nothing was changed.'),
      buttons(correct),
    ]);
  }
  const how = howOf(shown);
  const isAsked = shown.requests.length > 0;
  const count = ready.length === 1 ? '1 person' : `${ready.length} people`;
  const goOn = isAsked && shown.atOnce === 0 ? `Ask for approval: ${count}` : `Do it for ${count}`;
  return card(cut(`${sentence(what)}?`, TITLE), 'attention', [
    text(left.length === 0 ? how : `${left.length} of ${all} cannot be done as they stand. ${how}`),
    people([...left, ...ready], 'How it stands'),
    buttons(press(goOn, go, { style: 'primary', says: `${goOn}: ${sentence(what)}` }), correct),
  ]);
}

/** What becomes of it once it is agreed to, where not the same for all. */
function howOf({ atOnce, requests }: { atOnce: number; requests: readonly number[] }): string {
  const asked = requests.reduce((sum, count) => sum + count, 0);
  const some = (count: number) => (count === 1 ? '1 person' : `${count} people`);
  const apart = `${requests.length} requests, because they need different approvals (${requests.join(' + ')} people).`;
  if (asked === 0) return 'Nothing happens yet.';
  if (atOnce === 0)
    return requests.length === 1
      ? 'Somebody else has to approve it first, once for all of them.'
      : `Somebody else has to approve it first: these are ${apart}`;
  const now = `For ${some(atOnce)} it is done at once.`;
  const waits = asked === 1 ? 'the other one' : `the other ${asked}`;
  return requests.length === 1
    ? `${now} Somebody else has to approve it first for ${waits}.`
    : `${now} For ${waits} somebody else has to approve it first: these are ${apart}`;
}

/** While it happens, and how it ended. */
export function progressCard(shown: {
  what: string;
  all: number;
  over: number;
  failed: number;
  /** It is not known of so many: no answer came. */
  perhaps: number;
  lines: readonly PersonLine[];
  left: readonly PersonLine[];
  ended: boolean;
  /** Asks for those again who were not done; undefined where there are none. */
  correct: Call | undefined;
  updated: string;
}): Card {
  const { what, all, over, failed, perhaps, lines, left, ended, correct, updated } = shown;
  const bad = failed + perhaps + left.length;
  const sure = all - failed - perhaps;
  const title = ended
    ? `${sure} of ${all} done${perhaps > 0 ? `, ${perhaps} perhaps` : ''}: ${what}`
    : `${over} of ${all} done: ${what}`;
  const tone = !ended ? 'attention' : bad === 0 ? 'good' : failed === all ? 'warning' : 'attention';
  return card(
    cut(title, TITLE),
    tone,
    [
      people(lines, 'How it stands'),
      ended && perhaps > 0
        ? text('Perhaps done: I cannot tell whether it took effect. Look at them before you do it again.')
        : undefined,
      left.length > 0 ? text('Left out:') : undefined,
      people(left, 'Why'),
      ended && correct ? buttons(press('Correct the rest', correct, { opens: 'form' })) : undefined,
    ],
    ended ? undefined : `Updated ${updated}`,
  );
}

/** Besides an approval that was asked for: those who are not in it. */
export function leftOutCard(what: string, left: readonly PersonLine[], correct: Call): Card {
  return card(`${left.length === 1 ? '1 person was' : `${left.length} people were`} left out`, 'attention', [
    text(`${sentence(what)}: the others wait for approval.`),
    people(left, 'Why'),
    buttons(press('Correct the rest', correct, { opens: 'form' })),
  ]);
}

/** Too many names at once. */
export function tooManyCard(most: number): Card {
  return card('Those are too many people at once', 'warning', [
    text(`I take up to ${most} people at a time. Nothing was done.`),
    subtle('Do it in two parts.'),
  ]);
}

/** For administrators, under a list of people: one thing for all of them. `ids` are phone users. */
export function forAllButtons(ids: readonly string[], most: number): Button[] {
  if (ids.length < 2 || ids.length > most) return [];
  const user: CallValue = ids.map((id) => ({ id }));
  return [
    press('New passwords for all', call('password.reset', { user }), {
      opens: 'form',
      says: `New passwords for these ${ids.length} people`,
    }),
    press('Switch all off', call('user.disable', { user }), {
      says: `Switch off the phone accounts of these ${ids.length} people`,
    }),
    press('Switch all on', call('user.enable', { user }), {
      says: `Switch on the phone accounts of these ${ids.length} people`,
    }),
  ];
}

/** So many people at once: their names still fit a card, and their ids a button. */
export const MOST_PEOPLE = 25;
