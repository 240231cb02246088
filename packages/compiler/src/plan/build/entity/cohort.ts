import { type DateRange, membersOf, startOf } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import { isSameDimension, type MetricExpr } from '@plumbline/model';
import { aggregate, expand, filter, spine } from '../../make.ts';
import type { Plan } from '../../node.ts';
import { BIGINT, BOOLEAN, call, column, DATE, DOUBLE, nothing, number, type Scalar } from '../../scalar.ts';
import { type Context, refuse } from '../cells/context.ts';
import { type DimensionKey, type Frame, NO_EMPTY_RULE } from '../cells/frame.ts';
import { Level } from '../cells/level.ts';
import { dimensionType } from '../forms/members.ts';
import { datasetsOf } from '../rows/datasets-of.ts';
import { refText } from '../rows/ref-text.ts';
import { rangesOf } from '../time/ranges.ts';
import { rulesOf } from '../time/rules.ts';
import { IN_A_COHORT, OF_ITS_FIRST_PERIOD } from './cohort-condition.ts';

type Form<K extends MetricExpr['kind']> = Extract<MetricExpr, { kind: K }>;

/** m of the rows whose entity has a cohort. */
export function lowerCohort({ of }: Form<'cohort'>, frame: Frame, level: Level): Scalar {
  if (frame.conditions.includes(IN_A_COHORT)) return level.context.lower(of, frame, level);
  return level.context.lower(of, { ...frame, conditions: [...frame.conditions, IN_A_COHORT] }, level);
}

const ENTITY = 'retention:entity';
const MEMBER = 'retention:member';
const COHORT = 'retention:cohort';

/**
 * Entities of the cohort with m in that age's period ÷ the size of the cohort: those with m in its own period, under
 * F and G. Rows without an age have no value, but there is one for each group that somebody active came from.
 */
export function lowerCohortRetention(expr: Form<'retention'>, frame: Frame, level: Level): Scalar {
  const { context, shape } = level;
  const age = shape.dimensions.find(({ ref }) => ref.kind === 'cohort' && ref.part === 'age');
  if (isRefused(expr, frame, level) || (age === undefined && level.keyNames.length === 0))
    return nothing(DOUBLE);
  const days = daysRead(expr, frame, context);
  if (days === null) return nothing(DOUBLE);
  const { sizes, cohort } = cohortSizes(expr, { ...frame, ops: [{ kind: 'at', range: days.all }] }, level);
  const active = activeEntities(expr, frame, level, age);
  const [kept, size] = [level.name(`${frame.hint}_active`), level.name(`${frame.hint}_size`)];
  const count = { fn: 'count', arg: null, where: null, p: null, type: BIGINT } as const;
  const returned = expand(active, sizes, { by: column(ENTITY, dimensionType(context, expr.by)), on: MEMBER });
  level.addBlock(
    aggregate(
      returned,
      level.keyNames,
      [{ ...count, name: kept }],
      age === undefined ? 'active at any age' : 'active in that age',
    ),
    frame,
  );
  if (age === undefined) return nothing(DOUBLE);
  const groups = level.keyNames.filter((name) => name !== age.name);
  const bySize = aggregate(
    sizes,
    [...new Set([cohort, ...groups])],
    [{ ...count, name: size }],
    'size of each cohort',
  );
  const reached = expand(bySize, cohortsByAge(age, days, context), { by: column(cohort, DATE), on: null });
  const total = { ...count, fn: 'sum', name: size, arg: column(size, BIGINT) } as const;
  level.attach({
    plan: aggregate(reached, level.keyNames, [total], 'over the cohorts that reach the age'),
    on: level.keys.map((k) => ({ left: column(k.name, k.type), right: k.name })),
    take: [{ from: size, as: size }],
  });
  const back = call('coalesce', [column(kept, BIGINT), number(0, BIGINT)], BIGINT);
  return call('divide', [back, column(size, BIGINT)], DOUBLE);
}

function isRefused({ by }: Form<'retention'>, { hint }: Frame, { context, shape }: Level): boolean {
  const { cohort, model } = context;
  if (cohort === null || !context.hasAges)
    refuse(context, report('query/retention-needs-age', { metric: hint }));
  else if (shape.timeKeys.length > 0) refuse(context, report('query/retention-by-time', { metric: hint }));
  else if (!isSameDimension(model, by, cohort.by)) {
    const params = { metric: hint, entity: refText(by), cohort: refText(cohort.by) };
    refuse(context, report('query/retention-other-entity', params));
  } else return false;
  return true;
}

interface Days {
  /** From the first row to the edge. */
  readonly all: DateRange;
  /** What the cell reads. */
  readonly read: DateRange;
}

function daysRead({ of }: Form<'retention'>, frame: Frame, context: Context): Days | null {
  const datasets = [...datasetsOf(of, context.model)];
  const edges = datasets.flatMap((name) => context.edges.get(name) ?? []);
  const firsts = edges.flatMap(({ first }) => first ?? []);
  const lasts = edges.flatMap(({ last, lastRow }) =>
    last !== null && Number.isFinite(last) ? last : (lastRow ?? []),
  );
  const ranges = datasets.flatMap((name) =>
    rangesOf([{ keys: [], member: null }], frame.ops, rulesOf(context, name, frame.whole)),
  );
  if (firsts.length === 0 || lasts.length === 0 || ranges.length === 0) return null;
  const all = { from: Math.min(...firsts), to: Math.max(...lasts) };
  const from = Math.max(all.from, Math.min(...ranges.map((r) => r.from)));
  const to = Math.max(...ranges.map((r) => r.to));
  // Days before the first cohort: none has reached any age in them.
  const { cohort, model } = context;
  const isBefore = cohort !== null && to < startOf(cohort.grain, all.from, model.workspace.calendar);
  return isBefore ? null : { all, read: { from, to } };
}

/** The entities of each cohort and group: those with rows in the cohort's own period, whatever the query's period. */
function cohortSizes(
  expr: Form<'retention'>,
  frame: Frame,
  level: Level,
): { readonly sizes: Plan; readonly cohort: string } {
  const { context, shape } = level;
  const kept = shape.dimensions.filter(({ ref }) => ref.kind !== 'cohort' || ref.part === 'cohort');
  const asked = kept.find(({ ref }) => ref.kind === 'cohort');
  const cohort: DimensionKey = asked ?? {
    ...plain({ kind: 'cohort', part: 'cohort' }, COHORT, context),
  };
  const member = plain(expr.by, MEMBER, context);
  const dimensions = [...kept, ...(asked === undefined ? [cohort] : []), member];
  const inner = new Level(context, { ...shape, dimensions, cell: [], isRanked: false });
  const conditions = [...frame.conditions, OF_ITS_FIRST_PERIOD];
  context.lower(expr.of, { ...frame, conditions, empty: NO_EMPTY_RULE }, inner);
  return { sizes: named(inner.relation([]), member), cohort: cohort.name };
}

/** The entities with rows in the days read, at each age where there is one. */
function activeEntities(
  expr: Form<'retention'>,
  frame: Frame,
  level: Level,
  age: DimensionKey | undefined,
): Plan {
  const { context, shape } = level;
  const entity = plain(expr.by, ENTITY, context);
  const inner = new Level(context, {
    ...shape,
    dimensions: age === undefined ? [entity] : [age, entity],
    cell: age === undefined ? [] : [age.name],
    isRanked: false,
  });
  context.lower(expr.of, { ...frame, empty: NO_EMPTY_RULE }, inner);
  return named(inner.relation([]), entity);
}

function named(plan: Plan, { name, type }: DimensionKey): Plan {
  return filter(plan, call('is_not_null', [column(name, type)], BOOLEAN));
}

function plain(ref: DimensionKey['ref'], name: string, context: Context): DimensionKey {
  return { name, ref, grain: null, part: null, type: dimensionType(context, ref), kept: null };
}

/** For each age the cohorts that have it in the days read, and by the edge. */
function cohortsByAge(age: DimensionKey, { all, read }: Days, { cohort, model }: Context): Plan {
  if (cohort === null) throw new InternalError('no cohort');
  const members = membersOf(
    cohort.grain,
    { from: all.from, to: Math.max(all.from, read.to) },
    model.workspace.calendar,
  );
  const last = members.length - 1;
  const start = members.findIndex((m) => m.to >= read.from);
  const rows = members.map((_, years) => [
    members[Math.max(0, start - years)]?.from ?? 0,
    members[last - years]?.from ?? 0,
    years,
  ]);
  return { ...spine([], rows, [{ name: age.name, type: age.type }]), grain: [age.name] };
}
