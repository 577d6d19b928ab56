import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Requests that wait for other people's yes, the messages that show them, and who stands in for whom. */
export const approvals: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('approval')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      // The same request asks once, however often it is delivered or run.
      .addColumn('request', 'text', (column) => column.notNull().unique())
      .addColumn('requester', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('asked_at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('approval_state').on('approval').columns(['state', 'asked_at']).execute();
    await schema.createIndex('approval_requester').on('approval').columns(['requester', 'asked_at']).execute();
    await schema
      .createTable('approval_message')
      .addColumn('approval', 'text', (column) => column.notNull())
      .addColumn('copy', 'text', (column) => column.notNull())
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('viewer', 'text', (column) => column.notNull())
      .addColumn('message', 'text', (column) => column.notNull())
      .addColumn('shown', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('approval_message_id', ['approval', 'copy'])
      .execute();
    await schema
      .createTable('delegation')
      .addColumn('person', 'text', (column) => column.primaryKey().notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('delegate', 'text', (column) => column.notNull())
      .addColumn('delegate_name', 'text', (column) => column.notNull())
      .addColumn('until_at', 'bigint')
      .execute();
  },
};
