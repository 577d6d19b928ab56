import { openPane } from './pane.js';

/** More streams than this would use up the connections a browser opens to one address. */
const MOST_PANES = 4;

const { people, hints } = await (await window.fetch('/console/api/people')).json();
const panes = document.getElementById('panes');
const add = document.getElementById('add');
const shown = [];

document.getElementById('hints').append(...hints.map((hint) => new Option(hint, hint)));
add.addEventListener('click', () => {
  const next = people.find(({ id }) => shown.every((pane) => pane.personId() !== id));
  if (next) show(next.id).focus();
});

const wanted = new URLSearchParams(location.search).get('people')?.split(',') ?? [];
const known = wanted.filter((id) => people.some((person) => person.id === id)).slice(0, MOST_PANES);
for (const id of known.length > 0 ? known : firstSeen()) show(id);

/** An employee, an administrator and a support contact side by side, where there is room for them. */
function firstSeen() {
  const ids = ['dana.kim', 'priya.natarajan', 'sam.ortiz'].filter((id) => people.some((person) => person.id === id));
  const wide = window.matchMedia('(min-width: 75rem)').matches;
  return wide && ids.length > 0 ? ids : people.slice(0, 1).map((person) => person.id);
}

function show(personId) {
  const pane = openPane({ people, personId, onChange: remember, onClose: () => close(pane) });
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

/** The address names who is shown, so that a reload or a bookmark brings them back. */
function remember() {
  const ids = shown.map((pane) => encodeURIComponent(pane.personId())).join(',');
  history.replaceState(null, '', ids ? `?people=${ids}` : location.pathname);
  add.disabled = shown.length >= Math.min(MOST_PANES, people.length);
  panes.dataset.count = String(shown.length);
}
