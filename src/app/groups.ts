import type { ChatProfile } from '../core/chat.ts';

/** Groups of the chat platforms that the configuration gives a meaning (Slack user groups, Entra groups). */
export interface Groups {
  /** Names, as the configuration calls them. */
  of(person: ChatProfile): Promise<readonly string[]>;
}

/** No groups are configured. */
export const noGroups: Groups = { of: async () => [] };
