import { renderCard } from './card.js';
import { showMarkdown } from './markdown.js';

/** One person's chat with the bot. Panes know nothing of each other, so any number can stand side by side. */
export function openPane({ people, personId, onChange, onClose }) {
  const element = document.getElementById('pane').content.cloneNode(true).querySelector('section');
  const find = (selector) => element.querySelector(selector);
  const [select, log, typing, form, dialog, link, face] = [
    '.person',
    '.log',
    '.typing',
    '.say',
    '.dialog',
    '.link',
    '.face',
  ].map(find);
  const input = form.querySelector('input');

  let person;
  let events;
  /** Entry id → its element. */
  let items = new Map();
  let stopTyping;

  select.append(...people.map(({ id, name, role }) => new Option(`${name} · ${role}`, id)));
  select.value = personId;
  select.addEventListener('change', () => {
    watch();
    onChange();
  });
  find('.who .close').addEventListener('click', () => {
    events.close();
    onClose();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    const answer = await post('say', { person: person.id, text });
    if (answer.kind === 'problem') note(log, answer.text, true);
  });
  watch();

  function watch() {
    events?.close();
    person = people.find(({ id }) => id === select.value);
    log.setAttribute('aria-label', `${person.name} and Patchcord`);
    element.setAttribute('aria-label', person.name);
    face.textContent = initials(person.name);
    events = new EventSource(`/console/api/stream?person=${encodeURIComponent(person.id)}`);
    events.addEventListener('open', () => {
      link.textContent = '';
    });
    events.addEventListener('error', () => {
      link.textContent = 'Not connected, trying again';
    });
    events.addEventListener('message', ({ data }) => happen(JSON.parse(data)));
  }

  function happen(happening) {
    switch (happening.kind) {
      case 'history':
        items = new Map();
        log.replaceChildren();
        for (const entry of happening.entries) draw(entry);
        if (happening.entries.length === 0)
          note(log, `This is ${person.name}’s chat with Patchcord. Write “help” to begin.`);
        log.scrollTop = log.scrollHeight;
        break;
      case 'entry':
        draw(happening.entry);
        break;
      case 'removed':
        items.get(happening.id)?.remove();
        items.delete(happening.id);
        break;
      case 'typing':
        showTyping('Patchcord is typing');
        break;
    }
  }

  function draw(entry) {
    const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    const before = items.get(entry.id);
    const item = before ?? document.createElement('div');
    const hadFocus = item.contains(document.activeElement);
    item.className = `entry ${entry.from}`;
    item.tabIndex = -1;
    item.replaceChildren(headline(entry), ...contents(entry));
    if (!before) {
      items.set(entry.id, item);
      log.append(item);
    }
    // The pressed button is gone with the old card: whoever uses the keyboard goes on from the new one.
    if (hadFocus) item.focus({ preventScroll: true });
    if (entry.from === 'bot') showTyping('');
    if (isAtEnd) log.scrollTop = log.scrollHeight;
  }

  function headline({ from, at, version }) {
    const line = document.createElement('p');
    line.className = 'by';
    const time = new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    line.textContent = `${from === 'bot' ? 'Patchcord' : person.name} ${time}${version > 1 ? ' · changed' : ''}`;
    return line;
  }

  function contents(entry) {
    const parts = [];
    if (entry.text !== '') {
      const text = document.createElement('div');
      text.className = 'text';
      if (entry.from === 'bot') showMarkdown(text, entry.text);
      else text.textContent = entry.text;
      parts.push(text);
    }
    for (const payload of entry.cards) {
      const frame = document.createElement('div');
      frame.className = payload.msteams?.width === 'Full' ? 'card full' : 'card';
      frame.append(renderCard(payload, (action) => press(frame, entry.id, action)));
      parts.push(frame);
      refresh(payload, frame, entry);
    }
    for (const name of entry.files) {
      const file = document.createElement('p');
      file.className = 'file';
      file.textContent = `Attachment: ${name}`;
      parts.push(file);
    }
    return parts;
  }

  /** Some cards ask for their viewer's own version when they are first seen. The answer to that must not ask again. */
  function refresh(payload, frame, entry) {
    const action = payload.refresh?.action;
    const isForViewer = payload.refresh?.userIds === undefined || payload.refresh.userIds.includes(`29:${person.id}`);
    if (!action || !isForViewer || entry.version > 1) return;
    void press(frame, entry.id, { type: action.type, verb: action.verb, data: action.data, trigger: 'automatic' });
  }

  async function press(frame, activityId, action) {
    if (frame.ariaBusy === 'true') return;
    frame.ariaBusy = 'true';
    const answer = await post('press', { person: person.id, activityId, action });
    frame.ariaBusy = 'false';
    if (answer.kind === 'dialog') return openDialog(answer, activityId);
    if (frame.parentElement === dialog) dialog.close();
    if (answer.kind === 'note' || answer.kind === 'problem')
      note(items.get(activityId) ?? log, answer.text, answer.kind === 'problem');
  }

  function openDialog({ title, card }, activityId) {
    dialog.querySelector('h2').textContent = title;
    dialog.setAttribute('aria-label', title);
    const frame = dialog.querySelector('.card');
    frame.replaceChildren(renderCard(card, (action) => press(frame, activityId, { ...action, type: 'task/submit' })));
    if (!dialog.open) dialog.showModal();
  }

  function showTyping(words) {
    clearTimeout(stopTyping);
    typing.textContent = words;
    if (words !== '') stopTyping = setTimeout(() => showTyping(''), 8_000);
  }

  return { element, personId: () => select.value, focus: () => select.focus() };
}

function note(where, text, isProblem = false) {
  const line = document.createElement('p');
  line.className = isProblem ? 'note problem' : 'note';
  line.textContent = text;
  if (isProblem) line.setAttribute('role', 'alert');
  where.append(line);
  line.scrollIntoView({ block: 'nearest' });
}

async function post(what, body) {
  try {
    const answer = await window.fetch(`/console/api/${what}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await answer.json();
  } catch {
    return { kind: 'problem', text: 'The console does not answer. Is Patchcord still running?' };
  }
}

function initials(name) {
  const words = name.split(' ');
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
}
