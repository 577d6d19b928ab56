/**
 * How a place tells of changes at once, with the sign-ins of people who do nothing else ("presence monitors"). What it tells is only
 * that something changed: the presence itself is read, so that order, repeats and forgeries do no harm.
 */
export interface PresenceWatch {
  /** Sign-in names, as the operator has set them up. */
  readonly monitors: readonly string[];
  /** So many people one monitor can cover. */
  readonly atOnce: number;
  /** Has this monitor signed in and agreed? */
  isAuthorised(monitor: string): Promise<boolean>;
  /** Where somebody signs in as this monitor. @param back where they come back to, @param state comes back with them */
  signInAddress(monitor: string, back: string, state: string): string;
  /** They came back with this code. Throws `not-allowed` when somebody else has signed in. */
  signedIn(monitor: string, code: string, back: string): Promise<void>;
  /**
   * Takes the place of whatever the monitor had. Throws `not-connected` when its sign-in no longer counts.
   * @param address where notices go, @param state comes with every notice and is known to nobody else
   */
  subscribe(
    monitor: string,
    wish: { accounts: readonly string[]; address: string; state: string },
  ): Promise<{ id: string; until: number }>;
  /** Resolves with until when it lives now. Some tenants refuse it: then it is made anew. */
  renew(monitor: string, id: string): Promise<number>;
  end(monitor: string, id: string): Promise<void>;
}
