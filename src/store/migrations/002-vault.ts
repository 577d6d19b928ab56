import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Sealed secrets by name: installation tokens of chat workspaces, sign-ins that wait for a code. */
export const vault: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('vault')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .addColumn('written_at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
