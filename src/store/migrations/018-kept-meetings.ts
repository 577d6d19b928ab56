import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Times and owners of meetings, for a phone system that keeps none. */
export const keptMeetings: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('kept_meeting')
      .addColumn('system', 'text', (column) => column.notNull())
      .addColumn('meeting', 'text', (column) => column.notNull())
      .addColumn('owner', 'text', (column) => column.notNull())
      .addColumn('mode', 'text', (column) => column.notNull())
      .addColumn('starts_at', 'bigint')
      .addColumn('ends_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('started_at', 'bigint')
      .addColumn('ended_at', 'bigint')
      .addPrimaryKeyConstraint('kept_meeting_key', ['system', 'meeting'])
      .execute();
  },
};
