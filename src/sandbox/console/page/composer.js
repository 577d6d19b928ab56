/** The line in which one writes, and above it examples until something was said. `send(text)` gives what went wrong. */
export function createComposer(element, { label, examples, hints, send }) {
  const form = element.querySelector('.say');
  const input = form.querySelector('input');
  const offered = element.querySelector('.examples');
  setLabel(label);
  input.setAttribute('list', hints);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    input.value = '';
    if (text !== '') void send(text);
  });
  for (const example of examples) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = example;
    button.addEventListener('click', () => {
      input.focus();
      void send(example);
    });
    offered.append(button);
  }
  function setLabel(words) {
    form.querySelector('label span').textContent = words;
    input.placeholder = words.replace(/ in (Slack|Teams)$/, '');
  }

  return {
    setLabel,
    focus: () => input.focus(),
    /** Nothing was said yet: here is how one may begin. */
    offer(isNew) {
      offered.hidden = !isNew;
    },
  };
}
