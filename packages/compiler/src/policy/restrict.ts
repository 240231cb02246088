import { InternalError, report } from '@plumbline/diagnostics';
import { type Access, type Dataset, type Model, type RowExpr, type Tree, treeTable } from '@plumbline/model';
import { type Context, refuse } from '../plan/build/cells/context.ts';
import { LATEST } from '../plan/build/cells/frame.ts';
import { lowerRow } from '../plan/build/rows/row.ts';
import { Source } from '../plan/build/rows/source.ts';
import { zoneOfDataset } from '../plan/build/rows/zones.ts';
import { inputsOf } from '../plan/children.ts';
import { fence, fieldOf, filter, join } from '../plan/make.ts';
import { mayFail } from '../plan/may-fail.ts';
import type { Filter, Join, Plan, Scan } from '../plan/node.ts';
import { oncePerObject } from '../plan/once-per-object.ts';
import { rejoin, unionJoins } from '../plan/passes/sources/source-form.ts';
import { rewrite } from '../plan/rewrite.ts';
import { allOf, BOOLEAN, call, type Scalar, truth } from '../plan/scalar.ts';
import { ownNames } from './own-names.ts';
import { recordedPairsSeen } from './recorded-pairs-seen.ts';

export type RowAccess = Pick<Access, 'whole' | 'rows'>;

export interface Restricted {
  readonly plan: Plan;
  /** Of some dataset only some rows are read. */
  readonly isPartial: boolean;
}

/**
 * Reads only rows that somebody may see, wherever rows are read: at every scan of the plan, before anything joins,
 * picks or adds them up. It is no pass of the list, so that no list leaves it out. A scan of what is not opened refuses.
 *
 *     scan orders                    →  filter country in ('FR')
 *                                         join customer
 *                                           scan orders
 */
export function restrict(root: Plan, access: RowAccess, context: Context): Restricted {
  const reading = readingOf(access, context);
  const touched = new Set<Plan>();
  const lifted = new Set<Plan>();
  const isTouched = oncePerObject(
    (plan: Plan): boolean => touched.has(plan) || inputsOf(plan).some(isTouched),
  );
  const plan = rewrite(root, (node) => {
    if (node.kind === 'scan') {
      if (node.ofAll === true) return node;
      const rows = rowsOf(node, reading);
      if (rows === node) return node;
      touched.add(rows);
      if (rows.kind === 'filter') lifted.add(rows);
      return rows;
    }
    if (node.kind !== 'join') return node;
    const honest = node.proven && isTouched(node.right) ? { ...node, proven: false } : node;
    if (!lifted.has(honest.input)) return honest;
    const above = raised(honest, honest.input as Filter);
    touched.add(above);
    lifted.add(above);
    return above;
  });
  return { plan, isPartial: touched.size > 0 };
}

/**
 * `join(filter(rows))` is `filter(join(rows))`: rows that stand first in a join are filtered after what is attached to
 * them. What the condition joins too is joined once.
 */
function raised(node: Join, rows: Filter): Filter {
  const joins: Join[] = [];
  let below = rows.input;
  for (; below.kind === 'join'; below = below.input) joins.unshift(below);
  const joined = unionJoins(joins, [node]).reduce(rejoin, below);
  return { ...rows, input: joined, columns: joined.columns, grain: joined.grain };
}

interface Reading {
  readonly access: RowAccess;
  readonly trees: ReadonlyMap<string, Tree>;
  /** Conditions are read by the definitions of everybody: what they look at need not be seen. */
  readonly system: Context;
  readonly context: Context;
}

function readingOf(access: RowAccess, context: Context): Reading {
  const { whole } = access;
  const trees = new Map<string, Tree>();
  for (const one of whole.hierarchies.values()) if (one.kind === 'tree') trees.set(treeTable(one.name), one);
  const system = {
    ...context,
    model: whole,
    diagnostics: [],
    warnings: new Map(),
    sources: new Map(),
    sets: new Map(),
    opened: null,
  };
  return { access, trees, system, context };
}

function rowsOf(node: Scan, reading: Reading): Plan {
  const { access, trees, context } = reading;
  const tree = trees.get(node.dataset);
  const condition = access.rows.get(tree?.dataset ?? node.dataset);
  if (condition === undefined) {
    refuse(context, report('query/closed-data', {}));
    return node;
  }
  if (condition === null) return node;
  return tree === undefined ? seen(node, condition, reading) : seenPairs(node, tree, condition, reading);
}

function seen(node: Scan, condition: RowExpr, reading: Reading): Plan {
  const { access, context } = reading;
  const dataset = datasetOf(access.whole, node.dataset);
  // All of them, so that equal rows are one and the same relation, whoever reads which of their columns.
  const stored = context.facts.datasets.get(node.dataset)?.columns ?? new Set<string>();
  const fields = [...dataset.fields.keys()].filter((field) => stored.has(field));
  const asked = [...new Set([...fields, ...node.columns.map(({ name }) => fieldOf(name))])];
  const key = (node.grain ?? []).map(fieldOf);
  const rows = ownNames(rowsMeeting(dataset, { fields: asked, key, condition }, reading));
  return mayFail(rows.where, NO_NAMES) ? fence(rows) : rows;
}

/** Pairs of which both members are seen: an unseen one is neither counted nor named. */
function seenPairs(node: Scan, tree: Tree, condition: RowExpr, reading: Reading): Plan {
  const dataset = datasetOf(reading.access.whole, tree.dataset);
  if (dataset.history !== null) {
    const read = { fields: [tree.key, dataset.history.recordedAt], key: [], condition };
    const zone = zoneOfDataset(dataset, reading.system);
    return recordedPairsSeen(node, tree, dataset, { records: rowsMeeting(dataset, read, reading), zone });
  }
  const asked = { fields: [tree.key], key: [tree.key], condition };
  const members = rowsMeeting(dataset, asked, reading);
  const both = ['node', 'ancestor'].map((end) => node.columns.find(({ name }) => fieldOf(name) === end));
  return both.reduce((pairs: Plan, end) => {
    if (end === undefined) throw new InternalError(`${node.dataset} has no such end`);
    const left = { kind: 'column', name: end.name, type: end.type } as const;
    return join(pairs, members, {
      on: [{ left, right: `${tree.dataset}.${tree.key}` }],
      mode: 'inner',
      proven: false,
      nullSafe: false,
      take: [],
    });
  }, node);
}

interface Wanted {
  readonly fields: readonly string[];
  /** Fields that tell rows apart; none: unknown. */
  readonly key: readonly string[];
  readonly condition: RowExpr;
}

/** Every recorded row counts, also of several versions. A row of which it is not known what is read of it is not seen. */
function rowsMeeting(dataset: Dataset, { fields, key, condition }: Wanted, { system }: Reading): Plan {
  const ties: Scalar[] = [];
  const rows = new Source({ ...dataset, primaryKey: key, history: null }, system, {
    time: null,
    versions: LATEST,
    ties,
  });
  for (const field of new Set([...fields, ...key])) rows.stored([], dataset, field, NO_STEPS);
  const where = lowerRow(condition, rows, () => {
    throw new InternalError('a policy asks for members');
  });
  const [problem] = system.diagnostics;
  if (problem !== undefined) refuse(system, problem);
  return filter(rows.plan(), allOf([where, ...ties.map(isNotSo)]), 'rows that may be seen');
}

function isNotSo(flag: Scalar): Scalar {
  return call('not', [call('coalesce', [flag, truth(false)], BOOLEAN)], BOOLEAN);
}

const NO_NAMES: ReadonlySet<string> = new Set();

const NO_STEPS = {
  key: () => {
    throw new InternalError('an own field needs no key');
  },
  time: () => null,
  startText: '',
};

function datasetOf(model: Model, name: string): Dataset {
  const dataset = model.datasets.get(name);
  if (dataset === undefined) throw new InternalError(`no dataset ${name}`);
  return dataset;
}
