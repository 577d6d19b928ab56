import { subtle } from '../../../cards/build.ts';
import type { Card } from '../../../cards/model.ts';
import type { Platform } from '../../core/chat.ts';
import type { SupportLog } from '../../core/support-log.ts';

/** Nothing in a mail can be pressed: its last line says what to type in a chat instead. @param set the chats that are set up; without one nothing is said */
export function withWordsToType(set: Iterable<Platform>, card: Card, words: readonly string[]): Card {
  const chats = [...set].map((platform) => (platform === 'slack' ? 'Slack' : 'Teams'));
  if (chats.length === 0) return card;
  const quoted = words.map((one) => `"${one}"`).join(', ');
  const said = `Support contacts type to Patchcord in ${chats.join(' or ')}: ${quoted}`;
  return { ...card, blocks: [...card.blocks, subtle(said)] };
}

/** Sentences for what its buttons would do in a chat. */
export function wordsFor({ number, handling }: SupportLog): string[] {
  const { state, assignee } = handling;
  switch (state) {
    case 'Open': {
      const first = assignee ? `note on log ${number}: called back` : `take log ${number}`;
      return [first, `resolve log ${number}`, `log ${number} reported 00412233`];
    }
    case 'Reported':
      return [`note on log ${number}: called back`, `resolve log ${number}`];
    case 'Resolved':
      return [`reopen log ${number}`];
    default:
      return state satisfies never;
  }
}

/** For a mail about several of them. */
export function wordsForSome(logs: readonly SupportLog[]): string[] {
  const nobodys = logs.find(({ handling }) => handling.assignee === null);
  return ['open support logs', ...(nobodys ? [`take log ${nobodys.number}`] : [])];
}
