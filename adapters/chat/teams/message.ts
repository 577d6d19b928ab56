import type { Activity, Attachment, ChannelAccount, Mention } from 'botbuilder';
import { cut } from '../../../cards/fit.ts';
import type { Card } from '../../../cards/model.ts';
import { plain } from '../../../cards/plain.ts';
import type { Conversation } from '../../../src/core/chat.ts';
import { ownerOf } from './place.ts';
import { type AdaptiveCard, type Place, render } from './render.ts';

/** The members of an outgoing activity that say something; addresses are put around it when it is sent. */
export interface Message extends Partial<Pick<Activity, 'text' | 'summary'>> {
  type: 'message' | 'typing';
  entities?: (Pick<Mention, 'text'> & { type: 'mention'; mentioned: Pick<ChannelAccount, 'id' | 'name'> })[];
  attachments?: CardAttachment[];
}

interface CardAttachment extends Pick<Attachment, 'contentType'> {
  contentType: 'application/vnd.microsoft.card.adaptive';
  content: AdaptiveCard;
}

/** What the notification shows of a message. */
const summaryLength = 300;

export const typing: Message = { type: 'typing' };

/** The card alone, never with text beside it: Teams would split the two, and give back no id to update. */
export function cardMessage(card: Card, where: Conversation): Message {
  const shown = attach(card, where.kind === 'direct' ? 'direct' : 'shared', ownerOf(where));
  return { type: 'message', summary: cut(plain(card), summaryLength), attachments: [shown] };
}

/** The card in words, for a connector that found the card too big. */
export function shortMessage(card: Card): Message {
  return { type: 'message', text: cut(plain(card), 2_000) };
}

export function attach(card: Card, place: Place, owner?: string): CardAttachment {
  return { contentType: 'application/vnd.microsoft.card.adaptive', content: render(card, place, owner) };
}

/** A line that begins with the person's mention. */
export function lineTo(person: { id: string; name: string }, line: string): Message {
  const name = person.name.replace(/[<>&]/g, '').trim();
  if (name === '') return { type: 'message', text: line.replace(/^[,:] /, '') };
  const text = `<at>${name}</at>`;
  return {
    type: 'message',
    text: `${text}${line}`,
    entities: [{ type: 'mention', text, mentioned: { id: person.id, name } }],
  };
}
