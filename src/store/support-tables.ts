import type { Generated } from 'kysely';

/** The rows that have to do with support logs. Times are milliseconds since 1970, flags 0 or 1, documents JSON text. */
export interface SupportTables {
  support_log: {
    number: Generated<number>;
    key: string;
    fingerprint: string;
    source: string;
    account: string;
    product: string;
    title: string;
    state: 'Open' | 'Reported' | 'Resolved';
    assignee: string;
    duplicate_of: number | null;
    arrived_at: number;
    changed_at: number;
    version: number;
    report: string;
    handling: string;
  };
  support_arrival: { delivery: string; log: number; arrived_at: number };
  support_file: { log: number; place: number; content: Uint8Array };
  support_delivery: {
    log: number;
    destination: string;
    state: 'queued' | 'sent' | 'failed';
    /** Which rule sent it there, in words. */
    why: string;
    /** 1 when the reader is told why. */
    explain: number;
    message: string | null;
    shown: number;
    notes: number;
    tries: number;
    queued_at: number;
    next_at: number;
    sending_at: number | null;
    sent_at: number | null;
    seen_at: number | null;
    seen_by: string;
    reason: string;
    second: string | null;
  };
  support_destination: {
    destination: string;
    storm: string | null;
    closed_at: number | null;
    reason: string;
    told_at: number | null;
    name: string;
  };
  support_contact: { email: string; present: number; changed_by: string; changed_at: number };
  support_cover: { person: string; name: string; cover: string; cover_name: string; until_at: number };
  chat_place: { platform: string; id: string; conversation: string; seen_at: number };
}
