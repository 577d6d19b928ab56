import { z } from 'zod';
import { type Cloud, newId, type Subscription } from './cloud.ts';
import { collection } from './collection.ts';
import { missing } from './refusal.ts';
import { parsed, type Routes } from './route.ts';

const Creation = z.object({
  applicationId: z.guid(),
  deviceId: z.url({ protocol: /^https?$/ }),
  transport: z.literal('webhook'),
  topic: z.enum(['platform-api-media', 'platform-api-conversations', 'platform-api-presence', 'platform-api-admin']),
  subjectFilter: z.string().min(1),
  publicationFilter: z.string().optional(),
});

const MINUTE_MS = 60_000;

/** `notifications/2017-09-01` (reference, section 6). Subscriptions may vanish by themselves: switch 9. */
export const notifications: Routes = {
  'POST /subscriptions': ({ cloud, me, body }) => {
    const { applicationId, deviceId, topic, subjectFilter, publicationFilter = '' } = parsed(Creation, body);
    const subscription: Subscription = {
      subscriptionId: newId(),
      accountId: me.accountId,
      userId: me.userId,
      applicationId,
      deviceId,
      topic,
      subjectFilter,
      publicationFilter,
      createdOn: cloud.clock.now(),
    };
    cloud.subscriptions.set(subscription.subscriptionId, subscription);
    return { status: 201, body: shown(subscription) };
  },
  'GET /subscriptions': (call) => {
    const own = liveSubscriptions(call.cloud).filter(({ userId }) => userId === call.me.userId);
    return { status: 200, body: collection(own.map(shown), { ...call, switches: call.cloud.switches }) };
  },
  'DELETE /subscriptions/{subscriptionId}': ({ cloud, me, params }) => {
    const known = cloud.subscriptions.get(params.subscriptionId ?? '');
    if (known?.userId !== me.userId) throw missing('Subscription');
    cloud.subscriptions.delete(known.subscriptionId);
    return { status: 204 };
  },
};

/** The key of the signature is not given back. */
function shown({ applicationId: _key, userId: _owner, createdOn, ...rest }: Subscription) {
  return { ...rest, transport: 'webhook', createdOn: new Date(createdOn).toISOString() };
}

export function liveSubscriptions(cloud: Cloud): Subscription[] {
  const { subscriptionMinutes } = cloud.switches;
  const now = cloud.clock.now();
  for (const { subscriptionId, createdOn } of cloud.subscriptions.values()) {
    if (subscriptionMinutes > 0 && now - createdOn >= subscriptionMinutes * MINUTE_MS) {
      cloud.subscriptions.delete(subscriptionId);
    }
  }
  return [...cloud.subscriptions.values()];
}
