import { expect, it } from 'vitest';
import { readReport } from '../../../adapters/intake/mailbox/arrival.ts';
import { cloudAccountId } from '../../../src/sandbox/cloudlink/seed.ts';
import { openCloudSandbox } from './open-cloud.ts';

/** The mailbox reads what the simulator mails, in every format: each is written without the other. */
it.each(['text', 'html', 'both'] as const)('a report mailed as %s becomes a support log', async (format) => {
  const { sandbox, clock } = await openCloudSandbox({ supportMail: format });
  const accountId = cloudAccountId('ballad');
  const report = {
    product: 'Mitel One Web',
    reporter: 'liam.obrien@ballad.example.com',
    title: 'No audio after <update> & restart',
    description: 'Since Monday.',
    accountId,
  };
  const mail = new TextEncoder().encode(sandbox.cloud.report(report));
  const read = await readReport({ raw: mail, size: mail.length, receivedAt: clock.now() }, ['mitel.io']);
  if (read.kind !== 'report') throw new Error('It was taken for something else.');
  expect(read.arrival.needsLook).toBeUndefined();
  const { product, reporter, title, occurredAt } = read.arrival.report;
  expect({ product, reporter, title, occurredAt, accountId: read.arrival.report.accountId }).toEqual({
    product: report.product,
    reporter: report.reporter,
    title: report.title,
    occurredAt: clock.now(),
    accountId,
  });
});
