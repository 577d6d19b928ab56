import { openSlackChat } from './slack-chat.js';
import { openTeamsChat } from './teams-chat.js';

const OPENERS = { slack: openSlackChat, teams: openTeamsChat };

/** One person, in Slack, in Teams, or in both side by side. Panes know nothing of each other. */
export function openPane({ people, platforms, nameOf, personId, view, onChange, onClose }) {
  const element = document.getElementById('pane').content.cloneNode(true).firstElementChild;
  const find = (selector) => element.querySelector(selector);
  const [select, chats, face] = ['.person', '.chats', '.face'].map(find);
  const views = [...element.querySelectorAll('.views button')];
  let open = [];

  select.append(...people.map(({ id, name, role }) => new Option(`${name} · ${role}`, id)));
  select.value = personId;
  select.addEventListener('change', () => change());
  for (const button of views) button.addEventListener('click', () => change(button.value));
  find('.close').addEventListener('click', () => {
    closeChats();
    onClose();
  });
  find('.views').hidden = platforms.length < 2;
  change(platforms.length < 2 ? platforms[0] : view);

  function change(next = view) {
    view = next;
    closeChats();
    const person = people.find(({ id }) => id === select.value);
    element.setAttribute('aria-label', person.name);
    face.textContent = initials(person.name);
    for (const button of views) button.ariaPressed = String(button.value === view);
    open = platforms
      .filter((platform) => view === 'both' || view === platform)
      .map((platform) => OPENERS[platform](person, nameOf));
    chats.replaceChildren(...open.map((chat) => chat.element));
    chats.dataset.count = String(open.length);
    onChange();
  }

  function closeChats() {
    for (const chat of open) chat.end();
  }

  return {
    element,
    shows: () => `${select.value}:${view}`,
    personId: () => select.value,
    focus: () => select.focus(),
  };
}

function initials(name) {
  const words = name.split(' ');
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
}
