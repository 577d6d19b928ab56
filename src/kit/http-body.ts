interface Sent {
  headers?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string>;
}

export type AnswerHeaders = Record<string, string | string[] | undefined>;

/** A longer wait hint is more likely a mistake than a wish. */
const longestWaitMs = 10 * 60_000;

/** `?a=b`, or nothing. */
export function queryText(fields: Record<string, string | number> | undefined): string {
  if (!fields) return '';
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(fields)) query.set(key, String(value));
  // A plus is a blank in forms only; in an address not every server reads it as one.
  return `?${query.toString().replaceAll('+', '%20')}`;
}

/** Headers and body of a request with JSON, a form or nothing. */
export function content(call: Sent): { headers: Record<string, string>; body?: string } {
  const accept = { accept: 'application/json', ...call.headers };
  if (call.json !== undefined) {
    return { headers: { ...accept, 'content-type': 'application/json' }, body: JSON.stringify(call.json) };
  }
  if (call.form === undefined) return { headers: accept };
  const body = new URLSearchParams(call.form).toString();
  return { headers: { ...accept, 'content-type': 'application/x-www-form-urlencoded' }, body };
}

/** A JSON body; undefined when it is empty or no JSON. */
export function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A proxy, a portal or a maintenance page answered, not the interface. */
export function isPage(headers: AnswerHeaders, text: string): boolean {
  return String(headers['content-type'] ?? '').includes('html') || text.startsWith('<');
}

/** Milliseconds from either form of Retry-After: seconds, or a date. */
export function waitHint(header: string | string[] | undefined, now: number): number | undefined {
  const hint = (Array.isArray(header) ? header[0] : header)?.trim();
  if (!hint) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(hint) ? Number(hint) * 1000 : Date.parse(hint) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(0, ms), longestWaitMs);
}
