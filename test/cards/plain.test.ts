import { describe, expect, it } from 'vitest';
import { buttons, call, card, facts, press, text } from '../../cards/build.ts';
import { plain } from '../../cards/plain.ts';

describe('a card in words', () => {
  it('says every fact, row and choice that the card shows', () => {
    const shown = card(
      'On break in both queues',
      'good',
      [
        text('Until 10:15.'),
        facts({ Was: 'Ready', Nothing: undefined }),
        { kind: 'table', columns: ['Queue', 'Now', 'Was'], rows: [['Sales', 'Break', 'Ready']] },
        { kind: 'table', columns: ['Queue', 'State'], rows: [['Support', 'Break']] },
        buttons(press('Undo', call('queue.set'), { says: 'Undo the break' })),
        buttons(press('Change', call('queue.set'))),
      ],
      'Updated 10:00',
    );
    expect(plain(shown)).toBe(
      'On break in both queues\nUntil 10:15.\nWas: Ready\nSales, Now: Break, Was: Ready\nSupport: Break\nYou can: Undo, Change.\nUpdated 10:00',
    );
  });
});
