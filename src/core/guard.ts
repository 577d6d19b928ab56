/** What the shipped policy asks for beyond the right itself, before a command that is dangerous may run. */
export interface Guard {
  /** Prove once more who you are, when it is about yourself. */
  self?: 'step-up';
  /** Somebody else must approve, when it is about somebody else. */
  others?: 'approval';
  /** Somebody else must approve in any case. */
  always?: 'approval';
  /** A word to be typed first, as the vendor consoles ask for. */
  word?: string;
}
