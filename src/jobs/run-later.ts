import type { Card } from '../../cards/model.ts';
import { problemCard } from '../../cards/problem.ts';
import type { App } from '../app/app.ts';
import { recordAudit } from '../app/audit.ts';
import { redrawHomes } from '../app/reply/home.ts';
import { tellChat } from '../app/reply/tell.ts';
import { carryOut } from '../app/request/dispatch.ts';
import { LaterJob } from '../app/timers.ts';
import { toPatchcordError } from '../core/errors.ts';
import type { Incoming } from '../core/request.ts';
import type { ClaimedJob } from '../store/jobs.ts';
import { finishRequest, insertRequest } from '../store/requests.ts';
import type { Handle } from '../store/tables.ts';
import type { JobHandler } from './handler.ts';
import { writeConsequences } from './run-request.ts';
import { tryAgain } from './unattended.ts';

/** After that without success the person is told, and it is given up: the state may be wanted by now. */
const PATIENCE = { firstPauseMs: 1_000, giveUpAfterMs: 60 * 60_000 };

/** Runs a Call whose time has come (a timed state returns), with the rights its person has now, and tells them. */
export function runLater(app: App): JobHandler {
  return {
    attempts: 5,
    backoffMs: 1_000,
    async run(job, signal) {
      const later = LaterJob.parse(JSON.parse(job.body));
      const incoming = await asRequest(app, job, later);
      const end = (card: Card | undefined, more?: (tx: Handle) => Promise<void>) => async (tx: Handle) => {
        await finishRequest(tx, incoming.key, { at: app.clock.now(), reply: null });
        await more?.(tx);
        if (card) await tellChat(tx, { from: incoming.from, where: incoming.where, card }, app.clock.now());
      };
      const found = await app.people.find(later.from, later.where);
      const command = app.catalog.get(later.call.command);
      if (found.kind !== 'found' || !command) return end(undefined);
      try {
        const { who, account } = found;
        const settled = await carryOut(app, {
          incoming,
          who,
          account,
          command,
          call: later.call,
          signal,
          sentence: false,
          newest: false,
          ...(later.approved && { approved: true }),
        });
        const { done, audit } = settled;
        return end(done?.silent ? undefined : settled.reply.card, async (tx) => {
          if (audit) await recordAudit(tx, app, app.clock.now(), audit);
          if (done) await writeConsequences(tx, app, later, done, later.approved);
          await redrawHomes(tx, [who.id], app.clock.now());
        });
      } catch (thrown) {
        const error = toPatchcordError(thrown);
        const again = tryAgain(error, { now: app.clock.now(), since: later.at }, PATIENCE);
        if (again) return again;
        app.log.warn({ command: command.id, code: error.code, error }, 'a timed return failed');
        return end(
          problemCard({
            title: 'I could not set you back',
            sentence: `${error.message} Your state is as it was.`,
            again: later.call,
          }),
        );
      }
    },
  };
}

/** A timer that has come is a request like any other: it has a row, so that a crash in its middle is known. */
async function asRequest(app: App, job: ClaimedJob, later: LaterJob): Promise<Incoming> {
  const incoming: Incoming = {
    key: `later:${job.key ?? job.id}:${later.at}`,
    at: app.clock.now(),
    from: later.from,
    where: later.where,
    asked: { kind: 'call', call: later.call, values: {} },
    handle: null,
  };
  await app.database.commit((tx) =>
    insertRequest(tx, { key: incoming.key, at: incoming.at, body: JSON.stringify(incoming) }),
  );
  return incoming;
}
