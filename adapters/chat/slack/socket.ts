import type { SocketModeReceiver, webApi } from '@slack/bolt';
import type { Log } from '../../../src/core/log.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import type { Acks } from './acks.ts';
import { isRecord } from './arrival.ts';
import { slackLogger } from './logger.ts';
import type { Acknowledgement } from './take.ts';

export interface SocketOptions {
  appToken: string;
  apiUrl: string;
  fetch: webApi.FetchFunction;
  take: (body: Record<string, unknown>) => Promise<Acknowledgement>;
  acks: Acks;
  clock: Clock;
  log: Log;
}

export interface Socket {
  stop(): Promise<void>;
}

/** What Bolt's socket client hands over for each envelope. */
interface Envelope {
  body: unknown;
  ack: (response?: Record<string, unknown>) => Promise<void>;
}

const firstPauseMs = 1_000;
const longestPauseMs = 60_000;

/**
 * Socket Mode through Bolt's receiver. Its App is left out: that acknowledges events before a listener has seen them, here
 * they are written down first. Connecting again is ours too: the client's own ends the process with an unhandled rejection
 * when Slack cannot be reached at that moment.
 */
export async function openSocket({ appToken, apiUrl, fetch, take, acks, clock, log }: SocketOptions): Promise<Socket> {
  const { LogLevel, SocketModeReceiver } = await import('@slack/bolt');
  const receiver: SocketModeReceiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: slackLogger(log, LogLevel.WARN),
    installerOptions: { clientOptions: { slackApiUrl: apiUrl, fetch, timeout: 10_000, retryConfig: { retries: 0 } } },
  });
  let stopping = false;
  let failures = 0;
  let cancel: (() => void) | undefined;

  function connect(): void {
    cancel = undefined;
    receiver.start().then(
      () => {
        failures = 0;
        if (stopping) return void receiver.client.disconnect().catch(() => undefined);
        log.info({}, 'connected to Slack by Socket Mode');
      },
      (error: unknown) => {
        failures += 1;
        log.warn({ error: error instanceof Error ? error : undefined, failures }, 'no Socket Mode connection to Slack');
        connectLater();
      },
    );
  }

  function connectLater(): void {
    if (stopping || cancel) return;
    const pause = failures === 0 ? 0 : Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
    cancel = clock.after(pause, connect);
  }

  receiver.client.on('disconnected', connectLater);
  receiver.client.on('slack_event', ({ body, ack }: Envelope) => {
    if (stopping || !isRecord(body)) return;
    takeEnvelope(body, ack).catch((error: unknown) => {
      log.warn({ error: error instanceof Error ? error : undefined }, 'a Socket Mode envelope was not acknowledged');
    });
  });
  connect();

  async function takeEnvelope(body: Record<string, unknown>, ack: Envelope['ack']): Promise<void> {
    const { status, body: answer, key } = await take(body);
    try {
      // Without an acknowledgement Slack delivers again: right for what could not be written down, useless for broken ones.
      if (status !== 503) await ack(answer);
    } finally {
      if (key !== undefined) acks.end(key);
    }
  }

  return {
    async stop() {
      stopping = true;
      cancel?.();
      await receiver.client.disconnect().catch(() => undefined);
    },
  };
}
