import type { Fields } from './fields.ts';
import type { Belonging, User } from './pbx.ts';
import { found, impossible } from './refusal.ts';
import { type Call, changed, namedUser, param, type Route, type Routes, texts } from './route.ts';
import { taken } from './rules.ts';

interface Kind {
  kind: Exclude<Belonging, 'greetings'>;
  /** What the document calls the item under `/users/{id}`. */
  item: string;
  /** What a new one holds beside what was sent. */
  fresh?: (id: string) => Fields;
  /** A member that only the list shows. */
  listOnly?: string;
  /** The list says how many there are. */
  counted?: boolean;
  /** How many there may be. */
  most?: number;
  /** A member no two share. */
  unique?: string;
}

/** Small lists of one user, the same under `/user` and `/users/{id}` (reference, sections 9.10 and 9.12). */
const kinds: Kind[] = [
  {
    kind: 'phones',
    item: '{phone_id}',
    fresh: (id) => ({ fwver: '108.86.0.90', url: `/provision/${id}` }),
    listOnly: 'fwver',
    unique: 'mac',
  },
  { kind: 'speed_dial_8', item: '{dial_id}', most: 8, unique: 'code' },
  { kind: 'speed_dial_100', item: '{dial_id}', most: 100, unique: 'code' },
  { kind: 'holidays', item: '{holiday_id}', counted: true },
];

export const belongings: Routes = Object.fromEntries([...kinds.flatMap(routesOf), ...holidayChoices()]);

function routesOf(kind: Kind): [string, Route][] {
  return [
    ...routesUnder('/user', '{id}', 0, (call) => call.me, kind),
    ...routesUnder('/users/{id}', kind.item, 1, namedUser, kind).map(([path, route]): [string, Route] => [
      path,
      { ...route, needs: 'user_management.users' },
    ]),
  ];
}

function routesUnder(base: string, item: string, index: number, owner: (call: Call) => User, rules: Kind) {
  const { kind, fresh, listOnly, counted, most = Number.POSITIVE_INFINITY, unique } = rules;
  const path = `${base}/${kind}`;
  const shelf = (call: Call) => owner(call).own[kind];
  const one = (call: Call) => found(shelf(call).get(param(call, index)), 'Entry');

  const refuseTwin = (call: Call, own?: Fields) => {
    if (!unique || !(unique in call.body)) return;
    for (const other of shelf(call).values()) {
      if (other !== own && other[unique] === call.body[unique]) throw taken(call.pbx, unique);
    }
  };
  const add = (call: Call) => {
    refuseTwin(call);
    if (shelf(call).size >= most) throw impossible('The list is full.');
    const id = call.pbx.nextId();
    shelf(call).set(id, { id, ...fresh?.(id), ...call.body });
    return { id };
  };
  const change = (call: Call) => {
    const stored = one(call);
    refuseTwin(call, stored);
    shelf(call).set(String(stored.id), changed(call.pbx, stored, call.body, {}));
  };
  const list = (call: Call) => {
    const items = [...shelf(call).values()];
    return counted ? { count: items.length, items } : { items };
  };
  const show = (call: Call) => {
    const stored = one(call);
    return listOnly ? { ...stored, [listOnly]: undefined } : stored;
  };
  const remove = (call: Call) => {
    shelf(call).delete(String(one(call).id));
  };

  return [
    [`GET ${path}`, { run: list }],
    [`POST ${path}`, { run: add }],
    [`GET ${path}/${item}`, { run: show }],
    [`POST ${path}/${item}`, { run: change }],
    [`POST ${path}/${item}/destroy`, { run: remove }],
  ] satisfies [string, { run: (call: Call) => unknown }][];
}

function holidayChoices(): [string, Route][] {
  const list = ({ pbx }: Call, user: User) => ({
    items: user.globalHolidays.flatMap((id) => pbx.globalHolidays.get(id) ?? []),
  });
  const choose = ({ pbx, body }: Call, user: User) => {
    const ids = texts(body, 'items');
    for (const id of ids) found(pbx.globalHolidays.get(id), 'Holiday');
    user.globalHolidays = ids;
    // The document promises an identifier and does not say whose.
    return { id: ids[0] ?? pbx.nextId() };
  };
  const needs = 'user_management.users';
  return [
    ['GET /user/global_holidays', { run: (call) => list(call, call.me) }],
    ['POST /user/global_holidays', { run: (call) => choose(call, call.me) }],
    ['GET /users/{id}/global_holidays', { needs, run: (call) => list(call, namedUser(call)) }],
    ['POST /users/{id}/global_holidays', { needs, run: (call) => choose(call, namedUser(call)) }],
  ];
}
