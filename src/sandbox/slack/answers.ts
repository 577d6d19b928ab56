import type { Fields } from './records.ts';

/** An answer of the Web API (docs.slack.dev, "Using the Slack Web API"). */
export function done(answer: Fields = {}): Fields {
  return { ok: true, ...answer };
}

/** A refusal by its name; `messages` say where the content is wrong. */
export function refuse(error: string, messages: string[] = []): Fields {
  return { ok: false, error, ...(messages.length > 0 && { response_metadata: { messages } }) };
}
