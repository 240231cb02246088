import { PlumblineError, report } from '@plumbline/diagnostics';
import { changeTable } from './changes/change-table.ts';
import { commentTable } from './changes/comment-table.ts';
import { lifecycleTable } from './changes/lifecycle-table.ts';
import { closeTable } from './closes/close-table.ts';
import { catalogDatabase } from './database/catalog-database.ts';
import { versionTable } from './definitions/version-table.ts';
import { openDatabase, type StorePlace } from './dialects/index.ts';
import { dumpRows } from './dump/dump-rows.ts';
import { restoreRows } from './dump/restore-rows.ts';
import { eventLog } from './events/event-log.ts';
import { followTable } from './home/follow-table.ts';
import { subscriptionTable } from './home/subscription-table.ts';
import { visitTable } from './home/visit-table.ts';
import { inboxTable } from './inbox/inbox-table.ts';
import { keptTable } from './kept/kept-table.ts';
import { loadTable } from './loads/load-table.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { migrate } from './migrations/migrate.ts';
import { delegationTable } from './organisation/delegation-table.ts';
import { departmentTable } from './organisation/department-table.ts';
import { teamTable } from './organisation/team-table.ts';
import { identityTable } from './people/identity-table.ts';
import { roleTable } from './people/role-table.ts';
import { sessionTable } from './people/session-table.ts';
import { tokenTable } from './people/token-table.ts';
import { userTable } from './people/user-table.ts';
import { questionTable } from './questions/question-table.ts';
import { referenceTable } from './references/reference-table.ts';
import { secondFactorTable } from './second-factor/second-factor-table.ts';
import { settingTable } from './settings/setting-table.ts';
import type { Store } from './store.ts';
import { taskTable } from './tasks/task-table.ts';

/** `now` dates the migrations that run. */
export type StoreOptions = StorePlace & { readonly now: Date };

/**
 * Opens a catalog, making it when it is not there, and brings its schema up to date. Throws PlumblineError
 * `store/cannot-open`, `store/newer`, `store/migration-edited`, `store/unknown-url`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const opened = await openDatabase(options).catch((cause: unknown) => {
    throw cannotOpen(cause);
  });
  try {
    await migrate(opened, MIGRATIONS, options.now);
  } catch (cause) {
    await opened.close();
    throw cannotOpen(cause);
  }
  const database = catalogDatabase(opened);
  return {
    definitions: versionTable(database),
    references: referenceTable(database),
    changeRequests: changeTable(database),
    comments: commentTable(database),
    lifecycleSteps: lifecycleTable(database),
    closes: closeTable(database),
    loads: loadTable(database),
    users: userTable(database),
    sessions: sessionTable(database),
    roles: roleTable(database),
    departments: departmentTable(database),
    teams: teamTable(database),
    delegations: delegationTable(database),
    secondFactors: secondFactorTable(database),
    identities: identityTable(database),
    tokens: tokenTable(database),
    kept: keptTable(database),
    follows: followTable(database),
    subscriptions: subscriptionTable(database),
    inbox: inboxTable(database),
    tasks: taskTable(database),
    visits: visitTable(database),
    questions: questionTable(database),
    settings: settingTable(database),
    events: eventLog(database),
    dump: () => dumpRows(database),
    restore: (dumped) => restoreRows(database, dumped),
    async ping() {
      await database.plain.all('SELECT 1 AS one').catch((cause: unknown) => {
        throw new PlumblineError([report('store/unavailable', { reason: reasonOf(cause) })]);
      });
    },
    close: () => database.close(),
  };
}

function cannotOpen(cause: unknown): unknown {
  if (cause instanceof PlumblineError) return cause;
  return new PlumblineError([report('store/cannot-open', { reason: reasonOf(cause) })]);
}

/** The message only: addresses of databases hold passwords. */
function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
