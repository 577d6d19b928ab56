import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who tells of changes of presence in Teams, of whom, and until when. */
export const presenceMonitors: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('sync_monitor')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('says', 'text', (column) => column.notNull())
      .addColumn('accounts', 'text', (column) => column.notNull())
      .addColumn('subscription', 'text')
      .addColumn('secret_hash', 'text')
      .addColumn('until_at', 'bigint')
      .addColumn('made_at', 'bigint')
      .addColumn('told_at', 'bigint')
      .execute();
    await schema.createIndex('sync_monitor_subscription').on('sync_monitor').column('subscription').execute();
  },
};
