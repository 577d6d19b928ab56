import type { SchemaModule } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Several phone systems at once: which one a person meant last; and which notices of CloudLink were taken in already. */
export const systems: Migration = {
  async up(db) {
    const schema: SchemaModule = db.schema;
    await schema
      .createTable('system_choice')
      .addColumn('person', 'text', (column) => column.notNull())
      .addColumn('topic', 'text', (column) => column.notNull())
      .addColumn('system', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('system_choice_person_topic', ['person', 'topic'])
      .execute();
    await schema
      .createTable('publication')
      .addColumn('id', 'text', (column) => column.primaryKey().notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .execute();
    await schema.createIndex('publication_at').on('publication').column('at').execute();
  },
};
