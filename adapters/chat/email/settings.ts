import { z } from 'zod';

/** `SUPPORT_SMTP_URL` and `mail.from`, taken apart. */
export const settings = z
  .object({
    /** `smtp://` (STARTTLS where the server offers it) or `smtps://` (TLS from the first byte). */
    url: z.url({ protocol: /^smtps?$/ }).transform((text) => new URL(text)),
    /** `name@example.com` or `Name <name@example.com>`; without it the user of the URL, where that is an address. */
    from: z.string().optional(),
    /** Stands in the sender where nothing else does, and in the greeting: the host of the public address. */
    domain: z.string(),
  })
  .transform(({ url, from, domain }) => {
    const user = decodeURIComponent(url.username);
    const secure = url.protocol === 'smtps:';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    return {
      host,
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      secure,
      /** A password never goes over an open line, unless that line does not leave this machine. */
      requireTls: !secure && user !== '' && !isLoopback(host),
      ...(user !== '' && { auth: { user, pass: decodeURIComponent(url.password) } }),
      from: senderOf(from ?? (z.email().safeParse(user).success ? user : `patchcord@${domain}`)),
      domain,
    };
  });
export type EmailSettings = z.output<typeof settings>;

function senderOf(text: string): { name: string; address: string } {
  const named = /^\s*"?([^"<>\r\n]*?)"?\s*<([^<>\s]+)>\s*$/.exec(text);
  return named ? { name: named[1] ?? '', address: named[2] ?? '' } : { name: 'Patchcord', address: text.trim() };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}
