import type { Migration } from './migration.ts';

/** Comments that were taken back, what people follow beside metrics, what waits in their inboxes, and tasks. */
export const inbox: Migration = {
  name: '0011-inbox',
  statements: ({ text }) => [
    `CREATE TABLE removed_comments (
      comment INTEGER PRIMARY KEY REFERENCES comments (seq),
      removed_at ${text} NOT NULL
    )`,
    `CREATE TABLE subscriptions (
      login ${text} NOT NULL,
      object_kind ${text} NOT NULL,
      object_id ${text} NOT NULL,
      created_at ${text} NOT NULL,
      PRIMARY KEY (login, object_kind, object_id)
    )`,
    'CREATE INDEX subscriptions_to_object ON subscriptions (object_kind, object_id)',
    `CREATE TABLE inbox_items (
      seq INTEGER PRIMARY KEY,
      login ${text} NOT NULL,
      what ${text} NOT NULL,
      object_kind ${text} NOT NULL,
      object_id ${text} NOT NULL,
      details ${text} NOT NULL,
      event_seq INTEGER NOT NULL,
      actor ${text} NOT NULL,
      in_place_of ${text},
      recorded_at ${text} NOT NULL,
      is_unread INTEGER NOT NULL,
      is_done INTEGER NOT NULL,
      UNIQUE (login, event_seq, object_kind, object_id)
    )`,
    'CREATE INDEX inbox_items_of_login ON inbox_items (login, is_done, is_unread, seq)',
    'CREATE INDEX inbox_items_of_object ON inbox_items (object_kind, object_id, what)',
    // Kept as a row of its own: what was handed out is not handed out again after a restore.
    `CREATE TABLE inbox_cursor (name ${text} PRIMARY KEY, event_seq INTEGER NOT NULL)`,
    'CREATE INDEX events_by_action ON events (action, seq)',
    `CREATE TABLE tasks (
      number INTEGER PRIMARY KEY,
      title ${text} NOT NULL,
      owner ${text} NOT NULL,
      due ${text},
      object_kind ${text},
      object_id ${text},
      source_kind ${text} NOT NULL,
      source_id ${text},
      state ${text} NOT NULL,
      made_by ${text} NOT NULL,
      in_place_of ${text},
      made_at ${text} NOT NULL,
      changed_at ${text} NOT NULL,
      closed_by ${text},
      closed_at ${text},
      revision INTEGER NOT NULL
    )`,
    'CREATE INDEX tasks_of_owner ON tasks (owner, state, number)',
    'CREATE INDEX tasks_of_maker ON tasks (made_by, state, number)',
    'CREATE INDEX tasks_of_object ON tasks (object_kind, object_id, number)',
  ],
};
