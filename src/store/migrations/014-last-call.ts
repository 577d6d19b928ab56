import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a person asked for last in a conversation: "make it an hour" is about it. */
export const lastCall: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('last_call')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('chat_id', 'text', (column) => column.notNull())
      .addColumn('conversation', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('last_call_key', ['platform', 'tenant', 'chat_id', 'conversation'])
      .execute();
    await schema.createIndex('last_call_at').on('last_call').column('at').execute();
  },
};
