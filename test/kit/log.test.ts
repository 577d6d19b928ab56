import { describe, expect, it } from 'vitest';
import { PatchcordError } from '../../src/core/errors.ts';
import { createLog, type LogOptions } from '../../src/kit/log.ts';

function openLog(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) }, ...options });
  const last = (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}');
  return { log, lines, last };
}

describe('the log', () => {
  it('writes one JSON line with level, time, message and fields', () => {
    const { log, lines, last } = openLog();
    log.info({ command: 'presence.set', ms: 12 }, 'done');
    expect(lines).toHaveLength(1);
    expect(last()).toMatchObject({ level: 'info', msg: 'done', command: 'presence.set', ms: 12 });
    expect(Date.parse(String(last().time))).not.toBeNaN();
  });

  it('leaves out what is below its level', () => {
    const { log, lines } = openLog();
    log.debug({}, 'not now');
    expect(lines).toEqual([]);
  });

  it('prints no configured secret, wherever it stands and however it is encoded', () => {
    const secret = 'p"ss/wörd+1';
    const { log, lines } = openLog({ secrets: [secret] });
    log.error(
      { url: `https://pbx/?p=${encodeURIComponent(secret)}`, where: secret, error: new Error(`bad ${secret}`) },
      `see ${secret}`,
    );
    log.info({ header: `Basic ${Buffer.from(secret).toString('base64')}` }, 'again');
    for (const line of lines) {
      expect(line).not.toContain(JSON.stringify(secret).slice(1, -1));
      expect(line).not.toContain(encodeURIComponent(secret));
      expect(line).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
      expect(() => JSON.parse(line)).not.toThrow();
    }
  });

  it('hides secrets it learns of later, the longer one first', () => {
    const { log, lines } = openLog();
    log.hide('hunter22');
    log.hide('hunter22-and-more');
    log.hide('4711');
    log.info({ said: 'hunter22-and-more', pinGuess: 4711 }, 'x');
    expect(lines.at(-1)).not.toMatch(/hunter|and-more|4711/);
  });

  it('keeps ordinary words when somebody configures a very short secret', () => {
    const { log, last } = openLog({ secrets: ['a', ''] });
    log.info({ word: 'alphabet' }, 'x');
    expect(last().word).toBe('alphabet');
  });

  it('never prints fields whose name says that they are secret', () => {
    const { log, lines } = openLog();
    log.info({ password: 'one-two', token: 'three-four', authorization: 'Bearer five' }, 'x');
    expect(lines.at(-1)).not.toMatch(/one-two|three-four|five/);
  });

  it('tells an error as its chain of codes and messages, without headers and bodies', () => {
    const cause = Object.assign(new Error('connect refused'), {
      code: 'ECONNREFUSED',
      headers: { cookie: 'crumbs' },
      body: 'whole page',
    });
    const { log, last, lines } = openLog();
    log.warn(
      { error: new PatchcordError('unreachable', 'The phone system did not answer.', { cause }) },
      'call failed',
    );
    expect(last().error).toMatchObject({
      code: 'unreachable',
      message: 'The phone system did not answer.',
      cause: { code: 'ECONNREFUSED', message: 'connect refused', at: expect.any(Array) },
    });
    expect(lines.at(-1)).not.toMatch(/crumbs|whole page/);
  });

  it('does not quote a body that could not be parsed', () => {
    const { log, lines } = openLog();
    try {
      JSON.parse('secretish body');
    } catch (error) {
      log.error({ error: error instanceof Error ? error : undefined }, 'unreadable');
    }
    expect(lines.at(-1)).not.toContain('secretish');
  });

  it('survives errors that are their own cause', () => {
    const error = new Error('round');
    error.cause = error;
    const { log, lines } = openLog();
    log.error({ error }, 'x');
    expect(lines).toHaveLength(1);
  });
});
