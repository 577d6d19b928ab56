import { CompiledQuery, type Generated, type Kysely, PostgresAdapter } from 'kysely';
import type { SupportTables } from './support-tables.ts';
import type { SyncTables } from './sync-tables.ts';

/** The database, or the transaction a work was given: every store function takes one first. */
export type Handle = Kysely<Tables>;

export type Engine = 'sqlite' | 'postgres';

/** All rows as they are kept. Times are milliseconds since 1970, flags 0 or 1, documents JSON text. */
export interface Tables extends SupportTables, SyncTables {
  request: {
    key: string;
    accepted_at: number;
    body: string;
    state: Generated<'accepted' | 'done'>;
    notes: Generated<string>;
    reply: Generated<string | null>;
    done_at: Generated<number | null>;
    answered_at: Generated<number | null>;
  };
  job: {
    id: Generated<number>;
    kind: string;
    key: string | null;
    lane: string | null;
    body: string;
    due_at: number;
    state: Generated<'ready' | 'running' | 'dead'>;
    attempts: Generated<number>;
    reclaimed: Generated<number>;
    lease: Generated<string | null>;
    lease_until: Generated<number | null>;
    last_error: Generated<string | null>;
    created_at: number;
  };
  chat_user: {
    platform: string;
    tenant: string;
    id: string;
    name: string;
    email: string | null;
    email_verified: number;
    directory_id: string | null;
    locale: string | null;
    zone: string | null;
    kind: 'person' | 'bot' | 'guest' | 'foreign';
    direct: Generated<string | null>;
    seen_at: number;
  };
  link: {
    platform: string;
    tenant: string;
    chat_id: string;
    system: string;
    phone_user_id: string;
    linked_at: number;
  };
  account: {
    system: string;
    phone_user_id: string;
    sealed: string;
    connected_at: number;
    refreshed_at: number;
    version: number;
  };
  page_link: {
    hash: string;
    page: string;
    body: string;
    created_at: number;
    expires_at: number;
    used_at: Generated<number | null>;
  };
  attempt: {
    key: string;
    count: number;
    last_at: number;
    blocked_until: number;
  };
  live_card: {
    id: string;
    subject: string;
    drawing: string;
    view: string | null;
    message: string;
    viewer: string;
    call: string;
    until_at: number;
    updated_at: number;
    fingerprint: string | null;
    touched: Generated<number>;
    next_edit_at: Generated<number>;
    quiet: Generated<number>;
  };
  live_hint: { drawing: string; subject: string };
  sandbox_key: { id: number; key: string };
  phone_stream: {
    system: string;
    holder: string;
    lease_until: number;
    connected: number;
    since: number;
  };
  notice_wish: {
    person: string;
    missed: number;
    voicemail: number;
    calls: number;
    quiet_from: number | null;
    quiet_to: number | null;
    zone: string;
    locale: string;
    seen_until: number;
    email: string | null;
    own_quiet: Generated<number>;
  };
  notice: {
    person: string;
    kind: 'ringing' | 'ended';
    call: string;
    at: number;
    body: string;
    told_at: number | null;
  };
  last_call: {
    platform: string;
    tenant: string;
    chat_id: string;
    conversation: string;
    at: number;
    body: string;
  };
  home: {
    platform: string;
    tenant: string;
    chat_id: string;
    person: string | null;
    visitor: string;
    version: string | null;
    fingerprint: string | null;
    notice: string | null;
    notice_at: number | null;
    opened_at: number;
  };
  vault: {
    name: string;
    sealed: string;
    written_at: number;
  };
  approval: {
    id: string;
    request: string;
    requester: string;
    state: string;
    version: number;
    body: string;
    asked_at: number;
  };
  approval_message: {
    approval: string;
    copy: string;
    person: string;
    viewer: string;
    message: string;
    shown: number;
    fingerprint: string | null;
  };
  delegation: {
    person: string;
    name: string;
    delegate: string;
    delegate_name: string;
    until_at: number | null;
  };
  bulk: {
    id: string;
    request: string;
    version: number;
    body: string;
    started_at: number;
  };
  audit: {
    seq: number;
    at: number;
    body: string;
    previous: string;
    hash: string;
    mac: Generated<string>;
  };
  audit_head: {
    id: number;
    seq: number;
    hash: string;
    mac: Generated<string>;
    keyed_from: Generated<number>;
  };
  audit_anchor: {
    id: number;
    seq: number;
    hash: string;
  };
  proof: {
    platform: string;
    tenant: string;
    chat_id: string;
    person: string;
    proved_at: number;
  };
  mailbox: {
    name: string;
    holder: string;
    lease_until: number;
    connected: number;
    since: number;
    uid_validity: string;
    uid_from: number;
  };
  mail_thread: {
    subject: string;
    delivery: string;
    at: number;
  };
  system_choice: {
    person: string;
    topic: string;
    system: string;
    at: number;
  };
  kept_meeting: {
    system: string;
    meeting: string;
    owner: string;
    mode: 'audio' | 'video';
    starts_at: number | null;
    ends_at: number | null;
    created_at: number;
    started_at: number | null;
    ended_at: number | null;
  };
  publication: {
    id: string;
    at: number;
  };
  proof_code: {
    link: string;
    code: string;
    expires_at: number;
    tries: number;
    sent: number;
  };
}

/** Which engine a handle speaks to, for the few statements that differ. */
export function engineOf(handle: Handle): Engine {
  return handle.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite';
}

/**
 * Runs SQL written by hand, with `$1`, `$2` … on either engine: for the statements of every request,
 * where building the query anew would cost more than running it.
 */
export function run<Row>(handle: Handle, text: string, values: (string | number | null)[]) {
  const query: CompiledQuery<Row> = CompiledQuery.raw(text, values);
  return handle.executeQuery(query);
}
