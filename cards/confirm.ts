import { buttons, card, press, text } from './build.ts';
import type { Call, Card } from './model.ts';

/** Read back before it happens: what touches others, or cannot be undone, was asked for in a sentence. */
export function confirmCard(summary: string, person: string | undefined, asked: Call): Card {
  return card(person ? `For ${person}: is that right?` : 'Is that right?', 'attention', [
    text(`${summary}${person ? `, for ${person}` : ''}. Nothing happens until you press the button.`),
    buttons(press('Do it', asked, { style: 'primary' })),
  ]);
}
