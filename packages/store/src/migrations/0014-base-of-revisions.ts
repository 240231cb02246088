import type { Migration } from './migration.ts';

/** Files that those of a revision were held against; nothing there: none, or an earlier version of this program wrote it. */
export const baseOfRevisions: Migration = {
  name: '0014-base-of-revisions',
  statements: ({ text }) => [`ALTER TABLE change_revisions ADD COLUMN base ${text}`],
};
