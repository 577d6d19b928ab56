import type { Call } from '../../../cards/model.ts';
import { proveCard } from '../../../cards/prove.ts';
import { SHIPPED_TERMS } from '../../core/policy.ts';
import { hasRole, type Principal } from '../../core/principal.ts';
import { proofNeeded, type RiskRules } from '../../core/risk.ts';
import { provedAt } from '../../store/proofs.ts';
import type { App } from '../app.ts';
import { codeRoutes } from './code-routes.ts';
import type { StepUp } from './step-up.ts';

/**
 * The risk decides which proof it takes (`core/risk.ts`):
 * 1. none;
 * 2. a code sent to another place where the person is known: somebody who took over one chat account has not got the other;
 * 3. signing in with the phone account, when that is enough and what is reset is not that very password;
 * 4. else an administrator vouches for them: the request becomes an approval.
 */
export function createStepUp(appOf: () => App, rules: RiskRules): StepUp {
  return {
    async ask({ work, call, input, phone, rule }) {
      const app = appOf();
      const { who, command, incoming } = work;
      const proved = await lastProof(app, who);
      const at = app.clock.now();
      const needed = proofNeeded(
        {
          connected: who.connected,
          provedMsAgo: proved === undefined ? undefined : at - proved,
          admin: hasRole(await app.people.fresh(who), 'admin'),
          at,
        },
        rules,
      );
      if (needed === 'none') return undefined;
      const about = { person: who.id, request: incoming.key, command: command.id };
      const [route] = await codeRoutes(app, who);
      if (route) return proveCard(command.summary, { code: route.place }, { ...about, prove: 'code' });
      if (needed === 'proof' && canSignIn(app, who, call))
        return proveCard(command.summary, 'password', { ...about, prove: 'password' });
      return app.approvals.ask({ work, call, input, target: undefined, terms: SHIPPED_TERMS, rule, phone });
    },
  };
}

async function lastProof(app: App, who: Principal): Promise<number | undefined> {
  const { platform, tenant, id: chatId } = who.chat;
  return provedAt(app.database.db, { platform, tenant, chatId, person: who.id });
}

/** Whoever asks for a new account password has most likely lost the old one. */
function canSignIn(app: App, who: Principal, call: Call): boolean {
  const forgot = call.command === 'password.reset' && call.input.target === 'account';
  return !forgot && app.systems.some((system) => system.id === who.phone.system && system.accounts !== undefined);
}
