import {
  type Dataset,
  type DimensionRef,
  type Model,
  memberField,
  type Tree,
  treeFactor,
  type ValueType,
} from '@plumbline/model';
import { aggregate, compute, derive, filter, join } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { allOf, BOOLEAN, call, column, INTEGER, type Measure, type Scalar, truth } from '../../scalar.ts';
import type { Context } from '../cells/context.ts';
import type { Climb, Versions } from '../cells/frame.ts';
import { lowerDimension, lowerRow } from './row.ts';
import { Source } from './source.ts';
import { closure, closureColumn } from './tree-pairs.ts';
import { valueOfVersion } from './versions.ts';

type Members = Parameters<typeof lowerRow>[2];

/** What a question knows of members that are recorded again when they change. */
interface Known {
  readonly context: Context;
  readonly versions: Versions;
}

/** Members of a tree that rows are counted in. */
export interface ClimbedMembers {
  readonly tree: Tree;
  readonly set: Plan;
  /** Column of `set` with the member that a row names. */
  readonly on: string;
  /** Column of each field of members, by its name. */
  readonly fields: ReadonlyMap<string, Scalar>;
  /** Null where every member adds to its parent. */
  readonly factor: Scalar | null;
}

/**
 * For each member, the selected members above it and itself, told apart by `fields`: of several that look alike the
 * topmost one, so that no row counts twice. Without fields that is the root of what is selected.
 */
export function climbedMembers(
  { tree, members: conditions }: Climb,
  fields: readonly string[],
  { context, versions }: Known,
  members: Members,
): ClimbedMembers | null {
  const dataset = context.model.datasets.get(tree.dataset);
  const pairs = closure(tree, context, versions);
  if (dataset === undefined || pairs === null) return null;
  const rows = new Source({ ...dataset, primaryKey: [tree.key] }, context, { time: null, versions });
  const named = fields.map((field) => ({
    name: memberColumn(tree, field),
    value: lowerDimension(fieldOf(tree, field), rows, members),
    origin: `${tree.dataset}.${field}`,
  }));
  const key = lowerDimension(fieldOf(tree, tree.key), rows, members);
  const selected = allOf(conditions.map((condition) => lowerRow(condition, rows, members)));
  const right = selectedMembers(dataset, rows, { key, selected, named });
  const above = join(pairs, right, {
    on: [{ left: closureColumn(tree, 'ancestor', key.type), right: key.kind === 'column' ? key.name : '' }],
    mode: 'inner',
    proven: selected === null,
    nullSafe: false,
    take: named.map(({ name }) => ({ from: name, as: name })),
  });
  const node = { name: `${tree.name}:node`, value: closureColumn(tree, 'node', key.type), origin: 'member' };
  const placed = derive(above, [node]);
  const keys = [node.name, ...named.map(({ name }) => name)];
  const columns = new Map(named.map(({ name, value }, i) => [fields[i] ?? '', column(name, value.type)]));
  const why = fields.length > 0 ? 'each member with those above it' : 'each member below the roots';
  const found = { tree, on: node.name, fields: columns };
  if (tree.operator === null && tree.weight === null)
    return { ...found, set: aggregate(placed, keys, [], why), factor: null };
  return { ...found, ...withFactors(tree, placed, keys, { known: { context, versions }, why }) };
}

interface Selected {
  readonly key: Scalar;
  readonly selected: Scalar | null;
  readonly named: readonly { readonly name: string; readonly value: Scalar; readonly origin: string }[];
}

/** Members that conditions select. Of several recorded versions the one that is known: one that ties in what is read refuses, whoever is below it. */
function selectedMembers(dataset: Dataset, rows: Source, { key, selected, named }: Selected): Plan {
  if (dataset.history === null) return derive(filter(rows.plan(), selected), named);
  const isSelected = valueOfVersion(selected ?? truth(true), dataset);
  const values = named.map(({ name, value: { type } }): Measure => {
    return { name, fn: 'min', arg: column(name, type), where: null, p: null, type };
  });
  const on = key.kind === 'column' ? [key.name] : [];
  return aggregate(derive(filter(rows.plan(), isSelected), named), on, values, 'one row for each member');
}

function withFactors(
  tree: Tree,
  above: Plan,
  keys: readonly string[],
  { known, why }: { readonly known: Known; readonly why: string },
): Pick<ClimbedMembers, 'set' | 'factor'> {
  const distance = closureColumn(tree, 'distance', INTEGER);
  const factor = closureColumn(tree, 'factor', treeFactor(tree));
  const [node] = keys;
  const farthest: Measure = {
    name: OWN.distance,
    fn: 'max',
    arg: distance,
    where: null,
    p: null,
    type: INTEGER,
  };
  const top = aggregate(above, keys, [farthest], why);
  const steps = closure(tree, known.context, known.versions) as Plan;
  const joined = join(top, steps, {
    on: [
      {
        left: column(node ?? '', typeIn(top, node ?? '')),
        right: closureColumn(tree, 'node', factor.type).name,
      },
      { left: column(OWN.distance, INTEGER), right: distance.name },
    ],
    mode: 'inner',
    proven: true,
    nullSafe: false,
    take: [{ from: factor.name, as: factor.name }],
  });
  const counted = filter(joined, call('is_not_null', [factor], BOOLEAN), 'below ~ nothing counts above it');
  const outputs = [...keys, factor.name].map((name) => ({
    name,
    value: column(name, typeIn(joined, name)),
    origin: 'tree',
  }));
  return { set: compute(counted, outputs), factor };
}

function typeIn(plan: Plan, name: string): ValueType {
  return plan.columns.find((c) => c.name === name)?.type ?? { kind: 'text' };
}

function fieldOf(tree: Tree, field: string): DimensionRef {
  return { kind: 'field', dataset: tree.dataset, field, relationship: null };
}

function memberColumn(tree: Tree, field: string): string {
  return `${tree.name}:${field}`;
}

/** The field of members that a dimension of the question stands for; null: an attribute of the rows. */
export function climbedField(
  model: Model,
  climbed: readonly ClimbedMembers[],
  ref: DimensionRef,
): Scalar | null {
  for (const { tree, fields } of climbed) {
    const field = memberField(model, tree, ref);
    if (field !== null) return fields.get(field) ?? null;
  }
  return null;
}
