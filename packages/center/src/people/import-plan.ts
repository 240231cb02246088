import { PlumblineError, report } from '@plumbline/diagnostics';
import {
  contentVersion,
  type Json,
  type PeopleStanding,
  type RecordedEvent,
  type Store,
} from '@plumbline/store';
import type { ImportedPerson } from './directory.ts';

/** What an import would do, and what it was held against. */
export interface Planned {
  readonly list: unknown;
  readonly people: readonly ImportedPerson[];
  /** Ids of accounts that are there, names of roles, codes of departments: what the entries name, and what their accounts have. */
  readonly read: { readonly users: ReadonlySet<string>; readonly names: ReadonlySet<string> };
  readonly standing: PeopleStanding;
}

/**
 * Equal list, equal effect on equal accounts, roles and departments: an equal plan, but for the line of the event log at its head,
 * after which whoever has changed something is looked for.
 */
export function planOf({ list, people, read, standing }: Planned): string {
  const { users, roles, departments, line } = standing;
  const held = [
    ...users.filter(({ id }) => read.users.has(id)).map((one) => [one.id, contentVersion.user(one)]),
    ...roles.filter(({ name }) => read.names.has(name)).map((one) => [one.name, contentVersion.role(one)]),
    ...departments
      .filter(({ code }) => read.names.has(code))
      .map((one) => [one.code, contentVersion.department(one)]),
  ];
  const told = people.map(({ login, action, changed }) => [login, action, [...changed]]);
  const parts = [contentVersion.text((list ?? null) as Json), contentVersion.text([told, held])];
  return [line, ...parts].join('.');
}

/** Whether two plans are of one list, and whether that does the same, whenever each was made. */
export function comparePlans(one: string, other: string): 'same' | 'same-list' | 'other' {
  const [, list, effect] = one.split('.');
  const [, otherList, otherEffect] = other.split('.');
  if (list !== otherList) return 'other';
  return effect === otherEffect ? 'same' : 'same-list';
}

const CHANGES = {
  'user/create': 'made',
  'user/update': 'changed',
  'role/save': 'changed',
  'role/remove': 'removed',
  'department/save': 'changed',
  'department/remove': 'removed',
} as const;
const LINES = 500;
const MOST_TOLD = 10;

/**
 * Why a plan is not that of now: who has changed which of the accounts, roles and departments that it reads, the latest change of each.
 */
export async function notThatPlan(
  { events }: Store,
  seen: string,
  { plan, read }: Pick<Planned, 'read'> & { readonly plan: string },
): Promise<PlumblineError> {
  const [line = ''] = seen.split('.');
  const isSameList = comparePlans(seen, plan) !== 'other';
  const lines = isSameList ? await events.readNewest({ limit: LINES, filter: { objects: KINDS } }) : [];
  const changes = lines.filter(({ seq, action }) => seq > Number(line) && Object.hasOwn(CHANGES, action));
  const latest = [...new Map(changes.toReversed().map((one) => [keyOf(one), one])).values()];
  const { users, names } = read;
  const own = latest.filter(({ objectId }) => users.has(objectId ?? '') || names.has(objectId ?? ''));
  // An account that an entry named before may be one that no entry names any more.
  const told = (own.length > 0 ? own : latest).slice(0, MOST_TOLD);
  return new PlumblineError(
    told.length === 0 ? [report('people/import-not-seen', {})] : told.map(changedMeanwhile),
  );
}

type Kind = 'user' | 'role' | 'department';
const KINDS: readonly Kind[] = ['user', 'role', 'department'];

const keyOf = ({ objectKind, objectId }: RecordedEvent) => `${objectKind} ${objectId}`;

function changedMeanwhile({ action, objectKind, objectId, details, actor, at }: RecordedEvent) {
  const { login, before } = (details ?? {}) as { readonly login?: string; readonly before?: unknown };
  const change = before === null ? 'made' : CHANGES[action as keyof typeof CHANGES];
  const name = login ?? objectId ?? '';
  return report('people/changed-meanwhile', { kind: objectKind as Kind, name, change, by: actor, at });
}
