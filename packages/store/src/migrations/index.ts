import { catalog } from './0001-catalog.ts';
import { kept } from './0002-kept.ts';
import { people } from './0003-people.ts';
import { secondFactor } from './0004-second-factor.ts';
import { changeRequests } from './0005-change-requests.ts';
import { sessionAgent } from './0006-session-agent.ts';
import { periodCloses } from './0008-period-closes.ts';
import { identities } from './0009-identities.ts';
import { askedQuestions } from './0010-asked-questions.ts';
import { inbox } from './0011-inbox.ts';
import { waitingItems } from './0012-waiting-items.ts';
import { delegationScope } from './0013-delegation-scope.ts';
import { baseOfRevisions } from './0014-base-of-revisions.ts';
import type { Migration } from './migration.ts';

/** Every step of the schema, oldest first. */
export const MIGRATIONS: readonly Migration[] = [
  catalog,
  kept,
  people,
  secondFactor,
  changeRequests,
  sessionAgent,
  periodCloses,
  identities,
  askedQuestions,
  inbox,
  waitingItems,
  delegationScope,
  baseOfRevisions,
];

/** Names of the steps that this program knows, oldest first. */
export const SCHEMA_STEPS: readonly string[] = MIGRATIONS.map(({ name }) => name);
