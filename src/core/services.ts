import type { Call } from '../../cards/model.ts';
import type { Principal } from './principal.ts';

/** A Call with a time. A newer one under the same key takes its place. */
export interface Later {
  /** In milliseconds. */
  at: number;
  /** What it is about, e.g. `presence:<user id>`. */
  key: string;
  call: Call;
}

/** What a command may ask of the application. */
export interface Services {
  accounts: {
    /** Revokes the person's tokens at the phone system and deletes them here. False when there was nothing to revoke. */
    disconnect(who: Principal): Promise<boolean>;
  };
  timers: {
    /** The timed return that waits under this key, if any. */
    waiting(key: string): Promise<Later | undefined>;
  };
  catalog: {
    /** The commands this person can use here, with their usage as it is typed on their platform. */
    available(who: Principal): Promise<readonly Usage[]>;
  };
  requests: {
    /** Stops a request of this person that is still being tried. False when it is done already. */
    stop(who: Principal, key: string): Promise<boolean>;
  };
}

export interface Usage {
  id: string;
  /** As typed on this platform, e.g. `/presence available|away …`. */
  usage: string;
  summary: string;
  /** A sentence that means the same, when there is one. */
  example: string | undefined;
}
