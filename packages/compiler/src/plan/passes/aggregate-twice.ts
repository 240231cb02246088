import { mergeOf } from '../decompose.ts';
import { aggregate, derive, filter } from '../make.ts';
import { mayFail, mayFailOn } from '../may-fail.ts';
import type { Aggregate, Plan } from '../node.ts';
import { rewrite } from '../rewrite.ts';
import { allOf, columnsOf, type Measure, type Scalar } from '../scalar.ts';
import type { Context } from './pass.ts';
import { type Lifted, liftedConditions } from './sources/conditions-as-keys.ts';
import { rowsRead, valuesOf } from './sources/estimate.ts';
import { grainOf } from './sources/key-grain.ts';
import { readSource, rejoin, type SourceForm } from './sources/source-form.ts';
import { addMeasure } from './sources/source-group.ts';

/** Fewer rows than this for each group are not worth a second aggregate. */
const WORTH = 20;
/** Groups that stay in the processor's cache (measured, 10 M rows: 0.75–0.9 of one aggregate over the joined rows, 0.97 with 12,000 groups, 1.4–3 times it with 70,000). */
const FEW_GROUPS = 16_384;
/** Groups of one time member: rows come in order of time (measured: 0.8 with 4,000, 1.7 with 5,000, as the engine has an array for fewer). */
const FEW_AT_ONCE = 4096;
/**
 * What is grouped by attached texts in the end costs more for each row than by the key they hang on: groups times measures
 * up to which it pays, by how many texts (measured, 6 M and 60 M rows, one sum: two texts 0.5–0.6 with 30,000 groups, 0.4
 * with 300,000 in the order of the rows, 0.9–1.05 with 200,000 and 860,000 in none; one text 0.5–0.9 with 30,000, 1.2–1.8
 * with 200,000; 1.2 and more with a time among the keys).
 */
const FEW_BESIDE_TEXTS = [0, 32_768, 1_048_576] as const;
/** Fewer conditional measures than this are cheaper on the rows. */
const MANY_CONDITIONS = 3;

type Derived = SourceForm['derived'];
type LiftedConditions = ReadonlyMap<Measure, Lifted>;

/** What goes below and what stays above. */
interface Cut {
  readonly keys: Derived;
  readonly computed: Derived;
  readonly filters: readonly Scalar[];
  readonly joins: SourceForm['joins'];
  readonly above: Pick<SourceForm, 'filters' | 'joins' | 'derived'>;
  readonly lifted: LiftedConditions;
  readonly why: string;
}

/**
 * Aggregates in two steps where that is cheaper: by foreign keys, so that attributes are attached to few groups; and by
 * what conditions of measures look at, so that each row is added once. Legal where every measure merges.
 */
export function aggregateTwice(root: Plan, context: Context): Plan {
  return rewrite(root, (node) => (node.kind === 'aggregate' ? (twice(node, context) ?? node) : node));
}

function twice(node: Aggregate, context: Context): Plan | null {
  const form = readSource(node);
  if (form === null || !form.measures.every((m) => mergeOf(m.fn) !== null)) return null;
  const lifted = liftedConditions(form, context);
  const many = lifted.size >= MANY_CONDITIONS ? lifted : null;
  for (const conditions of many === null ? [null] : [many, null]) {
    const cut = belowJoins(form, conditions ?? new Map(), context);
    if (cut !== null && isFewer(form, cut, context)) return split(form, cut);
    if (conditions === null) return null;
    const once = aboveJoins(form, conditions);
    if (groupsOf(form, once, context) < rowsRead(form, context) / WORTH) return split(form, once);
  }
  return null;
}

/** Groups of foreign keys, to which attributes are attached; null where a measure or an own condition reads attributes. */
function belowJoins(form: SourceForm, lifted: LiftedConditions, { hidesRows }: Context): Cut | null {
  const own = new Set(form.scan.columns.map((c) => c.name));
  const isOwn = (s: Scalar | null) => [...columnsOf(s)].every((name) => own.has(name));
  const isAttached = (s: Scalar) => [...columnsOf(s)].every((name) => !own.has(name));
  if (form.joins.length === 0 && lifted.size === 0) return null;
  if (!form.measures.every((m) => isOwn(m.arg) && isOwn(m.where))) return null;
  const filters = form.filters.filter((f) => !isOwn(f));
  const derived = form.derived.filter((d) => !isOwn(d.value));
  if (![...filters, ...derived.map((d) => d.value)].every(isAttached)) return null;
  if (hidesRows && filters.length > 0 && mayFailBelow(form, isOwn)) return null;
  const left = form.joins.flatMap((j) =>
    [...j.on.map((o) => o.left), ...(j.asOf === null ? [] : [j.asOf.left])].flatMap((s) => [...columnsOf(s)]),
  );
  const foreign = form.scan.columns
    .filter((c) => left.includes(c.name))
    .map(({ name, type }) => ({ name, value: { kind: 'column', name, type } as const, origin: name }));
  const computed = form.derived.filter((d) => isOwn(d.value));
  return {
    keys: unique([...keysIn(form, computed), ...foreign, ...keysOf(lifted)]),
    computed: unique([...computed, ...flagsOf(lifted)]),
    filters: form.filters.filter((f) => !filters.includes(f)),
    joins: [],
    above: { filters, joins: form.joins, derived },
    lifted,
    why: 'few combinations of keys: joins and conditions below see groups, not rows',
  };
}

/** Below the joins, conditions on attributes have not taken any row away yet. */
function mayFailBelow({ filters, derived, measures }: SourceForm, isOwn: (s: Scalar) => boolean): boolean {
  const values = [...filters, ...derived.map(({ value }) => value)].filter(isOwn);
  return values.some((value) => mayFail(value, new Set())) || measures.some(mayFailOn);
}

/** Groups of the joined rows by what conditions look at, too. */
function aboveJoins(form: SourceForm, lifted: LiftedConditions): Cut {
  return {
    keys: unique([...keysIn(form, form.derived), ...keysOf(lifted)]),
    computed: unique([...form.derived, ...flagsOf(lifted)]),
    filters: form.filters,
    joins: form.joins,
    above: { filters: [], joins: [], derived: [] },
    lifted,
    why: 'what conditions look at becomes a key: each row is added once, conditions below see groups',
  };
}

function keysIn(form: SourceForm, derived: Derived): Derived {
  return derived.filter((d) => form.keys.includes(d.name));
}

function keysOf(lifted: LiftedConditions): Derived {
  return [...lifted.values()].flatMap((l) => l.keys);
}

/** Of the keys, those that are no columns yet. */
function flagsOf(lifted: LiftedConditions): Derived {
  return keysOf(lifted).filter((k) => k.value.kind !== 'column');
}

function unique(keys: Derived): Derived {
  return [...new Map(keys.map((k) => [k.name, k])).values()];
}

function isFewer(form: SourceForm, cut: Cut, context: Context): boolean {
  const groups = groupsOf(form, cut, context);
  if (groups >= rowsRead(form, context) / WORTH) return false;
  const still = cut.keys.filter((k) => grainOf(k.value) === null);
  if (still.length === cut.keys.length && groups * form.measures.length <= fewBesideTexts(form, cut))
    return true;
  if (groups <= FEW_GROUPS) return product(still, form, context) <= FEW_AT_ONCE;
  // As many in the end: what is grouped by text later is grouped by numbers first.
  return product(keysIn(form, form.derived), form, context) >= groups / 2;
}

/** A condition on attributes may leave few rows to the joined ones: then nothing is known of what pays. */
function fewBesideTexts({ keys }: SourceForm, { above }: Cut): number {
  if (above.filters.length > 0) return 0;
  const texts = above.derived.filter((d) => keys.includes(d.name) && d.value.type.kind === 'text');
  return FEW_BESIDE_TEXTS[Math.min(texts.length, 2)] ?? 0;
}

function groupsOf(form: SourceForm, cut: Cut, context: Context): number {
  return product(cut.keys, form, context);
}

function product(keys: Derived, form: SourceForm, context: Context): number {
  return keys.reduce((groups, k) => groups * valuesOf(k.value, form, context), 1);
}

function split(form: SourceForm, cut: Cut): Plan {
  const measures: Measure[] = [];
  const names = cut.keys.map((k) => k.name);
  const merged = form.measures.map((m): Measure => {
    const lifted = cut.lifted.get(m);
    const name = addMeasure(measures, lifted === undefined ? m : { ...m, where: null }, names);
    return {
      ...m,
      fn: mergeOf(m.fn) ?? m.fn,
      arg: { kind: 'column', name, type: m.type },
      where: lifted?.above ?? null,
      p: null,
    };
  });
  let rows: Plan = form.scan;
  for (const join of cut.joins) rows = rejoin(rows, join);
  let plan: Plan = aggregate(
    derive(filter(rows, allOf(cut.filters)), cut.computed),
    names,
    measures,
    cut.why,
  );
  const { above } = cut;
  for (const join of above.joins) plan = rejoin(plan, join);
  return aggregate(derive(filter(plan, allOf(above.filters)), above.derived), form.keys, merged, form.why);
}
