import type { Migration } from './migration.ts';

/** Accounts of identity providers (OpenID Connect) and the person each stands for. */
export const identities: Migration = {
  name: '0009-identities',
  statements: ({ text }) => [
    `CREATE TABLE identities (
      issuer ${text} NOT NULL,
      subject ${text} NOT NULL,
      user_id ${text} NOT NULL REFERENCES users (id),
      linked_at ${text} NOT NULL,
      PRIMARY KEY (issuer, subject)
    )`,
    'CREATE INDEX identities_by_user ON identities (user_id)',
    // How it was opened; null: with a password.
    `ALTER TABLE sessions ADD COLUMN via ${text}`,
  ],
};
