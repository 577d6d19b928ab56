import type { Hours } from './hours.ts';
import type { Role } from './principal.ts';
import type { Destination, Routing } from './support-routes.ts';

/** One step of the escalation: after `waitMs` without anybody taking the log. */
export interface EscalationStep {
  waitMs: number;
  /** Who is called in; nobody new when empty: the log is brought up again where it was posted. */
  to: readonly Destination[];
  /** How often the step is carried out, each time after the same wait, before the next one. */
  repeat: number;
}

/** What a support contact wants for themselves. */
export interface ContactWishes {
  email: string;
  /** Nothing is sent to this person then; it follows afterwards. */
  quiet: readonly Hours[];
  /** The hour of the daily digest, in minutes since midnight. */
  digest: number | undefined;
  zone: string;
}

/** How support logs are handled in this installation. */
export interface SupportSettings {
  routing: Routing;
  /** Where a log goes as well when a channel cannot be reached, in this order; without any, to the support contacts by e-mail. */
  second: readonly Destination[];
  /** A platform that does not answer for so long is gone round. */
  secondAfterMs: number;
  escalation: readonly EscalationStep[];
  /** After so many reminders of the vendor the next step comes at once. */
  vendorReminders: number;
  contacts: readonly ContactWishes[];
  /** Severities of logs that reach people in their quiet hours, too. */
  wakes: readonly string[];
  /** Names of customer accounts, by id. */
  accounts: Readonly<Record<string, string>>;
  /** What channels are called, by destination (`slack:C0SUPPORT`), where the platform's own name will not do. */
  names: Readonly<Record<string, string>>;
  /** Address of the vendor's console, with `{account}` where the account's id belongs. */
  portal: string | undefined;
  /** Who may change a state, where the configuration says so. */
  mayChangeState: readonly Role[] | undefined;
}

const MINUTE = 60_000;

/** Without a word of the configuration: brought up again after a quarter of an hour, then three times every hour. */
export const SHIPPED_ESCALATION: readonly EscalationStep[] = [
  { waitMs: 15 * MINUTE, to: [], repeat: 1 },
  { waitMs: 60 * MINUTE, to: [], repeat: 3 },
];
