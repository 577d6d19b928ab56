import { type Cloud, newId } from './cloud.ts';

/** What somebody reports in a CloudLink application. */
export interface IssueReport {
  product: string;
  reporter: string;
  title: string;
  description: string;
  accountId: string;
}

/**
 * The mail about a new support log, as it goes to the account's support contacts. Its format is not known (switch 14): the labels are
 * those of the portal's list and detail, in three ways a mail may carry them.
 */
export function supportMail({ clock, switches }: Cloud, report: IssueReport): string {
  const at = new Date(clock.now());
  const rows: readonly (readonly [string, string])[] = [
    ['Product name', report.product],
    ['Date & time', at.toISOString()],
    ['Reporter', report.reporter],
    ['Log title', report.title],
    ['Account ID', report.accountId],
    ['Description', report.description],
  ];
  const text = rows.map(([label, value]) => `${label}: ${value}`).join('\r\n');
  const cells = rows.map(([label, value]) => `<tr><td><b>${escaped(label)}:</b></td><td>${escaped(value)}</td></tr>`);
  const html = `<html><body><table>${cells.join('')}</table></body></html>`;
  const boundary = newId();
  const head = [
    'From: Mitel Administration <no-reply@mitel.io>',
    'To: support-contact@example.com',
    `Subject: New support log: ${report.title}`,
    `Date: ${at.toUTCString()}`,
    `Message-ID: <${newId()}@mitel.io>`,
    'MIME-Version: 1.0',
  ];
  const part = (type: string, body: string) => [`Content-Type: ${type}; charset=utf-8`, '', body];
  switch (switches.supportMail) {
    case 'text':
      return [...head, ...part('text/plain', text)].join('\r\n');
    case 'html':
      return [...head, ...part('text/html', html)].join('\r\n');
    case 'both': {
      const parts = [part('text/plain', text), part('text/html', html)].flatMap((lines) => [`--${boundary}`, ...lines]);
      return [
        ...head,
        `Content-Type: multipart/alternative; boundary="${boundary}"`,
        '',
        ...parts,
        `--${boundary}--`,
      ].join('\r\n');
    }
    default:
      return switches.supportMail satisfies never;
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
