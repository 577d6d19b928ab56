import { PatchcordError } from '../../../src/core/errors.ts';
import type { Log } from '../../../src/core/log.ts';
import type { Delivery, Notice, Notices, Opened } from '../../../src/core/notices.ts';
import type { PhoneEvent } from '../../../src/core/phone-events.ts';
import type { Clock } from '../../../src/kit/clock.ts';
import { hmacHex, sameText } from '../../../src/kit/sign.ts';
import type { KnownAccount } from './account-id.ts';
import type { Api } from './api.ts';
import type { HeldDirectory } from './directory.ts';
import { readAll } from './paging.ts';
import { CALL_SUBJECTS, CALL_TOPIC, paths, RINGING_FILTER, SIGNATURE_HEADER } from './paths.ts';
import { isRefused, statusOf } from './refusal.ts';
import { callRow, delivery, type Publication, subscription } from './schema.ts';
import type { CloudlinkSettings, ConfiguredAccount } from './settings.ts';

interface Parts {
  api: Api;
  account: ConfiguredAccount;
  accountId: () => Promise<KnownAccount>;
  directory: HeldDirectory;
  configured: Pick<CloudlinkSettings, 'secret' | 'notifications'>;
  clock: Clock;
  log: Log;
}

/** An unknown subscription may be one that another process has just made: the list is read again, but not for every stranger. */
const lookAgainMs = 5_000;
/** A call that rang so long ago rings no more. */
const ringsForMs = 120_000;

/**
 * Notices of ringing calls. How they are signed is not known, so nothing rests on a delivery alone: the address has a part nobody can
 * guess, subscription and account must be ours, and the call is read through the interface before anybody hears of it.
 */
export function createNotices(parts: Parts): Notices & {
  /** Whether notices can arrive at all, in words. */
  state(): Promise<string>;
} {
  const { api, account, accountId, directory, configured, clock, log } = parts;
  const { secret, notifications } = configured;
  /** The same in every process, and known to nobody else: it may be the key of the signature. */
  const applicationId = guidOf(hmacHex(secret, 'applicationId'));
  const key = hmacHex(secret, 'address').slice(0, 48);
  let known = new Set<string>();
  let readAt = 0;

  async function ours(): Promise<{ subscriptionId: string; deviceId: string }[]> {
    const all = await readAll(api, { service: 'notifications', path: paths.subscriptions }, subscription);
    const mine = all.filter(({ deviceId, topic }) => topic === CALL_TOPIC && deviceId.endsWith(`/${key}`));
    known = new Set(mine.map(({ subscriptionId }) => subscriptionId));
    readAt = clock.now();
    return mine;
  }

  async function isKnown(id: string): Promise<boolean> {
    if (!known.has(id) && clock.now() - readAt >= lookAgainMs) await ours();
    return known.has(id);
  }

  async function end(id: string): Promise<void> {
    await api.notifications.send({ method: 'DELETE', path: paths.subscription(id) }).catch((error: unknown) => {
      if (statusOf(error) !== 404) throw error;
    });
    known.delete(id);
  }

  return {
    hook: 'cloudlink',

    async state() {
      if (notifications === 'off') return 'switched off in the configuration';
      return (await ours()).length > 0 ? 'subscribed' : 'not subscribed; tried again every 15 minutes';
    },

    async reconcile(address) {
      const mine = await ours();
      const stays = notifications === 'off' ? undefined : mine.find(({ deviceId }) => deviceId === `${address}/${key}`);
      // Of several one stays; what goes to another address is from before that changed.
      for (const one of mine) if (one !== stays) await end(one.subscriptionId);
      if (stays || notifications === 'off') return;
      const json = {
        applicationId,
        deviceId: `${address}/${key}`,
        transport: 'webhook',
        topic: CALL_TOPIC,
        subjectFilter: CALL_SUBJECTS,
        publicationFilter: RINGING_FILTER,
      };
      const made = await api.notifications.read({ method: 'POST', path: paths.subscriptions, json }, subscription);
      known.add(made.subscriptionId);
      log.info({ system: account.systemId }, 'subscribed to notices of calls');
    },

    async open(arrived): Promise<Opened> {
      const refusal = whyNot(arrived);
      if (refusal !== undefined) return no(401, refusal);
      const read = readDelivery(arrived.raw);
      if ('status' in read) return no(read.status, 'it is no delivery of notices');
      const { accountId: mine, accountNumber } = await accountId();
      for (const { publication, subscriptionId } of read.publications) {
        if (![mine, accountNumber].includes(publication.publisher.accountId))
          return no(403, 'it is of another account');
        if (!(await isKnown(subscriptionId))) return no(403, 'it is of no subscription of ours');
      }
      return { kind: 'notices', notices: read.publications.flatMap(({ publication }) => noticeOf(publication)) };
    },

    async look(notice) {
      const { extension = '', callId = '' } = notice.about;
      if (clock.now() - notice.at > ringsForMs) return undefined;
      const path = paths.callsOf(extension);
      const calls = await readAll(api, { service: 'media', path }, callRow).catch((error: unknown) => {
        if (isRefused(error) && error.code === 'not-found') return [];
        throw error;
      });
      const call = calls.find((one) => one.callId === callId);
      const user = (await directory.all()).find((one) => one.extension === extension);
      if (!call || !user || call.state !== 'ringing') return undefined;
      const event: PhoneEvent = {
        kind: 'ringing',
        user: user.id,
        call: {
          id: callId,
          from: { number: call.from, name: call.fromName },
          to: { number: extension, name: user.name },
          startedAt: notice.at,
        },
        at: notice.at,
      };
      return event;
    },
  };

  function whyNot({ raw, header, key: given }: Delivery): string | undefined {
    if (notifications === 'off') return 'notices are switched off';
    const signature = header(SIGNATURE_HEADER);
    const isSigned = signature !== undefined && sameText(signature.toLowerCase(), hmacHex(applicationId, raw));
    if (notifications === 'hmac' && !isSigned) return 'the signature is wrong or missing';
    if (isSigned) return undefined;
    return given !== undefined && sameText(given, key) ? undefined : 'the address is not the one we gave';
  }
}

function no(status: 400 | 401 | 403 | 422, why: string): Opened {
  return { kind: 'no', status, why };
}

interface Read {
  publication: Publication;
  subscriptionId: string;
}

/** One publication or a batch; the subscription stands in each, or once around them. */
function readDelivery(raw: string): { publications: Read[] } | { status: 400 | 422 } {
  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return { status: 400 };
  }
  const parsed = delivery.safeParse(json);
  if (!parsed.success) return { status: 422 };
  const { data } = parsed;
  const all = 'publications' in data ? data.publications : [data];
  return {
    publications: all.map((publication) => ({
      publication,
      subscriptionId: publication.subscription?.subscriptionId ?? data.subscription?.subscriptionId ?? '',
    })),
  };
}

const SUBJECT = /\/endpoints\/([^/]{1,64})\/calls\/([^/]{1,128})$/;

/** Only ringing calls; order does not matter, since the call is read anew. */
function noticeOf({ publicationId, subject, content }: Publication): Notice[] {
  const [, extension, callId] = SUBJECT.exec(subject) ?? [];
  const at = Date.parse(content.timestamp);
  if (extension === undefined || callId === undefined || content.state !== 'ringing' || Number.isNaN(at)) return [];
  return [{ id: publicationId, about: { extension, callId }, at }];
}

/** 128 bits as a GUID. */
function guidOf(hex: string): string {
  const [, a, b, c, d, e] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/.exec(hex) ?? [];
  if (e === undefined) throw new PatchcordError('bug', 'That is no key.');
  return `${a}-${b}-4${c}-8${d}-${e}`;
}
