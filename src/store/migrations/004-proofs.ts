import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who has proved when that it is them, and the codes they are asked for. */
export const proofs: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('proof')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('chat_id', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('proved_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('proof_chat_user', ['platform', 'tenant', 'chat_id'])
      .execute();
    await schema
      .createTable('proof_code')
      .addColumn('link', 'text', (column) => column.primaryKey().notNull())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('sent', 'integer', (column) => column.notNull())
      .execute();
  },
};
