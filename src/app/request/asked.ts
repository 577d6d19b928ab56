import type { Call, Card } from '../../../cards/model.ts';
import type { MessageRef } from '../../core/chat.ts';
import type { AnyCommand } from '../../core/command.ts';

/** A card whose question was answered in words, and what it shows from now on. */
export interface AnsweredQuestion {
  message: MessageRef;
  card: Card;
}

/** What was asked: a Call to carry out, or a card that asks back. */
export type Asked =
  | {
      kind: 'call';
      command: AnyCommand;
      call: Call;
      source: 'words' | 'sentence' | 'press';
      /** Further wishes of the same sentence, in their order. */
      further?: readonly Call[];
      answers?: AnsweredQuestion;
    }
  /** `command`: what the question is about, where that is known. */
  | {
      kind: 'card';
      card: Card;
      command?: AnyCommand;
      /** The question before it is answered: no later word is said to it. */
      closes?: true;
      answers?: AnsweredQuestion;
    };
