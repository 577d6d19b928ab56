import type { Call, CallValue, Card } from '../../cards/model.ts';
import type { Conversation } from './conversation.ts';
import type { Principal } from './principal.ts';
import type { LogState } from './support-log.ts';
import type { PhoneUser } from './users.ts';

/** A result, or which log was meant. */
export type LogAnswer =
  | { card: Card; changed?: { what: string; from: string; to: string }; undo?: Call; public?: true }
  | { ask: { field: string; title: string; options: readonly { label: string; value: CallValue }[] } };

/** Who wants something of which log, and from where. */
export interface LogWish {
  who: Principal;
  where: Conversation;
  /** A number, or words of title or product; without it the one that is plainly meant. */
  log: string | undefined;
  /** It was pressed on a card that everybody sees: the answer takes its place. */
  shared: boolean;
}

/** Which logs are looked for; without anything all of them. */
export interface LogWanted {
  state?: LogState | undefined;
  product?: string | undefined;
  query?: string | undefined;
  /** Words of product or title. */
  topic?: string | undefined;
}

/** What commands may do with support logs. Each answers with a card; rights to change a state are judged at that moment. */
export interface SupportLogs {
  list(who: Principal, filter: LogWanted & { skip?: number | undefined }): Promise<Card>;
  /** A form for what `list` looks for. */
  filters(filter: LogWanted): Promise<Card>;
  show(wish: LogWish): Promise<LogAnswer>;
  /** Of two people at once one gets it, and the other is told who. */
  take(wish: LogWish): Promise<LogAnswer>;
  assign(wish: LogWish, to: PhoneUser): Promise<LogAnswer>;
  update(
    wish: LogWish,
    change: { state: LogState; note?: string | undefined; ticket?: string | undefined },
  ): Promise<LogAnswer>;
  note(wish: LogWish, text: string): Promise<LogAnswer>;
  /** No reminders until then, in milliseconds. */
  snooze(wish: LogWish, until: number): Promise<LogAnswer>;
  deliveries(wish: LogWish): Promise<LogAnswer>;
  /** A private link to a zip. */
  export(wish: LogWish): Promise<LogAnswer>;
}

/** Who is there to help. */
export interface SupportContacts {
  list(who: Principal): Promise<Card>;
  add(who: Principal, email: string): Promise<{ card: Card; changed?: { what: string; from: string; to: string } }>;
  /** Throws `conflict` for the last one. */
  remove(who: Principal, email: string): Promise<{ card: Card; changed?: { what: string; from: string; to: string } }>;
  /** `cover` gets what `person` would until then; to oneself ends it. */
  cover(
    who: Principal,
    wish: { person: PhoneUser; cover: PhoneUser; until: number },
  ): Promise<{ card: Card; changed: { what: string; from: string; to: string } }>;
}
