import { modalHtml } from './slack/message.js';
import { filledIn, onPress } from './slack-press.js';

/** The app's modal in a dialog: drawn anew with each version, sent, or closed. */
export function createModal(dialog, { options, submit, close, press, closed }) {
  onPress(dialog, (pressed) => void press({ ...pressed, filled: filledIn(dialog) }));
  dialog.addEventListener('click', ({ target }) => {
    if (target.closest('.close')) void close();
  });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    void close();
  });
  dialog.addEventListener('close', () => {
    // The pressed button may be gone by now.
    if (document.activeElement === document.body) closed();
  });
  dialog.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = dialog.querySelector('[type=submit]');
    button.disabled = true;
    const answer = await submit(filledIn(dialog));
    button.disabled = false;
    if (answer.kind === 'errors') showErrors(answer.errors);
    if (answer.kind === 'problem') showProblem(answer.text);
  });

  function showErrors(errors) {
    for (const line of dialog.querySelectorAll('[data-error]')) {
      const words = errors[line.dataset.error] ?? '';
      const input = dialog.querySelector(`#${line.id.replace(/-error$/, '')}`);
      line.textContent = words;
      if (input) input.ariaInvalid = String(words !== '');
      if (words !== '') input?.setAttribute('aria-errormessage', line.id);
    }
    dialog.querySelector('[aria-invalid=true]')?.focus();
  }

  function showProblem(text) {
    const line = document.createElement('p');
    line.className = 'note problem';
    line.setAttribute('role', 'alert');
    line.textContent = text;
    dialog.querySelector('form').prepend(line);
  }

  return {
    /** Undefined: there is none (any more). */
    show(view) {
      if (!view) return dialog.close();
      const drawn = options();
      dialog.innerHTML = modalHtml(view, drawn);
      dialog.setAttribute('aria-labelledby', `${drawn.id}-title`);
      if (!dialog.open) dialog.showModal();
      dialog.querySelector('.slack-input :is(input, select, textarea), .close')?.focus();
    },
  };
}
