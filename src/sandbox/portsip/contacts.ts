import type { Fields } from './fields.ts';
import { paged } from './lists.ts';
import { found } from './refusal.ts';
import { type Call, changed, param, type Routes } from './route.ts';

const members = [
  'name',
  'email',
  'company',
  'title',
  'business',
  'business2',
  'mobile_phone',
  'mobile_phone2',
  'home_phone',
].concat(['home_phone2', 'other', 'business_fax', 'home_fax', 'address', 'notes']);
const blank: Fields = Object.fromEntries(members.map((member) => [member, null]));

/** A contact as it is stored and read. */
export function contact(id: string, fields: Fields): Fields {
  return { id, ...blank, ...fields, sync_type: null, favorite: false };
}

export const contacts: Routes = {
  'GET /user/contacts': (call) =>
    paged(
      call,
      [...call.me.contacts.all()].map(([, fields]) => fields),
    ),
  'POST /user/contacts': ({ pbx, me, body }) => {
    const id = pbx.nextId();
    me.contacts.put(id, contact(id, body));
    return { id };
  },
  'GET /user/contacts/{id}': (call) => stored(call),
  'POST /user/contacts/{id}': (call) => store(call, changed(call.pbx, stored(call), call.body, blank)),
  'POST /user/contacts/{id}/destroy': (call) => {
    stored(call);
    call.me.contacts.remove(param(call, 0));
  },
  'POST /user/contacts/{id}/favorite': (call) => store(call, { ...stored(call), favorite: true }),
  'POST /user/contacts/{id}/unfavorite': (call) => store(call, { ...stored(call), favorite: false }),
  'POST /user/business_contacts/{id}/favorite': (call) => star(call, 'business_contacts', true),
  'POST /user/business_contacts/{id}/unfavorite': (call) => star(call, 'business_contacts', false),
  'POST /user/extension_contacts/{id}/favorite': (call) => star(call, 'extension_contacts', true),
  'POST /user/extension_contacts/{id}/unfavorite': (call) => star(call, 'extension_contacts', false),
};

function stored(call: Call): Fields {
  return found(call.me.contacts.get(param(call, 0)), 'Contact');
}

function store(call: Call, fields: Fields): void {
  call.me.contacts.put(param(call, 0), fields);
}

/** Everybody stars the company's contacts for themselves. */
function star(call: Call, kind: 'business_contacts' | 'extension_contacts', on: boolean): void {
  const { pbx, me } = call;
  const id = param(call, 0);
  found(kind === 'business_contacts' ? pbx.businessContacts.get(id) : pbx.users.get(id), 'Contact');
  me.stars.set(`${kind}/${id}`, { on, at: pbx.change() });
}
