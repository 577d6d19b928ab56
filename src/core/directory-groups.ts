/** The groups of the company's directory (Entra), as far as policy names them. */
export interface DirectoryGroups {
  /**
   * Which of these groups somebody is in, also through groups within them; none for somebody the directory does not know.
   * Throws `unreachable`, `busy` or `not-allowed` when it cannot be told: never an empty answer then.
   * @param person the directory's object id where it is known, and the address
   * @param groups object ids
   */
  of(
    person: { directoryId?: string | undefined; email: string },
    groups: readonly string[],
  ): Promise<readonly string[]>;
  /** Can each of these groups be read? For doctor and `/readyz`. Throws with the reason. */
  check(groups: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}
