import type { Migration } from './migration.ts';

/** Requests to change definitions, with every revision and step; comments; what the system found of definitions. */
export const changeRequests: Migration = {
  name: '0005-change-requests',
  statements: ({ text }) => [
    `CREATE TABLE change_requests (
      number INTEGER PRIMARY KEY,
      requester ${text} NOT NULL,
      created_at ${text} NOT NULL
    )`,
    `CREATE TABLE change_revisions (
      request INTEGER NOT NULL REFERENCES change_requests (number),
      revision INTEGER NOT NULL,
      title ${text} NOT NULL,
      objects ${text} NOT NULL,
      files ${text} NOT NULL,
      effective_from ${text},
      due ${text},
      recorded_at ${text} NOT NULL,
      recorded_by ${text} NOT NULL,
      PRIMARY KEY (request, revision)
    )`,
    `CREATE TABLE change_steps (
      seq INTEGER PRIMARY KEY,
      request INTEGER NOT NULL REFERENCES change_requests (number),
      revision INTEGER NOT NULL,
      event ${text} NOT NULL,
      state ${text} NOT NULL,
      side ${text},
      comment ${text},
      actor ${text} NOT NULL,
      in_place_of ${text},
      recorded_at ${text} NOT NULL,
      change_id ${text} REFERENCES changes (id)
    )`,
    'CREATE INDEX change_steps_of_request ON change_steps (request, seq)',
    'CREATE INDEX change_steps_of_change ON change_steps (change_id)',
    `CREATE TABLE comments (
      seq INTEGER PRIMARY KEY,
      object_kind ${text} NOT NULL,
      object_id ${text} NOT NULL,
      body ${text} NOT NULL,
      author ${text} NOT NULL,
      in_place_of ${text},
      recorded_at ${text} NOT NULL
    )`,
    'CREATE INDEX comments_of_object ON comments (object_kind, object_id, seq)',
    `CREATE TABLE comment_mentions (
      comment INTEGER NOT NULL REFERENCES comments (seq),
      login ${text} NOT NULL,
      PRIMARY KEY (comment, login)
    )`,
    'CREATE INDEX mentions_of_login ON comment_mentions (login, comment)',
    `CREATE TABLE lifecycle_steps (
      seq INTEGER PRIMARY KEY,
      kind ${text} NOT NULL,
      id ${text} NOT NULL,
      event ${text} NOT NULL,
      details ${text} NOT NULL,
      actor ${text} NOT NULL,
      in_place_of ${text},
      recorded_at ${text} NOT NULL
    )`,
    'CREATE INDEX lifecycle_steps_of_object ON lifecycle_steps (kind, id, seq)',
  ],
};
