import type { Card } from '../../cards/model.ts';
import { adapterFor, directOf } from '../app/answer.ts';
import type { App } from '../app/app.ts';
import { drawApproval } from '../app/approval-cards.ts';
import { ApprovalJob, CopyJob, chatKey, showApproval, showCopy } from '../app/approval-jobs.ts';
import { approversOf } from '../app/approvers.ts';
import { parseApproval } from '../app/change-approval.ts';
import { redrawHomes } from '../app/home.ts';
import { chatsOf } from '../app/reach.ts';
import { MessageRef } from '../core/chat.ts';
import { toPatchcordError } from '../core/errors.ts';
import {
  copiesOf,
  pendingApprovals,
  readApproval,
  readCopy,
  removeCopy,
  type StoredCopy,
  saveCopy,
} from '../store/approvals.ts';
import type { JobHandler } from './handler.ts';

/** Every copy that stands somewhere is drawn anew, and approvers who have none get one: one job each, so that none waits for another. */
export function showApprovalJob(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 1_000,
    async run(job) {
      const { id, remind } = ApprovalJob.parse(JSON.parse(job.body));
      const stored = await readApproval(app.database.db, id);
      if (!stored) return;
      const approval = parseApproval(stored);
      const copies = new Map<string, CopyJob>();
      for (const copy of await copiesOf(app.database.db, id)) copies.set(copy.copy, ofStored(copy));
      for (const { user, voter } of approval.state === 'pending' ? await approversOf(app, approval) : []) {
        for (const { from, where } of await chatsOf(app, user)) {
          const names = [chatKey(from), ...(remind ? [`${chatKey(from)}:reminder:${approval.step}`] : [])];
          for (const copy of names)
            if (!copies.has(copy)) copies.set(copy, { id, copy, person: voter.id, from, where });
        }
      }
      return async (tx) => {
        for (const copy of copies.values()) await showCopy(tx, copy, app.clock.now());
        const concerned = new Set([approval.requester.id, ...[...copies.values()].map(({ person }) => person)]);
        await redrawHomes(tx, [...concerned], app.clock.now());
      };
    },
  };
}

function ofStored({ approval, copy, person, viewer }: StoredCopy): CopyJob {
  return CopyJob.parse({ id: approval, copy, person, ...JSON.parse(viewer) });
}

/** One copy: posted once, then changed in place until it shows the approval as it is. */
export function showCopyJob(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 1_000,
    async run(job) {
      const copy = CopyJob.parse(JSON.parse(job.body));
      // An approval may move on while its copy is on its way: what was not saved yet is not found by others, so look again.
      for (let shown = 0; ; ) {
        const stored = await readApproval(app.database.db, copy.id);
        if (!stored || stored.version === shown) return;
        shown = stored.version;
        if (!(await draw(app, copy, parseApproval(stored), shown))) return;
      }
    },
  };
}

/** False when there is nothing to draw, and will not be. */
async function draw(app: App, copy: CopyJob, approval: ReturnType<typeof parseApproval>, version: number) {
  const { id, person, from } = copy;
  const where = await directOf(app, from, copy.where);
  const found = await app.people.find(from, where);
  // Linked to somebody else meanwhile: it is no longer theirs to see.
  if (found.kind !== 'found' || found.who.id !== person) return false;
  const card = await drawApproval(app, approval, found.who);
  const stands = await readCopy(app.database.db, id, copy.copy);
  const keep = (message: MessageRef) =>
    app.database.commit((tx) =>
      saveCopy(tx, {
        approval: id,
        copy: copy.copy,
        person,
        viewer: JSON.stringify({ from, where }),
        message: JSON.stringify(message),
        shown: version,
      }),
    );
  if (!stands) {
    if (!mayDecide(card)) return false;
    await keep(await adapterFor(app, from).post(where, card));
    return true;
  }
  const message = MessageRef.parse(JSON.parse(stands.message));
  try {
    await adapterFor(app, from).update(message, card);
  } catch (thrown) {
    if (toPatchcordError(thrown).code !== 'not-found') throw thrown;
    await app.database.commit((tx) => removeCopy(tx, id, copy.copy));
    return false;
  }
  await keep(message);
  return true;
}

function mayDecide(card: Card): boolean {
  const buttons = card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  return buttons.some((button) => button.kind === 'call' && button.call.command === 'approval.decide');
}

/** An absence has begun or ended: what waits goes to other people now. */
export function showWaitingJob(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 1_000,
    async run() {
      const pending = await pendingApprovals(app.database.db);
      return async (tx) => {
        for (const { id } of pending) await showApproval(tx, id, app.clock.now());
      };
    },
  };
}
