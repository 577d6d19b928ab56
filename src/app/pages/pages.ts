import { z } from 'zod';
import type { AddressButton, Block, Button, Card, PageButton } from '../../../cards/model.ts';
import { ChatUser, Conversation } from '../../core/chat.ts';
import type { Clock } from '../../kit/clock.ts';
import { newToken, tokenHash } from '../../kit/sign.ts';
import type { Database } from '../../store/database.ts';
import { savePageLink } from '../../store/page-links.ts';

/** For whom a one-time page is, and where they asked. Ids only. */
export const PageSubject = z.object({
  user: ChatUser,
  where: Conversation,
  about: z.record(z.string(), z.string()),
});
export type PageSubject = z.infer<typeof PageSubject>;

/** A link under `/connect` that asks for a proof of who somebody is, instead of connecting an account. */
export function isProof({ about }: PageSubject): boolean {
  return about.prove !== undefined;
}

/** Private one-time pages: their addresses are made at the moment a card is sent and are stored only as hashes. */
export interface Pages {
  /** Turns the card's PageButtons into addresses for this one person. */
  withAddresses(card: Card, viewer: { user: ChatUser; where: Conversation }): Promise<Card>;
}

/** How long a link works. A recording is listened to at leisure, and every jump in it asks again. */
const LIFE_MS: Record<PageButton['page'], number> = {
  connect: 10 * 60_000,
  secret: 10 * 60_000,
  call: 10 * 60_000,
  export: 10 * 60_000,
  recording: 30 * 60_000,
  events: 10 * 60_000,
};

export function createPages({
  database,
  clock,
  publicUrl,
}: {
  database: Database;
  clock: Clock;
  publicUrl: string;
}): Pages {
  async function address(
    button: Extract<Button, { kind: 'page' }>,
    viewer: { user: ChatUser; where: Conversation },
  ): Promise<AddressButton> {
    const token = newToken();
    const subject: PageSubject = { ...viewer, about: button.about };
    const now = clock.now();
    await database.commit((tx) =>
      savePageLink(tx, {
        hash: tokenHash(token),
        page: button.page,
        body: JSON.stringify(subject),
        createdAt: now,
        expiresAt: now + LIFE_MS[button.page],
      }),
    );
    const { kind: _kind, page, about: _about, ...shared } = button;
    return { ...shared, kind: 'address', url: `${publicUrl}/${page}/${token}` };
  }
  return {
    async withAddresses(card, viewer) {
      if (!card.blocks.some(hasPages)) return card;
      const opened = async (button: Button) => (button.kind === 'page' ? address(button, viewer) : button);
      const blocks = card.blocks.map(async (block): Promise<Block> => {
        if (block.kind === 'buttons') return { ...block, buttons: await Promise.all(block.buttons.map(opened)) };
        if (block.kind !== 'rows') return block;
        const rows = block.rows.map(async (row) => (row.button ? { ...row, button: await opened(row.button) } : row));
        return { ...block, rows: await Promise.all(rows) };
      });
      return { ...card, blocks: await Promise.all(blocks) };
    },
  };
}

function hasPages(block: Block): boolean {
  if (block.kind === 'rows') return block.rows.some(({ button }) => button?.kind === 'page');
  return block.kind === 'buttons' && block.buttons.some((button) => button.kind === 'page');
}
