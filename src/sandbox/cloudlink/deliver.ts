import { hmacHex } from '../../kit/sign.ts';
import { post } from '../post.ts';
import { type Cloud, type CloudCall, newId, type Subscription, usersOf } from './cloud.ts';
import { shownCall } from './media.ts';
import { liveSubscriptions } from './notifications.ts';

/** What people do with their telephones, and what CloudLink tells its subscribers of it. */
export interface CloudEvents {
  /** Somebody calls an extension of an account. Resolves when every webhook has answered. */
  ring(accountId: string, extension: string, from: { number: string; name?: string }): Promise<Delivered>;
  /** The call changes. */
  change(callId: string, state: CloudCall['state']): Promise<Delivered>;
  /** Sends a body again, as after a lost answer. */
  again(body: string): Promise<number[]>;
}

export interface Delivered {
  callId: string;
  bodies: string[];
  /** HTTP statuses of the webhooks. */
  statuses: number[];
}

export function cloudEvents(cloud: Cloud): CloudEvents {
  const targets = new Map<string, { url: string; headers: Record<string, string> }>();

  async function deliver(body: string): Promise<number> {
    const target = targets.get(body);
    if (!target) throw new Error('This was never delivered.');
    return post({ ...target, body });
  }

  async function publish(call: CloudCall, eventType: string): Promise<Delivered> {
    const user = usersOf(cloud, call.accountId).find((one) => one.extension === call.extension);
    const subject = `/2017-09-01/endpoints/${call.extension}/calls/${call.callId}`;
    const publication = {
      publicationId: newId(),
      topic: 'platform-api-media',
      method: 'PUT',
      subject,
      content: {
        ...shownCall(call),
        eventType,
        timestamp: new Date(cloud.clock.now()).toISOString(),
        userId: user?.userId ?? '',
        accountId: call.accountId,
        eventId: newId(),
      },
      publisher: { accountId: call.accountId, principalId: user?.userId ?? '' },
    };
    const bodies: string[] = [];
    for (const subscription of liveSubscriptions(cloud).filter((one) => wants(one, publication))) {
      const around = {
        subscription: { subscriptionId: subscription.subscriptionId },
        notification: { createdOn: new Date(cloud.clock.now()).toISOString(), correlationId: newId() },
      };
      const body = JSON.stringify(
        cloud.switches.batches ? { publications: [publication], ...around } : { ...publication, ...around },
      );
      targets.set(body, { url: subscription.deviceId, headers: headersFor(cloud, subscription, body) });
      bodies.push(body);
    }
    return { callId: call.callId, bodies, statuses: await Promise.all(bodies.map(deliver)) };
  }

  return {
    ring(accountId, extension, { number, name = '' }) {
      const call: CloudCall = {
        callId: newId(),
        accountId,
        extension,
        from: { number, name },
        to: extension,
        state: 'ringing',
        direction: 'in',
      };
      cloud.calls.set(call.callId, call);
      return publish(call, 'callReceived');
    },
    change(callId, state) {
      const call = cloud.calls.get(callId);
      if (!call) throw new Error('There is no such call.');
      call.state = state;
      return publish(call, state === 'ended' ? 'callEnded' : 'callUpdated');
    },
    again: (body) => Promise.all([deliver(body)]),
  };
}

interface Publication {
  topic: string;
  subject: string;
  content: { accountId: string; state: string };
}

/** Subject filters are a prefix, or a regular expression where they begin with `^`; of JSONPath only a comparison of the state. */
function wants(
  { topic, accountId, subjectFilter, publicationFilter }: Subscription,
  publication: Publication,
): boolean {
  const { subject, content } = publication;
  if (topic !== publication.topic || accountId !== content.accountId) return false;
  const fits = subjectFilter.startsWith('^')
    ? new RegExp(subjectFilter).test(subject)
    : subject.startsWith(subjectFilter);
  const states = [...publicationFilter.matchAll(/state\s*==\s*['"](\w+)['"]/g)].map((match) => match[1]);
  return fits && (states.length === 0 || states.includes(content.state));
}

/** Switch 8. The name of the header is not recorded anywhere. */
function headersFor({ switches }: Cloud, { applicationId }: Subscription, body: string): Record<string, string> {
  const headers = { 'content-type': 'application/json' };
  if (switches.signature === 'none') return headers;
  const key = switches.signature === 'hmac' ? applicationId : newId();
  return { ...headers, 'x-mitel-signature': hmacHex(key, body) };
}
