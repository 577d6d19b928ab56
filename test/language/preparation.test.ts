import { expect, it } from 'vitest';
import { preparationOf } from '../../src/language/preparation.ts';
import { commands } from './commands.ts';

it('prepares ahead in small steps, and other work goes on between them', async () => {
  const preparation = preparationOf([...commands].reverse());
  let others = 0;
  let isOn = true;
  const work = () => {
    others += 1;
    if (isOn) setImmediate(work);
  };
  setImmediate(work);
  await preparation.ahead();
  isOn = false;
  expect(others).toBeGreaterThan(4 * commands.length);
});

it('is ready at once for a sentence that comes before, and does nothing twice', async () => {
  const preparation = preparationOf(commands);
  const ahead = preparation.ahead();
  const english = preparation.of('en');
  await ahead;
  expect(preparation.of('en')).toBe(english);
});
