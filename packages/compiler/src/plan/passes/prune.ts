import { changeEach } from '../change-each.ts';
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
  fence,
  filter,
  join,
  pick,
  shift,
  window,
} from '../make.ts';
import type { Aggregate, Join, Plan } from '../node.ts';
import { nodesIn } from '../nodes-in.ts';
import { columnsOf } from '../scalar.ts';

type Names = ReadonlySet<string>;

/** Leaves out measures, expressions and joins whose columns nobody reads. */
export function prune(root: Plan): Plan {
  const needed = neededIn(root);
  const done = new Map<Plan, Plan>();
  const visit = (node: Plan): Plan => {
    const known = done.get(node);
    if (known !== undefined) return known;
    const asked = needed.get(node) ?? new Set();
    const before = inputsOf(node);
    const inputs = changeEach(before, visit);
    const result = inputs === before && isRead(node, asked) ? node : rebuilt(node, inputs, asked);
    done.set(node, result);
    return result;
  };
  return visit(root);
}

/** What the readers of each node read of it; every reader is looked at before the node. */
function neededIn(root: Plan): ReadonlyMap<Plan, Names> {
  const needed = new Map<Plan, Set<string>>([[root, new Set(root.columns.map((c) => c.name))]]);
  for (const node of nodesIn(root).toReversed()) {
    const asked = needed.get(node) ?? new Set();
    inputsOf(node).forEach((input, i) => {
      const names = needed.get(input) ?? new Set();
      needed.set(input, names);
      addRead(node, asked, i, names);
    });
  }
  return needed;
}

/** Adds what a node reads of one of its inputs for the columns that are asked of it. */
function addRead(node: Plan, asked: Names, input: number, names: Set<string>): void {
  switch (node.kind) {
    case 'filter':
      columnsOf(node.where, addAsked(node.input, asked, names));
      return;
    case 'derive':
    case 'window':
      addAsked(node.input, asked, names);
      for (const a of node.add) if (asked.has(a.name)) columnsOf(a.value, names);
      return;
    case 'compute':
      for (const o of node.outputs) if (isKept(o.name, asked, node.grain)) columnsOf(o.value, names);
      return;
    case 'aggregate':
      addAll(node.keys, names);
      for (const m of node.measures) if (asked.has(m.name)) columnsOf(m.where, columnsOf(m.arg, names));
      return;
    case 'join':
      if (input === 0) columnsOf(node.asOf?.left ?? null, addLeft(node, asked, names));
      else addRight(node, asked, names);
      return;
    case 'pick':
      if (input === 0) columnsOf(node.day, addLeft(node, asked, names));
      else addColumns(node.days, names);
      return;
    case 'expand':
      if (input === 0) columnsOf(node.by, columnsOf(node.last?.value ?? null, addLeft(node, asked, names)));
      else addColumns(node.set, names);
      return;
    case 'chain':
      addColumns(input === 0 ? node.input : node.windows, names);
      return;
    case 'align':
      addAll(node.keys, addAsked(node.inputs[input], asked, names));
      return;
    case 'shift':
      addAsked(node.input, asked, names).add(node.column);
      return;
    case 'fence':
      addAsked(node.input, asked, names);
      return;
    case 'arrange':
      addAsked(node.input, asked, names);
      for (const o of node.order) columnsOf(o.value, names);
      return;
    case 'spine':
      if (node.across !== null) addColumns(node.across, names);
      return;
    case 'scan':
      return;
  }
}

function addAll(read: readonly string[], names: Set<string>): Set<string> {
  for (const name of read) names.add(name);
  return names;
}

/** Of the columns that are asked for, those that the input has: the others come from elsewhere. */
function addAsked(input: Plan | undefined, asked: Names, names: Set<string>): Set<string> {
  for (const { name } of input?.columns ?? []) if (asked.has(name)) names.add(name);
  return names;
}

function addColumns(node: Plan, names: Set<string>): void {
  for (const c of node.columns) names.add(c.name);
}

type Beside = Extract<Plan, { kind: 'join' | 'pick' | 'expand' }>;

function addLeft(node: Beside, asked: Names, names: Set<string>): Set<string> {
  addAsked(node.input, asked, names);
  for (const o of node.kind === 'expand' ? node.also : node.on) columnsOf(o.left, names);
  return names;
}

function addRight(node: Join, asked: Names, names: Set<string>): void {
  for (const o of node.on) names.add(o.right);
  if (node.asOf !== null)
    addAll([node.asOf.right, ...(node.asOf.until === null ? [] : [node.asOf.until.column])], names);
  for (const t of node.take) if (asked.has(t.as)) names.add(t.from);
  addAll(node.right.grain ?? [], names);
}

/** The columns that identify a row stay. */
function isKept(name: string, asked: Names, grain: readonly string[] | null): boolean {
  return asked.has(name) || (grain?.includes(name) ?? false);
}

/** Somebody reads everything that the node adds to its input. */
function isRead(node: Plan, asked: Names): boolean {
  switch (node.kind) {
    case 'derive':
    case 'window':
      return node.add.every((a) => asked.has(a.name));
    case 'compute':
      return node.outputs.every((o) => isKept(o.name, asked, node.grain));
    case 'aggregate':
      return node.measures.every((m) => asked.has(m.name));
    case 'join':
      return node.take.length > 0 && node.take.every((t) => asked.has(t.as));
    default:
      return true;
  }
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
  expand: (n, [input, set]) => expand(input, set, n, n.why),
  pick: (n, [input, days]) =>
    pick(input, days, { day: n.day, on: n.on, take: n.take, ...(n.why === null ? {} : { why: n.why }) }),
  aggregate: aggregated,
  chain: (n, inputs) => withInputs(n, inputs),
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
  fence: (_n, [input]) => fence(input),
  arrange: (n, [input]) => arrange(input, n.order, n.limit, n.offset),
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
  const { on, mode, proven, nullSafe, asOf, why } = node;
  return join(input, right, { on, mode, proven, nullSafe, asOf, take, ...(why === null ? {} : { why }) });
}

function rebuilt(node: Plan, inputs: readonly Plan[], asked: Names): Plan {
  const rule = rules[node.kind] as (n: Plan, inputs: readonly Plan[], asked: Names) => Plan;
  return rule(node, inputs, asked);
}
