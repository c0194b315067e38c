import type { Migration } from 'kysely/migration';
import * as firstTables from './0001_first_tables.ts';
import * as whatATaskRemembers from './0002_what_a_task_remembers.ts';
import * as people from './0003_people.ts';
import * as assessments from './0004_assessments.ts';

/**
 * Every step of the schema, in the order in which they run. A step that was released is never edited:
 * a change is a new step, whose name sorts after the last one.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_first_tables': firstTables,
  '0002_what_a_task_remembers': whatATaskRemembers,
  '0003_people': people,
  '0004_assessments': assessments,
};
