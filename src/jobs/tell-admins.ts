import type { App } from '../app/app.ts';
import { directoryFor } from '../app/approvals/approvers.ts';
import { TellAdminsJob, tellPerson } from '../app/reply/tell.ts';
import type { JobHandler } from './handler.ts';

/** Tells the administrators of one phone system; while its directory cannot be read they are not told yet, and it is tried again. */
export function tellAdminsJob(app: App): JobHandler {
  return {
    attempts: 20,
    backoffMs: 2_000,
    async run(job) {
      const { system, card } = TellAdminsJob.parse(JSON.parse(job.body));
      const all = await directoryFor(app, `${system}:`).all();
      const admins = all.filter((user) => user.enabled && app.people.rolesOf(user).includes('admin'));
      const people = await Promise.all(admins.map((admin) => app.people.human(admin)));
      // Who is an administrator of several is told by their home system alone.
      const here = people.flatMap(({ phones: [home] }) => (home.system === system ? home : []));
      return async (tx) => {
        for (const admin of here) await tellPerson(tx, admin, card, app.clock.now());
      };
    },
  };
}
