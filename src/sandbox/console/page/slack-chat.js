import { ask } from './ask.js';
import { createComposer } from './composer.js';
import { createLog, createQueue, note } from './log.js';
import { blocksHtml } from './slack/blocks.js';
import { framedHtml } from './slack/message.js';
import { createModal } from './slack-modal.js';
import { filledIn, onPress } from './slack-press.js';
import { listen } from './wire.js';

const PLACES = {
  direct: { name: 'Patchcord', write: 'Message to Patchcord in Slack' },
  general: { name: '#general', write: 'Message to #general in Slack' },
};

let opened = 0;

/** One person's Slack: the chat with the app, its Home tab, a channel, and the app's modals. `nameOf`: user id → name. */
export function openSlackChat(person, nameOf) {
  const element = document.getElementById('slack').content.cloneNode(true).firstElementChild;
  const find = (part) => element.querySelector(part);
  const id = `slack-${++opened}`;
  const options = (of) => ({ id: `${id}-${of}`, now: Date.now(), nameOf, locale: 'en-GB' });
  const home = find('.home');
  const tabs = [...element.querySelectorAll('.places button')];
  let shown = 'direct';

  const logs = Object.fromEntries(
    Object.entries(PLACES).map(([place, { name }]) => {
      const list = find(`.log[data-place=${place}]`);
      list.setAttribute('aria-label', `${person.name} in Slack: ${name}`);
      onPress(list, (pressed, item) => press({ in: 'message', place, id: item.dataset.id }, pressed, item));
      return [
        place,
        createLog(list, {
          draw,
          classOf: ({ isPrivate, thread }) => `${isPrivate ? 'private' : ''}${thread ? ' thread' : ''}`,
        }),
      ];
    }),
  );
  home.tabIndex = 0;
  onPress(home, (pressed) => press({ in: 'home' }, pressed, home));

  const composer = createComposer(element, {
    label: PLACES.direct.write,
    examples: person.examples.map((line) => `/${line}`),
    hints: 'slash-hints',
    send,
  });
  const modal = createModal(find('.modal'), {
    options: () => options('modal'),
    submit: (filled) => ask('slack/submit', { person: person.id, filled }),
    close: () => ask('slack/close', { person: person.id }),
    press: (pressed) => ask('slack/press', { person: person.id, spot: { in: 'modal' }, ...pressed }),
    closed: composer.focus,
  });
  for (const tab of tabs) tab.addEventListener('click', () => show(tab.value));

  const queue = createQueue(happen);
  const chat = `slack/${person.id}`;
  const ends = [
    listen(chat, { opened: load, happened: (told) => queue.put(undefined, told) }),
    ...Object.keys(PLACES).map((place) =>
      listen(`${chat}/${place}`, { opened: () => {}, happened: (told) => queue.put(place, told) }),
    ),
  ];

  async function load() {
    queue.hold();
    const told = await ask('slack/open', { person: person.id });
    if (told.kind === 'problem') return note(find('.log'), told.text, true);
    for (const [place, log] of Object.entries(logs)) log.show(told.places[place]);
    composer.offer(!told.places.direct.some(isOwn));
    if (told.home) drawHome(told.home);
    modal.show(told.modal);
    queue.release();
  }

  function happen(place, told) {
    if (told.kind === 'modal') return modal.show(told.view);
    if (told.kind === 'home') return drawHome(told.view);
    if (told.kind === 'removed') return logs[place].remove(told.id);
    if (told.kind !== 'entry') return;
    logs[place].put(told.entry);
    if (isOwn(told.entry)) composer.offer(false);
  }

  function draw(entry) {
    const by = entry.from === 'bot' ? 'Patchcord' : (nameOf(entry.by) ?? person.name);
    const frame = document.createElement('div');
    frame.className = 'slack';
    const { at, isPrivate } = entry;
    frame.innerHTML = framedHtml({ by, isApp: entry.from === 'bot', at, isPrivate, message: entry }, options(entry.id));
    frame.dataset.id = entry.id;
    return [frame];
  }

  function drawHome(view) {
    const focused = home.contains(document.activeElement);
    home.innerHTML = blocksHtml(view.blocks, options('home'));
    if (focused) home.focus({ preventScroll: true });
  }

  async function send(text) {
    if (shown === 'home') show('direct');
    const answer = await ask('slack/say', { person: person.id, place: shown, text });
    if (answer.kind === 'problem') note(find(`.log[data-place=${shown}]`), answer.text, true);
  }

  async function press(spot, pressed, where) {
    if (where.ariaBusy === 'true') return;
    where.ariaBusy = 'true';
    const answer = await ask('slack/press', { person: person.id, spot, ...pressed, filled: filledIn(where) });
    where.ariaBusy = 'false';
    if (answer.kind === 'problem') note(where, answer.text, true);
  }

  function show(place) {
    shown = place;
    for (const tab of tabs) tab.ariaPressed = String(tab.value === place);
    home.hidden = place !== 'home';
    for (const name of Object.keys(PLACES)) find(`.log[data-place=${name}]`).hidden = name !== place;
    composer.setLabel(PLACES[place]?.write ?? PLACES.direct.write);
    if (place === 'home') void ask('slack/home', { person: person.id });
  }

  return {
    element,
    end() {
      for (const end of ends) end();
    },
    focus: composer.focus,
  };
}

/** Said by the person, or an answer to a command of theirs, which leaves no line of its own in Slack. */
function isOwn({ from, isPrivate }) {
  return from === 'person' || isPrivate;
}
