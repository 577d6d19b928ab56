import type { Clock } from '../../kit/clock.ts';
import { type Conversation, createConversation, type Happening } from './conversations.ts';

/** One member of the simulated company, as the console needs to know them. */
export interface ConsolePerson {
  id: string;
  name: string;
  email: string;
  /** Shown beside the name, e.g. "agent in Sales". */
  role: string;
  /** IANA name. */
  zone: string;
  /** Entra object id. */
  directoryId: string;
  extension: string;
  /** Three lines to begin with. */
  examples: readonly string[];
}

/** What a message in Teams holds. */
export interface TeamsContent {
  text: string;
  /** Adaptive Cards, as the bot sent them. */
  cards: unknown[];
  /** Names of attachments the page cannot draw. */
  files: string[];
}

/** A person with the conversation they have with the bot in Teams. */
export interface Seat {
  person: ConsolePerson;
  conversation: Conversation<TeamsContent>;
}

export interface Seats {
  all: readonly Seat[];
  byPerson(id: string): Seat | undefined;
  byConversation(id: string): Seat | undefined;
  /** By either of the ids Teams knows a person under. */
  byMember(id: string): Seat | undefined;
}

export const TENANT = '00000000-0000-4000-8000-00000000c0de';
export const BOT = { id: '28:patchcord', name: 'Patchcord' };

export function memberId(person: ConsolePerson): string {
  return `29:${person.id}`;
}

export function conversationId(person: ConsolePerson): string {
  return `console:${person.id}`;
}

export function createSeats(
  people: readonly ConsolePerson[],
  clock: Clock,
  tell: (person: ConsolePerson, happening: Happening<TeamsContent>) => void,
): Seats {
  const all = people.map((person) => ({
    person,
    conversation: createConversation<TeamsContent>(clock, (happening) => tell(person, happening)),
  }));
  const find = (fits: (person: ConsolePerson) => boolean) => all.find(({ person }) => fits(person));
  return {
    all,
    byPerson: (id) => find((person) => person.id === id),
    byConversation: (id) => find((person) => conversationId(person) === id),
    byMember: (id) => find((person) => memberId(person) === id || person.directoryId === id),
  };
}
