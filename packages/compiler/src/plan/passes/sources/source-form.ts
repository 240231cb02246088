import { asOfKey, planKey, scalarKey } from '../../identity.ts';
import { aggregate, derive, filter } from '../../make.ts';
import type { Aggregate, Join, Plan, PlanColumn, Scan } from '../../node.ts';
import { oncePerQuestion } from '../../once-per-question.ts';
import { allOf, conjuncts, type Measure, type Scalar, substitute } from '../../scalar.ts';

/** An aggregate over the filtered rows of one dataset and its to-one attributes, taken apart. */
export interface SourceForm {
  readonly scan: Scan;
  readonly joins: readonly Join[];
  readonly filters: readonly Scalar[];
  readonly derived: readonly { readonly name: string; readonly value: Scalar; readonly origin: string }[];
  readonly keys: readonly string[];
  readonly measures: readonly Measure[];
  readonly why: string | null;
}

/** null when the aggregate has another shape (picks, expansions, joins that drop rows, aggregates of aggregates). */
export function readSource(node: Aggregate): SourceForm | null {
  let plan: Plan = node.input;
  const derived: SourceForm['derived'][number][] = [];
  const filters: Scalar[] = [];
  const joins: Join[] = [];
  if (plan.kind === 'derive') {
    derived.push(...plan.add);
    plan = plan.input;
  }
  while (plan.kind === 'filter') {
    filters.unshift(...conjuncts(plan.where));
    plan = plan.input;
  }
  while (plan.kind === 'join') {
    if (plan.mode === 'inner' && !plan.proven) return null;
    joins.unshift(plan);
    plan = plan.input;
  }
  if (plan.kind !== 'scan') return null;
  return { scan: plan, joins, filters, derived, keys: node.keys, measures: node.measures, why: node.why };
}

/** The same with measures of columns of the rows: what one source derives under a name, another may derive otherwise. */
export function withOwnMeasures(form: SourceForm): SourceForm {
  const values = new Map(form.derived.map((d) => [d.name, d.value]));
  const own = (scalar: Scalar) => substitute(scalar, (c) => values.get(c.name) ?? c);
  return {
    ...form,
    derived: form.derived.filter((d) => form.keys.includes(d.name)),
    measures: form.measures.map((m) => ({ ...m, arg: m.arg && own(m.arg), where: m.where && own(m.where) })),
  };
}

export function writeSource(form: SourceForm): Aggregate {
  let plan: Plan = form.scan;
  for (const j of form.joins) plan = rejoin(plan, j);
  plan = derive(filter(plan, allOf(form.filters)), form.derived);
  return aggregate(plan, form.keys, form.measures, form.why);
}

/** The same join on another input. */
export function rejoin(input: Plan, node: Join): Join {
  const taken = node.columns.filter((c) => node.take.some((t) => t.as === c.name));
  return { ...node, input, grain: input.grain, columns: [...input.columns, ...taken] };
}

/** One list of joins that serves both: what each takes is taken. */
export function unionJoins(a: readonly Join[], b: readonly Join[]): readonly Join[] {
  const merged: Join[] = [...a];
  for (const join of b) {
    if (merged.includes(join)) continue;
    const i = merged.findIndex((m) => joinIdentity(m) === joinIdentity(join));
    const known = merged[i];
    if (known === undefined) merged.push(join);
    else merged[i] = mergeTakes(known, join);
  }
  return merged;
}

const joinIdentity = oncePerQuestion((join: Join): string => {
  const right = join.right.kind === 'scan' ? `scan ${join.right.dataset}` : planKey(join.right);
  const on = join.on.map((o) => `${scalarKey(o.left)}=${JSON.stringify(o.right)}`);
  return `${join.mode} ${join.nullSafe} ${on.join()} ${asOfKey(join)} ${right}`;
});

function mergeTakes(a: Join, b: Join): Join {
  const fresh = b.take.filter((t) => !a.take.some((known) => known.as === t.as));
  const columns = b.columns.filter((c) => fresh.some((t) => t.as === c.name));
  const right = a.right.kind === 'scan' && b.right.kind === 'scan' ? unionScan(a.right, b.right) : a.right;
  if (fresh.length === 0 && right === a.right) return a;
  return { ...a, right, take: [...a.take, ...fresh], columns: [...a.columns, ...columns] };
}

export function unionScan(a: Scan, b: Scan): Scan {
  if (a === b) return a;
  const fresh: PlanColumn[] = b.columns.filter((c) => !a.columns.some((known) => known.name === c.name));
  return fresh.length === 0
    ? a
    : { ...a, columns: [...a.columns, ...fresh].sort((x, y) => (x.name < y.name ? -1 : 1)) };
}
