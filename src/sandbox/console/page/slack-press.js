import { plainOf } from './slack/mrkdwn.js';

/**
 * Hears what is pressed or chosen below an element. `pressed(what, where)`: `what` names the element by its block and action,
 * with the option that was chosen; `where` is the message it stands in.
 */
export function onPress(element, pressed) {
  const hear = async (target, option) => {
    const { block, action } = target.dataset;
    const asked = target.dataset.confirm;
    if (asked && !(await isConfirmed(JSON.parse(asked)))) return;
    target.closest('details')?.removeAttribute('open');
    pressed({ block, action, ...(option !== undefined && { option }) }, target.closest('[data-id]') ?? element);
  };
  element.addEventListener('click', ({ target }) => {
    const found = target.closest('button[data-action], a[data-action]');
    if (found) void hear(found, found.dataset.option);
  });
  element.addEventListener('change', ({ target }) => {
    if (target.matches('.slack-actions select, .slack-section select')) void hear(target, target.value);
  });
}

/** What stands in the inputs below an element, by block. */
export function filledIn(element) {
  const filled = {};
  for (const input of element.querySelectorAll('input[data-block], select[data-block], textarea[data-block]')) {
    const { block } = input.dataset;
    if (input.type === 'checkbox') filled[block] = [...(filled[block] ?? []), ...(input.checked ? [input.value] : [])];
    else if (input.type === 'radio') filled[block] = input.checked ? input.value : (filled[block] ?? '');
    else filled[block] = input.multiple ? [...input.selectedOptions].map(({ value }) => value) : input.value;
  }
  return filled;
}

/** Slack asks again before something that its app calls grave (docs.slack.dev, "Confirmation dialog object"). */
function isConfirmed({ title, text, confirm, deny }) {
  const dialog = document.getElementById('confirm');
  dialog.querySelector('h2').textContent = plainOf(title);
  dialog.querySelector('p').textContent = plainOf(text);
  const [no, yes] = dialog.querySelectorAll('button');
  no.textContent = plainOf(deny) || 'Cancel';
  yes.textContent = plainOf(confirm) || 'Yes';
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}
