import type { Principal } from '../../core/principal.ts';
import type { Services } from '../../core/services.ts';
import { noteOnce, readNote } from '../../store/requests.ts';
import type { App } from '../app.ts';
import { askWhy, decideApproval, handOverApproval, showOne, withdrawApproval } from './decide.ts';
import { delegateApprovals } from './delegate.ts';
import { askedBy, listApprovals, waitingFor } from './list.ts';

const MEANT = 'approval meant';
const OPEN_ONE = 'More than one could be meant, or none. Open the one you mean.';

/** What commands may do with approvals. @param request key of the request: for the audit, and a second run of it changes nothing twice */
export function approvalService(app: App, request: string): Services['approvals'] {
  /**
   * Without a button the one that waits is meant, when it is only one. Written down before anything is decided: in a second run after
   * a crash another one may be the only one that waits, which this person has never seen.
   */
  async function meant(
    who: Principal,
    given: string | undefined,
    find: typeof waitingFor,
  ): Promise<string | undefined> {
    if (given !== undefined) return given;
    const noted = await readNote(app.database.db, request, MEANT);
    if (noted !== undefined) return noted;
    const [only, ...others] = (await find(app, who)).filter((one) => one.state === 'pending');
    if (!only || others.length > 0) return undefined;
    return app.database.commit((tx) => noteOnce(tx, request, MEANT, only.id));
  }
  return {
    list: (who) => listApprovals(app, who),
    show: (who, id, details) => showOne(app, who, id, details),
    askWhy: (who, wish) => askWhy(app, who, wish),
    async decide(who, { approval, ...wish }) {
      const id = await meant(who, approval, waitingFor);
      return id ? decideApproval(app, who, id, wish, request) : listApprovals(app, who, OPEN_ONE);
    },
    async withdraw(who, approval) {
      const id = await meant(who, approval, askedBy);
      return id ? withdrawApproval(app, who, id, request) : listApprovals(app, who, OPEN_ONE);
    },
    async handOver(who, approval, to) {
      const id = await meant(who, approval, waitingFor);
      return id ? handOverApproval(app, who, id, to, request) : listApprovals(app, who, OPEN_ONE);
    },
    delegate: (who, to, until) => delegateApprovals(app, who, { to, until }, request),
  };
}
