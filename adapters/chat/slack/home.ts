import { z } from 'zod';
import type { Card } from '../../../cards/model.ts';
import type { HomePage } from '../../../src/core/chat.ts';
import type { Api } from './api.ts';
import { ChannelRef, type ModalNote } from './handle.ts';
import { fitBlocks, messageBlocks, type SlackBlock } from './render.ts';

const Published = z.object({ view: z.object({ hash: z.string().optional().catch(undefined) }).catch({}) });

/** Of the 100 blocks of a Home tab (docs.slack.dev, "App Home"), so that each part has its line and none pushes the last one out. */
const limits = { page: 100, part: 20, characters: 12_000 };

/** Publishes a person's Home tab. */
export function createHome(api: Api): { showHome(page: HomePage): Promise<string | undefined> } {
  return {
    async showHome({ user, where, parts, over }) {
      const args = { user_id: user.id, view: renderHome(parts, where), ...(over !== undefined && { hash: over }) };
      const { view } = await api.call(where.tenant, 'views.publish', args, Published);
      return view.hash;
    },
  };
}

/** The page as Slack takes it. A press on it needs to know where else its person can be answered. */
export function renderHome(parts: readonly Card[], where: HomePage['where']) {
  const { channel } = ChannelRef.parse(where.ref);
  const note: ModalNote = { where, origin: { via: 'home', channel, responseUntil: 0 } };
  const blocks: SlackBlock[] = [];
  let left = limits.characters;
  for (const [at, part] of parts.entries()) {
    const drawn = fitBlocks(part, limits.part, (block, place) => messageBlocks(block, `${at}.${place}`), left);
    left -= JSON.stringify(drawn).length;
    if (blocks.length > 0) blocks.push({ type: 'divider' });
    blocks.push(...drawn);
  }
  return {
    type: 'home' as const,
    private_metadata: JSON.stringify(note),
    blocks: blocks.slice(0, limits.page),
  };
}
