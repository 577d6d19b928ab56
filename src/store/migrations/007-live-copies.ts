import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One subject is drawn once for all its copies: `drawing` names what is drawn and with whose rights, `view` what a copy shows of it. */
export const liveCopies: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    // Cards of before lived for a quarter of an hour: they rest as they are.
    await schema.dropTable('live_card').execute();
    await schema
      .createTable('live_card')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addColumn('drawing', 'text', (column) => column.notNull())
      .addColumn('view', 'text')
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('viewer', 'text', (column) => column.notNull())
      .addColumn('call', 'text', (column) => column.notNull())
      .addColumn('until_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .addColumn('fingerprint', 'text')
      .execute();
    await schema.createIndex('live_card_subject').on('live_card').column('subject').execute();
    await schema.createIndex('live_card_drawing').on('live_card').column('drawing').execute();
  },
};
