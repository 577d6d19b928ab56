import { post } from '../post.ts';
import type { graphApi } from './api.ts';
import { presenceNow, presenceOf } from './presence.ts';
import { lifecycleOf, noticesFor } from './subscriptions.ts';
import { type GraphCall, type GraphSwitches, newRefresh, type Pair, type Tenant, userOf } from './tenant.ts';

/** One person in the simulated Teams, as the control door shows them. */
export interface TeamsState {
  id: string;
  email: string;
  availability: string;
  activity: string;
  /** What was chosen and counts before anything else: `DoNotDisturb`. */
  preferred: string | null;
  statusMessage: string | null;
  /** Applications that hold a session. */
  sessions: string[];
}

/** What people do in the simulated Teams, and what a test looks at. */
export interface TeamsSide {
  readonly switches: GraphSwitches;
  state(): TeamsState[];
  of(person: string): TeamsState;
  /** The person chooses a presence by hand; `undefined` resets it to what Teams finds itself. */
  choose(person: string, pair: Pair | undefined): Promise<void>;
  /** What Teams finds itself: a meeting, a call, an idle keyboard; `undefined` is signed out. */
  finds(person: string, pair: Pair | undefined): Promise<void>;
  outOfOffice(person: string, text: string): Promise<void>;
  /** Ids of everybody whom a living subscription covers. */
  watched(): string[];
  subscriptions(): readonly {
    id: string;
    owner: string;
    until: number;
    ids: readonly string[];
    clientState: string;
    notificationUrl: string;
  }[];
  /** Microsoft's own word about a subscription. Resolves with the status of the answer. */
  lifecycle(id: string, event: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed'): Promise<number>;
  /** The bodies that a change of this person is told with now, without sending them. */
  notices(person: string): { url: string; body: string }[];
  /** As if this person had signed in and agreed: a refresh token. */
  signedIn(person: string): string;
}

const DAY_MS = 24 * 60 * 60_000;

export function teamsSide(tenant: Tenant, api: ReturnType<typeof graphApi>): TeamsSide {
  const idOf = (person: string) => {
    const user = userOf(tenant, person);
    if (!user) throw new Error(`Nobody in the tenant is called ${person}.`);
    return user.id;
  };
  function stateOf(id: string): TeamsState {
    const { preferred, message, sessions } = presenceOf(tenant, id);
    const user = userOf(tenant, id);
    const now = tenant.clock.now();
    return {
      id,
      email: user?.mail || user?.userPrincipalName || '',
      ...presenceNow(tenant, id),
      preferred: preferred && preferred.until > now ? preferred.availability : null,
      statusMessage: message?.content ?? null,
      sessions: [...sessions].filter(([, { until }]) => until > now).map(([app]) => app),
    };
  }
  return {
    switches: tenant.switches,
    state: () => [...tenant.users.values()].map(({ id }) => stateOf(id)),
    of: (person) => stateOf(idOf(person)),
    choose: (person, pair) =>
      api.change(() => {
        const until = tenant.clock.now() + (pair?.availability === 'DoNotDisturb' ? DAY_MS : 7 * DAY_MS);
        presenceOf(tenant, idOf(person)).preferred = pair && { ...pair, until };
      }),
    finds: (person, pair) =>
      api.change(() => {
        presenceOf(tenant, idOf(person)).client = pair;
      }),
    outOfOffice: (person, text) =>
      api.change(() => {
        presenceOf(tenant, idOf(person)).outOfOffice = text;
      }),
    watched: () => [
      ...new Set(
        [...tenant.subscriptions.values()].filter(({ until }) => until > tenant.clock.now()).flatMap(({ ids }) => ids),
      ),
    ],
    subscriptions: () => [...tenant.subscriptions.values()],
    async lifecycle(id, event) {
      const notice = lifecycleOf(tenant, id, event);
      return notice ? post(notice) : 0;
    },
    notices: (person) => noticesFor(tenant, idOf(person)),
    signedIn: (person) => newRefresh(tenant, idOf(person)),
  };
}

/** A call as it came over HTTP. */
export function graphCall(method: string, address: URL, authorization: string, body: string, below = ''): GraphCall {
  return { method, path: address.pathname.slice(below.length), query: address.searchParams, authorization, body };
}
