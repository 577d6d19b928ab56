import type { CloudSwitches } from './switches.ts';

/** A call CloudLink says no to. The shape of such a body is not known: switch 3. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export const missing = (what: string) => new Refusal(404, 'NotFound', `${what} not found`);
export const invalid = (why: string) => new Refusal(400, 'BadRequest', why);
export const forbidden = (why = 'Access denied') => new Refusal(403, 'Forbidden', why);
export const unauthorized = () => new Refusal(401, 'Unauthorized', 'Unauthorized');

export function bodyOf(
  { status, code, message }: Refusal,
  shape: CloudSwitches['errorBody'],
): { type: string; body: string } {
  const json = (value: unknown) => ({ type: 'application/json', body: JSON.stringify(value) });
  switch (shape) {
    case 'message':
      return json({ message, code });
    case 'error':
      return json({ error: code, error_description: message });
    case 'list':
      return json({ errors: [{ code, message }] });
    case 'problem':
      return { ...json({ title: message, status, errorCode: code }), type: 'application/problem+json' };
    case 'html':
      return { type: 'text/html', body: `<html><body><h1>${status}</h1></body></html>` };
    case 'empty':
      return { type: 'text/plain', body: '' };
    default:
      return shape satisfies never;
  }
}
