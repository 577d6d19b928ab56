import type { Fields } from './fields.ts';
import type { Change, Journal } from './journal.ts';
import { invalid, Refusal } from './refusal.ts';
import { type Call, param, type Routes } from './route.ts';
import { secret } from './sessions.ts';

/** The most a journal can have seen before anything happened. */
const NOTHING = 0;

/** The four collections that can be followed (reference, section 10). A fresh cursor has seen nothing. */
export const cursors: Routes = {
  'POST /user/cdrs/sync_tokens': {
    needs: 'user_call_log.call_log_view_only',
    run(call) {
      const from = call.query.get('date_from');
      const at = from === null ? 0 : Date.parse(from);
      if (Number.isNaN(at)) throw invalid('date_from', 'must be an RFC 3339 instant');
      return { token: remember(call, 'cdrs', NOTHING, at) };
    },
  },
  'POST /user/cdrs/sync_tokens/{token}/diff': {
    needs: 'user_call_log.call_log_view_only',
    run: (call) =>
      diff(call, 'cdrs', call.pbx.cdrs, {
        shows: (change, from) =>
          change.ownerId === call.me.id &&
          (change.type === 'DELETED' || Date.parse(String(change.fields.started_at)) >= from),
        show: ({ fields }) => ({ items: Object.keys(fields).length > 0 ? [leg(fields)] : [] }),
      }),
  },
  ...followed(
    'contacts',
    (call) => call.me.contacts,
    ({ fields }) => ({ ...fields, sync_type: undefined }),
  ),
  ...followed(
    'business_contacts',
    (call) => call.pbx.businessContacts,
    ({ id, fields }, call) => ({
      ...fields,
      favorite: isStarred(call, 'business_contacts', id),
    }),
  ),
  ...followed(
    'extension_contacts',
    (call) => call.pbx.directory,
    ({ id }, call) => {
      const user = call.pbx.users.get(id);
      if (!user) return {};
      const { mobile_phone, work_phone, home_phone, address, department } = user.settings;
      return {
        display_name: user.displayName,
        email: user.email,
        mobile_phone,
        work_phone,
        home_phone,
        address,
        department,
        avatar_file_url: null,
        extension_number: user.extension,
        favorite: isStarred(call, 'extension_contacts', id),
      };
    },
  ),
};

function isStarred({ me }: Call, kind: string, id: string): boolean {
  return me.stars.get(`${kind}/${id}`)?.on === true;
}

interface View {
  shows: (change: Change, from: number) => boolean;
  show: (change: Change) => Fields;
}

function followed(
  kind: string,
  journal: (call: Call) => Journal,
  show: (change: Change, call: Call) => Fields,
): Routes {
  return {
    [`POST /user/${kind}/sync_tokens`]: (call) => ({ token: remember(call, kind, NOTHING, 0) }),
    [`POST /user/${kind}/sync_tokens/{token}/diff`]: (call) =>
      diff(call, kind, journal(call), { shows: () => true, show: (change) => show(change, call) }),
  };
}

/** Forgotten cursors answer 403. One that was used may be used again: the reader may have lost the answer. */
function diff(call: Call, kind: string, journal: Journal, view: View) {
  const { pbx, me } = call;
  const cursor = pbx.cursors.get(param(call, 0));
  const alive = cursor && cursor.kind === kind && cursor.userId === me.id;
  if (!alive || pbx.clock.now() - cursor.at > pbx.switches.cursorLifeMs) {
    throw new Refusal(403, 'UNKNOWN', 'The sync token is not known any more.');
  }
  const starred = (id: string) => me.stars.get(`${kind}/${id}`)?.at ?? 0;
  const items = journal
    .since(cursor.seen, starred)
    .filter((change) => view.shows(change, cursor.from))
    .map((change) => ({ ...view.show(change), id: change.id, change_type: change.type }));
  return { token: remember(call, kind, pbx.change(), cursor.from), items };
}

function remember({ pbx, me }: Call, kind: string, seen: number, from: number): string {
  const token = secret();
  pbx.cursors.set(token, { kind, userId: me.id, seen, from, at: pbx.clock.now() });
  return token;
}

/** A diff nests legs with fewer members than a list item has (reference, section 9.5). */
function leg(fields: Fields): Fields {
  const { caller, callee, started_at, answered_at, ended_at, outbound_caller_id, did_cid, trunk, status_code } = fields;
  return { caller, callee, started_at, answered_at, ended_at, outbound_caller_id, did_cid, trunk, status_code };
}
