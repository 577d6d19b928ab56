import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { createMailer, settings } from '../../../../adapters/chat/email/index.ts';
import { render } from '../../../../adapters/chat/email/render.ts';
import { buttons, call, card, facts, press, text } from '../../../../cards/build.ts';
import { type Mailer, mailId } from '../../../../src/core/mail.ts';
import { noMeter } from '../../../../src/core/meter.ts';
import { cardSamples } from '../../../support/card-samples.ts';
import { movingClock } from '../../../support/moving-clock.ts';
import { type MailServer, openMailServer } from './mail-server.ts';

describe('e-mail', () => {
  let server: MailServer | undefined;
  let mailer: Mailer | undefined;
  afterEach(async () => {
    await mailer?.stop();
    await server?.close();
    server = undefined;
  });

  const open = async (given: Parameters<typeof openMailServer>[0] = {}, user = '', from?: string) => {
    server = await openMailServer(given);
    const url = `smtp://${user}127.0.0.1:${server.port}`;
    mailer = createMailer(settings.parse({ url, from, domain: 'patchcord.example.com' }), {
      clock: movingClock(),
      meter: noMeter,
    });
    return { server, mailer };
  };
  const mail = { to: 'sam.ortiz@example.com', subject: 'Hello', text: 'A line.', id: '<log.1@patchcord.example.com>' };

  it('goes to one person with its own id, its thread, and the mark of a robot', async () => {
    const { server, mailer } = await open({}, '', 'Patchcord Alerts <alerts@example.com>');
    await mailer.check();
    await mailer.send({ ...mail, html: '<p>A line.</p>', inReplyTo: '<log.0@patchcord.example.com>' });
    const [got] = server.received;
    expect(got).toMatchObject({ from: 'alerts@example.com', to: ['sam.ortiz@example.com'] });
    const seen = await PostalMime.parse(got?.raw ?? '');
    expect(seen).toMatchObject({
      subject: 'Hello',
      messageId: mail.id,
      inReplyTo: '<log.0@patchcord.example.com>',
      references: '<log.0@patchcord.example.com>',
      from: { name: 'Patchcord Alerts', address: 'alerts@example.com' },
    });
    expect(seen.text?.trim()).toBe('A line.');
    expect(got?.raw).toContain('Auto-Submitted: auto-generated');
  });

  it('cannot be given more headers or more recipients than it has', async () => {
    const { server, mailer } = await open();
    const subject = 'No audio\r\nBcc: victim@example.com\r\n\r\nbody\u2028x';
    await mailer.send({ ...mail, subject });
    const { raw, to } = server.received[0] ?? { raw: '', to: [] };
    expect(to).toEqual(['sam.ortiz@example.com']);
    expect(raw).not.toMatch(/^Bcc:/im);
    expect((await PostalMime.parse(raw)).subject).toBe('No audio Bcc: victim@example.com body x');
    for (const to of ['a@example.com, b@example.com', 'a@example.com\r\nRCPT TO:<b@example.com>', 'nobody', ''])
      await expect(mailer.send({ ...mail, to })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(mailer.send({ ...mail, id: '<a@b>\r\nBcc: c@d' })).rejects.toThrow();
    expect(server.received).toHaveLength(1);
  });

  it('keeps its connections', async () => {
    const { server, mailer } = await open();
    for (let at = 0; at < 5; at += 1) await mailer.send({ ...mail, id: `<${at}@patchcord.example.com>` });
    expect(server.received).toHaveLength(5);
    expect(server.connections()).toBe(1);
  });

  it.each([
    [450, 'busy'],
    [550, 'bad-input'],
  ])('says of a recipient refused with %i that it is %s', async (code, expected) => {
    const { mailer } = await open({ refuse: () => ({ code }) });
    await expect(mailer.send(mail)).rejects.toMatchObject({ code: expected });
  });

  it('signs in, and says so when it is refused, without the password', async () => {
    const onAuth = (
      auth: { password?: string | null | undefined },
      _session: unknown,
      callback: (error: Error | null | undefined, answer?: { user: string }) => void,
    ) => (auth.password === 'pa:ss' ? callback(null, { user: 'alerts' }) : callback(new Error('wrong pa:ss')));
    const { server, mailer } = await open({ onAuth }, 'alerts%40example.com:pa%3Ass@');
    await mailer.send(mail);
    expect(server.received[0]?.from).toBe('alerts@example.com');
    await mailer.stop();
    await server.close();
    const wrong = await open({ onAuth }, 'alerts:other@');
    const refused = wrong.mailer.check();
    await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(refused).rejects.toThrow('SUPPORT_SMTP_URL');
    await expect(wrong.mailer.send(mail)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('is unreachable when nobody listens, and works again when somebody does', async () => {
    const { server, mailer } = await open();
    const { port } = server;
    await server.close();
    await expect(mailer.send(mail)).rejects.toMatchObject({ code: 'unreachable', uncertain: false });
    await expect(mailer.check()).rejects.toMatchObject({ code: 'unreachable' });
    const again = await openMailServer({ port });
    await mailer.send(mail);
    expect(again.received).toHaveLength(1);
    await mailer.stop();
    await again.close();
  });

  it('never says a password over an open line to another machine', () => {
    const parsed = (url: string) => settings.parse({ url, domain: 'x.example.com' });
    expect(parsed('smtp://me:secret@mail.example.com').requireTls).toBe(true);
    expect(parsed('smtp://mail.example.com:25')).toMatchObject({ requireTls: false, port: 25 });
    expect(parsed('smtps://me:secret@mail.example.com')).toMatchObject({ secure: true, port: 465, requireTls: false });
    expect(parsed('smtp://mail.example.com').from.address).toBe('patchcord@x.example.com');
  });

  it('shows a card in words and as a page, with addresses as links and nothing that acts', async () => {
    const { server, mailer } = await open();
    const shown = card(
      'Mitel One <Web>: no audio · Open',
      'attention',
      [
        text('First line.\n<script>alert(1)</script> & more'),
        facts({ Reporter: 'dana@example.com', 'Log "title"': '<!here> @channel' }),
        { kind: 'table', columns: ['Who', 'When'], rows: [['Sam', '10:02']] },
        buttons(
          press('Take it', call('supportlog.assign', { log: 'L1' })),
          { kind: 'address', label: 'Open in portal', url: 'https://admin.example.com/?a=1&b="2"' },
          { kind: 'address', label: 'Bad', url: 'javascript:alert(1)' },
        ),
      ],
      'Updated 10:02:14',
    );
    await mailer.sendCard({ to: mail.to, id: mailId('log 1/ä', 'patchcord.example.com'), card: shown });
    const seen = await PostalMime.parse(server.received[0]?.raw ?? '');
    expect(seen.messageId).toBe('<log.1/@patchcord.example.com>');
    expect(seen.subject).toBe('Mitel One <Web>: no audio · Open');
    expect(seen.text).toContain('Open in portal: https://admin.example.com/?a=1&b="2"');
    expect(seen.text).toContain('Reporter: dana@example.com');
    const html = seen.html ?? '';
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; more');
    expect(html).toContain('<a href="https://admin.example.com/?a=1&amp;b=&quot;2&quot;">Open in portal</a>');
    expect(html).toContain('<th scope="col"');
    expect(html).not.toContain('<script');
    for (const words of [html, seen.text ?? '']) expect(words).not.toMatch(/Take it|javascript:/);
  });

  it.each(Object.entries(cardSamples))('has words for every card: %s', (_name, sample) => {
    const { subject, text, html } = render(sample);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(subject.length).toBeLessThanOrEqual(150);
    expect(text).toContain(sample.title);
    expect(html.match(/<(table|tr|p|div|h1)[ >]/g)?.length).toBe(html.match(/<\/(table|tr|p|div|h1)>/g)?.length);
  });
});
