import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { departmentsNow } from '../organisation/department-table.ts';
import type { Department } from '../organisation/departments.ts';
import { rolesNow } from './role-table.ts';
import type { EditedRole } from './roles.ts';
import { usersWhere } from './user-row.ts';
import type { User } from './users.ts';

/** What a write of several accounts is judged by. */
export interface PeopleStanding {
  readonly users: readonly User[];
  /** Those that somebody has written. */
  readonly roles: readonly EditedRole[];
  readonly departments: readonly Department[];
  /** Number of the last line of the event log; 0: there is none. */
  readonly line: number;
}

/** The line first: what is done while the rest is read has a later one. */
export async function peopleStanding(kysely: Kysely<Tables>): Promise<PeopleStanding> {
  const last = await kysely
    .selectFrom('events')
    .select('seq')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    users: await usersWhere(kysely, null),
    roles: await rolesNow(kysely),
    departments: await departmentsNow(kysely),
    line: last?.seq ?? 0,
  };
}
