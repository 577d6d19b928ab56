import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Signatures of the rows and of the head of the audit chain, and the first row that has one (0: the key has not been there yet). */
export const auditKey: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .alterTable('audit')
      .addColumn('mac', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await schema
      .alterTable('audit_head')
      .addColumn('mac', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await schema
      .alterTable('audit_head')
      .addColumn('keyed_from', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
