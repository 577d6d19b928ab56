import type { Reason, Side } from '../core/sync/record.ts';

/** Rows of presence synchronisation. */
export interface SyncTables {
  sync_person: {
    person: string;
    teams: string | null;
    slack: string | null;
    teams_account: string | null;
    slack_account: string | null;
    record: string;
    version: number;
    changed_at: number;
  };
  sync_monitor: {
    name: string;
    state: string;
    says: string;
    accounts: string;
    subscription: string | null;
    secret_hash: string | null;
    until_at: number | null;
    made_at: number | null;
    told_at: number | null;
  };
  sync_look: {
    person: string;
    side: Side;
    reason: Reason;
    number: number;
  };
}
