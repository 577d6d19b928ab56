import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who has opened their own page in a chat app (Slack App Home), and what stands on it. */
export const homes: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('home')
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('tenant', 'text', (column) => column.notNull())
      .addColumn('chat_id', 'text', (column) => column.notNull())
      .addColumn('person', 'text')
      .addColumn('visitor', 'text', (column) => column.notNull())
      .addColumn('version', 'text')
      .addColumn('fingerprint', 'text')
      .addColumn('notice', 'text')
      .addColumn('notice_at', 'bigint')
      .addColumn('opened_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('home_key', ['platform', 'tenant', 'chat_id'])
      .execute();
    await schema.createIndex('home_person').on('home').column('person').execute();
  },
};
