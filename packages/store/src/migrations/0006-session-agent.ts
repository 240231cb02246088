import type { Migration } from './migration.ts';

/** Which browser a session belongs to, so that its owner knows it again in a list. */
export const sessionAgent: Migration = {
  name: '0006-session-agent',
  statements: ({ text }) => [`ALTER TABLE sessions ADD COLUMN agent ${text}`],
};
