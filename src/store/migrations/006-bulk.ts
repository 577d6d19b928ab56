import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Calls made for several people at once, and how far each is. */
export const bulk: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('bulk')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      // The same request begins it once, however often it is delivered or run.
      .addColumn('request', 'text', (column) => column.notNull().unique())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .execute();
    // Of what a copy of an approval shows, so that the same is not sent again.
    await schema.alterTable('approval_message').addColumn('fingerprint', 'text').execute();
    await schema.createIndex('bulk_started').on('bulk').column('started_at').execute();
  },
};
