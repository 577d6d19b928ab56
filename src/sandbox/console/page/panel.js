import { ask } from './ask.js';
import { note } from './log.js';
import { listenToPhone } from './wire.js';

/** A meeting that nobody is in yet is `ONLINE`. */
const MEETING = { OFFLINE: 'not started', ONLINE: 'started' };
/** With room for it beside three chats the panel is open from the start. */
const ROOM = '(min-width: 84rem)';

/** The phone system as it is, beside the chats, and a few things that happen outside of them. */
export function openPanel({ people, seen }) {
  const panel = document.getElementById('panel');
  const toggle = document.getElementById('show-panel');
  const find = (part) => panel.querySelector(part);
  const [who, joiner, meeting] = ['.who-rings', '.who-joins', '.which-meeting'].map(find);
  const byMail = new Map(people.map((person) => [person.extension, person]));
  let before;

  who.append(...people.map(({ name, extension }) => new Option(name, extension)));
  joiner.append(...people.map(({ name }) => new Option(name, name)));
  joiner.value = 'Lena Fischer';
  open(window.matchMedia(ROOM).matches);
  toggle.addEventListener('click', () => open(panel.hidden));

  for (const button of panel.querySelectorAll('[data-phone]'))
    button.addEventListener('click', () => {
      void play({ what: 'phone', extension: who.value, act: button.dataset.phone });
    });
  for (const button of panel.querySelectorAll('[data-meeting]'))
    button.addEventListener('click', () => {
      void play({ what: 'meeting', id: meeting.value, act: button.dataset.meeting, name: joiner.value });
    });
  find('.report').addEventListener('click', () => {
    void play({ what: 'support-log' });
  });
  listenToPhone(show);

  function open(isOpen) {
    panel.hidden = !isOpen;
    toggle.ariaExpanded = String(isOpen);
  }

  async function play(what) {
    const said = find('.said');
    said.replaceChildren();
    const answer = await ask('play', what);
    if (answer.kind === 'problem') note(said, answer.text, true);
  }

  function show(state) {
    find('.away').hidden = state !== null;
    if (state === null) return;
    tellChanges(state);
    before = state;
    showMeetings(state.meetings);
    lines('.queues', state.queues, ({ name, agents }) => {
      const ready = agents.filter(({ status }) => status === 'READY').length;
      const rows = agents.map(({ extension, status }) => row(byMail.get(extension)?.name ?? extension, status));
      return [heading(`${name}: ${ready} of ${agents.length} ready`), listOf(rows)];
    });
    const first = new Set(seen());
    const rank = ({ username }) => (first.has(username) ? 0 : 1);
    const sorted = [...state.people].sort((one, other) => rank(one) - rank(other));
    find('.people').replaceChildren(...sorted.map(({ name, presence, note: words }) => row(name, presence, words)));
  }

  function showMeetings(meetings) {
    const going = meetings.filter(({ status }) => status !== 'ENDED');
    const chosen = meeting.value;
    meeting.replaceChildren(...going.map(({ id, subject }) => new Option(subject, id)));
    if (going.some(({ id }) => id === chosen)) meeting.value = chosen;
    find('.joining').hidden = going.length === 0;
    find('.no-meeting').hidden = going.length > 0;
    lines('.meetings', going, ({ subject, status, participants, locked, muted, recording }) => {
      const signs = [
        MEETING[status] ?? words(status).toLowerCase(),
        locked && 'locked',
        muted && 'muted',
        recording && 'recorded',
      ].filter(Boolean);
      return [heading(`${subject}: ${signs.join(', ')}`), listOf(participants.map(({ name }) => row(name, '')))];
    });
  }

  /** What has changed, in words, for those who do not see it. */
  function tellChanges({ people: now, queues }) {
    if (!before) return;
    const was = new Map(before.people.map(({ id, presence }) => [id, presence]));
    const agents = (all) =>
      new Map(
        all.flatMap((queue) =>
          queue.agents.map(({ extension, status }) => [`${queue.name} ${extension}`, { queue, extension, status }]),
        ),
      );
    const earlier = agents(before.queues);
    const told = [
      ...now
        .filter(({ id, presence }) => was.get(id) !== presence)
        .map(({ name, presence }) => `${name}: ${words(presence)}`),
      ...[...agents(queues)]
        .filter(([key, { status }]) => earlier.get(key)?.status !== status)
        .map(
          ([, { queue, extension, status }]) =>
            `${byMail.get(extension)?.name ?? extension} in ${queue.name}: ${words(status)}`,
        ),
    ];
    if (told.length > 0) find('.changes').textContent = told.join('. ');
  }

  function lines(where, things, draw) {
    find(where).replaceChildren(...things.flatMap(draw));
  }
}

function heading(text) {
  const line = document.createElement('h4');
  line.textContent = text;
  return line;
}

function listOf(rows) {
  const list = document.createElement('ul');
  list.append(...rows);
  return list;
}

function row(name, state, more = '') {
  const line = document.createElement('li');
  const [who, what] = [document.createElement('span'), document.createElement('span')];
  who.textContent = name;
  what.textContent = words(state) + (more && ` · ${more}`);
  what.className = `state ${toneOf(state)}`;
  line.append(who, what);
  return line;
}

function words(state) {
  const plain = state.replaceAll('_', ' ').toLowerCase();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

function toneOf(state) {
  if (/^(ONLINE|AVAILABLE|READY|TALKING)$/.test(state)) return 'good';
  if (/^(DO_NOT_DISTURB|ON_CALL|BUSY|RINGING)$/.test(state)) return 'bad';
  return /^(|OFFLINE|LOGGED_OUT)$/.test(state) ? 'soft' : 'warning';
}
