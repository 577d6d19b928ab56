import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Channels of support logs are named as people call them, also when they can no longer be asked. */
export const channelNames: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .alterTable('support_destination')
      .addColumn('name', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
  },
};
