import { buttons, card, facts, press, text } from './build.ts';
import type { Block, Call, Card } from './model.ts';

/**
 * Read back before it happens: what touches others or cannot be undone.
 * @param said what was understood, field by field
 * @param consequence what it leads to, a sentence or ''
 * @param word what must be typed, as the phone system's own console asks for; without it a press is enough.
 */
export function confirmCard(
  summary: string,
  person: string | undefined,
  asked: Call,
  {
    said = {},
    consequence = '',
    word,
  }: { said?: Readonly<Record<string, string>>; consequence?: string; word?: string | undefined } = {},
): Card {
  const title = person ? `For ${person}: is that right?` : 'Is that right?';
  const what = text(`${summary}${person ? `, for ${person}` : ''}. Nothing happens until you say yes.`);
  if (word === undefined)
    return card(title, 'attention', [
      what,
      facts(said),
      consequence === '' ? undefined : text(consequence),
      buttons(press('Do it', { ...asked, agreed: 'yes' }, { style: 'primary' })),
    ]);
  const input = { kind: 'text', name: AGREED, label: `Type ${word} to go on`, required: true, maxLength: 100 } as const;
  return card(title, 'attention', [
    what,
    facts(said),
    consequence === '' ? undefined : text(consequence),
    { kind: 'form', inputs: [input], submit: press('Go on', asked, { style: 'danger' }) },
  ]);
}

/** The form value that fills `agreed` of the Call instead of a field. */
export const AGREED = 'agreed';

/** A question that was answered in words: it says so, and can no longer be pressed. */
export function answeredCard(question: Card, said: string): Card {
  const blocks = question.blocks.flatMap((block): Block[] => {
    if (block.kind === 'buttons' || block.kind === 'form') return [];
    if (block.kind !== 'rows') return [block];
    return [{ kind: 'rows', rows: block.rows.map(({ title, detail }) => ({ title, detail })) }];
  });
  return { ...question, tone: 'neutral', blocks, state: `You answered: ${said}` };
}
