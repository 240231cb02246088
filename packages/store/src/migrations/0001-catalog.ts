import type { Migration } from './migration.ts';

/** Definitions on two time axes, references, pointers of loads, people, settings, events. */
export const catalog: Migration = {
  name: '0001-catalog',
  statements: ({ text }) => [
    ...definitions(text),
    ...pointers(text),
    ...people(text),
    `CREATE TABLE settings (
      key ${text} PRIMARY KEY,
      value ${text} NOT NULL,
      updated_at ${text} NOT NULL,
      updated_by ${text} NOT NULL
    )`,
    `CREATE TABLE events (
      seq INTEGER PRIMARY KEY,
      at ${text} NOT NULL,
      actor ${text} NOT NULL,
      action ${text} NOT NULL,
      object_kind ${text},
      object_id ${text},
      details ${text} NOT NULL,
      previous_hash ${text} NOT NULL,
      hash ${text} NOT NULL
    )`,
    'CREATE INDEX events_of_object ON events (object_kind, object_id, seq)',
  ],
};

function definitions(text: string): readonly string[] {
  return [
    `CREATE TABLE file_texts (digest ${text} PRIMARY KEY, text ${text} NOT NULL)`,
    `CREATE TABLE changes (
      seq INTEGER PRIMARY KEY,
      id ${text} NOT NULL UNIQUE,
      kind ${text} NOT NULL,
      recorded_at ${text} NOT NULL,
      recorded_by ${text} NOT NULL,
      comment ${text},
      files ${text} NOT NULL
    )`,
    `CREATE TABLE definition_versions (
      seq INTEGER PRIMARY KEY,
      kind ${text} NOT NULL,
      id ${text} NOT NULL,
      version INTEGER NOT NULL,
      body ${text},
      effective_from ${text} NOT NULL,
      effective_to ${text},
      recorded_at ${text} NOT NULL,
      recorded_by ${text} NOT NULL,
      change_id ${text} NOT NULL REFERENCES changes (id),
      UNIQUE (kind, id, version),
      CHECK (effective_to IS NULL OR effective_from < effective_to)
    )`,
    `CREATE TABLE "references" (
      object_kind ${text} NOT NULL,
      object_id ${text} NOT NULL,
      target_kind ${text} NOT NULL,
      target_id ${text} NOT NULL,
      version INTEGER,
      role ${text} NOT NULL,
      PRIMARY KEY (object_kind, object_id, target_kind, target_id, role)
    )`,
    'CREATE INDEX references_to_target ON "references" (target_kind, target_id)',
  ];
}

function pointers(text: string): readonly string[] {
  return [
    `CREATE TABLE loads (
      seq INTEGER PRIMARY KEY,
      subject ${text} NOT NULL,
      name ${text} NOT NULL,
      table_name ${text},
      body ${text} NOT NULL,
      is_present INTEGER NOT NULL,
      recorded_at ${text} NOT NULL
    )`,
    'CREATE INDEX loads_of_subject ON loads (subject, name, seq)',
    `CREATE TABLE pending_loads (
      subject ${text} NOT NULL,
      name ${text} NOT NULL,
      table_name ${text},
      body ${text} NOT NULL,
      recorded_at ${text} NOT NULL,
      PRIMARY KEY (subject, name)
    )`,
  ];
}

function people(text: string): readonly string[] {
  return [
    `CREATE TABLE users (
      id ${text} PRIMARY KEY,
      login ${text} NOT NULL UNIQUE,
      display_name ${text} NOT NULL,
      password ${text},
      password_expires_at ${text},
      must_change_password INTEGER NOT NULL,
      attributes ${text} NOT NULL,
      disabled_at ${text},
      created_at ${text} NOT NULL,
      created_by ${text} NOT NULL
    )`,
    `CREATE TABLE user_roles (
      user_id ${text} NOT NULL REFERENCES users (id),
      role ${text} NOT NULL,
      PRIMARY KEY (user_id, role)
    )`,
    `CREATE TABLE sessions (
      digest ${text} PRIMARY KEY,
      user_id ${text} NOT NULL REFERENCES users (id),
      csrf ${text} NOT NULL,
      created_at ${text} NOT NULL,
      expires_at ${text} NOT NULL
    )`,
    'CREATE INDEX sessions_of_user ON sessions (user_id)',
    `CREATE TABLE tokens (
      id ${text} PRIMARY KEY,
      digest ${text} NOT NULL UNIQUE,
      name ${text} NOT NULL,
      user_id ${text} NOT NULL REFERENCES users (id),
      scopes ${text} NOT NULL,
      created_at ${text} NOT NULL,
      created_by ${text} NOT NULL,
      expires_at ${text},
      last_used_at ${text},
      revoked_at ${text}
    )`,
    'CREATE INDEX tokens_of_user ON tokens (user_id)',
  ];
}
