import type { ChatAdapter, Platform } from '../core/chat.ts';
import type { Log } from '../core/log.ts';
import type { Mailer } from '../core/mail.ts';
import type { PhoneSystem } from '../core/phone.ts';
import type { PhoneEventIntake } from '../core/phone-events.ts';
import type { Rule } from '../core/policy.ts';
import type { Services } from '../core/services.ts';
import type { QueueWishes } from '../core/staffing.ts';
import type { SupportSettings } from '../core/support-settings.ts';
import type { Sync } from '../core/sync/place.ts';
import type { Clock } from '../kit/clock.ts';
import type { Metrics } from '../kit/metrics.ts';
import type { Signer } from '../kit/seal.ts';
import type { Turns } from '../kit/turns.ts';
import type { Understanding } from '../language/understand.ts';
import type { Grammar } from '../language/words.ts';
import type { Database } from '../store/database.ts';
import type { Approvals } from './approvals/approvals.ts';
import type { Catalog } from './catalog.ts';
import type { Calendar } from './pages/calendar.ts';
import type { Pages } from './pages/pages.ts';
import type { Secrets } from './pages/secrets.ts';
import type { PhoneAccounts } from './people/accounts.ts';
import type { Groups } from './people/groups.ts';
import type { People } from './people/people.ts';
import type { HeldCallers } from './phone/callers.ts';
import type { Contacts } from './phone/contacts.ts';
import type { StepUp } from './proof/step-up.ts';
import type { LookBudget } from './reply/look-budget.ts';
import type { SystemWishes } from './request/system-wishes.ts';

/** Everything the use cases work with. Put together once, in `assemble.ts`. */
export interface App {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Signs the rows of the audit trail. */
  readonly auditKey: Signer;
  readonly catalog: Catalog;
  readonly grammar: Grammar;
  readonly understanding: Understanding;
  readonly systems: readonly PhoneSystem[];
  /** What the operator says about several systems. */
  readonly systemWishes: SystemWishes;
  readonly chats: ReadonlyMap<Platform, ChatAdapter>;
  /** Where a mail server is set up. */
  readonly mailer: Mailer | undefined;
  readonly people: People;
  readonly accounts: PhoneAccounts;
  readonly callers: HeldCallers;
  readonly pages: Pages;
  readonly secrets: Secrets;
  readonly systemsStanding: Services['standing'];
  readonly calendar: Calendar;
  /** The operator's rules, before the shipped defaults. */
  readonly rules: readonly Rule[];
  /** What the operator wants of queues: who may be read on boards, and how many agents at least. */
  readonly queues: QueueWishes;
  readonly groups: Groups;
  /** Who is there to help with support logs. */
  readonly contacts: Contacts;
  readonly support: SupportSettings;
  /** Of readers whose own zone nobody knows. IANA name. */
  readonly defaultZone: string;
  readonly publicUrl: string;
  readonly approvals: Approvals;
  readonly stepUp: StepUp;
  readonly phoneEvents: PhoneEventIntake;
  readonly looks: LookBudget;
  /** What one person asks for in two chats at once, one after the other. */
  readonly turns: Turns;
  /** Where presence is kept in step with other places. */
  readonly sync: Sync | undefined;
  /** Keys of the requests whose reply this process is bringing to its platform now. */
  readonly showing: Set<string>;
  /** Tells the runner that there is something to do now. */
  wake(): void;
}
