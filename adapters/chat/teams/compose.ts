import type { Card } from '../../../cards/model.ts';
import type { Hit } from '../../../src/core/chat.ts';
import { attach } from './message.ts';

/** The thumbnail in the list of results; what it stands for is put into the compose box when it is chosen. */
interface Preview {
  contentType: 'application/vnd.microsoft.card.thumbnail';
  content: { title: string; text: string };
}

/** Answers to the compose box ("Respond to search command", "Respond to the dialog submit action"). */
export interface ComposeBody {
  composeExtension:
    | { type: 'result'; attachmentLayout: 'list'; attachments: (ReturnType<typeof attach> & { preview?: Preview })[] }
    | { type: 'message'; text: string };
}

/** One card, into the compose box. */
export function chosen(card: Card): ComposeBody {
  return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [attach(card, 'shared')] } };
}

/** A list to choose from, or a line where there is nothing to choose. */
export function listed(hits: readonly Hit[], nothing: string): ComposeBody {
  const attachments = hits.flatMap(({ title, detail, card }) =>
    card ? [{ ...attach(card, 'shared'), preview: preview(title, detail) }] : [],
  );
  if (attachments.length > 0) return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments } };
  return { composeExtension: { type: 'message', text: hits[0]?.title ?? nothing } };
}

/** A thumbnail knows a little HTML: nothing in a name becomes that. */
function preview(title: string, text: string): Preview {
  const plain = (words: string) => words.replace(/[<>&]/g, ' ');
  return {
    contentType: 'application/vnd.microsoft.card.thumbnail',
    content: { title: plain(title), text: plain(text) },
  };
}
