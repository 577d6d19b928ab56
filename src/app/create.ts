import type { ChatAdapter, Platform } from '../core/chat.ts';
import type { AnyCommand } from '../core/command.ts';
import type { DirectoryGroups } from '../core/directory-groups.ts';
import type { Log } from '../core/log.ts';
import type { Mailer } from '../core/mail.ts';
import type { PhoneSystem } from '../core/phone.ts';
import type { Rule } from '../core/policy.ts';
import type { RiskRules } from '../core/risk.ts';
import type { QueueWishes } from '../core/staffing.ts';
import type { SupportSettings } from '../core/support-settings.ts';
import type { Sync } from '../core/sync/place.ts';
import type { Clock } from '../kit/clock.ts';
import type { Metrics } from '../kit/metrics.ts';
import type { Sealer } from '../kit/seal.ts';
import { newToken } from '../kit/sign.ts';
import { createTurns } from '../kit/turns.ts';
import { createUnderstanding } from '../language/understand.ts';
import { createGrammar } from '../language/words.ts';
import { auditKeyOf } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import type { App } from './app.ts';
import { createApprovals } from './approvals/ask.ts';
import { createCatalog } from './catalog.ts';
import { createCalendar } from './pages/calendar.ts';
import { createPages } from './pages/pages.ts';
import { createSecrets } from './pages/secrets.ts';
import { createAccounts } from './people/accounts.ts';
import { type ConfiguredGroup, createGroups } from './people/groups.ts';
import { createPeople } from './people/people.ts';
import { createCallers } from './phone/callers.ts';
import { createContacts } from './phone/contacts.ts';
import { createPhoneEventIntake } from './phone/phone-events.ts';
import { createSystemsStanding } from './phone/systems-standing.ts';
import { createStepUp } from './proof/ask.ts';
import { createLookBudget } from './reply/look-budget.ts';
import type { SystemWishes } from './request/system-wishes.ts';
import { personMet } from './support/support-logs.ts';

interface Parts {
  database: Database;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  sealer: Sealer;
  systems: readonly PhoneSystem[];
  systemWishes?: SystemWishes;
  chats: ReadonlyMap<Platform, ChatAdapter>;
  mailer?: Mailer | undefined;
  commands: readonly AnyCommand[];
  publicUrl: string;
  defaultZone: string;
  /** E-mail addresses, lower case. */
  supportContacts: readonly string[];
  support: SupportSettings;
  rules: readonly Rule[];
  /** How careful `step-up` is; without it a proof counts ten minutes, at any hour. */
  risk?: RiskRules;
  queues?: QueueWishes;
  /** The company's directory, where groups of it are named. */
  directory?: DirectoryGroups | undefined;
  groups: Readonly<Record<string, ConfiguredGroup>>;
  /** Where presence is kept in step with other places. */
  sync?: Sync | undefined;
  /** Signs the addresses of calendar files; new with each start when left out. */
  calendarKey?: string;
  wake(): void;
}

/** The use cases' own parts, from what `assemble.ts` opened. */
export function createApp(parts: Parts): App {
  const { database, clock, log, metrics, sealer, systems, chats } = parts;
  const contacts = createContacts({ database, clock, configured: parts.supportContacts });
  const catalog = createCatalog(parts.commands, systems);
  const accounts = createAccounts({ database, sealer, clock, systems });
  const grammar = createGrammar(parts.commands);
  const app: App = {
    contacts,
    support: parts.support,
    defaultZone: parts.defaultZone,
    publicUrl: parts.publicUrl,
    database,
    clock,
    log,
    metrics,
    auditKey: auditKeyOf(sealer),
    catalog,
    systems,
    systemWishes: parts.systemWishes ?? { serves: [], channels: {} },
    chats,
    mailer: parts.mailer,
    wake: () => parts.wake(),
    showing: new Set(),
    grammar,
    understanding: createUnderstanding(parts.commands, grammar),
    people: createPeople({
      database,
      clock,
      systems,
      chats,
      defaultZone: parts.defaultZone,
      supportContacts: () => contacts.current(),
      met: (email) => personMet(app, email),
    }),
    accounts,
    callers: createCallers({ database, clock, log, systems, accounts }),
    rules: parts.rules,
    queues: parts.queues ?? { callers: 'digits', staffing: [] },
    groups: createGroups({ configured: parts.groups, chats, database, directory: parts.directory }),
    approvals: createApprovals(() => app),
    stepUp: createStepUp(() => app, parts.risk ?? { freshMs: 10 * 60_000, usual: [] }),
    phoneEvents: createPhoneEventIntake(() => app),
    looks: createLookBudget(clock),
    turns: createTurns(),
    sync: parts.sync,
    pages: createPages({ database, clock, publicUrl: parts.publicUrl }),
    systemsStanding: createSystemsStanding({ database, clock, systems, chats, mailer: parts.mailer }),
    secrets: createSecrets({ database, sealer, clock }),
    calendar: createCalendar({ publicUrl: parts.publicUrl, key: parts.calendarKey ?? newToken(), clock }),
  };
  return app;
}
