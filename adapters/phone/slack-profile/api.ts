import type { z } from 'zod';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Http } from '../../../src/kit/http.ts';
import { Answer } from './schema.ts';

/** A person took their agreement back, or their account is no more (docs.slack.dev, "Errors" of each method). */
const ENDED = new Set([
  'invalid_auth',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'not_authed',
  'missing_scope',
]);

/** One call of Slack's Web API with a person's own token. Throws `not-connected` when that no longer counts. */
export async function slackCall<T>(
  http: Http,
  method: string,
  { token, args, allow = [] }: { token?: string; args: Record<string, string>; allow?: readonly string[] },
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const answer = await http.read(
    {
      method: 'POST',
      path: `/${method}`,
      form: args,
      repeatable: method !== 'oauth.v2.access',
      ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
    },
    Answer,
  );
  if (answer.ok) return schema.parse(answer);
  const { error } = answer;
  if (allow.includes(error)) return undefined;
  const cause = new Error(`Slack refused: ${error}`);
  if (error === 'ratelimited') throw new PatchcordError('busy', 'Slack is busy.', { cause });
  if (ENDED.has(error))
    throw new PatchcordError('not-connected', 'Your agreement in Slack no longer counts. Connect Slack anew.', {
      cause,
    });
  throw new PatchcordError('bad-input', 'Slack does not take that status.', { cause });
}
