/** What a mailbox intake remembers between connections and processes. Reading twice does no harm; it only costs. */
export interface MailboxMemory {
  /** Takes the turn to read, or keeps it, for so long: true when it is ours. One process reads at a time. */
  hold(forMs: number): Promise<boolean>;
  release(): Promise<void>;
  /**
   * From which UID on everything is taken, read or not: `uidNext` of the first look at this mailbox, and again at the first
   * look after the server has numbered it anew (another UIDVALIDITY).
   */
  since(uidValidity: string, uidNext: number): Promise<number>;
  /** Says whether the mailbox can be read, for `status systems`. */
  mark(connected: boolean): Promise<void>;
  /** The last delivery with this subject, for replies that name no mail before them. */
  lastOf(subject: string): Promise<string | undefined>;
  remember(subject: string, delivery: string): Promise<void>;
}
