import { openPane } from './pane.js';
import { openPanel } from './panel.js';

/** More chats than this nobody reads side by side. */
const MOST_PANES = 4;
/** An employee, an administrator and a support contact, on both platforms. */
const FIRST_SEEN = ['dana.kim:slack', 'priya.natarajan:teams', 'sam.ortiz:slack'];

const { people, hints, platforms, bot } = await (await window.fetch('/console/api/people')).json();
const panes = document.getElementById('panes');
const add = document.getElementById('add');
const shown = [];
const names = new Map([[bot, 'Patchcord'], ...people.map(({ slack, name }) => [slack, name])]);

document.getElementById('hints').append(...hints.map((hint) => new Option(hint, hint)));
document.getElementById('slash-hints').append(...hints.map((hint) => new Option(`/${hint}`, `/${hint}`)));
add.addEventListener('click', () => {
  const next = people.find(({ id }) => shown.every((pane) => pane.personId() !== id));
  if (next) show(next.id).focus();
});

const wanted = new URLSearchParams(location.search).get('people')?.split(',') ?? [];
const known = wanted.filter(isKnown).slice(0, MOST_PANES);
for (const one of known.length > 0 ? known : firstSeen()) show(...one.split(':'));
openPanel({ people, seen: () => shown.map((pane) => pane.personId()) });

function isKnown(one) {
  return people.some(({ id }) => id === one.split(':')[0]);
}

/** All three where there is room for them. */
function firstSeen() {
  const there = FIRST_SEEN.filter(isKnown);
  const wide = window.matchMedia('(min-width: 75rem)').matches;
  return there.length > 0 ? there.slice(0, wide ? there.length : 1) : [people[0].id];
}

function show(personId, view = 'slack') {
  const pane = openPane({
    people,
    platforms,
    nameOf: (user) => names.get(user),
    personId,
    view: ['slack', 'teams', 'both'].includes(view) ? view : 'slack',
    onChange: () => remember(),
    onClose: () => close(pane),
  });
  shown.push(pane);
  panes.append(pane.element);
  remember();
  return pane;
}

function close(pane) {
  pane.element.remove();
  shown.splice(shown.indexOf(pane), 1);
  remember();
  add.focus();
}

/** The address names who is shown where, so that a reload or a bookmark brings them back. */
function remember() {
  const ids = shown.map((pane) => encodeURIComponent(pane.shows()).replaceAll('%3A', ':')).join(',');
  history.replaceState(null, '', ids ? `?people=${ids}` : location.pathname);
  add.disabled = shown.length >= Math.min(MOST_PANES, people.length);
}
