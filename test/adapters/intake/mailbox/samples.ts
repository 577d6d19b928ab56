/** Mails as they may come: the vendor's own format is not known. CRLF, as mail travels. */
const mail = (lines: readonly string[], encoding: BufferEncoding = 'utf8') => Buffer.from(lines.join('\r\n'), encoding);

export interface Given {
  /** Makes the mail and its log different from others. */
  id: string;
  title?: string;
  reporter?: string;
  account?: string;
}

const head = ({ id, title = `No audio ${id}` }: Given, more: readonly string[] = []) => [
  'Received: from mx.mitel.io by mail.example.com; Mon, 23 Nov 2026 08:01:02 +0000',
  'Authentication-Results: mail.example.com; spf=pass smtp.mailfrom=mitel.io; dkim=pass header.d=mitel.io; dmarc=pass',
  'From: Mitel Administration <no-reply@mitel.io>',
  'To: support@example.com',
  `Subject: Support log: ${title}`,
  'Date: Mon, 23 Nov 2026 08:01:00 +0000',
  `Message-ID: <${id}@mitel.io>`,
  'MIME-Version: 1.0',
  ...more,
];

const report = ({
  id,
  title = `No audio ${id}`,
  reporter = 'lena.fischer@ballad.example',
  account = '1234567',
}: Given) => [
  'A user of the account has reported an issue.',
  '',
  'Product Name: Mitel One Web',
  'Date & Time: 11/23/2026 8:00 AM (UTC)',
  `Reporter: ${reporter}`,
  'Partner ID: 5500',
  `Account ID: ${account}`,
  `Log Title: ${title}`,
  'State: Open',
  'Severity: High',
  '',
  'Description: After the update nobody hears me.',
  'Restarting does not help.',
];

export const text = (given: Given) =>
  mail([...head(given, ['Content-Type: text/plain; charset=utf-8']), '', ...report(given), '']);

export const html = (given: Given) => {
  const { id, title = `No audio ${id}` } = given;
  return mail([
    ...head(given, ['Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: 8bit']),
    '',
    '<html><head><style>td { color: red }</style><script>alert("x")</script><title>no</title></head><body>',
    '<p>A user of the account has reported an issue.</p><!-- Product: a comment -->',
    '<table><tr><th>Product</th><td>Mitel One&nbsp;Web</td></tr>',
    '<tr><td><b>Date &amp; Time</b></td><td>2026-11-23 08:00 UTC</td></tr>',
    '<tr><td>Reporter</td><td><a href="mailto:lena.fischer@ballad.example">lena.fischer@ballad.example</a></td></tr>',
    `<tr><td>Account ID</td><td>${given.account ?? '1234567'}</td></tr>`,
    `<tr><td>Title</td><td>${title}</td></tr></table>`,
    '<p>Description: After the update<br>nobody hears me. <img src=x onerror="alert(1)">&lt;!here&gt;</p></body></html>',
    '',
  ]);
};

const forwardedHead = (given: Given, subject: string, id: string) =>
  head(given)
    .filter((line) => !/^(?:Received|From|Subject|Message-ID|Authentication)/.test(line))
    .concat([
      'From: Grace Okafor <grace.okafor@example.com>',
      `Subject: ${subject}`,
      `Message-ID: <${id}@example.com>`,
      'Content-Type: text/plain; charset=utf-8',
    ]);

export const forwarded = (given: Given) => {
  const { id, title = `No audio ${id}` } = given;
  return mail([
    ...forwardedHead(given, `Fwd: Support log: ${title}`, `fwd-${id}`),
    '',
    'Can you have a look?',
    '',
    '---------- Forwarded message ---------',
    'From: Mitel Administration <no-reply@mitel.io>',
    'Date: Mon, 23 Nov 2026 at 08:01',
    `Subject: Support log: ${title}`,
    'To: <grace.okafor@example.com>',
    '',
    ...report(given),
    '',
  ]);
};

/** A person answers the report, with it below. */
export const replyChain = (given: Given, words = 'We are on it.\r\nIt is the firewall.') => {
  const { id, title = `No audio ${id}` } = given;
  return mail([
    ...forwardedHead(given, `Re: Support log: ${title}`, `re-${id}`),
    `In-Reply-To: <${id}@mitel.io>`,
    `References: <older@mitel.io> <${id}@mitel.io>`,
    '',
    words,
    '-- ',
    'Grace Okafor',
    '',
    'On Mon, 23 Nov 2026 at 08:01, Mitel Administration <no-reply@mitel.io> wrote:',
    ...report(given).map((line) => `> ${line}`),
    '',
  ]);
};

/** Windows-1252 bytes under the name of UTF-8, in the subject as well. */
export const wrongCharset = (given: Given) => {
  const title = given.title ?? `Kein Ton über Kopfhörer ${given.id}`;
  const all = [
    ...head({ ...given, title }, ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit']),
    '',
    'Produkt: Mitel One Web',
    'Zeitpunkt: 23.11.2026 um 08:00 Uhr',
    `Gemeldet von: ${given.reporter ?? 'lena.fischer@ballad.example'}`,
    `Konto-ID: ${given.account ?? '1234567'}`,
    `Titel: ${title}`,
    'Schweregrad: hoch',
    'Beschreibung: Seit dem Update höre ich nichts – gar nichts.',
    '',
  ];
  const bytes = Buffer.from(all.join('\r\n').replaceAll('–', '\u0096'), 'latin1');
  return bytes;
};

/** The other way round: UTF-8 under the name of Latin-1. */
export const mislabelled = (given: Given) =>
  mail([
    ...head(given, ['Content-Type: text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding: 8bit']),
    '',
    'Produit: Mitel One Web',
    'Date et heure: 2026-11-23T08:00:00Z',
    'Signalé par: lena.fischer@ballad.example',
    'Compte: 1234567',
    'Titre: Écouteurs muets à l’étage',
    '',
  ]);

const LINE = Buffer.alloc(57, 'patchcord ');

/** What is in the log file of so many bytes. */
export const fileOf = (bytes: number) => Buffer.alloc(bytes, LINE);

/** A picture and a log file of so many bytes. */
export const attached = (given: Given, bytes: number) => {
  const whole = `${LINE.toString('base64')}\r\n`.repeat(Math.floor(bytes / 57));
  const body = whole + LINE.subarray(0, bytes % 57).toString('base64');
  return mail([
    ...head(given, ['Content-Type: multipart/mixed; boundary="b1"']),
    '',
    '--b1',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...report(given),
    '--b1',
    'Content-Type: image/png; name="../../etc/shot\u202egnp.exe"',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: inline; filename="shot.png"',
    '',
    'iVBORw0KGgo=',
    '--b1',
    'Content-Type: application/zip; name="logs-12345.zip"',
    'Content-Transfer-Encoding: base64',
    'Content-Disposition: attachment; filename="..\\\\logs-12345.zip"',
    '',
    body,
    '--b1--',
    '',
  ]);
};

export const reminder = (given: Given) => {
  const { id, title = `No audio ${id}` } = given;
  return mail([
    ...head({ ...given, id: `reminder-${id}` }, ['Content-Type: text/plain; charset=utf-8']).map((line) =>
      line.startsWith('Subject:') ? `Subject: Reminder: support log ${title} is still open` : line,
    ),
    '',
    ...report(given),
    '',
  ]);
};

/** Parts in parts, so many deep. */
export const nested = (given: Given, depth: number) => {
  const open = Array.from({ length: depth }, (_, at) => [
    `Content-Type: multipart/mixed; boundary="n${at}"`,
    '',
    `--n${at}`,
  ]).flat();
  const close = Array.from({ length: depth }, (_, at) => `--n${depth - 1 - at}--`);
  return mail([...head(given), ...open, 'Content-Type: text/plain; charset=utf-8', '', ...report(given), ...close, '']);
};

/** A forged sender: the domain's own policy fails. */
export const forged = (given: Given) =>
  Buffer.from(
    text(given)
      .toString()
      .replace(
        /^Authentication-Results:.*$/m,
        'Authentication-Results: mail.example.com; spf=fail smtp.mailfrom=evil.example; dmarc=fail',
      )
      .replace(`Message-ID: <${given.id}`, `Message-ID: <forged-${given.id}`),
  );
