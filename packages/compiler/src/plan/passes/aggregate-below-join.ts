import type { Context } from '../build/context.ts';
import { rewrite } from '../children.ts';
import { mergeOf } from '../decompose.ts';
import { aggregate, derive, fieldOf, filter, typeOf } from '../make.ts';
import type { Aggregate, Plan } from '../node.ts';
import { allOf, column, columnsOf, type Measure, type Scalar } from '../scalar.ts';
import { readSource, rejoin, type SourceForm } from './source-form.ts';

/** Below this share of the rows it pays to aggregate before joining (measured: 0.63 of the time at 1:20 and less). */
const WORTH = 20;

/**
 * Aggregates by foreign keys first, then attaches attributes and aggregates again: 10 M rows become a few thousand
 * before the join. Legal where every measure merges and looks only at the dataset's own columns.
 */
export function aggregateBelowJoin(root: Plan, context: Context): Plan {
  return rewrite(root, (node) => (node.kind === 'aggregate' ? (belowJoin(node, context) ?? node) : node));
}

function belowJoin(node: Aggregate, context: Context): Plan | null {
  const form = readSource(node);
  if (form === null || form.joins.length === 0) return null;
  const own = new Set(form.scan.columns.map((c) => c.name));
  const isOwn = (s: Scalar | null) => [...columnsOf(s)].every((name) => own.has(name));
  const isAttached = (s: Scalar) => [...columnsOf(s)].every((name) => !own.has(name));
  if (!form.measures.every((m) => mergeOf(m.fn) !== null && isOwn(m.arg) && isOwn(m.where))) return null;
  const above = {
    filters: form.filters.filter((f) => !isOwn(f)),
    derived: form.derived.filter((d) => !isOwn(d.value)),
  };
  if (![...above.filters, ...above.derived.map((d) => d.value)].every(isAttached)) return null;
  const foreign = new Set(
    form.joins.flatMap((j) => j.on.flatMap((o) => [...columnsOf(o.left)])).filter((name) => own.has(name)),
  );
  const ownKeys = form.derived.filter((d) => isOwn(d.value));
  if (!isWorth(form, [...foreign], ownKeys, context)) return null;
  return split(form, [...foreign].sort(), { ownKeys, ...above });
}

interface Split {
  readonly ownKeys: SourceForm['derived'];
  readonly filters: readonly Scalar[];
  readonly derived: SourceForm['derived'];
}

function split(form: SourceForm, foreign: readonly string[], parts: Split): Plan {
  const below = form.filters.filter((f) => !parts.filters.includes(f));
  const keys = [
    ...parts.ownKeys.map((d) => d.name),
    ...foreign.filter((f) => !parts.ownKeys.some((d) => d.name === f)),
  ];
  const rows = derive(filter(form.scan, allOf(below)), parts.ownKeys);
  let plan: Plan = aggregate(
    rows,
    keys,
    form.measures,
    'by foreign keys first: few combinations, so the joins below see few rows',
  );
  for (const join of form.joins) plan = rejoin(plan, join);
  const merged = form.measures.map(
    (m): Measure => ({
      ...m,
      fn: mergeOf(m.fn) ?? m.fn,
      arg: column(m.name, typeOf(plan, m.name)),
      where: null,
      p: null,
    }),
  );
  return aggregate(derive(filter(plan, allOf(parts.filters)), parts.derived), form.keys, merged, form.why);
}

function isWorth(
  form: SourceForm,
  foreign: readonly string[],
  ownKeys: SourceForm['derived'],
  context: Context,
): boolean {
  const facts = context.facts.datasets.get(form.scan.dataset);
  if (facts === undefined) return false;
  let combinations = 1;
  for (const name of foreign) combinations *= facts.distinct.get(fieldOf(name)) ?? Number.POSITIVE_INFINITY;
  for (const key of ownKeys) combinations *= membersOf(key.value, context, form.scan.dataset);
  return combinations < facts.rows / WORTH;
}

const daysIn: Readonly<Record<string, number>> = {
  week: 7,
  month: 30,
  quarter: 91,
  year: 365,
  fiscal_quarter: 91,
  fiscal_year: 365,
};

/** How many different values a key computed from the dataset's own columns can have. */
function membersOf(value: Scalar, context: Context, dataset: string): number {
  const facts = context.facts.datasets.get(dataset);
  const { period } = context;
  if (value.kind === 'column' && value.type.kind !== 'date')
    return facts?.distinct.get(fieldOf(value.name)) ?? Number.POSITIVE_INFINITY;
  if (value.type.kind !== 'date') return Number.POSITIVE_INFINITY;
  const length = value.kind === 'call' && value.fn === 'member_start' ? (daysIn[value.option ?? ''] ?? 1) : 1;
  return (2 * (period.to - period.from + 1)) / length;
}
