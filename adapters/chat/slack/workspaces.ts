import { z } from 'zod';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Vault } from '../../../src/core/vault.ts';
import { createCache } from '../../../src/kit/cache.ts';
import type { Clock } from '../../../src/kit/clock.ts';

/** What is kept of an installation, sealed, under `slack:team:<id>`. */
const Installed = z.object({ token: z.string(), name: z.string() });

export interface Workspaces {
  /** The bot's token there, or the configured one for `anyTeam`. Throws `not-allowed` where the app is not installed. */
  token(team: string): Promise<string>;
  /** Is the app installed there? True also as long as nobody could tell us. */
  knows(team: string): boolean | Promise<boolean>;
  /** Asks early whose token the configured one is. Nobody needs to wait for it. */
  begin(): void;
  /** Slack's answer; some servers that stand in for Slack do not name the workspace. */
  learn(team: string | undefined): void;
  install(team: string, token: string, name: string): Promise<void>;
  /** Slack says that the app was taken out: its token is deleted, unless it works, since a notice may be older than a new installation. */
  leave(team: string): Promise<void>;
}

export interface WorkspacesOptions {
  botToken: string | undefined;
  vault: Vault;
  clock: Clock;
  log: Log;
  /** Asks Slack whose token the configured one is. */
  ask: () => Promise<void>;
  /** Does Slack still take the token of that workspace? Throws where nobody can tell. */
  isTaken: (team: string) => Promise<boolean>;
}

/** Stands for the workspace of the configured token, which one it may be. */
export const anyTeam = '';

/** An installation made by another process is seen after this long. */
const lifetimeMs = 30_000;
/** Of the 3 s in which Slack wants its answer. */
const askWithinMs = 800;
const askAgainAfterMs = 30_000;

export function createWorkspaces({ botToken, vault, clock, log, ask, isTaken }: WorkspacesOptions): Workspaces {
  let own: string | undefined;
  let asking: { since: number; over: boolean; done: Promise<void> } | undefined;
  const installed = createCache<string, { token: string | undefined }>({
    limit: 1_000,
    lifetimeMs,
    clock,
    load: async (team) => {
      const found = await vault.read(`slack:team:${team}`);
      return { token: found === undefined ? undefined : Installed.parse(JSON.parse(found)).token };
    },
  });

  function askOnce(): Promise<void> {
    if (!asking || clock.now() - asking.since > askAgainAfterMs) {
      const failed = (error: Error) =>
        log.warn({ error }, 'Slack does not say yet which workspace the bot token is for');
      const begun = { since: clock.now(), over: false, done: Promise.resolve() };
      begun.done = ask()
        .catch(failed)
        .finally(() => {
          begun.over = true;
        });
      asking = begun;
    }
    return asking.done;
  }

  /** Still unknown after asking: the signature has shown that it is our app, and the token reaches one workspace only. */
  async function findOut(team: string): Promise<boolean> {
    await Promise.race([askOnce(), new Promise<void>((resolve) => clock.after(askWithinMs, resolve))]);
    return own === undefined || own === team || isInstalled(team);
  }

  async function isInstalled(team: string): Promise<boolean> {
    return (await installed.get(team)).token !== undefined;
  }

  return {
    async token(team) {
      if (botToken !== undefined && (own === undefined || own === team || team === anyTeam)) return botToken;
      const { token } = await installed.get(team);
      if (token === undefined)
        throw new PatchcordError('not-allowed', 'Patchcord is not installed in that Slack workspace.');
      return token;
    },
    knows(team) {
      if (own === team) return true;
      if (botToken === undefined || own !== undefined) return isInstalled(team);
      const asked = asking?.over && clock.now() - asking.since <= askAgainAfterMs;
      return asked || findOut(team);
    },
    begin() {
      if (botToken !== undefined) void askOnce();
    },
    learn(team) {
      own = team;
    },
    async install(team, token, name) {
      await vault.write(`slack:team:${team}`, JSON.stringify({ token, name } satisfies z.infer<typeof Installed>));
      installed.forget(team);
    },
    async leave(team) {
      const name = `slack:team:${team}`;
      const isKept = (await vault.read(name)) !== undefined;
      if ((isKept || own === team) && (await isTaken(team))) return;
      if (isKept) await vault.remove(name);
      installed.forget(team);
      log.warn({ team, deleted: isKept }, 'Patchcord was removed from a Slack workspace');
    },
  };
}
