import type { Migration } from './migration.ts';

/** What a delegation passes on: names of capabilities; nothing there: all that the person may. */
export const delegationScope: Migration = {
  name: '0013-delegation-scope',
  statements: ({ text }) => [`ALTER TABLE delegations ADD COLUMN capabilities ${text}`],
};
