import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** How far each mailbox is read, by whom, and which mail a thread without references last had. */
export const mailboxes: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('mailbox')
      .addColumn('name', 'text', (column) => column.primaryKey().notNull())
      .addColumn('holder', 'text', (column) => column.notNull())
      .addColumn('lease_until', 'bigint', (column) => column.notNull())
      .addColumn('connected', 'integer', (column) => column.notNull())
      // Of `connected`.
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('uid_validity', 'text', (column) => column.notNull())
      .addColumn('uid_from', 'bigint', (column) => column.notNull())
      .execute();
    await schema
      .createTable('mail_thread')
      .addColumn('subject', 'text', (column) => column.primaryKey().notNull())
      .addColumn('delivery', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
  },
};
