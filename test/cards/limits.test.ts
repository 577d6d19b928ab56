import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderModal } from '../../adapters/chat/slack/modal.ts';
import { renderMessage } from '../../adapters/chat/slack/render.ts';
import { render } from '../../adapters/chat/teams/render.ts';
import type { Block, Button, Card } from '../../cards/model.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/slack/refused.ts';
import { cardProblems } from '../adapters/chat/teams/card-problems.ts';

/** Any text a person, a phone system or a translation can bring: empty, long, German, with signs that mean something elsewhere. */
const words = fc.oneof(
  fc.constantFrom('', ' ', 'Ready', '<!channel>', '*bold* _it_ `code`', 'a & b <c>', '{{DATE(2026)}}'),
  fc.constant('Benachrichtigungseinstellungsverwaltungsoberfläche '.repeat(8)),
  fc.constant('Réinitialisation du mot de passe du compte téléphonique '.repeat(90)),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 4_000 }),
);
const button: fc.Arbitrary<Button> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('call' as const),
      label: words,
      call: fc.record({ command: fc.constant('help'), input: fc.record({ topic: words }) }),
      style: fc.constantFrom('primary' as const, 'danger' as const),
      says: words,
      opens: fc.constant('form' as const),
      rare: fc.constant(true as const),
    },
    { requiredKeys: ['kind', 'label', 'call'] },
  ),
  fc.record({ kind: fc.constant('address' as const), label: words, url: fc.webUrl() }),
);
const many = <T>(one: fc.Arbitrary<T>, maxLength: number) => fc.array(one, { maxLength });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words }),
  fc.record({ kind: fc.constant('text' as const), text: words, subtle: fc.constant(true as const) }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: words, value: words }), { minLength: 1, maxLength: 15 }),
  }),
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(words, { minLength: 1, maxLength: 5 }),
    rows: many(fc.array(words, { minLength: 1, maxLength: 5 }), 40),
  }),
  fc.record({
    kind: fc.constant('rows' as const),
    rows: many(fc.record({ title: words, detail: words, button }, { requiredKeys: ['title', 'detail'] }), 20),
  }),
  fc.record({ kind: fc.constant('buttons' as const), buttons: fc.array(button, { minLength: 1, maxLength: 12 }) }),
);
const card: fc.Arbitrary<Card> = fc.record(
  {
    title: words,
    tone: fc.constantFrom('neutral' as const, 'good' as const, 'attention' as const, 'warning' as const),
    blocks: many(block, 12),
    state: words,
  },
  { requiredKeys: ['title', 'tone', 'blocks'] },
);

const WHERE = { platform: 'slack' as const, tenant: 'T1', kind: 'direct' as const, id: 'D1', ref: {} };
const RUNS = { numRuns: 60 };

describe('whatever stands on a card', () => {
  it('is a message that Slack takes, and so is its modal', () => {
    fc.assert(
      fc.property(card, (any) => {
        expect(messageProblems(renderMessage(any))).toEqual([]);
        const modal = renderModal(any, { where: WHERE, origin: { via: 'event', channel: 'D1', responseUntil: 0 } });
        expect(modal && viewProblems(modal)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('is a card that Teams takes, wherever it stands, and that says itself in words', () => {
    fc.assert(
      fc.property(card, fc.constantFrom('direct' as const, 'shared' as const, 'dialog' as const), (any, place) => {
        const drawn = render(any, place);
        expect(cardProblems(drawn, place)).toEqual([]);
        expect(Buffer.byteLength(JSON.stringify(drawn))).toBeLessThanOrEqual(25_000);
      }),
      RUNS,
    );
  });
});
