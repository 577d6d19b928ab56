import { post } from '../post.ts';
import { directory } from './directory.ts';
import { presenceNow } from './presence.ts';
import { presenceCalls } from './presence-calls.ts';
import { signIn } from './sign-in.ts';
import { noticesFor, subscriptionCalls } from './subscriptions.ts';
import { type GraphAnswer, type GraphCall, refusal, type Tenant } from './tenant.ts';

export interface GraphApi {
  answer: (call: GraphCall) => Promise<GraphAnswer>;
  /** Does something to the tenant, and tells subscribers whose presence differs after it. Resolves when they have answered, where nothing delays it. */
  change: (act: () => void) => Promise<void>;
}

/** One answer of the simulated Microsoft Graph. @param base its own address, for links */
export function graphApi(tenant: Tenant, base: () => string): GraphApi {
  let told = new Map<string, string>();

  function look(): Map<string, string> {
    return new Map(
      [...tenant.presences.keys()].map((user) => {
        const { availability, activity } = presenceNow(tenant, user);
        return [user, `${availability}/${activity}`];
      }),
    );
  }

  async function tell(): Promise<void> {
    const now = look();
    const changed = [...now].filter(([user, value]) => told.get(user) !== value).map(([user]) => user);
    told = now;
    const { noticeDelayMs } = tenant.switches;
    const send = () => Promise.all(changed.flatMap((user) => noticesFor(tenant, user)).map(post));
    if (noticeDelayMs > 0) tenant.clock.after(noticeDelayMs, () => void send());
    else await send();
  }

  async function graph(call: GraphCall): Promise<GraphAnswer> {
    const token = /^Bearer (.+)$/.exec(call.authorization)?.[1] ?? '';
    const grant = tenant.tokens.get(token);
    if (!grant) return refusal(401, 'InvalidAuthenticationToken');
    if (!call.path.startsWith('/v1.0/')) return refusal(404, 'ResourceNotFound');
    return (
      presenceCalls(tenant, call, grant) ??
      (await subscriptionCalls(tenant, call, grant)) ??
      directory(tenant, call, grant, base()) ??
      refusal(400, 'BadRequest')
    );
  }

  return {
    async answer(call) {
      if (call.path.includes('/oauth2/v2.0/')) return signIn(tenant, call);
      const answered = await graph(call);
      // The caller has its answer first: notices come on their own.
      if (call.method !== 'GET') void tell();
      return answered;
    },
    async change(act) {
      act();
      await tell();
    },
  };
}
