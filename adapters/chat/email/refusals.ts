import { z } from 'zod';
import { PatchcordError } from '../../../src/core/errors.ts';

/** What nodemailer hangs onto its errors. */
const Trouble = z.object({
  code: z.string().optional(),
  /** The SMTP answer, e.g. 550. */
  responseCode: z.number().optional(),
  /** The command that was answered, e.g. `RCPT TO`. */
  command: z.string().optional(),
});

/** SMTP trouble in our codes. The server's own words go to the log with the cause, never to a person. */
export function explain(thrown: unknown): PatchcordError {
  const { code, responseCode = 0, command = '' } = Trouble.safeParse(thrown).data ?? {};
  const details = { cause: thrown };
  if (code === 'EAUTH' && responseCode < 500 && responseCode >= 400)
    return new PatchcordError('busy', 'The mail server takes no sign-in just now.', details);
  if (code === 'EAUTH')
    return new PatchcordError(
      'not-allowed',
      'The mail server refuses the name or password in SUPPORT_SMTP_URL.',
      details,
    );
  if (code === 'ETLS')
    return new PatchcordError(
      'unreachable',
      'The mail server offers no encrypted connection that can be trusted.',
      details,
    );
  if (responseCode >= 500 && command === 'MAIL FROM')
    return new PatchcordError('not-allowed', 'The mail server does not take mail from our sender address.', details);
  if (responseCode >= 500)
    return new PatchcordError('bad-input', 'The mail server does not take this mail for this address.', details);
  if (responseCode >= 400) return new PatchcordError('busy', 'The mail server asks to try again later.', details);
  if (code === 'EENVELOPE' || code === 'EMESSAGE')
    return new PatchcordError('bad-input', 'This is no address that mail can be sent to.', details);
  // Once the message itself was on the line it may have been taken although no answer came.
  const uncertain = command === 'DATA' || code === 'ETIMEDOUT';
  return new PatchcordError('unreachable', 'The mail server does not answer.', { ...details, uncertain });
}
