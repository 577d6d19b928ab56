import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The last row that was pruned from the audit chain: what is left is verified from there. */
export const auditAnchor: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('audit_anchor')
      .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
      .addColumn('seq', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .execute();
    await schema.createIndex('audit_at').on('audit').column('at').execute();
  },
};
