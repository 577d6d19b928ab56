import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Presence synchronisation: what people want, what is known of each, and which sides have to be looked at. */
export const presenceSync: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('sync_person')
      .addColumn('person', 'text', (column) => column.primaryKey().notNull())
      .addColumn('teams', 'text')
      .addColumn('slack', 'text')
      .addColumn('teams_account', 'text')
      .addColumn('slack_account', 'text')
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('sync_by_teams').on('sync_person').column('teams_account').execute();
    await schema.createIndex('sync_by_slack').on('sync_person').column('slack_account').execute();
    await schema
      .createTable('sync_look')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('side', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('sync_look_once', ['person', 'side'])
      .execute();
  },
};
