import type { Card } from '../../../cards/model.ts';
import { type ErrorCode, PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Incoming } from '../../../src/core/request.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { type Api, Done } from './api.ts';
import type { Handle, ModalNote } from './handle.ts';
import { loadingView, type ModalView, renderModal } from './modal.ts';

export interface Forms {
  /** Opens the loading modal of an arrival that asks for one. Never rejects; nobody needs to wait for it. */
  open(to: Incoming, handle: Handle): void;
  /** Puts a card into the arrival's open modal, or opens one while its trigger lives. False: it has to be shown another way. */
  show(to: Incoming, handle: Handle, card: Card): Promise<boolean>;
}

/** Slack's trigger lives 3 s; what is left is for the way there. */
const triggerLifeMs = 2_500;
const remembered = 10_000;
/** A modal that is not there or may not be changed is no failure: the card goes out as a message. */
const elsewhere: ErrorCode[] = ['not-found', 'conflict', 'not-allowed', 'unreachable', 'busy'];

export function createForms({ api, clock, log }: { api: Api; clock: Clock; log: Log }): Forms {
  /** Which modals are being opened by this process: a modal cannot be filled before it is there. */
  const opening = new Map<string, Promise<boolean>>();

  async function attempt(
    team: string,
    method: 'views.open' | 'views.update',
    args: Record<string, unknown>,
  ): Promise<boolean> {
    try {
      await api.call(team, method, args, Done);
      return true;
    } catch (error) {
      if (!(error instanceof PatchcordError) || !elsewhere.includes(error.code)) throw error;
      log.info({ method, code: error.code, error }, 'a modal could not be shown');
      return false;
    }
  }

  const openView = (team: string, trigger: string, view: ModalView) =>
    attempt(team, 'views.open', { trigger_id: trigger, view });

  return {
    open(to, { modal, trigger }) {
      if (!modal || !('external' in modal) || trigger === undefined) return;
      const { external } = modal;
      const failed = (error: Error) => {
        log.error({ error }, 'a loading modal could not be opened');
        return false;
      };
      if (opening.size >= remembered) opening.delete(opening.keys().next().value ?? '');
      opening.set(external, openView(to.where.tenant, trigger, loadingView(external)).catch(failed));
    },

    async show(to, handle, card) {
      const { modal, trigger, ...origin } = handle;
      const external = modal && 'external' in modal ? modal.external : undefined;
      const note: ModalNote = { where: to.where, origin };
      const view = renderModal(card, note, external);
      if (!view) return false;
      const team = to.where.tenant;
      if (modal) {
        const opened = external === undefined || (await (opening.get(external) ?? true));
        if (external !== undefined) opening.delete(external);
        const target = 'external' in modal ? { external_id: modal.external } : { view_id: modal.id };
        return opened && (await attempt(team, 'views.update', { ...target, view }));
      }
      if (trigger === undefined || clock.now() - to.at > triggerLifeMs) return false;
      return openView(team, trigger, view);
    },
  };
}
