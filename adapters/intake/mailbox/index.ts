import { type PatchcordError, toPatchcordError } from '../../../src/core/errors.ts';
import type { Intake, Take } from '../../../src/core/intake.ts';
import type { Log } from '../../../src/core/log.ts';
import type { MailboxMemory } from '../../../src/core/mailbox.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { type Connection, connect } from './connection.ts';
import type { MailboxSettings } from './settings.ts';
import { createSweeper } from './sweep.ts';
import { createTokens } from './token.ts';

export { settings } from './settings.ts';

/** Another process reads when this one has not said for so long that it still does. */
const LEASE_MS = 12_000;
const RENEW_MS = LEASE_MS / 3;
/** Also without news the mailbox is looked through so often: not every server tells everything. */
const LOOK_MS = 60_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** The support contact's mailbox: told of new mails by IDLE; a mail is marked only when its log is stored. */
export function createMailbox(
  given: MailboxSettings,
  parts: { clock: Clock; log: Log; memory: MailboxMemory; random?: () => number },
): Intake {
  const { clock, log, memory, random = Math.random } = parts;
  const tokens = createTokens(given, parts);
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let state: { kind: 'new' | 'waiting' | 'connected' } | { kind: 'broken'; why: PatchcordError } = { kind: 'new' };

  async function run(take: Take): Promise<void> {
    const sweeper = createSweeper({ take, memory, senders: given.senders, log });
    for (let failures = 0; !stopping.signal.aborted; ) {
      try {
        if (await memory.hold(LEASE_MS)) {
          await read(sweeper, () => {
            failures = 0;
          });
        } else {
          state = { kind: 'waiting' };
          await pause(RENEW_MS);
        }
      } catch (thrown) {
        failures += 1;
        await noteTrouble(thrown, failures);
        await pause(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1)) * (0.5 + random() / 2));
      }
    }
  }

  /** Reads until the line breaks, another process has taken over, or it is time to stop. */
  async function read(sweeper: ReturnType<typeof createSweeper>, works: () => void): Promise<void> {
    const turn = new AbortController();
    const stopKeeping = keepTurn(turn);
    let connection: Connection | undefined;
    try {
      connection = await connect(given, clock, tokens);
      const from = await memory.since(connection.uidValidity, connection.uidNext);
      const until = AbortSignal.any([turn.signal, stopping.signal]);
      while (!until.aborted) {
        await sweeper.sweep(connection, from, until);
        works();
        if (state.kind !== 'connected') {
          state = { kind: 'connected' };
          log.info({ folder: given.folder }, 'the mailbox is being read');
          await memory.mark(true);
        }
        if (!until.aborted) await connection.news(LOOK_MS, until);
      }
      state = { kind: 'waiting' };
    } finally {
      stopKeeping();
      await connection?.close();
    }
  }

  function keepTurn(turn: AbortController): () => void {
    let stopTimer = () => {};
    let over = false;
    const again = () => {
      stopTimer = clock.after(RENEW_MS, () => void renew());
    };
    const renew = async () => {
      // While the database is away nobody else can take the turn either.
      const ours = await memory.hold(LEASE_MS).catch(() => true);
      if (!ours) turn.abort();
      else if (!over) again();
    };
    again();
    return () => {
      over = true;
      stopTimer();
    };
  }

  async function noteTrouble(thrown: unknown, failures: number): Promise<void> {
    const why = toPatchcordError(thrown);
    state = { kind: 'broken', why };
    if (failures === 1 || failures % 10 === 0)
      log.warn({ error: why, code: why.code, failures }, 'the mailbox cannot be read; it is tried again');
    await memory.mark(false).catch(() => undefined);
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        stopTimer();
        stopping.signal.removeEventListener('abort', done);
        resolve();
      };
      const stopTimer = clock.after(ms, done);
      stopping.signal.addEventListener('abort', done);
      if (stopping.signal.aborted) done();
    });
  }

  return {
    id: 'mailbox',
    async start(take) {
      running ??= run(take);
    },
    async stop() {
      stopping.abort();
      await running;
      await memory.release().catch(() => undefined);
      await tokens?.stop();
    },
    async check() {
      if (state.kind === 'broken') throw state.why;
      if (state.kind === 'new' && !running) await checkMailbox(given, parts);
    },
  };
}

/** Opens the mailbox and closes it again. Throws with the reason when it cannot be read. */
export async function checkMailbox(given: MailboxSettings, parts: { clock: Clock; log: Log }): Promise<void> {
  const tokens = createTokens(given, parts);
  try {
    await (await connect(given, parts.clock, tokens)).close();
  } finally {
    await tokens?.stop();
  }
}
