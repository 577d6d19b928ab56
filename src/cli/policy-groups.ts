import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createGroups } from '../app/people/groups.ts';
import { openChats } from '../assemble-chats.ts';
import { openGraphSide } from '../assemble-directory.ts';
import { namesSlackGroups, type Settings } from '../config/load.ts';
import type { ChatAdapter, ChatProfile } from '../core/chat.ts';
import { PatchcordError, toPatchcordError } from '../core/errors.ts';
import type { Clock } from '../kit/clock.ts';
import type { HidingLog } from '../kit/log.ts';
import { createSealer } from '../kit/seal.ts';
import type { SandboxSide } from '../sandbox/side.ts';
import { storedSecretKey } from '../secret-key.ts';
import { type DatabasePlace, openDatabase } from '../store/database.ts';
import { createVault } from '../store/vault.ts';

/** Who is in which group of the configuration, asked for as the running system does. */
export interface GroupsAsked {
  /** Of who asks: their Slack account is looked up, also when nobody has met them yet. */
  ofAsker(person: { email: string; name: string }): Promise<readonly string[]>;
  /** Of whom it is about. */
  ofTarget(email: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

const NO_METER = { phoneCall: () => {}, chatCall: () => {} };

export async function openGroups(
  settings: Settings,
  sandbox: SandboxSide | undefined,
  tools: { log: HidingLog; clock: Clock },
): Promise<GroupsAsked> {
  const { env, file } = settings;
  const parts = { ...tools, meter: NO_METER };
  const asksSlack = namesSlackGroups(file);
  const asksEntra = Object.values(file.groups).some((group) => (group.entra?.length ?? 0) > 0);
  // Slack accounts that were met are in the database; without Slack groups nothing is looked for there.
  const place: DatabasePlace = asksSlack ? placeOf(settings) : { memory: true };
  const database = await openDatabase(place, { migrate: 'memory' in place });
  const key = (await storedSecretKey(env, database)) ?? 'no secret of the sandbox has been sealed yet';
  const vault = createVault({ database, sealer: createSealer(key), clock: tools.clock });
  const publicUrl = env.PATCHCORD_PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  const chats = asksSlack ? await openChats(settings, { ...parts, vault, publicUrl }) : new Map<'slack', ChatAdapter>();
  const directory = asksEntra ? (await openGraphSide(settings, sandbox, { ...parts, vault })).directory : undefined;
  const groups = createGroups({ configured: file.groups, chats, database, directory });

  return {
    ofAsker: ({ email, name }) =>
      inPlainWords(async () => {
        const met = asksSlack ? await chats.get('slack')?.lookUp?.(email) : undefined;
        if (!met) return groups.ofEmail(email);
        const profile: ChatProfile = { ...met.user, kind: 'person', name, email, emailVerified: true };
        return groups.of(profile, email);
      }),
    ofTarget: (email) => inPlainWords(() => groups.ofEmail(email)),
    async close() {
      await directory?.stop();
      await database.close();
    },
  };
}

function placeOf({ env }: Settings): DatabasePlace {
  if (env.DATABASE_URL) return { url: env.DATABASE_URL };
  const folder = env.PATCHCORD_DATA;
  return existsSync(join(folder, 'patchcord.db')) ? { folder } : { memory: true };
}

/** No verdict without the groups: the running system does nothing either then. */
async function inPlainWords<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    throw new PatchcordError(
      error.code,
      `The groups that the policy names cannot be read. ${error.message} As long as that is so, Patchcord carries nothing out that a rule could refuse.`,
      { cause: error },
    );
  }
}
