import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Live cards that keep a pace, who holds the phone system's stream of events, and what people want to be told of. */
export const phoneEvents: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    for (const name of ['touched', 'next_edit_at', 'quiet'] as const) {
      await schema
        .alterTable('live_card')
        .addColumn(name, 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
    }
    await schema
      .createTable('phone_stream')
      .addColumn('system', 'text', (column) => column.primaryKey().notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('lease_until', 'bigint', (column) => column.notNull())
      .addColumn('connected', 'integer', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('notice_wish')
      .addColumn('person', 'text', (column) => column.primaryKey().notNull())
      .addColumn('missed', 'integer', (column) => column.notNull())
      .addColumn('voicemail', 'integer', (column) => column.notNull())
      .addColumn('calls', 'integer', (column) => column.notNull())
      .addColumn('quiet_from', 'integer')
      .addColumn('quiet_to', 'integer')
      .addColumn('zone', 'text', (column) => column.notNull())
      .addColumn('locale', 'text', (column) => column.notNull())
      .addColumn('seen_until', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('notice')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('call', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('told_at', 'bigint')
      .addPrimaryKeyConstraint('notice_once', ['person', 'kind', 'call'])
      .execute();
    await schema.createIndex('notice_untold').on('notice').columns(['person', 'told_at']).execute();
  },
};
