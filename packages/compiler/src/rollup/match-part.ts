import type { AddedUp, Facts } from '@plumbline/query';
import { mergeOf } from '../plan/decompose.ts';
import { scalarKey } from '../plan/identity.ts';
import { aggregate, derive, filter, scan } from '../plan/make.ts';
import type { Aggregate, Plan } from '../plan/node.ts';
import { rejoin, type SourceForm } from '../plan/passes/sources/source-form.ts';
import { allOf, BIGINT, BOOLEAN, call, type Measure, number, type Scalar } from '../plan/scalar.ts';
import { inWordsOf } from './in-words-of.ts';
import type { RollupPart, Slice } from './rollup-part.ts';
import { SeeThrough, type View } from './see-through.ts';

/** Why a rollup cannot answer for rows; the later in this list, the nearer it was. */
export const MISMATCHES = ['not-loaded', 'stale', 'larger', 'measure', 'condition', 'key'] as const;

export type Match =
  | { readonly kind: 'answers'; readonly plan: Aggregate; readonly rows: number }
  /** `what`: the expression that it does not tell. */
  | { readonly kind: 'refused'; readonly reason: (typeof MISMATCHES)[number]; readonly what: Scalar | null };

export type Matching = Pick<View, 'calendar'> & { readonly facts: Facts };

/** The aggregate over the rows of a rollup in place of those of its dataset, where both are the same. */
export function matchPart(asked: SourceForm, part: RollupPart, { facts, calendar }: Matching): Match {
  const loaded = facts.datasets.get(part.name);
  const own = facts.datasets.get(part.dataset);
  if (loaded === undefined || own === undefined) return refused('not-loaded');
  if (!isFresh(part, loaded.addedUp, facts)) return refused('stale');
  if (loaded.rows >= own.rows) return refused('larger');
  const form = inWordsOf(asked, part);
  const view = { part, joins: form.joins, calendar, first: own.first, last: own.last };
  let nearest: Match = refused('measure');
  for (const slice of part.slices) {
    const match = matchSlice(form, slice, view);
    if (match.kind === 'refused') nearest = nearer(nearest, match);
    else
      return {
        kind: 'answers',
        plan: overPart(match, form, { part, table: loaded.table }),
        rows: loaded.rows,
      };
  }
  return nearest;
}

/** Made of the rows and by the definitions that the question is about. */
function isFresh(
  { inputs, definition }: RollupPart,
  made: AddedUp | undefined,
  { datasets }: Facts,
): boolean {
  if (made === undefined || made.definition !== definition) return false;
  return inputs.every((name) => made.versions.get(name) === datasets.get(name)?.version);
}

type Refused = Extract<Match, { kind: 'refused' }>;

function refused(reason: Refused['reason'], what: Scalar | null = null): Refused {
  return { kind: 'refused', reason, what };
}

function nearer(a: Match, b: Refused): Match {
  return a.kind === 'refused' && MISMATCHES.indexOf(a.reason) > MISMATCHES.indexOf(b.reason) ? a : b;
}

/** The question in terms of the columns of a rollup. */
interface Translated {
  readonly kind: 'told';
  readonly through: SeeThrough;
  readonly filters: readonly Scalar[];
  readonly derived: SourceForm['derived'];
  readonly measures: readonly Measure[];
}

function matchSlice(form: SourceForm, slice: Slice, view: View): Translated | Refused {
  const through = new SeeThrough(view);
  const asked = new Set(form.filters.map(scalarKey));
  const own = new Set(slice.conditions.map(scalarKey));
  const lacking = slice.conditions.find((condition) => !asked.has(scalarKey(condition)));
  if (lacking !== undefined) return refused('condition', lacking);
  const measures: Measure[] = [];
  for (const measure of form.measures) {
    const told = measureThrough(measure, slice, through);
    if (told === null) return refused('measure', measure.arg);
    measures.push(told);
  }
  const filters: Scalar[] = [];
  for (const condition of form.filters) {
    if (own.has(scalarKey(condition))) continue;
    const told = through.see(condition);
    if (told === null) return refused('condition', condition);
    filters.push(told);
  }
  if (slice.conditions.length > 0) {
    const rows = through.column(slice.rows, { type: BIGINT });
    filters.push(call('gt', [rows, number(0, BIGINT)], BOOLEAN));
  }
  const derived: SourceForm['derived'][number][] = [];
  for (const key of form.derived) {
    const value = through.see(key.value);
    if (value === null) return refused('key', key.value);
    derived.push({ ...key, value });
  }
  return { kind: 'told', through, filters, derived, measures };
}

/** Functions that see a value once or many times alike. */
const FROM_VALUES: ReadonlySet<Measure['fn']> = new Set(['min', 'max', 'count_distinct', 'any']);

function measureThrough(measure: Measure, slice: Slice, through: SeeThrough): Measure | null {
  const { fn, arg } = measure;
  const where = measure.where === null ? null : through.see(measure.where);
  if (where === null && measure.where !== null) return null;
  if (FROM_VALUES.has(fn) && arg !== null) {
    const value = through.see(arg);
    if (value !== null) return { ...measure, arg: value, where };
  }
  const merge = mergeOf(fn);
  if (merge === null) return null;
  const field = fn === 'count' && arg === null ? slice.rows : fieldOf(measure, slice);
  return field === null
    ? null
    : { ...measure, fn: merge, arg: through.column(field, measure), where, p: null };
}

function fieldOf({ fn, arg, type }: Measure, { measures }: Slice): string | null {
  const known = measures.find(
    ({ measure: m }) =>
      m.fn === fn &&
      scalarKey(m.arg) === scalarKey(arg) &&
      scalarKey(asColumn(m)) === scalarKey(asColumn({ type })),
  );
  return known?.field ?? null;
}

/** Writes a type as part of an expression, for comparing. */
function asColumn({ type }: Pick<Measure, 'type'>): Scalar {
  return { kind: 'literal', value: null, type };
}

function overPart(
  { through, filters, derived, measures }: Translated,
  form: SourceForm,
  { part, table }: { readonly part: RollupPart; readonly table: string },
): Aggregate {
  const columns = [
    ...part.keys.map(({ field, value }) => ({ field, type: value.type })),
    ...part.slices.flatMap(({ rows, measures: kept }) => [
      { field: rows, type: BIGINT },
      ...kept.map(({ field, measure }) => ({ field, type: measure.type })),
    ]),
  ];
  let plan: Plan = scan(
    part.name,
    table,
    columns,
    part.keys.map(({ field }) => field),
  );
  for (const [join, on] of through.joins) plan = rejoin(plan, { ...join, on });
  const why = `${form.why === null ? '' : `${form.why}; `}added up beforehand: rollup ${part.rollup}`;
  return aggregate(derive(filter(plan, allOf(filters)), derived), form.keys, measures, why);
}
