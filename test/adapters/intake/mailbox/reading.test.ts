import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../../../adapters/intake/mailbox/arrival.ts';
import { momentIn } from '../../../../adapters/intake/mailbox/extract.ts';
import { htmlToText } from '../../../../adapters/intake/mailbox/html-text.ts';
import { ownWords } from '../../../../adapters/intake/mailbox/quotes.ts';
import { judgeSender } from '../../../../adapters/intake/mailbox/sender.ts';
import type { Arrival } from '../../../../src/core/intake.ts';
import { fingerprintOf } from '../../../../src/core/support-log.ts';
import * as samples from './samples.ts';

const RECEIVED = Date.parse('2026-11-23T08:01:02Z');
const AT = Date.parse('2026-11-23T08:00:00Z');
const SENDERS = ['mitel.com', 'mitel.io'];
const id = 'a1';

async function readAny(raw: Buffer, size = raw.byteLength) {
  return readReport({ raw, size, receivedAt: RECEIVED }, SENDERS);
}

async function read(raw: Buffer, size?: number): Promise<Arrival> {
  const reading = await readAny(raw, size);
  if (reading.kind !== 'report') throw new Error(`it was read as ${reading.kind}`);
  return reading.arrival;
}

describe('a mail from the vendor', () => {
  const known = {
    product: 'Mitel One Web',
    reporter: 'lena.fischer@ballad.example',
    accountId: '1234567',
    occurredAt: AT,
  };

  it.each([
    ['text', samples.text({ id }), 'No audio a1'],
    ['HTML', samples.html({ id }), 'No audio a1'],
    ['windows-1252 that says UTF-8', samples.wrongCharset({ id }), 'Kein Ton über Kopfhörer a1'],
    ['UTF-8 that says Latin-1', samples.mislabelled({ id }), 'Écouteurs muets à l’étage'],
    ['50 parts in parts', samples.nested({ id }, 50), 'No audio a1'],
    ['files', samples.attached({ id }, 100), 'No audio a1'],
  ])('is read: %s', async (_name, raw, title) => {
    const arrival = await read(raw);
    expect(arrival).toMatchObject({ source: 'mailbox', delivery: `mail:${id}@mitel.io`, report: { ...known, title } });
    expect(arrival).not.toHaveProperty('needsLook');
    expect(arrival).not.toHaveProperty('note');
    expect(arrival.report.description ?? '').not.toContain('not verified');
  });

  it('keeps severity, description and the message as it came', async () => {
    const raw = samples.text({ id });
    const { report, files } = await read(raw);
    expect(report.severity).toBe('High');
    expect(report.description).toBe('After the update nobody hears me.\nRestarting does not help.');
    expect(files).toEqual([
      { name: 'message.eml', type: 'message/rfc822', bytes: raw.byteLength, content: raw, kind: 'original' },
    ]);
  });

  it('renders no HTML: scripts, styles and comments are gone, and signs are text', async () => {
    const { report } = await read(samples.html({ id }));
    expect(report.description).toBe('After the update\nnobody hears me. <!here>');
  });

  it('is the same log when it is forwarded, with what the person wrote above it', async () => {
    const [first, again] = [await read(samples.text({ id })), await read(samples.forwarded({ id }))];
    expect(fingerprintOf(again.report)).toBe(fingerprintOf(first.report));
    expect(again).toMatchObject({ delivery: 'mail:fwd-a1@example.com' });
    expect(again.note).toMatch(/^Sender not verified: grace\.okafor@example\.com .*\nCan you have a look\?$/);
  });

  it('is followed by answers: theirs is the log of the mail before, and only the new words are a note', async () => {
    const answer = await read(samples.replyChain({ id }));
    expect(answer.follows).toEqual(['mail:a1@mitel.io', 'mail:a1@mitel.io', 'mail:older@mitel.io']);
    expect(answer.note).toMatch(/We are on it\.\nIt is the firewall\.$/);
    expect(fingerprintOf(answer.report)).toBe(fingerprintOf((await read(samples.text({ id }))).report));
  });

  it('is counted, not told, when it only reminds', async () => {
    const again = await read(samples.reminder({ id }));
    expect(again).toMatchObject({ reminder: true, delivery: 'mail:reminder-a1@mitel.io' });
    expect(fingerprintOf(again.report)).toBe(fingerprintOf((await read(samples.text({ id }))).report));
  });

  it('says so when its sender is forged, or nobody we expect', async () => {
    const { report } = await read(samples.forged({ id }));
    expect(report.description).toMatch(/^Sender not verified: the mail server found no proof .* no-reply@mitel\.io\./);
    const stranger = await read(Buffer.from(samples.text({ id }).toString().replaceAll('mitel.io', 'evil.example')));
    expect(stranger.report.description).toMatch(/^Sender not verified: no-reply@evil\.example is not among/);
  });

  it('brings its files under harmless names, and nothing is unpacked', async () => {
    const { files = [] } = await read(samples.attached({ id }, 20 * 1024 * 1024));
    expect(files.map(({ name, type, bytes, kind }) => ({ name, type, bytes, kind }))).toEqual([
      { name: 'shot.png', type: 'image/png', bytes: 8, kind: 'attachment' },
      { name: 'logs-12345.zip', type: 'application/zip', bytes: 20 * 1024 * 1024, kind: 'attachment' },
      { name: 'message-beginning.eml', type: 'message/rfc822', bytes: expect.any(Number), kind: 'original' },
    ]);
    expect(samples.fileOf(20 * 1024 * 1024).equals(files[1]?.content ?? Buffer.alloc(0))).toBe(true);
    expect(files[2]?.content?.byteLength).toBe(256 * 1024);
  });

  it('of fifty parts within each other is read, and so is one with a file that would unpack to gigabytes', async () => {
    const deep = await read(samples.nested({ id }, 50));
    expect(deep).toMatchObject({ report: { ...known, title: 'No audio a1' } });
    expect(deep.needsLook).toBeUndefined();
    // A thousand to one, and within it the same again.
    const inner = zipSync({ 'a.txt': new Uint8Array(32 * 1024 * 1024) }, { level: 9 });
    const bomb = Buffer.from(zipSync({ 'a.zip': inner, 'b.zip': inner }));
    const raw = Buffer.from(
      samples
        .attached({ id }, 57)
        .toString('latin1')
        .replace(samples.fileOf(57).toString('base64'), bomb.toString('base64')),
      'latin1',
    );
    const before = process.memoryUsage().arrayBuffers;
    const { files = [] } = await read(raw);
    expect(bomb.equals(files.find(({ name }) => name === 'logs-12345.zip')?.content ?? Buffer.alloc(0))).toBe(true);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
  });

  it('says that a file is too large to keep', async () => {
    const { files = [], report } = await read(samples.attached({ id }, 26 * 1024 * 1024));
    expect(files[1]).toEqual({
      name: 'logs-12345.zip',
      type: 'application/zip',
      bytes: 26 * 1024 * 1024,
      kind: 'attachment',
    });
    expect(report.title).toBe('No audio a1');
    const whole = samples.attached({ id }, 1024 * 1024);
    const beginning = await read(whole.subarray(0, 64 * 1024), 60 * 1024 * 1024);
    expect(beginning.report.description).toMatch(/^The mail is too large to be kept whole \(60 MB\)/);
    expect(beginning.report.title).toBe('No audio a1');
  });
});

describe('a mail of another kind', () => {
  const plain = (lines: string[]) => Buffer.from(lines.join('\r\n'));

  it('becomes a log that needs a look, and does not vanish', async () => {
    const raw = plain([
      'From: Sam <sam@customer.example>',
      'Subject: Help me <!here>',
      'Date: Mon, 23 Nov 2026 08:00:00 +0000',
      '',
      'Nothing works.',
    ]);
    expect(await read(raw)).toMatchObject({
      needsLook: true,
      delivery: expect.stringMatching(/^mail-hash:[0-9a-f]{64}$/),
      report: {
        title: 'Help me <!here>',
        reporter: 'sam@customer.example',
        product: 'Unknown product',
        occurredAt: AT,
      },
    });
    expect((await read(raw)).report.description).toContain('Nothing works.');
  });

  it('is taken also when it is no mail at all', async () => {
    for (const raw of [Buffer.alloc(0), Buffer.from([0, 1, 2, 255]), samples.nested({ id }, 400)]) {
      const arrival = await read(raw);
      expect(arrival.needsLook).toBe(true);
      expect(arrival.report.title).not.toBe('');
      expect(arrival.files?.at(-1)).toMatchObject({ kind: 'original', bytes: raw.byteLength });
    }
    expect(await read(samples.nested({ id }, 400))).toMatchObject({
      delivery: 'mail:a1@mitel.io',
      report: { title: 'Support log: No audio a1' },
    });
  });

  it.each([
    ['holiday notices', 'Auto-Submitted: auto-replied', 'automatic'],
    ['bounces', 'Content-Type: multipart/report; boundary=x', 'automatic'],
    ['our own notices', 'X-Patchcord: notice', 'ours'],
  ])('is left alone: %s', async (_name, header, kind) => {
    const raw = plain(['From: a@b.example', header, 'Subject: Re: log 17', 'Message-ID: <x@b>', '', 'I am away.']);
    expect((await readAny(raw)).kind).toBe(kind);
  });

  it('that answers without naming a mail is found by its subject', async () => {
    const raw = plain(['From: a@b.example', 'Subject: AW: Re: No audio', 'Message-ID: <x@b>', '', 'Thanks.']);
    expect(await readAny(raw)).toMatchObject({ loose: true, subject: 'no audio' });
  });

  it('whatever its bytes: it is read, and nothing that a database refuses is in it', async () => {
    const part = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        'Product: ',
        '\r\n\r\n',
        '\u0000',
        'Content-Type: text/html\r\n',
        '<td',
        '<!--',
        '=?utf-8?B?AA==?=',
      ),
      fc.constantFrom('Subject: ', 'From: <', 'Message-ID: <', 'Date: ', 'Log ID: ', '--b1\r\n', '&#0;', '&#xd800;'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
        const reading = await readAny(Buffer.from(parts.join('')));
        if (reading.kind !== 'report') return;
        const { files: _, ...said } = reading.arrival;
        expect(JSON.stringify(said)).not.toMatch(/\\u0000|\\ud8/i);
        expect(said.report.title.length).toBeGreaterThan(0);
        expect(Number.isInteger(said.report.occurredAt)).toBe(true);
      }),
      { numRuns: Number(process.env.PATCHCORD_FUZZ_RUNS ?? 60) * 2 },
    );
  });

  it('is read in a time that grows with its length', { timeout: 5_000 }, async () => {
    const many = 200_000;
    for (const bomb of ['<', '<a ', '<!--', '&', '<td>', '> ', 'Product: ', '(', '\t'])
      await read(plain(['Content-Type: text/html', '', bomb.repeat(many)]));
  });
});

describe('the pieces', () => {
  it.each([
    ['2026-11-23T09:00:00+01:00', AT],
    ['2026-11-23 08:00', AT],
    ['2026-11-23T08:00:00.123Z', AT],
    ['23.11.2026 um 08:00 Uhr', AT],
    ['23.11.2026, 8:00', AT],
    ['11/23/2026 8:00 AM', AT],
    ['23/11/2026 08:00', AT],
    ['11/23/2026 12:00 AM', AT - 8 * 3_600_000],
    ['Nov 23, 2026 8:00:00 AM', AT],
    ['Mon, 23 Nov 2026 08:00:00 GMT', AT],
    ['soon', undefined],
    ['99.99.2026', undefined],
  ])('reads the time %s', (said, at) => {
    expect(momentIn(said)).toBe(at);
  });

  it.each([
    ['no-reply@mitel.io', 'x; dmarc=pass', { expected: true, proof: 'pass' }],
    ['a@mail.mitel.com', 'x; dkim=pass header.d=mitel.com', { expected: true, proof: 'pass' }],
    ['a@mitel.io', 'x; spf=pass smtp.mailfrom=evil.example; dkim=none', { expected: true, proof: 'fail' }],
    ['a@mitel.io', 'x; dmarc=fail; spf=pass smtp.mailfrom=mitel.io', { expected: true, proof: 'fail' }],
    ['a@mitel.io', undefined, { expected: true, proof: 'unknown' }],
    ['a@notmitel.io', 'x; dmarc=pass', { expected: false, proof: 'pass' }],
    ['a@mitel.io.evil.example', 'x; dmarc=pass', { expected: false, proof: 'pass' }],
    ['', undefined, { expected: false, proof: 'unknown' }],
  ])('judges the sender %s (%s)', (address, results, judged) => {
    expect(judgeSender(address, results, SENDERS)).toMatchObject(judged);
  });

  it('keeps a label and its value on one line, and lists on their own', () => {
    expect(htmlToText('<table><tr><td>A</td><td>1</td></tr><tr><td>B<td>2</table><ul><li>x<li>y &amp; z')).toBe(
      'A\t1\nB\t2\n\nx\ny & z',
    );
  });

  it.each([
    ['Thanks.\n\nAm 23.11.2026 schrieb Mitel <a@b>:\n> x', 'Thanks.'],
    ['Merci\n\nLe lun. 23 nov. 2026 à 08:01, Mitel <a@b> a écrit :\n> x', 'Merci'],
    ['Ok\n________________________________\nFrom: Mitel <a@b.c>\nSent: x', 'Ok'],
    ['Ok\n-----Ursprüngliche Nachricht-----\nVon: x', 'Ok'],
    ['> only quoted', ''],
  ])('takes the own words out of an answer: %#', (whole, own) => {
    expect(ownWords(whole)).toBe(own);
  });
});
