import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Quiet hours that somebody set from the chat hold for support logs, too; those go to an address. */
export const contactsQuietHours: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema.alterTable('notice_wish').addColumn('email', 'text').execute();
    await schema
      .alterTable('notice_wish')
      .addColumn('own_quiet', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await schema.createIndex('notice_wish_own_quiet').on('notice_wish').column('own_quiet').execute();
  },
};
