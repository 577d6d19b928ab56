import type { OwnCalls } from '../../../src/core/calls.ts';
import { type Caller, part } from './api.ts';
import { readNewest } from './newest.ts';
import { notMine, withoutRight } from './own.ts';
import { callRecord, singleCall } from './schema-history.ts';

/** Own call records (the right `user_call_log.call_log_view_only`). */
export function createOwnCalls(own: Caller): OwnCalls {
  const mayNot = withoutRight('see its call records');
  return {
    async list(asked) {
      const { items, more } = await readNewest(own, '/user/cdrs', callRecord, asked).catch(mayNot);
      return { calls: items, more };
    },
    get: (id) =>
      own
        .read({ method: 'GET', path: `/user/cdrs/${part(id)}` }, singleCall(id))
        .catch(notMine('call'))
        .catch(mayNot),
  };
}
