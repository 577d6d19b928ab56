import type { Fields } from './fields.ts';
import { listed, paged } from './lists.ts';
import { found, invalid } from './refusal.ts';
import { type Call, param, type Routes } from './route.ts';

/** What happened to one person: call records, recordings, text messages (reference, sections 9.5 to 9.7). */
export const history: Routes = {
  // No query parameter is documented for this list: by a switch none has an effect, or those of other lists have.
  'GET /user/cdrs': {
    needs: 'user_call_log.call_log_view_only',
    run(call) {
      const { pbx, me } = call;
      const items = [...pbx.cdrs.all(me.id)].map(([, { cost: _cost, billed_account: _account, ...fields }]) => fields);
      items.sort((a, b) => String(b.started_at).localeCompare(String(a.started_at)));
      switch (pbx.switches.callRecordList) {
        case 'whole':
          return { count: items.length, items };
        case 'pages':
          return listed(call, items, { filter: [], search: [] });
        case 'pages, oldest first':
          return paged(call, items.toReversed());
        case 'refuses order':
          if (call.query.has('orderby')) throw invalid('orderby', 'is not known');
          return paged(call, items);
        default:
          return pbx.switches.callRecordList satisfies never;
      }
    },
  },
  // The single read wraps one object in `items`, without the members of a list item.
  'GET /user/cdrs/{id}': {
    needs: 'user_call_log.call_log_view_only',
    run(call) {
      const id = param(call, 0);
      const own = call.pbx.cdrs.ownerOf(id) === call.me.id ? call.pbx.cdrs.get(id) : undefined;
      const { id: _id, duration: _duration, ...fields } = found(own, 'Call record');
      return { items: fields };
    },
  },
  'GET /user/recordings': {
    needs: 'user_call_log.call_recording_view_only',
    run: (call) =>
      listed(
        call,
        own(call, 'recordings').map(({ id, caller, callee, started_at, ended_at }) => ({
          id,
          caller,
          callee,
          started_at,
          ended_at,
        })),
        { filter: ['caller', 'callee'], search: ['caller', 'callee'] },
      ),
  },
  // The single read wraps a list in `items`.
  'GET /user/recordings/{id}': {
    needs: 'user_call_log.call_recording_view_only',
    run(call) {
      const { id: _id, ...fields } = one(call, 'recordings');
      return { items: [fields] };
    },
  },
  'POST /user/recordings/{id}/destroy': {
    needs: 'user_call_log.call_recording_full_access',
    run: (call) => void call.pbx.recordings.delete(String(one(call, 'recordings').id)),
  },
  'GET /user/external_messages': (call) => {
    const items = own(call, 'messages');
    return { count: items.length, items };
  },
  'GET /user/external_messages/{id}': (call) => one(call, 'messages'),
};

function own({ pbx, me }: Call, kind: 'recordings' | 'messages'): Fields[] {
  return [...pbx[kind].values()].filter((entry) => entry.userId === me.id).map((entry) => entry.fields);
}

function one(call: Call, kind: 'recordings' | 'messages'): Fields {
  const entry = call.pbx[kind].get(param(call, 0));
  return found(
    entry?.userId === call.me.id ? entry.fields : undefined,
    kind === 'recordings' ? 'Recording' : 'Message',
  );
}
