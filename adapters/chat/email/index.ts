import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { PatchcordError } from '../../../src/core/errors.ts';
import type { Mail, Mailer } from '../../../src/core/mail.ts';
import type { Meter } from '../../../src/core/meter.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { explain } from './refusals.ts';
import { oneLine, render } from './render.ts';
import type { EmailSettings } from './settings.ts';

export { settings } from './settings.ts';

const Address = z.email().max(254);
/** RFC 5322 allows more; these are the ones we make, and the ones that come back. */
const MessageId = z
  .string()
  .regex(/^<[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+>$/u)
  .max(990);

const CONNECT_MS = 10_000;
/** Without a word of the server for so long, it is away. */
const SILENCE_MS = 30_000;

/** E-mail over SMTP: a few connections that stay open, and one mail to one person at a time on each. */
export function createMailer(given: EmailSettings, { clock, meter }: { clock: Clock; meter: Meter }): Mailer {
  const { host, port, secure, requireTls, auth, from, domain } = given;
  const transport = createTransport({
    pool: true,
    host,
    port,
    secure,
    requireTLS: requireTls,
    ...(auth && { auth }),
    name: domain,
    maxConnections: 3,
    maxMessages: 100,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    dnsTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    // A mail is made of the words we hand over, never of what a path or an address in them points at.
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  async function send({ to, subject, text, html, id, inReplyTo }: Mail): Promise<void> {
    const recipient = Address.safeParse(to);
    if (!recipient.success) throw new PatchcordError('bad-input', 'This is no address that mail can be sent to.');
    const ids = { messageId: MessageId.parse(id), ...(inReplyTo !== undefined && threaded(inReplyTo)) };
    try {
      await transport.sendMail({
        from,
        // As an object: a text would be read as a list of addresses.
        to: { name: '', address: recipient.data },
        envelope: { from: from.address, to: [recipient.data] },
        subject: oneLine(subject),
        text,
        ...(html !== undefined && { html }),
        ...ids,
        date: new Date(clock.now()),
        // Neither holiday notices nor other robots shall answer (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'X-Patchcord': 'notice' },
      });
      meter.chatCall('email', 'send', 'ok');
    } catch (thrown) {
      const error = explain(thrown);
      meter.chatCall('email', 'send', error.code);
      throw error;
    }
  }

  return {
    send,
    sendCard: ({ card, ...mail }) => send({ ...render(card), ...mail }),
    async check() {
      await transport.verify().catch((thrown: unknown) => {
        throw explain(thrown);
      });
    },
    async stop() {
      transport.close();
    },
  };
}

function threaded(id: string) {
  const before = MessageId.parse(id);
  return { inReplyTo: before, references: [before] };
}
