import { changeEach } from './change-each.ts';
import { alignedColumns } from './make.ts';
import type { Plan, PlanColumn } from './node.ts';

/** The inputs of every node kind, written once. */
const inputs: { readonly [K in Plan['kind']]: (node: Extract<Plan, { kind: K }>) => readonly Plan[] } = {
  scan: () => [],
  spine: (n) => (n.across === null ? [] : [n.across]),
  filter: (n) => [n.input],
  derive: (n) => [n.input],
  join: (n) => [n.input, n.right],
  expand: (n) => [n.input, n.set],
  pick: (n) => [n.input, n.days],
  aggregate: (n) => [n.input],
  align: (n) => n.inputs,
  chain: (n) => [n.input, n.windows],
  window: (n) => [n.input],
  shift: (n) => [n.input],
  compute: (n) => [n.input],
  arrange: (n) => [n.input],
};

export function inputsOf(node: Plan): readonly Plan[] {
  return (inputs[node.kind] as (n: Plan) => readonly Plan[])(node);
}

/** The node over other inputs that have the same columns, in whatever order; the inputs in the order of `inputsOf`. */
export function withInputs(node: Plan, next: readonly Plan[]): Plan {
  const [first, second] = next as readonly [Plan, Plan];
  switch (node.kind) {
    case 'scan':
      return node;
    case 'spine':
      return node.across === null ? node : { ...node, across: first };
    case 'align': {
      const same = next.every((n, i) => n.columns === node.inputs[i]?.columns);
      const columns = same ? node.columns : alignedColumns(next, node.keys, node.disjoint);
      return { ...node, inputs: next, columns };
    }
    case 'aggregate':
    case 'compute':
      return { ...node, input: first };
    case 'chain':
      return { ...node, input: first, windows: second };
    case 'join':
      return { ...node, input: first, right: second, columns: columnsOver(node, first) };
    case 'expand':
      return { ...node, input: first, set: second, columns: columnsOver(node, first) };
    case 'pick':
      return { ...node, input: first, days: second, columns: columnsOver(node, first) };
    default:
      return { ...node, input: first, columns: columnsOver(node, first) };
  }
}

/** Columns of the input come first, then those that the node adds. */
function columnsOver(node: Plan & { readonly input: Plan }, input: Plan): readonly PlanColumn[] {
  const before = node.input.columns;
  return before === input.columns ? node.columns : [...input.columns, ...node.columns.slice(before.length)];
}

/** Rebuilds a plan bottom-up; nodes shared before stay shared. Nodes in `given` are replaced as they are, unvisited. */
export function rewrite(
  root: Plan,
  change: (node: Plan) => Plan,
  given: ReadonlyMap<Plan, Plan> = new Map(),
): Plan {
  const done = new Map<Plan, Plan>(given);
  const visit = (node: Plan): Plan => {
    const known = done.get(node);
    if (known !== undefined) return known;
    const before = inputsOf(node);
    const after = changeEach(before, visit);
    const result = change(after === before ? node : withInputs(node, after));
    done.set(node, result);
    return result;
  };
  return visit(root);
}

/** How many nodes read each node. */
export function readersOf(root: Plan): ReadonlyMap<Plan, number> {
  const readers = new Map<Plan, number>([[root, 1]]);
  const visit = (node: Plan) => {
    for (const input of inputsOf(node)) {
      const seen = readers.get(input) ?? 0;
      readers.set(input, seen + 1);
      if (seen === 0) visit(input);
    }
  };
  visit(root);
  return readers;
}
