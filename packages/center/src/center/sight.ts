import { type Diagnostic, report } from '@plumbline/diagnostics';
import { type Access, accessOf, type Model, type PlainMap } from '@plumbline/model';
import type { ObjectName } from '@plumbline/store';
import { refusalOf } from '../people/permit.ts';
import { seesEverything } from '../people/role-templates.ts';
import { opensEverything } from './opens-everything.ts';
import type { Principal } from './principal.ts';
import { isWhole, type Served } from './served.ts';

/** What is served, as one person sees it. */
export interface Sight {
  /** Its model is their catalogue. */
  readonly served: Served;
  /** Null: they see everything. */
  readonly access: Access | null;
}

const known = new WeakMap<Access, Sight>();

/**
 * Null: nothing is open to them, or definitions have errors and a policy may be among what they break. Everything that
 * tells of definitions or rows asks this first.
 */
export function sightOf(served: Served, principal: Principal): Sight | null {
  if (isUnrestricted(served, principal)) return { served, access: null };
  const access = accessFor(served.model, principal);
  if (access === null || access.rows.size === 0 || !isWhole(served)) return null;
  const found = known.get(access);
  if (found !== undefined && isOf(found, served)) return found;
  const sight = { access, served: { ...served, model: access.visible } };
  known.set(access, sight);
  return sight;
}

function isOf({ served: own }: Sight, served: Served): boolean {
  return own.state === served.state && own.facts === served.facts && own.day === served.day;
}

/**
 * Nothing is kept from them. What an error keeps out of the model may be what a policy takes away: until it is mended, nobody
 * sees all of it but by their role, by policies whose words alone open everything, or where there is no policy.
 */
export function isUnrestricted(served: Ruled, principal: Principal): boolean {
  if (principal.roles.some(seesEverything)) return true;
  if (!isWhole(served) && isDayKnown(served) && opensEverything(served.versions, principal.roles))
    return true;
  if (accessFor(served.model, principal) !== null) return false;
  return isWhole(served) || served.versions.every(({ kind }) => kind !== 'policy');
}

/** Which policies are in force depends on the day, and the day on what an error may have kept out of the workspace. */
function isDayKnown({ model: { workspace }, versions }: Ruled): boolean {
  const body = (versions.find(({ kind }) => kind === 'workspace')?.body ?? {}) as PlainMap;
  const { timezone = workspace.timezone, today = null } = body;
  return timezone === workspace.timezone && today === workspace.today;
}

type Ruled = Pick<Served, 'model' | 'versions' | 'diagnostics'>;

/** Null: somebody who sees everything, whatever policies say. */
export function accessFor(model: Model, principal: Principal): Access | null {
  if (principal.roles.some(seesEverything)) return null;
  const access = accessOf(model, { roles: principal.roles, attributes: principal.attributes ?? {} });
  return hidesNothing(access) ? null : access;
}

/** Policies that open everything leave nothing to keep apart. */
function hidesNothing({ whole, visible, rows }: Access): boolean {
  const isOpen = [...whole.datasets.keys()].every((name) => rows.get(name) === null);
  if (!isOpen || visible.metrics.size < whole.metrics.size) return false;
  return [...visible.datasets.values()].every(({ withheld }) => withheld === undefined);
}

/** What of a model is kept from somebody, datasets; where it is none of these, metrics. Empty: nothing. */
export function keptBack(model: Model, principal: Principal): readonly ObjectName[] {
  const access = accessFor(model, principal);
  if (access === null) return [];
  const { whole, visible, rows } = access;
  const isClosed = (name: string) =>
    rows.get(name) !== null || visible.datasets.get(name)?.withheld !== undefined;
  const datasets = [...whole.datasets.keys()].filter(isClosed);
  if (datasets.length > 0) return datasets.map((id) => ({ kind: 'dataset', id }));
  return [...whole.metrics.keys()]
    .filter((name) => !visible.metrics.has(name))
    .map((id) => ({ kind: 'metric', id }));
}

/** Why somebody is not answered at all: they may not ask, definitions have errors, or nothing is open to them. */
export function unanswered(served: Served, principal: Principal): readonly Diagnostic[] {
  const refused = refusalOf(principal, 'query');
  if (refused.length > 0) return refused;
  if (isUnrestricted(served, principal)) return served.diagnostics.filter(isError);
  // A finding quotes the line that it is about, and what an error keeps out of the model is no hidden name of it.
  if (!isWhole(served)) return [report('query/broken-definitions', {})];
  return sightOf(served, principal) === null ? [report('query/closed-data', {})] : [];
}

/** Their catalogue; what nobody may see of it is empty. */
export function modelSeen(served: Served, principal: Principal): Model {
  const nobody = () => accessOf(served.model, { roles: [], attributes: {} }).visible;
  return sightOf(served, principal)?.served.model ?? nobody();
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
