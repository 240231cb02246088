import type { Migration } from './migration.ts';

/** What people keep, the metrics they follow, when they were last here. */
export const kept: Migration = {
  name: '0002-kept',
  statements: ({ text }) => [
    `CREATE TABLE kept (
      kind ${text} NOT NULL,
      id ${text} NOT NULL,
      name ${text} NOT NULL,
      owner ${text} NOT NULL,
      is_shared INTEGER NOT NULL,
      body ${text} NOT NULL,
      created_at ${text} NOT NULL,
      updated_at ${text} NOT NULL,
      revision INTEGER NOT NULL,
      PRIMARY KEY (kind, id)
    )`,
    'CREATE INDEX kept_of_owner ON kept (kind, owner)',
    `CREATE TABLE follows (
      login ${text} PRIMARY KEY,
      metrics ${text} NOT NULL,
      updated_at ${text} NOT NULL
    )`,
    `CREATE TABLE visits (
      login ${text} PRIMARY KEY,
      began_at ${text} NOT NULL,
      last_at ${text} NOT NULL,
      before_at ${text}
    )`,
  ],
};
