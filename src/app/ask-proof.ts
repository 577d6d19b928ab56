import type { Call } from '../../cards/model.ts';
import { proveCard } from '../../cards/prove.ts';
import { SHIPPED_TERMS } from '../core/policy.ts';
import { hasRole, type Principal } from '../core/principal.ts';
import { provedAt } from '../store/proofs.ts';
import type { App } from './app.ts';
import { codeRoutes } from './code-routes.ts';
import type { StepUp } from './step-up.ts';

/** A proof counts this long, on the platform where it was given. */
const FRESH_MS = 10 * 60_000;

/**
 * The risk decides which proof it takes:
 * 1. none, when this chat user connected the phone account or gave a proof within the last ten minutes; an administrator's
 *    account opens everybody's, so it is proved every time;
 * 2. a code sent to another place where the person is known: somebody who took over one chat account has not got the other;
 * 3. signing in with the phone account, when what is reset is not that very password;
 * 4. else an administrator vouches for them: the request becomes an approval.
 */
export function createStepUp(appOf: () => App): StepUp {
  return {
    async ask({ work, call, input, phone, rule }) {
      const app = appOf();
      const { who, command, incoming } = work;
      if (!hasRole(await app.people.fresh(who), 'admin') && (await isFresh(app, who))) return undefined;
      const about = { person: who.id, request: incoming.key, command: command.id };
      const [route] = await codeRoutes(app, who);
      if (route) return proveCard(command.summary, { code: route.label }, { ...about, prove: 'code' });
      if (canSignIn(app, who, call)) return proveCard(command.summary, 'password', { ...about, prove: 'password' });
      return app.approvals.ask({ work, call, input, target: undefined, terms: SHIPPED_TERMS, rule, phone });
    },
  };
}

async function isFresh(app: App, who: Principal): Promise<boolean> {
  const { platform, tenant, id: chatId } = who.chat;
  const at = await provedAt(app.database.db, { platform, tenant, chatId, person: who.id });
  return at !== undefined && app.clock.now() - at < FRESH_MS;
}

/** Whoever asks for a new account password has most likely lost the old one. */
function canSignIn(app: App, who: Principal, call: Call): boolean {
  const forgot = call.command === 'password.reset' && call.input.target === 'account';
  return !forgot && app.systems.some((system) => system.id === who.phone.system && system.accounts !== undefined);
}
