import { z } from 'zod';
import { PatchcordError, toPatchcordError } from '../../../src/core/errors.ts';

/** What imapflow hangs onto its errors. */
const Trouble = z.object({
  authenticationFailed: z.boolean().optional(),
  mailboxMissing: z.boolean().optional(),
  tlsFailed: z.boolean().optional(),
});

/**
 * IMAP trouble in our codes. The server's own words go to the log with the cause.
 * @param byToken the sign-in was one with OAuth
 */
export function explain(thrown: unknown, byToken = false): PatchcordError {
  if (thrown instanceof PatchcordError) return thrown;
  const { authenticationFailed, mailboxMissing, tlsFailed } = Trouble.safeParse(thrown).data ?? {};
  const details = { cause: thrown };
  if (authenticationFailed && byToken)
    return new PatchcordError(
      'not-allowed',
      'The mailbox does not let the application of SUPPORT_IMAP_CLIENT_ID in: the user in SUPPORT_IMAP_URL is wrong, or it has no right to that mailbox.',
      details,
    );
  if (authenticationFailed)
    return new PatchcordError('not-allowed', 'The mailbox refuses the name or password in SUPPORT_IMAP_URL.', details);
  if (mailboxMissing)
    return new PatchcordError('not-found', 'The mailbox has no folder of the name in SUPPORT_IMAP_URL.', details);
  if (tlsFailed)
    return new PatchcordError(
      'unreachable',
      'The mail server offers no encrypted connection that can be trusted.',
      details,
    );
  if (thrown instanceof TypeError) return toPatchcordError(thrown);
  return new PatchcordError('unreachable', 'The mailbox does not answer.', details);
}
