import { report } from '@plumbline/diagnostics';
import { type Tree, treeFactor, treeTable, type ValueType } from '@plumbline/model';
import { aggregate, compute, filter, scan } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { BOOLEAN, call, column, INTEGER, type Scalar, truth } from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';

/** The members at and below one, once each, with a flag. */
export function membersUnder(
  tree: Tree,
  node: Scalar,
  context: Context,
): { readonly set: Plan; readonly on: string } | null {
  const pairs = closure(tree, context);
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

/** The stored pairs of member and ancestor; null after refusing. */
export function closure(tree: Tree, context: Context): Plan | null {
  const name = treeTable(tree.name);
  const facts = context.facts.datasets.get(name);
  if (facts === undefined) {
    refuse(context, report('query/not-loaded', { dataset: tree.dataset }));
    return null;
  }
  if (context.model.datasets.get(tree.dataset)?.history != null) {
    refuse(context, report('query/tree-of-versions', { hierarchy: tree.name, dataset: tree.dataset }));
    return null;
  }
  const type = context.model.datasets.get(tree.dataset)?.fields.get(tree.key)?.type ?? { kind: 'text' };
  const columns = [
    { field: 'node', type },
    { field: 'ancestor', type },
    { field: 'distance', type: INTEGER },
    { field: 'factor', type: treeFactor(tree) },
  ];
  return scan(name, facts.table, columns, ['node', 'distance']);
}

export function closureColumn(
  tree: Tree,
  field: string,
  type: ValueType,
): Extract<Scalar, { kind: 'column' }> {
  return { kind: 'column', name: `${treeTable(tree.name)}.${field}`, type };
}
