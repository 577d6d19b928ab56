import { ask } from './ask.js';
import { renderCard } from './card.js';
import { createComposer } from './composer.js';
import { createLog, createQueue, note } from './log.js';
import { showMarkdown } from './markdown.js';
import { listen } from './wire.js';

/** One person's chat with the bot in Teams. */
export function openTeamsChat(person) {
  const element = document.getElementById('teams').content.cloneNode(true).firstElementChild;
  const [list, typing, dialog] = ['.log', '.typing', '.dialog'].map((part) => element.querySelector(part));
  list.setAttribute('aria-label', `${person.name} and Patchcord in Teams`);
  const log = createLog(list, { draw, classOf: ({ from }) => from });
  const composer = createComposer(element, {
    label: 'Message to Patchcord in Teams',
    examples: person.examples,
    hints: 'hints',
    send,
  });
  const queue = createQueue(happen);
  let stopTyping;
  // The pressed button may be gone when its dialog closes.
  dialog.addEventListener('close', () => {
    if (document.activeElement === document.body) composer.focus();
  });
  const end = listen(`teams/${person.id}`, { opened: load, happened: queue.put });

  async function load() {
    queue.hold();
    const { kind, entries, text } = await ask('teams/open', { person: person.id });
    if (kind === 'problem') return note(list, text, true);
    composer.offer(!entries.some(({ from }) => from === 'person'));
    log.show(entries);
    queue.release();
  }

  async function send(text) {
    const answer = await ask('teams/say', { person: person.id, text });
    if (answer.kind === 'problem') note(list, answer.text, true);
  }

  function happen(told) {
    if (told.kind === 'typing') return showTyping('Patchcord is typing');
    if (told.kind === 'removed') return log.remove(told.id);
    log.put(told.entry);
    if (told.entry.from === 'bot') return showTyping('');
    composer.offer(false);
  }

  function draw(entry) {
    const line = document.createElement('p');
    line.className = 'by';
    const time = new Date(entry.at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    line.textContent = `${entry.from === 'bot' ? 'Patchcord' : person.name} ${time}${entry.version > 1 ? ' · changed' : ''}`;
    return [line, ...contents(entry)];
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
    const answer = await ask('teams/press', { person: person.id, activityId, action });
    frame.ariaBusy = 'false';
    if (answer.kind === 'dialog') return openDialog(answer, activityId);
    if (frame.parentElement === dialog) dialog.close();
    if (answer.kind === 'note' || answer.kind === 'problem')
      note(log.itemOf(activityId) ?? list, answer.text, answer.kind === 'problem');
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

  return { element, end, focus: composer.focus };
}
