import { type SchemaModule, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../tables.ts';

/** Requests, jobs, people, accounts, pages, live cards and the audit chain. */
export const first = (engine: Engine): Migration => ({
  async up(db) {
    const schema: SchemaModule = db.schema;

    await schema
      .createTable('request')
      .addColumn('key', 'text', (column) => column.primaryKey().notNull())
      .addColumn('accepted_at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull().defaultTo('accepted'))
      .addColumn('notes', 'text', (column) => column.notNull().defaultTo('{}'))
      .addColumn('reply', 'text')
      .addColumn('done_at', 'bigint')
      .addColumn('answered_at', 'bigint')
      .execute();
    await schema
      .createIndex('request_unanswered')
      .on('request')
      .column('accepted_at')
      .where(sql.ref('answered_at'), 'is', null)
      .execute();

    const job = schema.createTable('job');
    await (engine === 'sqlite'
      ? job.addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      : job.addColumn('id', 'bigint', (column) => column.primaryKey().generatedByDefaultAsIdentity())
    )
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('key', 'text')
      .addColumn('lane', 'text')
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull().defaultTo('ready'))
      .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('reclaimed', 'integer', (column) => column.notNull().defaultTo(0))
      .addColumn('lease', 'text')
      .addColumn('lease_until', 'bigint')
      .addColumn('last_error', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createIndex('job_key')
      .unique()
      .on('job')
      // The kind second: it must not tempt SQLite to claim by kind and sort, instead of by due time.
      .columns(['key', 'kind'])
      .where(sql.ref('state'), 'in', ['ready', 'running'])
      .execute();
    await schema
      .createIndex('job_next')
      .on('job')
      .expression(sql`coalesce(lease_until, due_at), id`)
      .where(sql.ref('state'), 'in', ['ready', 'running'])
      .execute();
    await schema
      .createIndex('job_lane')
      .on('job')
      .columns(['lane', 'id'])
      .where(sql.ref('lane'), 'is not', null)
      .execute();
    // Holds even where two processes look at a lane in the same moment.
    await schema
      .createIndex('job_lane_running')
      .unique()
      .on('job')
      .column('lane')
      .where(sql.ref('state'), '=', 'running')
      .execute();

    await schema
      .createTable('chat_user')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('email', 'text')
      .addColumn('email_verified', 'integer', (column) => column.notNull())
      .addColumn('directory_id', 'text')
      .addColumn('locale', 'text')
      .addColumn('zone', 'text')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('direct', 'text')
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('chat_user_id', ['platform', 'tenant', 'id'])
      .execute();
    await schema.createIndex('chat_user_email').on('chat_user').column('email').execute();
    await schema.createIndex('chat_user_directory').on('chat_user').column('directory_id').execute();

    await schema
      .createTable('link')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('chat_id', 'text', (column) => column.notNull())
      .addColumn('system', 'text', (column) => column.notNull())
      .addColumn('phone_user_id', 'text', (column) => column.notNull())
      .addColumn('linked_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('link_id', ['platform', 'tenant', 'chat_id'])
      .execute();
    await schema.createIndex('link_phone_user').on('link').columns(['system', 'phone_user_id']).execute();

    await schema
      .createTable('account')
      .addColumn('system', 'text', (column) => column.notNull())
      .addColumn('phone_user_id', 'text', (column) => column.notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('connected_at', 'bigint', (column) => column.notNull())
      .addColumn('refreshed_at', 'bigint', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('account_id', ['system', 'phone_user_id'])
      .execute();

    await schema
      .createTable('page_link')
      .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
      .addColumn('page', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('used_at', 'bigint')
      .execute();

    await schema
      .createTable('attempt')
      .addColumn('key', 'text', (column) => column.primaryKey().notNull())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('last_at', 'bigint', (column) => column.notNull())
      .addColumn('blocked_until', 'bigint', (column) => column.notNull())
      .execute();

    await schema
      .createTable('live_card')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('viewer', 'text', (column) => column.notNull())
      .addColumn('call', 'text', (column) => column.notNull())
      .addColumn('until_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addColumn('fingerprint', 'text')
      .execute();
    await schema.createIndex('live_card_subject').on('live_card').column('subject').execute();
    await schema.createIndex('live_card_updated').on('live_card').column('updated_at').execute();

    await schema
      .createTable('audit')
      .addColumn('seq', 'bigint', (column) => column.primaryKey().notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('previous', 'text', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await schema
      .createTable('audit_head')
      .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await sql`insert into audit_head (id, seq, hash) values (1, 0, '')`.execute(db);
  },
});
