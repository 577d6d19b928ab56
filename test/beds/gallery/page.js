import { renderCard } from '/card.js';

for (const data of document.querySelectorAll('.teams script')) {
  const frame = document.createElement('div');
  frame.className = 'card';
  frame.append(renderCard(JSON.parse(data.textContent), () => {}));
  data.after(frame);
}
await Promise.all(
  [...document.querySelectorAll('iframe')].map((frame) => {
    const fit = () => {
      frame.style.height = `${frame.contentDocument.documentElement.offsetHeight + 34}px`;
    };
    if (frame.contentDocument?.readyState === 'complete') fit();
    return new Promise((resolve) => {
      frame.addEventListener('load', () => {
        fit();
        resolve();
      });
      if (frame.contentDocument?.readyState === 'complete' && frame.contentDocument.body?.childElementCount) resolve();
    });
  }),
);
document.body.dataset.ready = 'yes';
