import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literal } from '../../../../adapters/chat/teams/escape.ts';
import { render } from '../../../../adapters/chat/teams/render.ts';
import { buttons, call, card, press, text } from '../../../../cards/build.ts';
import { cardSamples } from '../../../support/card-samples.ts';
import { cardProblems } from './card-problems.ts';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

describe('every sample card', () => {
  it.each(Object.entries(cardSamples))('%s is one that Teams takes, wherever it is seen', async (name, sample) => {
    for (const place of ['direct', 'shared', 'dialog'] as const)
      expect(cardProblems(render(sample, place), place)).toEqual([]);
    await expect(json(render(sample, 'direct'))).toMatchFileSnapshot(`golden/${name}.json`);
  });
});

describe('a card', () => {
  it('opens forms in a dialog where it is shared, and in place where it is not', () => {
    const sample = card('Queue', 'neutral', [buttons(press('Change', call('queue.set'), { opens: 'form' }))]);
    expect(JSON.stringify(render(sample, 'shared'))).toContain('"msteams":{"type":"task/fetch"}');
    expect(JSON.stringify(render(sample, 'direct'))).toContain('"type":"Action.Execute"');
  });

  it.each(['presence-set', 'form'])('%s looks different where it is shared, and in a dialog', async (name) => {
    const sample = cardSamples[name] ?? card('', 'neutral', []);
    await expect(json(render(sample, 'shared'))).toMatchFileSnapshot(`golden/${name}.shared.json`);
    await expect(json(render(sample, 'dialog'))).toMatchFileSnapshot(`golden/${name}.dialog.json`);
  });

  it('keeps every button of a long choice: five in sight, the rest in the menu', () => {
    const people = Array.from({ length: 14 }, (_, at) => press(`Person ${at}`, call('presence.show', { at })));
    const shown = JSON.stringify(render(card('Which one?', 'neutral', [buttons(...people)]), 'direct'));
    expect(shown.split('"ActionSet"')).toHaveLength(2);
    expect(shown.split('"mode":"secondary"')).toHaveLength(14 - 5 + 1);
    for (const { label } of people) expect(shown).toContain(`"${label}"`);
  });

  it('that is too long says how much is left out', () => {
    const rows = Array.from({ length: 500 }, (_, at) => [`Person ${at}`, 'Ready', `20${at}`, 'Support']);
    const shown = render(
      card('Everybody', 'neutral', [{ kind: 'table', columns: ['Name', 'State', 'Extension', 'Queue'], rows }]),
      'direct',
    );
    expect(JSON.stringify(shown)).toMatch(/and \d+ more/);
    expect(shown.msteams).toEqual({ width: 'Full' });
  });

  it('stays small whatever it is made of', () => {
    const long = fc.string({ unit: 'binary', maxLength: 20_000 });
    fc.assert(
      fc.property(long, long, fc.array(long, { maxLength: 30 }), (title, line, cells) => {
        const sample = card(
          title,
          'warning',
          [text(line), { kind: 'table', columns: ['A', 'B'], rows: cells.map((cell) => [cell, line]) }],
          line,
        );
        const shown = render(sample, 'shared');
        expect(Buffer.byteLength(JSON.stringify(shown))).toBeLessThanOrEqual(25_000);
      }),
      { numRuns: 30 },
    );
  });
});

describe('text', () => {
  it.each([
    ['Do not disturb until 10:30 (was: Available).', 'Do not disturb until 10:30 (was: Available).'],
    ['dana.kim@example.com, snake_case, 5 > 3, #1, -5 [ok]', 'dana.kim@example.com, snake_case, 5 > 3, #1, -5 [ok]'],
    ['[bank](https://evil.example)', '\\[bank](https://evil.example)'],
    ['*bold* _soft_ `code` ~~gone~~', '\\*bold\\* \\_soft\\_ \\`code\\` \\~~gone\\~~'],
    ['- item\n1. first\n# head', '\\- item\n\n1\\. first\n\n\\# head'],
    ['<at>Dana</at> <b>', '\\<at>Dana\\</at> \\<b>'],
    ['&lt;b&gt; AT&T', '\\&lt;b\\&gt; AT&T'],
    ['{{DATE(2026-11-23T09:00:00Z)}}', '{\u200b{DATE(2026-11-23T09:00:00Z)}}'],
    ['C:\\*', 'C:\\\\\\*'],
  ])('%s stays what it says', (given, expected) => {
    expect(literal(given)).toBe(expected);
  });
});
