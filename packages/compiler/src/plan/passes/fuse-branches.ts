import { nodeKey, scalarKey } from '../identity.ts';
import { align, compute, filter, shift } from '../make.ts';
import type { Aggregate, Align, Compute, Plan, Shift } from '../node.ts';
import { rewrite } from '../rewrite.ts';
import { anyOf, conjuncts, type Measure, type Scalar } from '../scalar.ts';

type Output = Compute['outputs'][number];

/** A branch of an align: some columns of some groups of a relation, its time keys moved. */
interface Branch {
  readonly input: Plan;
  /** Groups that the branch has; null: all. */
  readonly where: Scalar | null;
  readonly shifts: readonly Shift[];
  readonly keys: readonly Output[];
  readonly values: readonly Output[];
}

/**
 * Branches that read the same relation with the same moves become one branch that gives all their columns: each row of
 * the relation is one row of the align anyway, so that nothing has to be stacked for them.
 */
export function fuseBranches(root: Plan): Plan {
  return rewrite(root, (node) => (node.kind === 'align' && !node.disjoint ? fused(node) : node));
}

function fused(node: Align): Plan {
  const groups = new Map<string, [Branch, ...Branch[]]>();
  const ids = new Map<Plan, number>();
  const inputs: (Plan | string)[] = [];
  for (const input of node.inputs) {
    const branch = readBranch(input, node.keys);
    if (branch === null) {
      inputs.push(input);
      continue;
    }
    const id = ids.get(branch.input) ?? ids.size;
    ids.set(branch.input, id);
    const keys = branch.keys.map((k) => `${JSON.stringify(k.name)}:=${scalarKey(k.value)}`);
    const text = `${id} ${branch.shifts.map(nodeKey)} ${keys}`;
    const known = groups.get(text);
    if (known === undefined) {
      groups.set(text, [branch]);
      inputs.push(text);
    } else known.push(branch);
  }
  if (inputs.length === node.inputs.length) return node;
  return align(
    inputs.map((i) => (typeof i === 'string' ? together(groups.get(i) as [Branch, ...Branch[]]) : i)),
    node.keys,
    node.disjoint,
    node.why,
  );
}

function readBranch(plan: Plan, keys: readonly string[]): Branch | null {
  const shifts: Shift[] = [];
  let node = plan;
  while (node.kind === 'shift') {
    shifts.unshift(node);
    node = node.input;
  }
  if (node.kind !== 'compute') return null;
  const { outputs, input } = node;
  return {
    input: input.kind === 'filter' ? input.input : input,
    where: input.kind === 'filter' ? input.where : null,
    shifts,
    keys: outputs.filter((o) => keys.includes(o.name)),
    values: outputs.filter((o) => !keys.includes(o.name)),
  };
}

function together(branches: readonly [Branch, ...Branch[]]): Plan {
  const [first] = branches;
  const conditions = new Map(branches.map((b) => [scalarKey(b.where), b.where]));
  const [only] = conditions.values();
  const guards = [...conditions.values()].filter((w): w is Scalar => w !== null);
  const where = conditions.size === 1 ? (only ?? null) : conditions.has('-') ? null : anyOf(guards);
  const values = branches.flatMap((b) =>
    b.values.map((v) => (conditions.size === 1 ? v : { ...v, value: guarded(v.value, b) })),
  );
  const outputs = [...new Map([...first.keys, ...values].map((o) => [o.name, o])).values()];
  let plan: Plan = compute(filter(first.input, where), outputs);
  for (const s of first.shifts) plan = shift(plan, s.column, s.by, s.why);
  return plan;
}

/** The value in the groups of its own branch, null in the others'. */
function guarded(value: Scalar, { where, input }: Branch): Scalar {
  if (where === null || isNullWithoutRows(value, where, input)) return value;
  return { kind: 'case', whens: [{ when: where, then: value }], otherwise: null, type: value.type };
}

const nullOfNothing: ReadonlySet<Measure['fn']> = new Set([
  'sum',
  'avg',
  'min',
  'max',
  'median',
  'percentile',
  'percentile_disc',
  'stddev',
  'variance',
  'any',
]);

/** A measure that reads none of the rows is null by itself where the condition says that there are none. */
function isNullWithoutRows(value: Scalar, where: Scalar, input: Plan): boolean {
  if (input.kind !== 'aggregate' || value.kind !== 'column') return false;
  const measure = measureOf(input, value.name);
  const counted = countedBy(where);
  const rows = counted === null ? undefined : measureOf(input, counted);
  if (measure === undefined || rows === undefined || rows.fn !== 'count' || rows.arg !== null) return false;
  const own = new Set(conjuncts(measure.where).map(scalarKey));
  return nullOfNothing.has(measure.fn) && conjuncts(rows.where).every((c) => own.has(scalarKey(c)));
}

/** The column of `column > 0`. */
function countedBy(where: Scalar): string | null {
  if (where.kind !== 'call' || where.fn !== 'gt') return null;
  const [count, zero] = where.args;
  return count?.kind === 'column' && zero?.kind === 'literal' && zero.value === '0' ? count.name : null;
}

function measureOf(node: Aggregate, name: string): Measure | undefined {
  return node.measures.find((m) => m.name === name);
}
