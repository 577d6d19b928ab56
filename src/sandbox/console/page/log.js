/**
 * The messages of one conversation in a scrolled list. `draw(entry)` gives what stands in a message; entries that have not
 * changed since are left alone, so that nothing is read out twice.
 */
export function createLog(element, { draw, classOf }) {
  /** Entry id → its element and the version it shows. */
  const items = new Map();
  // What scrolls can be reached with the keyboard, also without a button in it.
  element.tabIndex = 0;

  function put(entry) {
    const known = items.get(entry.id);
    if (known?.version === entry.version) return known.item;
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 80;
    const item = known?.item ?? document.createElement('div');
    const hadFocus = item.contains(document.activeElement);
    item.className = `entry ${classOf(entry)}`;
    item.tabIndex = -1;
    item.replaceChildren(...draw(entry));
    items.set(entry.id, { item, version: entry.version });
    if (!known) element.append(item);
    // The pressed button is gone with the old card: whoever uses the keyboard goes on from the new one.
    if (hadFocus) item.focus({ preventScroll: true });
    if (isAtEnd) element.scrollTop = element.scrollHeight;
    return item;
  }

  function remove(id) {
    items.get(id)?.item.remove();
    items.delete(id);
  }

  return {
    put,
    remove,
    /** All that is there now. */
    show(entries) {
      const there = new Set(entries.map(({ id }) => id));
      for (const id of items.keys()) if (!there.has(id)) remove(id);
      for (const entry of entries) put(entry);
      element.scrollTop = element.scrollHeight;
    },
    isEmpty: () => items.size === 0,
    itemOf: (id) => items.get(id)?.item,
  };
}

/** A line of the page's own, below the message it is about or at the end. */
export function note(where, text, isProblem = false) {
  const line = document.createElement('p');
  line.className = isProblem ? 'note problem' : 'note';
  line.textContent = text;
  if (isProblem) line.setAttribute('role', 'alert');
  where.append(line);
  line.scrollIntoView({ block: 'nearest' });
}

/** What happens while the history is on its way waits for it. */
export function createQueue(happen) {
  let waiting = [];
  return {
    hold() {
      waiting ??= [];
    },
    put: (...told) => (waiting ? void waiting.push(told) : happen(...told)),
    release() {
      const held = waiting ?? [];
      waiting = undefined;
      for (const told of held) happen(...told);
    },
  };
}
