import { type Diagnostic, report } from '@plumbline/diagnostics';
import { type Access, accessOf, type Model } from '@plumbline/model';
import { covered } from '../answer/covered.ts';
import { refusalOf } from '../people/permit.ts';
import { seesEverything } from '../people/role-templates.ts';
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
 * Nothing is kept from them. What an error keeps out of the model was not open to them for all that is known: whoever sees the rest of
 * it does not see all.
 */
export function isUnrestricted(served: Ruled, principal: Principal): boolean {
  if (principal.roles.some(seesEverything)) return true;
  return accessFor(served.model, principal) === null && !lacksRules(served);
}

type Ruled = Pick<Served, 'model' | 'versions' | 'diagnostics'>;

/** An error keeps a dataset or a policy out of the model. */
function lacksRules(served: Ruled): boolean {
  if (isWhole(served)) return false;
  const { datasets, policies } = served.model;
  const isMissing: Readonly<Record<string, (name: string) => boolean>> = {
    dataset: (name) => !datasets.has(name),
    policy: (name) => policies.every((policy) => policy.name !== name),
  };
  return served.versions.some(({ kind, id }) => isMissing[kind]?.(id) === true);
}

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

/** Why somebody is not answered at all: they may not ask, definitions have errors, or nothing is open to them. */
export function unanswered({ model, diagnostics }: Served, principal: Principal): readonly Diagnostic[] {
  const refused = refusalOf(principal, 'query');
  if (refused.length > 0) return refused;
  const access = accessFor(model, principal);
  const isClosed = access !== null && access.rows.size === 0;
  return [
    ...covered(diagnostics.filter(isError), access, null),
    ...(isClosed ? [report('query/closed-data', {})] : []),
  ];
}

/** Their catalogue; what nobody may see of it is empty. */
export function modelSeen(served: Served, principal: Principal): Model {
  const nobody = () => accessOf(served.model, { roles: [], attributes: {} }).visible;
  return sightOf(served, principal)?.served.model ?? nobody();
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}
