import { type Access, accessOf, type Model, type Policy, type Text } from '@plumbline/model';
import type { Json, User } from '@plumbline/store';
import { accessFor } from '../center/sight.ts';
import { attributesRead } from './attributes-read.ts';
import { type KnownPrincipal, WORKED_OUT } from './principal-of.ts';

/** What policies leave one person, read from the definitions. */
export interface SightEntry {
  readonly login: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Their role is above policies, or policies hide nothing. */
  readonly seesEverything: boolean;
  readonly attributes: readonly AttributeEntry[];
  readonly policies: readonly PolicyEntry[];
  readonly datasets: readonly DatasetSight[];
  readonly metrics: {
    readonly all: number;
    readonly hidden: readonly { readonly name: string; readonly label: Text }[];
  };
}

export interface AttributeEntry {
  readonly name: string;
  /** Null: the account has none of that name, and a policy asks for it. */
  readonly value: Json;
  readonly isWorkedOut: boolean;
  /** Some policy of theirs reads it. */
  readonly isRead: boolean;
}

export interface PolicyEntry extends Pick<Policy, 'name' | 'label' | 'dataset' | 'where' | 'open'> {
  /** Of their roles, those that it is for. */
  readonly roles: readonly string[];
  /** `dataset.field`. */
  readonly deny: readonly string[];
  readonly mask: readonly string[];
  readonly metrics: Policy['metrics'];
}

export interface DatasetSight {
  readonly name: string;
  readonly label: Text;
  readonly rows: 'all' | 'some' | 'none';
  readonly hidden: readonly string[];
  readonly masked: readonly string[];
}

export function sightEntry(model: Model, user: User, principal: KnownPrincipal): SightEntry {
  const { roles, attributes = {} } = principal;
  const seesEverything = accessFor(model, principal) === null;
  const access = seesEverything ? null : accessOf(model, { roles, attributes });
  const policies = model.policies.filter((policy) => policy.roles.some((role) => roles.includes(role)));
  const hidden = [...model.metrics.values()].filter(
    ({ name }) => access?.visible.metrics.has(name) === false,
  );
  return {
    login: user.login,
    name: user.displayName,
    roles,
    seesEverything,
    attributes: attributeEntries(attributes, policies),
    policies: policies.map((policy) => policyEntry(policy, roles)),
    datasets: [...model.datasets.values()].map(({ name, label }) => ({
      name,
      label,
      ...datasetSight(name, access),
    })),
    metrics: { all: model.metrics.size, hidden: hidden.map(({ name, label }) => ({ name, label })) },
  };
}

function datasetSight(name: string, access: Access | null): Omit<DatasetSight, 'name' | 'label'> {
  if (access === null) return { rows: 'all', hidden: [], masked: [] };
  const condition = access.rows.get(name);
  const rows = condition === undefined ? 'none' : condition === null ? 'all' : 'some';
  const withheld = access.readable.datasets.get(name)?.withheld;
  // Of rows that nobody sees no field is.
  if (rows === 'none') return { rows, hidden: [], masked: [] };
  return { rows, hidden: [...(withheld?.hidden ?? [])], masked: [...(withheld?.masked ?? [])] };
}

function attributeEntries(
  attributes: Readonly<Record<string, Json>>,
  policies: readonly Policy[],
): readonly AttributeEntry[] {
  const read = attributesRead(policies);
  const workedOut: readonly string[] = WORKED_OUT;
  const names = new Set([...workedOut, ...Object.keys(attributes), ...read]);
  return [...names].map((name) => ({
    name,
    value: Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null,
    isWorkedOut: workedOut.includes(name),
    isRead: read.has(name),
  }));
}

function policyEntry(policy: Policy, own: readonly string[]): PolicyEntry {
  const { name, label, dataset, where, open, metrics } = policy;
  const fieldNames = (fields: Policy['deny']) => fields.map((one) => `${one.dataset}.${one.field}`);
  return {
    name,
    label,
    dataset,
    where,
    open,
    metrics,
    roles: policy.roles.filter((role) => own.includes(role)),
    deny: fieldNames(policy.deny),
    mask: fieldNames(policy.mask),
  };
}
