import { z } from 'zod';

/** `SUPPORT_IMAP_URL` and `supportMailbox` of the configuration file, taken apart. */
export const settings = z
  .object({
    url: z.url({ protocol: /^imaps?$/ }).transform((text) => new URL(text)),
    /** Addresses and domains (with their subdomains) from which reports are expected. */
    senders: z.array(z.string().toLowerCase()),
    /** Sign-in with OAuth in place of the password. */
    oauth: z
      .object({
        /** The token endpoint. */
        url: z.url().transform((text) => new URL(text)),
        clientId: z.string(),
        clientSecret: z.string(),
        /** Without one the application signs in as itself. */
        refreshToken: z.string().optional(),
      })
      .optional(),
  })
  .transform(({ url, senders, oauth }) => {
    const secure = url.protocol === 'imaps:';
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const local = host === 'localhost' || host === '::1' || /^127\./.test(host);
    return {
      host,
      port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
      secure,
      /** A password never goes over an open line, unless that line does not leave this machine. */
      startTls: !secure && !local,
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      folder: decodeURIComponent(url.pathname.replace(/^\//, '')) || 'INBOX',
      senders,
      oauth,
    };
  });
export type MailboxSettings = z.output<typeof settings>;
