import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Other subjects whose change is a hint that what a drawing shows may have changed. */
export const liveHints: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('live_hint')
      .addColumn('drawing', 'text', (column) => column.notNull())
      .addColumn('subject', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('live_hint_key', ['drawing', 'subject'])
      .execute();
    await schema.createIndex('live_hint_subject').on('live_hint').column('subject').execute();
  },
};
