import type { Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../../../src/core/log.ts';

/** Slack's libraries log whole requests as `debug` and `info`: texts of people. Only what is wrong passes, without its objects. */
export function slackLogger(log: Log, level: LogLevel): Logger {
  const say = (parts: unknown[]) =>
    parts
      .filter((part) => typeof part === 'string')
      .join(' ')
      .slice(0, 500);
  return {
    debug() {},
    info() {},
    warn: (...parts: unknown[]) => log.warn({ source: 'slack sdk' }, say(parts)),
    error: (...parts: unknown[]) => log.error({ source: 'slack sdk' }, say(parts)),
    setLevel() {},
    setName() {},
    getLevel: () => level,
  };
}
