import type { Migration } from './migration.ts';

/**
 * Items that wait until it is known whether their person may be told. Of a task, what is to be done, who gave it to whom has it, and what was
 * answered when it was closed.
 */
export const waitingItems: Migration = {
  name: '0012-waiting-items',
  statements: ({ text }) => [
    `CREATE TABLE withheld_items (
      login ${text} NOT NULL,
      event_seq INTEGER NOT NULL,
      object_kind ${text} NOT NULL,
      object_id ${text} NOT NULL,
      what ${text} NOT NULL,
      details ${text} NOT NULL,
      actor ${text} NOT NULL,
      in_place_of ${text},
      recorded_at ${text} NOT NULL,
      PRIMARY KEY (login, event_seq, object_kind, object_id)
    )`,
    `ALTER TABLE tasks ADD COLUMN body ${text} NOT NULL DEFAULT ''`,
    `ALTER TABLE tasks ADD COLUMN answer ${text} NOT NULL DEFAULT ''`,
    `ALTER TABLE tasks ADD COLUMN given_by ${text} NOT NULL DEFAULT ''`,
    'UPDATE tasks SET given_by = made_by',
    'CREATE INDEX tasks_of_giver ON tasks (given_by, state, number)',
  ],
};
