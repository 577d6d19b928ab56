import { type DestinationStream, pino } from 'pino';
import type { Log, LogFields } from '../core/log.ts';

export interface LogOptions {
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where the JSON lines go; standard output when not given. */
  destination?: DestinationStream;
  /** The secrets of the settings: wherever one appears in a line, dots stand there instead. */
  secrets?: readonly string[];
}

export interface HidingLog extends Log {
  /** From now on this text never appears in a line, in plain, percent-encoded or base64 form. Texts under 4 characters are ignored. */
  hide(secret: string): void;
}

/** Fields that are never printed, whatever stands in them. */
const REDACTED = [
  ...[
    'password',
    'newPassword',
    'pin',
    'secret',
    'clientSecret',
    'token',
    'accessToken',
    'refreshToken',
    'access_token',
  ],
  ...['refresh_token', 'authorization', 'Authorization', 'cookie', 'apiKey', 'body', 'headers', 'payload'],
];

const DOTS = '••••';

/** JSON lines over pino. Errors are printed as their chain of codes and messages, never with what HTTP clients hang onto them. */
export function createLog({ level, destination, secrets = [] }: LogOptions): HidingLog {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED, censor: DOTS },
  };
  const lines = destination ? pino(options, destination) : pino(options);
  const hidden = hiddenTexts(secrets);
  const write = (at: 'debug' | 'info' | 'warn' | 'error') => (fields: LogFields, message: string) => {
    if (lines.isLevelEnabled(at)) lines[at](printable(fields, hidden.scrub), hidden.scrub(message));
  };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    hide: (secret) => hidden.add(secret),
  };
}

type Scrub = (text: string) => string;

function hiddenTexts(secrets: readonly string[]): { add: (secret: string) => void; scrub: Scrub } {
  const texts = new Set<string>();
  let pattern: RegExp | undefined;
  const add = (secret: string) => {
    // Shorter ones would blot out ordinary words and numbers.
    if (secret.length < 4 || texts.has(secret)) return;
    const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '');
    for (const form of [secret, encodeURIComponent(secret), base64]) texts.add(form);
    // Longest first: a secret that begins with another one must not leave its tail behind.
    const longestFirst = [...texts].sort((a, b) => b.length - a.length).map((text) => RegExp.escape(text));
    pattern = new RegExp(longestFirst.join('|'), 'g');
  };
  secrets.forEach(add);
  return { add, scrub: (text) => (pattern ? text.replace(pattern, DOTS) : text) };
}

function printable(fields: LogFields, scrub: Scrub): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value instanceof Error) line[name] = describeError(value, scrub);
    else if (typeof value === 'string') line[name] = scrub(value);
    else if (typeof value === 'number') line[name] = scrub(String(value)) === String(value) ? value : DOTS;
    else line[name] = value;
  }
  return line;
}

interface DescribedError {
  name: string;
  code?: string;
  message: string;
  /** Where the innermost error was made; frames only. */
  at?: string[];
  cause?: DescribedError;
}

const LONGEST_CHAIN = 6;

function describeError(error: Error, scrub: Scrub, depth = 1): DescribedError {
  const inner = depth < LONGEST_CHAIN ? innerError(error) : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? scrub(error.code) : undefined;
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    message: scrub(safeMessage(error)),
    ...(inner ? { cause: describeError(inner, scrub, depth + 1) } : { at: frames(error, scrub) }),
  };
}

function innerError(error: Error): Error | undefined {
  // One of several failed tries (addresses of one host) speaks for all of them.
  const inner: unknown = error.cause ?? (error instanceof AggregateError ? error.errors[0] : undefined);
  return inner instanceof Error ? inner : undefined;
}

function safeMessage(error: Error): string {
  // JSON.parse quotes the text it could not read, and that is somebody's answer or request.
  if (error instanceof SyntaxError) return 'not valid JSON or syntax';
  return error.message.length > 500 ? `${error.message.slice(0, 500)}…` : error.message;
}

function frames(error: Error, scrub: Scrub): string[] {
  const lines = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return lines.slice(0, 8).map((line) => scrub(line.trim()));
}
