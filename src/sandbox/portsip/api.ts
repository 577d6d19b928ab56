import { auth } from './auth.ts';
import { belongings } from './belongings.ts';
import { contacts } from './contacts.ts';
import { cursors } from './cursors.ts';
import type { Fields } from './fields.ts';
import { greetings } from './greetings.ts';
import { groups } from './groups.ts';
import { history } from './history.ts';
import { meetings } from './meetings.ts';
import { type BodyRules, type Operation, operations } from './operations.ts';
import { participants } from './participants.ts';
import type { Pbx } from './pbx.ts';
import { presence } from './presence.ts';
import { queues } from './queues.ts';
import { invalid, missing, Refusal } from './refusal.ts';
import { roles } from './roles.ts';
import { may, type OpenCall, type Route, type Routes } from './route.ts';
import { ownerOf } from './sessions.ts';
import { tenant } from './tenant.ts';
import { pathTree } from './tree.ts';
import { users } from './users.ts';

export interface Request {
  method: string;
  /** Below `/api`, without the query. */
  path: string;
  query: string;
  /** The bearer token, empty without one. */
  token: string;
  contentType: string;
  body: string;
  address: string;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** Nothing for an answer without a body. */
  body?: string;
}

const routes: Routes = {
  ...auth,
  ...users,
  ...presence,
  ...queues,
  ...meetings,
  ...participants,
  ...history,
  ...cursors,
  ...greetings,
  ...contacts,
  ...belongings,
  ...groups,
  ...roles,
  ...tenant,
};

/** Every operation the simulator serves, as "METHOD /path". */
export const served: readonly string[] = Object.keys(routes);

// What the 22.2 document does not list takes any JSON object.
const anyBody: BodyRules = { form: false, members: new Set(), check: () => {} };

const tree = pathTree(
  Object.entries(routes).map(([name, route]): [string, { route: Route; operation: Operation }] => {
    const full = typeof route === 'function' ? { run: route } : route;
    const open = 'open' in full;
    const operation = operations.get(name) ?? {
      status: full.status ?? 200,
      open,
      body: anyBody,
    };
    return [name, { route: full, operation }];
  }),
);

/** Answers one call under `/api`. Never throws for what a caller can cause. */
export function answer(pbx: Pbx, request: Request): Answer {
  try {
    return serve(pbx, request);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const body = JSON.stringify({ errors: [{ code: thrown.code, message: thrown.message }] });
    return { status: thrown.status, headers: thrown.headers, body };
  }
}

function serve(pbx: Pbx, request: Request): Answer {
  const match = tree(request.method, request.path);
  if (!match) throw missing('Operation');
  const { route, operation } = match.value;
  if (route.from !== undefined && pbx.profile < route.from) throw missing('Operation');

  const call: OpenCall = {
    pbx,
    params: match.params,
    query: new URLSearchParams(request.query),
    body: {},
    address: request.address,
  };
  let result: unknown;
  if ('open' in route) {
    result = route.open({ ...call, body: readBody(pbx, request, operation, route) });
  } else {
    const me = ownerOf(pbx, request.token);
    if (!me) throw new Refusal(pbx.switches.expiredToken, 'UNAUTHORIZED', 'The access token is not valid.');
    if (route.needs && !may(pbx, me, route.needs)) {
      throw new Refusal(pbx.switches.missingPrivilege, 'UNKNOWN', 'Permission denied.');
    }
    result = route.run({ ...call, me, token: request.token, body: readBody(pbx, request, operation, route) });
  }
  if (result === undefined) return { status: operation.status };
  return { status: operation.status, body: JSON.stringify(result, blanks[pbx.switches.blank]) };
}

/** The body as 22.2 writes it. Members that are null are blank, whatever their type (reference, section 1, rule 7). */
function readBody(pbx: Pbx, request: Request, { body: rules }: Operation, { adapt, newMembers = [] }: Route): Fields {
  if (!rules || request.method !== 'POST') return {};
  const sent = rules.form ? readForm(request) : readJson(request);
  const known = ([member]: [string, unknown]) => rules.members.has(member) || newMembers.includes(member);
  const raw = rules === anyBody ? sent : Object.fromEntries(Object.entries(sent).filter(known));
  const body = adapt ? adapt(raw, pbx) : raw;
  const filled = Object.values(body).includes(null)
    ? Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
    : body;
  rules.check(filled);
  return body;
}

function readForm({ contentType, body }: Request): Fields {
  if (!contentType.startsWith('application/x-www-form-urlencoded')) throw invalid('body', 'must be a form');
  return Object.fromEntries(new URLSearchParams(body));
}

function readJson({ contentType, body }: Request): Fields {
  if (body === '') return {};
  if (!contentType.startsWith('application/json')) throw invalid('body', 'must be JSON');
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw invalid('body', 'must be JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid('body', 'must be an object');
  return { ...value };
}

/** How blank members leave, by switch 9. */
const blanks: Record<Pbx['switches']['blank'], ((key: string, value: unknown) => unknown) | undefined> = {
  null: undefined,
  empty: (_key, value) => (value === null ? '' : value),
  missing: (_key, value) => (value === null ? undefined : value),
};
