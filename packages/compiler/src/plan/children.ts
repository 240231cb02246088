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
  fence: (n) => [n.input],
};

export function inputsOf(node: Plan): readonly Plan[] {
  return (inputs[node.kind] as (n: Plan) => readonly Plan[])(node);
}

type Rebuild<K extends Plan['kind']> = (
  node: Extract<Plan, { kind: K }>,
  first: Plan,
  second: Plan,
  all: readonly Plan[],
) => Plan;

/** Each kind copies nodes of its own shape: one copy for all of them is several times slower. */
const rebuilds: { readonly [K in Plan['kind']]: Rebuild<K> } = {
  scan: (n) => n,
  spine: (n, across) => (n.across === null ? n : { ...n, across }),
  filter: (n, input) => ({ ...n, input, columns: columnsOver(n, input) }),
  derive: (n, input) => ({ ...n, input, columns: columnsOver(n, input) }),
  join: (n, input, right) => ({ ...n, input, right, columns: columnsOver(n, input) }),
  expand: (n, input, set) => ({ ...n, input, set, columns: columnsOver(n, input) }),
  pick: (n, input, days) => ({ ...n, input, days, columns: columnsOver(n, input) }),
  aggregate: (n, input) => ({ ...n, input }),
  align: (n, _first, _second, inputs) => {
    const same = inputs.every((input, i) => input.columns === n.inputs[i]?.columns);
    return { ...n, inputs, columns: same ? n.columns : alignedColumns(inputs, n.keys, n.disjoint) };
  },
  chain: (n, input, windows) => ({ ...n, input, windows }),
  window: (n, input) => ({ ...n, input, columns: columnsOver(n, input) }),
  shift: (n, input) => ({ ...n, input, columns: columnsOver(n, input) }),
  compute: (n, input) => ({ ...n, input }),
  arrange: (n, input) => ({ ...n, input, columns: columnsOver(n, input) }),
  fence: (n, input) => ({ ...n, input, columns: input.columns }),
};

/** The node over other inputs that have the same columns, in whatever order; the inputs in the order of `inputsOf`. */
export function withInputs(node: Plan, next: readonly Plan[]): Plan {
  const [first, second] = next as readonly [Plan, Plan];
  return (rebuilds[node.kind] as Rebuild<Plan['kind']>)(node as never, first, second, next);
}

/** Columns of the input come first, then those that the node adds. */
function columnsOver(node: Plan & { readonly input: Plan }, input: Plan): readonly PlanColumn[] {
  const before = node.input.columns;
  return before === input.columns ? node.columns : [...input.columns, ...node.columns.slice(before.length)];
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
