import type { App } from '../app/app.ts';
import { sendDigest, setDigest } from '../app/support/digest.ts';
import { DigestJob } from '../app/support/support-jobs.ts';
import type { JobHandler } from './handler.ts';

/** A person's daily digest; the next one is set together with its end, also when this one could not be sent. */
export function supportLogDigest(app: App): JobHandler {
  const contactOf = (body: string) => {
    const { email } = DigestJob.parse(JSON.parse(body));
    return app.support.contacts.find((one) => one.email === email);
  };
  return {
    attempts: 8,
    backoffMs: 5_000,
    async run(job) {
      const contact = contactOf(job.body);
      if (!contact) return;
      await sendDigest(app, contact);
      return (tx) => setDigest(app, tx, contact);
    },
    async exhausted(job) {
      const contact = contactOf(job.body);
      if (contact) return (tx) => setDigest(app, tx, contact);
    },
  };
}
