import type { Clock } from '../../kit/clock.ts';
import { cloudApi } from './api.ts';
import type { Cloud, CloudMail, CloudUser } from './cloud.ts';
import { type CloudEvents, cloudEvents } from './deliver.ts';
import { type AccountKey, cloudAccountId, seededCloud } from './seed.ts';
import { type IssueReport, supportMail } from './support-mail.ts';
import type { CloudSwitches } from './switches.ts';

/** The simulated CloudLink as tests and the console see it. */
export interface CloudSide {
  /** May be changed while it runs. */
  readonly switches: CloudSwitches;
  readonly events: CloudEvents;
  /** What it mailed, oldest first. */
  mailbox(): readonly CloudMail[];
  users(): readonly CloudUser[];
  subscriptions(): Cloud['subscriptions'];
  conferences(): Cloud['conferences'];
  /** The mail that a report sends to the support contacts. */
  report(report: IssueReport): string;
  /** What was written to somebody, oldest first. */
  messagesTo(userId: string): string[];
  /** Forgets every token, as when an account's lifetimes were shortened. */
  endTokens(): void;
  /** An administrator switches Delegated Authentication on or off. */
  setDelegation(account: AccountKey, on: boolean): void;
}

/** @param base the address the services are below, for links */
export function openCloud(parts: { clock: Clock; switches: Partial<CloudSwitches>; base: () => string }) {
  const cloud = seededCloud(parts);
  const side: CloudSide = {
    switches: cloud.switches,
    events: cloudEvents(cloud),
    mailbox: () => cloud.mailbox,
    users: () => [...cloud.users.values()],
    subscriptions: () => cloud.subscriptions,
    conferences: () => cloud.conferences,
    report: (report) => supportMail(cloud, report),
    messagesTo: (userId) =>
      [...cloud.conversations.values()]
        .filter(({ participants }) => participants.includes(userId))
        .flatMap(({ messages }) => messages.map(({ body }) => body)),
    endTokens: () => cloud.access.clear(),
    setDelegation(key, on) {
      const account = cloud.accounts.get(cloudAccountId(key));
      if (account) account.delegatedAuthentication = on;
    },
  };
  return { side, answer: cloudApi(cloud, parts.base) };
}
