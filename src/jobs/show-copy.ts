import { call } from '../../cards/build.ts';
import type { Card } from '../../cards/model.ts';
import type { App } from '../app/app.ts';
import { concernedBy } from '../app/approvals/approvers.ts';
import { drawApproval } from '../app/approvals/cards.ts';
import { parseApproval } from '../app/approvals/change.ts';
import { CopyJob, showApproval, showCopy } from '../app/approvals/jobs.ts';
import { adapterFor, directOf } from '../app/reply/answer.ts';
import { fingerprintOf } from '../app/reply/live.ts';
import { withViewers } from '../app/reply/personal.ts';
import type { Approval } from '../core/approval.ts';
import { type Conversation, MessageRef } from '../core/chat.ts';
import { toPatchcordError } from '../core/errors.ts';
import { tokenHash } from '../kit/sign.ts';
import { readApproval, readCopy, removeCopy, saveCopy } from '../store/approvals.ts';
import type { ClaimedJob } from '../store/jobs.ts';
import type { JobHandler } from './handler.ts';

/** One copy: posted once, then changed in place until it shows the approval as it is. */
export function showCopyJob(app: App): JobHandler {
  return {
    attempts: 12,
    backoffMs: 1_000,
    async run(job) {
      const copy = CopyJob.parse(JSON.parse(job.body));
      // A later look takes its turn like the others.
      if (job.lane === null) return (tx) => showCopy(tx, copy, app.clock.now());
      // An approval may move on while its copy is on its way: what was not saved yet is not found by others, so look again.
      for (let shown = 0; ; ) {
        const stored = await readApproval(app.database.db, copy.id);
        if (!stored || stored.version === shown) return;
        shown = stored.version;
        if (!(await draw(app, job, copy, parseApproval(stored), shown))) return;
      }
    },
  };
}

/** False when there is nothing to draw, and will not be. */
async function draw(app: App, job: ClaimedJob, copy: CopyJob, approval: Approval, version: number): Promise<boolean> {
  const { id, person, from } = copy;
  const shared = person === '';
  const where = shared ? copy.where : await directOf(app, from, copy.where);
  const card = await drawFor(app, { ...copy, where }, approval);
  if (!card) return false;
  const fingerprint = fingerprintOf(card);
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
        fingerprint,
      }),
    );
  if (!stands) {
    const posting = { copy, where, card, since: approval.askedAt };
    // What a killed process had posted is to show the end as well, though nobody would be asked any more.
    const message = (await foundAgain(app, job, posting)) ?? (mayAct(card) ? await postNew(app, posting) : undefined);
    if (!message) return false;
    await keep(message);
    return true;
  }
  const message = MessageRef.parse(JSON.parse(stands.message));
  if (stands.fingerprint !== fingerprint) {
    try {
      await adapterFor(app, from).update(message, card);
    } catch (thrown) {
      if (toPatchcordError(thrown).code !== 'not-found') throw thrown;
      await app.database.commit((tx) => removeCopy(tx, id, copy.copy));
      return false;
    }
  }
  await keep(message);
  return true;
}

/** In a channel it is everybody's; else it is drawn for the one whose chat it is, and for nobody else. */
async function drawFor(app: App, { person, from, where }: CopyJob, approval: Approval): Promise<Card | undefined> {
  if (person === '') return drawShared(app, where, approval);
  const found = await app.people.find(from, where);
  // Linked to somebody else meanwhile: it is no longer theirs to see.
  return found.kind === 'found' && found.who.id === person ? drawApproval(app, approval, found.who) : undefined;
}

/** Those who may decide, and who asked, see it with what is theirs where the platform can show that. */
async function drawShared(app: App, where: Conversation, approval: Approval): Promise<Card> {
  const card = await drawApproval(app, approval, undefined);
  if (!mayAct(card)) return card;
  return withViewers(app, card, where, {
    call: call('approval.show', { approval: approval.id }),
    people: await concernedBy(app, approval),
  });
}

interface Posting {
  copy: CopyJob;
  where: Conversation;
  card: Card;
  /** Not posted before this time. */
  since: number;
}

const markOf = ({ id, copy }: CopyJob) => tokenHash(`${id} ${copy}`).slice(0, 32);

/**
 * A card that a process posted before it was killed, and could not note: it would keep its buttons for ever. Changed to what is
 * true now; undefined where there is none, or where the platform cannot look.
 */
async function foundAgain(
  app: App,
  job: ClaimedJob,
  { copy, where, card, since }: Posting,
): Promise<MessageRef | undefined> {
  if (job.attempts < 2) return undefined;
  const adapter = adapterFor(app, copy.from);
  const found = await adapter.find?.(where, markOf(copy), since);
  if (found) await adapter.update(found, card);
  return found;
}

/** Where the channel is closed to us the approvers are asked directly. */
async function postNew(app: App, { copy, where, card }: Posting): Promise<MessageRef | undefined> {
  try {
    return await adapterFor(app, copy.from).post(where, card, markOf(copy));
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    const closed = error.code === 'not-found' || error.code === 'not-allowed';
    if (copy.person !== '' || !closed) throw thrown;
    app.log.warn(
      { platform: where.platform, channel: where.id, error },
      'an approval could not be shown in its channel',
    );
    await app.database.commit((tx) => showApproval(tx, copy.id, app.clock.now(), { direct: true }));
    app.wake();
    return undefined;
  }
}

/** Is there something to do on it, for an approver or for who asked? */
function mayAct(card: Card): boolean {
  const buttons = card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const acts = ['approval.decide', 'approval.withdraw'];
  return buttons.some((button) => button.kind === 'call' && acts.includes(button.call.command));
}
