import { rewrite } from '../children.ts';
import { typeOf } from '../columns.ts';
import { mergeOf } from '../decompose.ts';
import { scalarKey } from '../identity.ts';
import { aggregate, derive, fieldOf, filter } from '../make.ts';
import type { Aggregate, Plan } from '../node.ts';
import { allOf, BOOLEAN, column, columnsOf, type Measure, type Scalar } from '../scalar.ts';
import type { Context } from './pass.ts';
import { readSource, rejoin, type SourceForm } from './sources/source-form.ts';
import { addMeasure } from './sources/source-group.ts';

/** Below this share of the rows it pays to aggregate twice (measured: 0.63 of the time at 1:20 and less). */
const WORTH = 20;
/** A column with at most so many values may become a key so that conditions on it are checked on groups. */
const FEW_VALUES = 64;
/** Fewer conditional measures than this are cheaper on the rows. */
const MANY_CONDITIONS = 3;

/**
 * Aggregates by foreign keys and by what conditions look at first; attributes are attached and conditions checked on
 * the few groups that remain. Legal where every measure merges and looks only at the dataset's own columns.
 */
export function aggregateTwice(root: Plan, context: Context): Plan {
  return rewrite(root, (node) => (node.kind === 'aggregate' ? (twice(node, context) ?? node) : node));
}

type Derived = SourceForm['derived'];

/** What goes below and what stays above. */
interface Cut {
  readonly ownKeys: Derived;
  readonly foreign: readonly string[];
  readonly filters: readonly Scalar[];
  readonly derived: Derived;
  /** Conditions of measures that are checked above, by their text: the columns or the flag they need as keys. */
  readonly lifted: ReadonlyMap<string, Lifted>;
}

interface Lifted {
  readonly keys: readonly { readonly name: string; readonly value: Scalar; readonly origin: string }[];
  readonly above: Scalar;
}

function twice(node: Aggregate, context: Context): Plan | null {
  const form = readSource(node);
  if (form === null) return null;
  const own = new Set(form.scan.columns.map((c) => c.name));
  const isOwn = (s: Scalar | null) => [...columnsOf(s)].every((name) => own.has(name));
  const isAttached = (s: Scalar) => [...columnsOf(s)].every((name) => !own.has(name));
  if (!form.measures.every((m) => mergeOf(m.fn) !== null && isOwn(m.arg) && isOwn(m.where))) return null;
  const filters = form.filters.filter((f) => !isOwn(f));
  const derived = form.derived.filter((d) => !isOwn(d.value));
  if (![...filters, ...derived.map((d) => d.value)].every(isAttached)) return null;
  const lifted = liftedOf(form, context);
  const moved = form.measures.filter((m) => m.where !== null && lifted.has(scalarKey(m.where)));
  if (form.joins.length === 0 && moved.length < MANY_CONDITIONS) return null;
  const left = form.joins.flatMap((j) => j.on.flatMap((o) => [...columnsOf(o.left)]));
  const foreign = [...new Set(left.filter((name) => own.has(name)))].sort();
  const ownKeys = form.derived.filter((d) => isOwn(d.value));
  const cut: Cut = {
    ownKeys,
    foreign,
    filters,
    derived,
    lifted: moved.length < MANY_CONDITIONS ? new Map() : lifted,
  };
  return isWorth(form, cut, context) ? split(form, cut) : null;
}

/** Conditions on columns with few values are checked on those columns; one that several measures share becomes a flag. */
function liftedOf(form: SourceForm, context: Context): ReadonlyMap<string, Lifted> {
  const distinct = context.facts.datasets.get(form.scan.dataset)?.distinct;
  const lifted = new Map<string, Lifted>();
  const uses = new Map<string, number>();
  for (const m of form.measures)
    if (m.where !== null) uses.set(scalarKey(m.where), (uses.get(scalarKey(m.where)) ?? 0) + 1);
  for (const { where } of form.measures) {
    if (where === null) continue;
    const text = scalarKey(where);
    const columns = [...columnsOf(where)];
    if (columns.every((name) => (distinct?.get(fieldOf(name)) ?? Number.POSITIVE_INFINITY) <= FEW_VALUES)) {
      const keys = columns.map((name) => ({
        name,
        value: column(name, typeOf(form.scan, name)),
        origin: name,
      }));
      lifted.set(text, { keys, above: where });
    } else if ((uses.get(text) ?? 0) > 1) {
      const known = lifted.get(text);
      const name = known?.keys[0]?.name ?? `condition_${lifted.size + 1}`;
      lifted.set(text, { keys: [{ name, value: where, origin: 'condition' }], above: column(name, BOOLEAN) });
    }
  }
  return lifted;
}

function split(form: SourceForm, cut: Cut): Plan {
  const flags = [...cut.lifted.values()].flatMap((l) => l.keys).filter((k) => k.origin === 'condition');
  const plainKeys = [...cut.lifted.values()].flatMap((l) => l.keys).filter((k) => k.origin !== 'condition');
  const keys = [
    ...new Set([
      ...cut.ownKeys.map((d) => d.name),
      ...cut.foreign,
      ...plainKeys.map((k) => k.name),
      ...flags.map((f) => f.name),
    ]),
  ];
  const unique = [...new Map(flags.map((f) => [f.name, f])).values()];
  const below = form.filters.filter((f) => !cut.filters.includes(f));
  const measures: Measure[] = [];
  const merged = form.measures.map((m): Measure => {
    const lifted = m.where === null ? undefined : cut.lifted.get(scalarKey(m.where));
    const name = addMeasure(measures, lifted === undefined ? m : { ...m, where: null });
    return {
      ...m,
      fn: mergeOf(m.fn) ?? m.fn,
      arg: column(name, m.type),
      where: lifted?.above ?? null,
      p: null,
    };
  });
  const why = 'few combinations of keys: joins and conditions below see groups, not rows';
  let plan: Plan = aggregate(
    derive(filter(form.scan, allOf(below)), [...cut.ownKeys, ...unique]),
    keys,
    measures,
    why,
  );
  for (const join of form.joins) plan = rejoin(plan, join);
  return aggregate(derive(filter(plan, allOf(cut.filters)), cut.derived), form.keys, merged, form.why);
}

function isWorth(form: SourceForm, cut: Cut, context: Context): boolean {
  const facts = context.facts.datasets.get(form.scan.dataset);
  if (facts === undefined) return false;
  const distinct = (name: string) => facts.distinct.get(fieldOf(name)) ?? Number.POSITIVE_INFINITY;
  const lifted = new Map([...cut.lifted.values()].flatMap((l) => l.keys.map((k) => [k.name, k])));
  let combinations = 1;
  for (const name of cut.foreign) combinations *= distinct(name);
  for (const key of lifted.values()) combinations *= key.origin === 'condition' ? 2 : distinct(key.name);
  for (const key of cut.ownKeys) combinations *= valuesOf(key.value, context, form.scan.dataset);
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
function valuesOf(value: Scalar, context: Context, dataset: string): number {
  const facts = context.facts.datasets.get(dataset);
  const { period } = context;
  if (value.kind === 'column' && value.type.kind !== 'date') {
    return facts?.distinct.get(fieldOf(value.name)) ?? Number.POSITIVE_INFINITY;
  }
  if (value.type.kind !== 'date') return Number.POSITIVE_INFINITY;
  const length = value.kind === 'call' && value.fn === 'member_start' ? (daysIn[value.option ?? ''] ?? 1) : 1;
  return (2 * (period.to - period.from + 1)) / length;
}
