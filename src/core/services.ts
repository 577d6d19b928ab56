import type { Call, Card, PageButton } from '../../cards/model.ts';
import type { CalendarEvent } from './calendar.ts';
import type { NoticeTopic, NoticeWishes } from './call-notices.ts';
import type { Callers } from './callers.ts';
import type { Conversation } from './chat.ts';
import type { Console } from './phone.ts';
import type { Principal, Role } from './principal.ts';
import type { Queue, Queues } from './queues.ts';
import type { SecretRules } from './secret-rules.ts';
import type { StaffingRule } from './staffing.ts';
import type { Standing } from './standing.ts';
import type { SupportContacts, SupportLogs } from './support-services.ts';
import type { SyncService } from './sync/service.ts';
import type { PhoneUser, Switching } from './users.ts';

/** A Call with a time. A newer one under the same key takes its place. */
export interface Later {
  /** In milliseconds. */
  at: number;
  /** What it is about, e.g. `presence:<user id>`. */
  key: string;
  call: Call;
}

/** What stands around a conversation: its topic ('' when nothing says), its phone users, and how many people there are in all. */
export interface Around {
  topic: string;
  people: readonly PhoneUser[];
  total: number;
  /** They are members of a channel, who need not take part in what is said there. */
  members?: true;
}

/** What a command may ask of the application. */
export interface Services {
  /** Who is behind a number, and whom somebody has among their contacts. */
  callers: Callers & { /** The person's contacts were changed. */ forget(owner: PhoneUser): void };
  accounts: {
    /**
     * Revokes the person's tokens at the phone systems and deletes them here. `had` is false when there were none; `lasting` are the
     * names of those systems where they end by themselves, because nothing ends them or it did not answer.
     */
    disconnect(who: Pick<Principal, 'phones'>): Promise<{ had: boolean; lasting: readonly string[] }>;
  };
  queues: {
    /** How boards show who waits: by the last digits, or in full where the operator says so. */
    callers: 'digits' | 'full';
    /** What the operator wants of a queue's staffing at that time. */
    staffing(queue: Queue, at: number): readonly StaffingRule[];
  };
  notices: {
    /** Of which calls the person's phone systems tell at all. */
    able(who: Principal): readonly NoticeTopic[];
    /** What the person is told of; all off, for somebody who has never said anything. */
    show(who: Principal): Promise<NoticeWishes>;
    /** Resolves with the wishes as they are then. */
    change(
      who: Principal,
      change: Partial<Pick<NoticeWishes, NoticeTopic | 'quiet' | 'ownQuiet'>>,
    ): Promise<NoticeWishes>;
  };
  turns: {
    /**
     * After what the same person is doing in another chat with this: what they press in two chats at once is done once, since the
     * later one sees what the first has done. In this process alone.
     */
    own<T>(who: Principal, what: string, work: () => Promise<T>): Promise<T>;
  };
  timers: {
    /** The timed return that waits under this key, if any. */
    waiting(key: string): Promise<Later | undefined>;
  };
  standing: {
    /** Everything that is set up, asked now. */
    all(): Promise<readonly Standing[]>;
  };
  catalog: {
    /** The commands this person can use here, with their usage as it is typed on their platform. */
    available(who: Principal): Promise<readonly Usage[]>;
  };
  secrets: {
    /**
     * A new secret, the same one in every run of this request: a crash between setting and showing it loses nothing.
     * Sealed at rest, never in a note. Throws `bad-input` when no secret can keep the rules.
     * @param name tells the secrets of one request apart
     * @param about words of the account, kept out where the rules say so
     */
    generate(name: string, rules: SecretRules, about: readonly string[]): Promise<string>;
    /**
     * Keeps the secret generated under this name for its owner: shown once on a private page, and gone after ten minutes.
     * Resolves with the button for a card that only the owner sees, and with when it will be gone.
     * @param value one that was there before (a PIN read from the phone system), instead of a generated one
     * @param opens an address with it inside, a link below it on the page
     * @param label what it is, as the page says it: "Phone account password of dana.kim"
     */
    keep(kept: {
      name: string;
      owner: PhoneUser;
      label: string;
      value?: string;
      opens?: string;
    }): Promise<{ button: PageButton; until: number }>;
  };
  conversations: {
    /** What is talked about here and by whom; undefined in a direct chat, and where the platform does not tell. */
    around(where: Conversation): Promise<Around | undefined>;
  };
  calendar: {
    /** Where the event's calendar file is; the same address for the same event, good until a day after its end. */
    address(event: CalendarEvent): string;
  };
  people: {
    /** The queues of somebody's phone system, where it has such. */
    queues(person: PhoneUser): Queues | undefined;
    /**
     * Who else fits in the other phone systems in which the asker is somebody: nobody of `known`, who is the same human being there.
     * A system that does not answer is left out.
     */
    elsewhere(
      who: Principal,
      query: string,
      known: readonly PhoneUser[],
    ): Promise<readonly { system: string; label: string; people: readonly PhoneUser[] }[]>;
    /** Somebody's phone system: what it is called, how it switches accounts off, and the vendor's console, where it has them. */
    place(person: PhoneUser): { label: string; switching?: Switching; console?: Pick<Console, 'label' | 'page'> };
    /** Everybody enabled with this role at the asker's phone system. */
    withRole(who: Principal, role: Role): Promise<readonly PhoneUser[]>;
  };
  audit: {
    /**
     * The newest lines first.
     * @param asked.user only lines of this person, or about them
     * @param asked.topic a command's id, or `queue.*`
     * @param asked.since in milliseconds
     */
    list(asked: {
      limit: number;
      /** So many newer ones are left out. */
      skip?: number;
      user?: PhoneUser;
      topic?: string;
      since?: number;
    }): Promise<{ lines: readonly AuditLine[] /** How many older ones fit as well. */; more: number }>;
  };
  /** Requests that need other people's yes. Each answers with a card; who may do what is decided at that moment. */
  approvals: {
    list(who: Principal): Promise<Card>;
    show(who: Principal, approval: string, details: boolean): Promise<Card>;
    /** The form for a decision with a reason. */
    askWhy(who: Principal, wish: { approval: string; step: number; decision: 'approve' | 'deny' }): Promise<Card>;
    /** Without an id the one that waits, when it is only one. */
    decide(
      who: Principal,
      wish: {
        approval: string | undefined;
        decision: 'approve' | 'deny';
        reason: string;
        /** The step that the pressed card showed. */
        step: number | undefined;
      },
    ): Promise<Card>;
    withdraw(who: Principal, approval: string | undefined): Promise<Card>;
    handOver(who: Principal, approval: string | undefined, to: PhoneUser): Promise<Card>;
    /** During an absence; without a time until it is taken back. To oneself: takes it back. */
    delegate(
      who: Principal,
      to: PhoneUser,
      until: number | undefined,
    ): Promise<{ card: Card; changed?: { what: string; from: string; to: string } }>;
  };
  bulks: {
    /** How far something for several people is; undefined when this person did not ask for it. Without `live` it is over. */
    show(who: Principal, bulk: string): Promise<{ card: Card; live?: { subject: string; call: Call } } | undefined>;
  };
  sync: SyncService;
  supportLogs: SupportLogs;
  supportContacts: SupportContacts;
  requests: {
    /** Stops a request of this person that is still being tried. False when it is done already. */
    stop(who: Principal, key: string): Promise<boolean>;
  };
}

/** One line of the audit trail, for people. */
export interface AuditLine {
  /** Its number in the chain. */
  seq: number;
  at: number;
  /** Who asked. */
  name: string;
  command: string;
  /** What the command does, in a sentence. */
  summary: string;
  result: string;
  /** The rule that refused it. */
  rule: string | undefined;
  changed: { what: string; from: string; to: string } | undefined;
}

export interface Usage {
  id: string;
  /** As typed on this platform, e.g. `/presence available|away …`. */
  usage: string;
  summary: string;
  /** A sentence that means the same, when there is one. */
  example: string | undefined;
}
