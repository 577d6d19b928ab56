import type { Fields } from './fields.ts';
import type { User } from './pbx.ts';
import { missing } from './refusal.ts';
import { type Call, namedUser, needed, param, type Route, type Routes } from './route.ts';

/** Voicemail greetings of one user, the same under `/user` and `/users/{id}`; at most one is enabled. */
export const greetings: Routes = Object.fromEntries([
  ...routesUnder('/user/greetings', '{id}', 0, (call) => call.me),
  ...routesUnder('/users/{id}/greetings', '{greeting_id}', 1, namedUser).map(([path, route]): [string, Route] => [
    path,
    { ...route, needs: 'user_management.users' },
  ]),
]);

/** A stored greeting; the file itself stays out of the simulator. */
export function greeting(id: string, fileName: string, enabled: boolean): Fields {
  return { id, enabled, file_name: fileName, file_size: 48_236, file_url: `/api/blobs/${id}` };
}

function routesUnder(path: string, item: string, index: number, owner: (call: Call) => User) {
  const shelf = (call: Call) => owner(call).own.greetings;
  const one = (call: Call) => {
    const stored = shelf(call).get(param(call, index));
    if (!stored) throw missing('Greeting');
    return stored;
  };
  const enable = (call: Call) => {
    const wanted = one(call);
    for (const each of shelf(call).values()) each.enabled = each === wanted;
  };
  const attach = (call: Call) => {
    needed(call.body, 'file_id');
    const id = call.pbx.nextId();
    shelf(call).set(id, greeting(id, `greeting-${shelf(call).size + 1}.wav`, false));
    return { id };
  };

  return [
    [`GET ${path}`, { run: (call: Call) => ({ items: [...shelf(call).values()] }) }],
    [`POST ${path}`, { run: attach }],
    [`POST ${path}/${item}/enable`, { run: enable }],
    [
      `POST ${path}/${item}/disable`,
      {
        run: (call: Call) => {
          one(call).enabled = false;
        },
      },
    ],
    [
      `POST ${path}/${item}/destroy`,
      {
        run: (call: Call) => {
          shelf(call).delete(String(one(call).id));
        },
      },
    ],
  ] satisfies [string, { run: (call: Call) => unknown }][];
}
