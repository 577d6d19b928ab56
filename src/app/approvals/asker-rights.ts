import type { Approval } from '../../core/approval.ts';
import { toPatchcordError } from '../../core/errors.ts';
import type { Skills } from '../../core/phone.ts';
import type { Incoming } from '../../core/request.ts';
import type { App } from '../app.ts';
import { chooseSystem } from '../request/choose-system.ts';
import { resolve } from '../request/resolve.ts';
import { mayThey } from '../request/rights.ts';
import { sessionFor } from '../request/session.ts';
import { skillsFor } from '../request/skills.ts';
import { type Several, severalOf } from '../several/list.ts';
import { type Asking, judgeRow, restOf } from '../several/rights.ts';
import { approvedKey } from './jobs.ts';

/**
 * May the requester still ask for this, with the rights of this moment? A sentence for the approver when not: the account is
 * switched off, the role was taken away, whom it is about is gone. Throws when the phone system does not answer.
 */
export async function whyNotAsk(app: App, approval: Approval): Promise<string | undefined> {
  const { requester, call } = approval;
  try {
    const found = await app.people.find(requester.from, requester.where);
    const command = app.catalog.get(call.command);
    if (found.kind !== 'found' || found.who.id !== requester.id || !command)
      return `${requester.name} can no longer ask for this.`;
    const incoming = asIncoming(app, approval);
    const unclear = 'What was asked for is not clear any more. It must be asked for again.';
    const { account } = found;
    const chosen = await chooseSystem(app, { incoming, who: found.who, command, call, account });
    if (chosen.kind === 'card') return unclear;
    const { system } = chosen.placed;
    const who = await app.people.fresh(chosen.placed.who, system);
    if (!who.phone.enabled)
      return `The phone account of ${requester.name} is switched off, so nothing can be approved.`;
    const phone = skillsFor(app.systems, who, sessionFor(app, { ...chosen.placed, who }), system);
    const asking = { who, command, incoming, call, ...(system && { system }) };
    const several = severalOf(command, call);
    if (several) return await whyNotSeveral(app, asking, several, phone);
    const resolved = await resolve({ app, who, phone, incoming, system }, command, call);
    if (resolved.kind === 'card') return unclear;
    const { verdict } = await mayThey(app, asking, resolved, phone);
    if (verdict.kind === 'approve' || verdict.kind === 'allow') return undefined;
    return `${requester.name} may no longer ask for this.${verdict.kind === 'deny' ? ` ${verdict.sentence}` : ''}`;
  } catch (thrown) {
    const error = toPatchcordError(thrown);
    if (error.code !== 'not-found') throw thrown;
    return `${error.message} Nothing can be approved.`;
  }
}

/** One of them is enough: each is judged again when it is their turn. */
async function whyNotSeveral(
  app: App,
  asking: Asking,
  { field, names }: Several,
  phone: Skills,
): Promise<string | undefined> {
  const rest = await restOf(app, asking, field, phone);
  let reason = 'Nobody is left for whom it could be done.';
  for (const named of names) {
    const row = await judgeRow(app, asking, { field, named, rest }, phone);
    if ('user' in row) return undefined;
    reason = row.reason;
  }
  return `${asking.who.name} may no longer ask for this. ${reason}`;
}

/** The approved Call as a request of its own: its notes survive a crash, and it is carried out once. */
export function asIncoming(app: App, { id, requester, call }: Approval): Incoming {
  const { from, where } = requester;
  return {
    key: approvedKey(id),
    at: app.clock.now(),
    from,
    where,
    asked: { kind: 'call', call, values: {} },
    handle: null,
  };
}
