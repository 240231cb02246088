import { formatDay } from '@plumbline/calendar';
import { type Capability, PlumblineError, report } from '@plumbline/diagnostics';
import type { Department, EditedRole, Json, User } from '@plumbline/store';
import type { Principal } from '../center/principal.ts';
import type { Workings } from '../center/workings.ts';
import { todayOf } from '../workspace/today.ts';
import { departmentSubtree } from './department-subtree.ts';
import { capabilitiesOf, roleEntries } from './role-entries.ts';

/** Attributes that are worked out here: `departments` holds a person's own and all below it. */
export const WORKED_OUT = ['department', 'departments', 'teams'] as const;

/** Who somebody is to the use cases. */
export type KnownPrincipal = Principal & { readonly capabilities: ReadonlySet<Capability> };

export interface Acting {
  /** Login of the person in whose place the user acts. */
  readonly inPlaceOf?: string | null;
  /** What a token is limited to. */
  readonly scopes?: readonly string[];
}

/** Throws PlumblineError `people/no-delegation`. */
export async function principalOf(
  workings: Workings,
  user: User,
  { inPlaceOf = null, scopes }: Acting = {},
): Promise<KnownPrincipal> {
  const stood = inPlaceOf === null ? null : await delegator(workings, user, inPlaceOf);
  const principal = await asThemselves(workings, stood?.user ?? user);
  const limits: readonly (readonly string[])[] = [scopes, stood?.scopes].flatMap((one) => (one ? [one] : []));
  const capabilities = new Set(
    [...principal.capabilities].filter((capability) => limits.every((one) => one.includes(capability))),
  );
  const acting = stood === null ? {} : { inPlaceOf: stood.user.login };
  return { ...principal, capabilities, user: user.login, ...acting };
}

/** The day it is on the wall, whatever day the figures are asked for. */
export function dayOnTheWall({ snapshots, options }: Workings): string {
  const { timezone } = snapshots.current().model.workspace;
  return formatDay(todayOf(null, { today: null, timezone }, options.now()).today);
}

async function asThemselves(workings: Workings, user: User): Promise<KnownPrincipal> {
  const { store } = workings.holder;
  const now = workings.options.now();
  const [edited, departments, teams] = await Promise.all([
    store.roles.edited(now),
    store.departments.list(now),
    store.teams.codesOf(user.id, dayOnTheWall(workings), now),
  ]);
  const read: Read = [edited, departments, teams];
  const last = worked.get(user);
  if (last !== undefined && read.every((part, i) => part === last.read[i])) return last.principal;
  const principal = workedOutOf(user, read);
  worked.set(user, { read, principal });
  return principal;
}

/** What a principal is worked out of beside the user. */
type Read = readonly [readonly EditedRole[], readonly Department[], readonly string[]];

/** The store hands out the same objects until it reads again, and every request asks: made once of each. */
const worked = new WeakMap<User, { readonly read: Read; readonly principal: KnownPrincipal }>();

function workedOutOf(user: User, [edited, departments, teams]: Read): KnownPrincipal {
  const { department } = user;
  const workedOut: Readonly<Record<string, Json>> = {
    department,
    departments: department === null ? [] : departmentSubtree(department, departments),
    teams,
  };
  return {
    user: user.login,
    roles: user.roles,
    attributes: { ...user.attributes, ...workedOut },
    capabilities: capabilitiesOf(user.roles, roleEntries(edited)),
  };
}

interface Stood {
  readonly user: User;
  /** What all that is passed on today comes to; null: everything. */
  readonly scopes: readonly string[] | null;
}

async function delegator(workings: Workings, user: User, login: string): Promise<Stood> {
  const { users, delegations } = workings.holder.store;
  const found = await users.findByLogin(login);
  const day = dayOnTheWall(workings);
  const isHere = found !== null && !found.isDisabled && !found.mustChangePassword;
  const given = isHere ? await delegations.inForce({ delegatorId: found.id, delegateId: user.id, day }) : [];
  if (!isHere || given.length === 0) throw new PlumblineError([report('people/no-delegation', { login })]);
  const isWhole = given.some(({ capabilities }) => capabilities === null);
  return { user: found, scopes: isWhole ? null : given.flatMap(({ capabilities }) => capabilities ?? []) };
}
