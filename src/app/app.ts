import type { ChatAdapter, Platform } from '../core/chat.ts';
import type { Log } from '../core/log.ts';
import type { PhoneSystem } from '../core/phone.ts';
import type { Clock } from '../kit/clock.ts';
import type { Metrics } from '../kit/metrics.ts';
import type { Understanding } from '../language/understand.ts';
import type { Grammar } from '../language/words.ts';
import type { Database } from '../store/database.ts';
import type { PhoneAccounts } from './accounts.ts';
import type { Catalog } from './catalog.ts';
import type { Pages } from './pages.ts';
import type { People } from './people.ts';

/** Everything the use cases work with. Put together once, in `assemble.ts`. */
export interface App {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly catalog: Catalog;
  readonly grammar: Grammar;
  readonly understanding: Understanding;
  readonly systems: readonly PhoneSystem[];
  readonly chats: ReadonlyMap<Platform, ChatAdapter>;
  readonly people: People;
  readonly accounts: PhoneAccounts;
  readonly pages: Pages;
  /** Tells the runner that there is something to do now. */
  wake(): void;
}
