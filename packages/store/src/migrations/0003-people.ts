import type { Migration } from './migration.ts';

/** Departments, teams, roles that were edited, delegations; whose place an event was done in; scopes become capabilities. */
export const people: Migration = {
  name: '0003-people',
  statements: ({ text }) => [
    `CREATE TABLE departments (
      code ${text} PRIMARY KEY,
      label ${text} NOT NULL,
      parent ${text}
    )`,
    `ALTER TABLE users ADD COLUMN department ${text}`,
    `ALTER TABLE users ADD COLUMN email ${text}`,
    `ALTER TABLE users ADD COLUMN external_id ${text}`,
    'CREATE INDEX users_of_department ON users (department)',
    `CREATE TABLE roles (
      name ${text} PRIMARY KEY,
      label ${text} NOT NULL,
      capabilities ${text} NOT NULL,
      updated_at ${text} NOT NULL,
      updated_by ${text} NOT NULL
    )`,
    `CREATE TABLE teams (
      code ${text} PRIMARY KEY,
      label ${text} NOT NULL,
      ends_on ${text}
    )`,
    `CREATE TABLE team_members (
      team ${text} NOT NULL REFERENCES teams (code),
      user_id ${text} NOT NULL REFERENCES users (id),
      is_lead INTEGER NOT NULL,
      PRIMARY KEY (team, user_id)
    )`,
    'CREATE INDEX teams_of_user ON team_members (user_id)',
    `CREATE TABLE delegations (
      id ${text} PRIMARY KEY,
      delegator_id ${text} NOT NULL REFERENCES users (id),
      delegate_id ${text} NOT NULL REFERENCES users (id),
      from_day ${text} NOT NULL,
      to_day ${text} NOT NULL,
      reason ${text} NOT NULL,
      created_at ${text} NOT NULL,
      created_by ${text} NOT NULL,
      revoked_at ${text},
      CHECK (from_day <= to_day)
    )`,
    'CREATE INDEX delegations_to ON delegations (delegate_id)',
    `ALTER TABLE events ADD COLUMN in_place_of ${text}`,
    `UPDATE tokens SET scopes = REPLACE(scopes, '"admin"', '"backup"')`,
    "UPDATE user_roles SET role = 'data_engineer' WHERE role = 'engineer'",
  ],
};
