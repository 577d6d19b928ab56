import { type SchemaModule, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../tables.ts';

/** Support logs, what arrived of them, their files, where they are shown, and who is there to help. */
export const supportLogs = (engine: Engine): Migration => ({
  async up(db) {
    const schema: SchemaModule = db.schema;
    const log = schema.createTable('support_log');
    await (engine === 'sqlite'
      ? log.addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
      : log.addColumn('number', 'bigint', (column) => column.primaryKey().generatedByDefaultAsIdentity())
    )
      .addColumn('key', 'text', (column) => column.notNull().unique())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('account', 'text', (column) => column.notNull())
      .addColumn('product', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      // Principal id; '' for nobody.
      .addColumn('assignee', 'text', (column) => column.notNull())
      .addColumn('duplicate_of', 'bigint')
      .addColumn('arrived_at', 'bigint', (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('report', 'text', (column) => column.notNull())
      .addColumn('handling', 'text', (column) => column.notNull())
      .execute();
    await schema.createIndex('support_log_fingerprint').on('support_log').column('fingerprint').execute();
    await schema.createIndex('support_log_state').on('support_log').columns(['state', 'arrived_at']).execute();
    await schema
      .createIndex('support_log_duplicates')
      .on('support_log')
      .column('duplicate_of')
      .where(sql.ref('duplicate_of'), 'is not', null)
      .execute();
    await schema.createIndex('support_log_same').on('support_log').columns(['product', 'arrived_at']).execute();

    await schema
      .createTable('support_arrival')
      .addColumn('delivery', 'text', (column) => column.primaryKey().notNull())
      .addColumn('log', 'bigint', (column) => column.notNull())
      .addColumn('arrived_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('support_file')
      .addColumn('log', 'bigint', (column) => column.notNull())
      .addColumn('place', 'integer', (column) => column.notNull())
      .addColumn('content', engine === 'sqlite' ? 'blob' : 'bytea', (column) => column.notNull())
      .addPrimaryKeyConstraint('support_file_id', ['log', 'place'])
      .execute();

    // The ledger: one row for each log and destination.
    await schema
      .createTable('support_delivery')
      .addColumn('log', 'bigint', (column) => column.notNull())
      .addColumn('destination', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('why', 'text', (column) => column.notNull())
      .addColumn('explain', 'integer', (column) => column.notNull())
      .addColumn('message', 'text')
      .addColumn('shown', 'integer', (column) => column.notNull())
      .addColumn('notes', 'integer', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('queued_at', 'bigint', (column) => column.notNull())
      .addColumn('next_at', 'bigint', (column) => column.notNull())
      .addColumn('sending_at', 'bigint')
      .addColumn('sent_at', 'bigint')
      .addColumn('seen_at', 'bigint')
      .addColumn('seen_by', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('second', 'text')
      .addPrimaryKeyConstraint('support_delivery_id', ['log', 'destination'])
      .execute();
    await schema
      .createIndex('support_delivery_queue')
      .on('support_delivery')
      .columns(['destination', 'log'])
      .where(sql.ref('state'), '=', 'queued')
      .execute();
    await schema
      .createIndex('support_delivery_state')
      .on('support_delivery')
      .columns(['state', 'destination'])
      .execute();
    // What holds for a whole destination: the card of a storm, and since when it cannot be reached.
    await schema
      .createTable('support_destination')
      .addColumn('destination', 'text', (column) => column.primaryKey().notNull())
      .addColumn('storm', 'text')
      .addColumn('closed_at', 'bigint')
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('told_at', 'bigint')
      .execute();

    await schema
      .createTable('support_contact')
      .addColumn('email', 'text', (column) => column.primaryKey().notNull())
      .addColumn('present', 'integer', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('support_cover')
      .addColumn('person', 'text', (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('cover', 'text', (column) => column.notNull())
      .addColumn('cover_name', 'text', (column) => column.notNull())
      .addColumn('until_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('chat_place')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('conversation', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('chat_place_id', ['platform', 'id'])
      .execute();
  },
});
