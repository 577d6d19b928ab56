import type { Call, Card } from '../../cards/model.ts';
import type { AnyCommand } from '../core/command.ts';

/** What was asked: a Call to carry out, or a card that asks back. */
export type Asked =
  | {
      kind: 'call';
      command: AnyCommand;
      call: Call;
      source: 'words' | 'sentence' | 'press';
      /** Further wishes of the same sentence, in their order. */
      further?: readonly Call[];
    }
  | { kind: 'card'; card: Card };
