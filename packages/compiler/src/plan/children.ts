import type { Plan, Spine } from './node.ts';

/** The inputs of every node kind, written once. */
const inputs: { readonly [K in Plan['kind']]: (node: Extract<Plan, { kind: K }>) => readonly Plan[] } = {
  scan: () => [],
  spine: (n) => (n.across === null ? [] : [n.across]),
  filter: (n) => [n.input],
  derive: (n) => [n.input],
  join: (n) => [n.input, n.right],
  expand: (n) => [n.input, n.windows],
  pick: (n) => [n.input, n.days],
  aggregate: (n) => [n.input],
  align: (n) => n.inputs,
  window: (n) => [n.input],
  shift: (n) => [n.input],
  compute: (n) => [n.input],
  arrange: (n) => [n.input],
};

export function inputsOf(node: Plan): readonly Plan[] {
  return (inputs[node.kind] as (n: Plan) => readonly Plan[])(node);
}

/** The node over other inputs of the same columns, in the order of `inputsOf`. */
export function withInputs(node: Plan, next: readonly Plan[]): Plan {
  const [first, second] = next as readonly [Plan, Plan];
  switch (node.kind) {
    case 'scan':
      return node;
    case 'spine':
      return node.across === null ? node : { ...node, across: first };
    case 'align':
      return { ...node, inputs: next };
    case 'join':
      return { ...node, input: first, right: second };
    case 'expand':
      return { ...node, input: first, windows: second as Spine };
    case 'pick':
      return { ...node, input: first, days: second };
    default:
      return { ...node, input: first };
  }
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
    const after = before.map(visit);
    const same = after.every((n, i) => n === before[i]);
    const result = change(same ? node : withInputs(node, after));
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
