/** A call the PBX says no to; the body of the answer is `{errors: [{code, message}]}` (reference, section 3). */
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

/** A field broke a rule. The message names the field and the rule, never the value. */
export function invalid(field: string, rule: string): Refusal {
  return new Refusal(400, 'VALIDATE_FAILED', `${field}: ${rule}`);
}

export function missing(what: string): Refusal {
  return new Refusal(404, 'UNKNOWN', `${what} not found.`);
}

/** The state of things does not allow it; the documents have no code of its own for that. */
export function impossible(message: string): Refusal {
  return new Refusal(400, 'UNKNOWN', message);
}

/** Gives the thing, or refuses with 404. */
export function found<T>(thing: T | undefined, what: string): T {
  if (thing === undefined) throw missing(what);
  return thing;
}
