import type { ChangeRequests } from './changes/change-requests.ts';
import type { Comments } from './changes/comments.ts';
import type { LifecycleSteps } from './changes/lifecycle-steps.ts';
import type { Closes } from './closes/closes.ts';
import type { Definitions } from './definitions/definitions.ts';
import type { Events } from './events/events.ts';
import type { Follows } from './home/follows.ts';
import type { Subscriptions } from './home/subscriptions.ts';
import type { Visits } from './home/visits.ts';
import type { Inbox } from './inbox/inbox.ts';
import type { Kept } from './kept/kept.ts';
import type { Loads } from './loads/loads.ts';
import type { Delegations } from './organisation/delegations.ts';
import type { Departments } from './organisation/departments.ts';
import type { Teams } from './organisation/teams.ts';
import type { Identities } from './people/identities.ts';
import type { Roles } from './people/roles.ts';
import type { Sessions } from './people/sessions.ts';
import type { Tokens } from './people/tokens.ts';
import type { Users } from './people/users.ts';
import type { Questions } from './questions/questions.ts';
import type { References } from './references/references.ts';
import type { SecondFactors } from './second-factor/second-factors.ts';
import type { Settings } from './settings/settings.ts';
import type { Tasks } from './tasks/tasks.ts';

/**
 * The catalog of one workspace. What a method has returned is on disk. Writes run one after the other, each in one
 * short transaction; reads see whole transactions. Nothing here reads a clock: `now` comes with the call.
 */
export interface Store {
  readonly definitions: Definitions;
  readonly references: References;
  readonly changeRequests: ChangeRequests;
  readonly comments: Comments;
  readonly lifecycleSteps: LifecycleSteps;
  readonly closes: Closes;
  readonly loads: Loads;
  readonly users: Users;
  readonly sessions: Sessions;
  readonly roles: Roles;
  readonly departments: Departments;
  readonly teams: Teams;
  readonly delegations: Delegations;
  readonly secondFactors: SecondFactors;
  readonly identities: Identities;
  readonly tokens: Tokens;
  readonly kept: Kept;
  readonly follows: Follows;
  readonly subscriptions: Subscriptions;
  readonly inbox: Inbox;
  readonly tasks: Tasks;
  readonly visits: Visits;
  readonly questions: Questions;
  readonly settings: Settings;
  readonly events: Events;
  /** Every row as of one moment, in pages, while writes go on: for a backup, or for moving to another database. */
  dump(): AsyncIterable<DumpedRows>;
  /** Writes what `dump` gave into a store without rows, all or nothing. */
  restore(dumped: AsyncIterable<DumpedRows>): Promise<void>;
  /** Answers when the database does. Throws PlumblineError `store/unavailable`. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Some rows of one table; every table comes at least once, in an order that foreign keys admit. */
export interface DumpedRows {
  readonly table: string;
  readonly rows: readonly DumpedRow[];
}

export type DumpedRow = Readonly<Record<string, string | number | null>>;

/** Who writes over what they have read. */
export interface SeenWriter extends Writer {
  /** Version of what was read; absent: whatever is there is written over. Throws PlumblineError `people/changed-meanwhile`. */
  readonly seen?: string | undefined;
}

/** Who writes, and when. */
export interface Writer {
  /** Login of the person, or the name of the machinery: `system`. */
  readonly by: string;
  readonly now: Date;
  /** Login of the person in whose place it is done. */
  readonly inPlaceOf?: string | undefined;
}
