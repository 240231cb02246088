import type { Migration } from './migration.ts';

/** A second factor of a person: its sealed secret, and codes for when the device is lost. */
export const secondFactor: Migration = {
  name: '0004-second-factor',
  statements: ({ text }) => [
    `CREATE TABLE second_factors (
      user_id ${text} PRIMARY KEY REFERENCES users (id),
      sealed ${text} NOT NULL,
      is_confirmed INTEGER NOT NULL,
      last_step INTEGER NOT NULL,
      created_at ${text} NOT NULL
    )`,
    `CREATE TABLE recovery_codes (
      user_id ${text} NOT NULL REFERENCES users (id),
      digest ${text} NOT NULL,
      PRIMARY KEY (user_id, digest)
    )`,
  ],
};
