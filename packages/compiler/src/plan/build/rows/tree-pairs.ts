import { report } from '@plumbline/diagnostics';
import {
  type Dataset,
  type Tree,
  treeColumns,
  treeFactor,
  treeTable,
  type ValueType,
} from '@plumbline/model';
import { aggregate, compute, filter, scan } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  anyOf,
  BOOLEAN,
  call,
  column,
  DATE,
  date,
  INTEGER,
  type Measure,
  type Scalar,
  truth,
} from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import type { Versions } from '../cells/frame.ts';

/** The members at and below one, once each, with a flag. */
export function membersUnder(
  tree: Tree,
  node: Scalar,
  context: Context,
  versions: Versions,
): { readonly set: Plan; readonly on: string } | null {
  const pairs = closure(tree, context, versions);
  if (pairs === null) return null;
  const isBelow = call('eq', [closureColumn(tree, 'ancestor', node.type), node], BOOLEAN);
  const { name, type } = closureColumn(tree, 'node', node.type);
  const members = aggregate(filter(pairs, isBelow), [name], [], `${tree.name}: a member and those below it`);
  const set = compute(members, [
    { name, value: column(name, type), origin: 'member' },
    { name: OWN.kept, value: truth(true), origin: 'member' },
  ]);
  return { set, on: name };
}

/** The stored pairs of member and ancestor, as far as they are known; null after refusing. */
export function closure(tree: Tree, context: Context, { until }: Versions): Plan | null {
  const name = treeTable(tree.name);
  const facts = context.facts.datasets.get(name);
  const members = context.model.datasets.get(tree.dataset);
  if (facts === undefined || members === undefined) {
    refuse(context, report('query/not-loaded', { dataset: tree.dataset }));
    return null;
  }
  const columns = treeColumns(tree, members);
  if (members.history === null) return scan(name, facts.table, columns, ['node', 'distance']);
  const pairs = scan(name, facts.table, columns, ['node', 'distance', 'known_from']);
  return knownPairs(tree, pairs, members, until);
}

/** Pairs of members that are recorded again when they change: those of one day, or those that still hold. */
function knownPairs(tree: Tree, pairs: Plan, { fields }: Dataset, until: Versions['until']): Plan {
  const [from, to] = [closureColumn(tree, 'known_from', DATE), closureColumn(tree, 'known_to', DATE)];
  const isOpen = call('is_null', [to], BOOLEAN);
  const isKnown =
    until === null
      ? isOpen
      : allOf([
          call('le', [from, date(until)], BOOLEAN),
          anyOf([isOpen, call('gt', [to, date(until)], BOOLEAN)]),
        ]);
  const one = (field: string, type: ValueType): Measure => {
    const arg = closureColumn(tree, field, type);
    return { name: arg.name, fn: 'min', arg, where: null, p: null, type };
  };
  const node = closureColumn(tree, 'node', INTEGER).name;
  const distance = closureColumn(tree, 'distance', INTEGER).name;
  const key = fields.get(tree.key)?.type ?? { kind: 'text' };
  return aggregate(
    filter(pairs, isKnown),
    [node, distance],
    [one('ancestor', key), one('factor', treeFactor(tree))],
    `${tree.name} as known to the question`,
  );
}

export function closureColumn(
  tree: Tree,
  field: string,
  type: ValueType,
): Extract<Scalar, { kind: 'column' }> {
  return { kind: 'column', name: `${treeTable(tree.name)}.${field}`, type };
}
