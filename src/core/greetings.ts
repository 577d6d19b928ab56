/** What callers hear before they leave a message. */
export interface Greeting {
  id: string;
  /** As people know it: the name of its file, without the ending. */
  name: string;
  /** Callers hear this one. At most one is on; with none they hear the phone system's own. */
  on: boolean;
}

/** The person's own voicemail greetings, with their own token. */
export interface OwnGreetings {
  list(): Promise<readonly Greeting[]>;
  /** Switches this one on, and with that any other off. Resolves with all as read back. Throws `not-found`. */
  enable(id: string): Promise<readonly Greeting[]>;
  /** Resolves with all as read back. Throws `not-found`. */
  disable(id: string): Promise<readonly Greeting[]>;
}
