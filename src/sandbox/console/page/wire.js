/** One stream of what happens for the whole page: a browser opens few connections to one address. */
const events = new EventSource('/console/api/stream');
/** Chat → who listens. */
const listeners = new Map();
const phones = new Set();
let isOpen = false;
let lastState;

events.addEventListener('open', () => {
  isOpen = true;
  showLink('');
  for (const each of listeners.values()) for (const { opened } of each) opened();
});
events.addEventListener('error', () => {
  isOpen = false;
  showLink('Not connected, trying again');
});
events.addEventListener('message', ({ data }) => {
  const { chat, ...told } = JSON.parse(data);
  if (told.kind === 'phone') {
    lastState = told.state;
    for (const phone of phones) phone(lastState);
  } else for (const { happened } of listeners.get(chat) ?? []) happened(told);
});

/**
 * Tells what happens in a chat, and with `opened` each time the stream begins (again): what was before must be asked for then.
 * The returned function ends it.
 */
export function listen(chat, { opened, happened }) {
  const listener = { opened, happened };
  const all = listeners.get(chat) ?? new Set();
  listeners.set(chat, all.add(listener));
  if (isOpen) opened();
  return () => all.delete(listener);
}

/** Tells the phone system's state as it is and whenever it changes; null while nobody answers. */
export function listenToPhone(phone) {
  phones.add(phone);
  if (lastState !== undefined) phone(lastState);
}

function showLink(words) {
  document.getElementById('link').textContent = words;
}
