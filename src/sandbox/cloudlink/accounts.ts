import { collection } from './collection.ts';
import { forbidden } from './refusal.ts';
import { accountFor, isAdmin, type Routes } from './route.ts';

/** `admin/2017-09-01`: accounts. Deleting one is not served: nobody may wire that into a bot. */
export const accounts: Routes = {
  'GET /accounts': (call) => {
    const { cloud, me } = call;
    const mine = [...cloud.accounts.values()].filter(
      ({ accountId, partnerId }) =>
        accountId === me.accountId || (me.role === 'PARTNER_ADMIN' && partnerId === me.accountId),
    );
    return {
      status: 200,
      body: collection(
        mine.map((one) => ({ ...one })),
        { ...call, switches: cloud.switches },
      ),
    };
  },
  'GET /accounts/{accountId}': (call) => ({ status: 200, body: accountFor(call) }),
  'PUT /accounts/{accountId}': (call) => {
    const account = accountFor(call);
    if (!isAdmin(call.me)) throw forbidden();
    if (typeof call.body.name === 'string') account.name = call.body.name;
    return { status: 200, body: account };
  },
};
