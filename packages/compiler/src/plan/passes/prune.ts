import { inputsOf, withInputs } from '../children.ts';
import {
  aggregate,
  align,
  arrange,
  compute,
  define,
  derive,
  empty,
  expand,
  filter,
  join,
  pick,
  shift,
  window,
} from '../make.ts';
import type { Aggregate, Join, Pick, Plan } from '../node.ts';
import { columnsOf, type Measure, type Scalar } from '../scalar.ts';

type Names = ReadonlySet<string>;

/** Leaves out measures, expressions and joins whose columns nobody reads. */
export function prune(root: Plan): Plan {
  const needed = neededIn(root);
  const done = new Map<Plan, Plan>();
  const visit = (node: Plan): Plan => {
    const known = done.get(node);
    if (known !== undefined) return known;
    const inputs = inputsOf(node);
    const after = inputs.map(visit);
    const result = rebuilt(node, after, needed.get(node) ?? new Set());
    done.set(node, result);
    return result;
  };
  return visit(root);
}

/** What the readers of each node read of it; every reader is looked at before the node. */
function neededIn(root: Plan): ReadonlyMap<Plan, Names> {
  const needed = new Map<Plan, Set<string>>([[root, new Set(root.columns.map((c) => c.name))]]);
  for (const node of readersFirst(root)) {
    const asked = needed.get(node) ?? new Set();
    for (const [i, input] of inputsOf(node).entries()) {
      const names = needed.get(input) ?? new Set();
      needed.set(input, names);
      for (const name of readBy(node, asked, i)) names.add(name);
    }
  }
  return needed;
}

function readersFirst(root: Plan): readonly Plan[] {
  const seen = new Set<Plan>();
  const order: Plan[] = [];
  const visit = (node: Plan) => {
    if (seen.has(node)) return;
    seen.add(node);
    for (const input of inputsOf(node)) visit(input);
    order.push(node);
  };
  visit(root);
  return order.reverse();
}

function readBy(node: Plan, asked: Names, input: number): Iterable<string> {
  switch (node.kind) {
    case 'filter':
      return columnsOf(node.where, new Set(asked));
    case 'derive':
    case 'window':
      return through(
        node.add.filter((a) => asked.has(a.name)),
        asked,
      );
    case 'compute':
      return valuesRead(node.outputs.filter((o) => isKept(o.name, asked, node.grain)));
    case 'aggregate':
      return measuresRead(
        node.measures.filter((m) => asked.has(m.name)),
        node.keys,
      );
    case 'join':
      return input === 0 ? leftOf(node, asked) : rightOf(node, asked);
    case 'pick':
      return input === 0 ? leftOf(node, asked) : node.days.columns.map((c) => c.name);
    case 'expand':
      return input === 0 ? columnsOf(node.day, new Set(asked)) : node.windows.columns.map((c) => c.name);
    case 'align':
      return [...asked, ...node.keys];
    case 'shift':
      return [...asked, node.column];
    case 'arrange':
      return node.order.reduce((names, o) => columnsOf(o.value, names), new Set(asked));
    default:
      return inputsOf(node)[input]?.columns.map((c) => c.name) ?? [];
  }
}

function through(
  kept: readonly { readonly name: string; readonly value: Scalar }[],
  asked: Names,
): Iterable<string> {
  return [...asked, ...valuesRead(kept)];
}

function valuesRead(kept: readonly { readonly value: Scalar }[]): Iterable<string> {
  return kept.reduce((names, k) => columnsOf(k.value, names), new Set<string>());
}

function measuresRead(kept: readonly Measure[], keys: readonly string[]): Iterable<string> {
  return kept.reduce((names, m) => columnsOf(m.where, columnsOf(m.arg, names)), new Set(keys));
}

function leftOf(node: Join | Pick, asked: Names): Iterable<string> {
  const names = new Set(asked);
  for (const o of node.on) columnsOf(o.left, names);
  return node.kind === 'pick' ? columnsOf(node.day, names) : names;
}

function rightOf(node: Join, asked: Names): Iterable<string> {
  return [
    ...node.on.map((o) => o.right),
    ...node.take.filter((t) => asked.has(t.as)).map((t) => t.from),
    ...(node.right.grain ?? []),
  ];
}

/** The columns that identify a row stay. */
function isKept(name: string, asked: Names, grain: readonly string[] | null): boolean {
  return asked.has(name) || (grain?.includes(name) ?? false);
}

/** One rule for each node: itself over its new inputs, without what nobody asked for. */
const rules: {
  readonly [K in Plan['kind']]: (
    node: Extract<Plan, { kind: K }>,
    inputs: readonly [Plan, Plan],
    asked: Names,
  ) => Plan;
} = {
  scan: (n) => n,
  spine: (n, [across]) => withInputs(n, [across]),
  filter: (n, [input]) => filter(input, n.where, n.why),
  derive: (n, [input], asked) => {
    const added = n.add.filter((a) => asked.has(a.name));
    return n.named ? define(input, added, n.why) : derive(input, added, n.why);
  },
  join: joined,
  expand: (n, [input]) => expand(input, n.windows, n.day, n.why),
  pick: (n, [input, days]) =>
    pick(input, days, { day: n.day, on: n.on, take: n.take, ...(n.why === null ? {} : { why: n.why }) }),
  aggregate: aggregated,
  align: (n, inputs) => align(inputs, n.keys, n.disjoint, n.why),
  window: (n, [input], asked) =>
    window(
      input,
      n.add.filter((a) => asked.has(a.name)),
      n.why,
    ),
  shift: (n, [input]) => shift(input, n.column, n.by, n.why),
  compute: (n, [input], asked) =>
    compute(
      input,
      n.outputs.filter((o) => isKept(o.name, asked, n.grain)),
      n.why,
    ),
  arrange: (n, [input]) => arrange(input, n.order, n.limit),
};

/** An aggregate without keys is one row also where it reads none; what is left of it when nobody reads a measure is that row. */
function aggregated(node: Aggregate, [input]: readonly [Plan, Plan], asked: Names): Plan {
  const measures = node.measures.filter((m) => asked.has(m.name));
  if (node.keys.length === 0 && measures.length < node.measures.length && measures.length === 0)
    return empty([]);
  return aggregate(input, node.keys, measures, node.why);
}

/** A join that neither drops rows nor gives a column that is read goes. */
function joined(node: Join, [input, right]: readonly [Plan, Plan], asked: Names): Plan {
  const take = node.take.filter((t) => asked.has(t.as));
  if (take.length === 0 && (node.mode === 'left' || node.proven)) return input;
  const { on, mode, proven, nullSafe, why } = node;
  return join(input, right, { on, mode, proven, nullSafe, take, ...(why === null ? {} : { why }) });
}

function rebuilt(node: Plan, inputs: readonly Plan[], asked: Names): Plan {
  const rule = rules[node.kind] as (n: Plan, inputs: readonly Plan[], asked: Names) => Plan;
  return rule(node, inputs, asked);
}
