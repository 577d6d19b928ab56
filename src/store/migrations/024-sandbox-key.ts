import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The sandbox's own secret key, where several processes share the database; one row at most. */
export const sandboxKey: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('sandbox_key')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('key', 'text', (column) => column.notNull())
      .execute();
  },
};
