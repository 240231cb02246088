import {
  type DateRange,
  isOwnGrain,
  membersOf,
  type RowGrain,
  resolvePeriod,
  type Step,
  unitSize,
} from '@plumbline/calendar';
import { InternalError } from '@plumbline/diagnostics';
import { type Metric, planOf } from '@plumbline/model';
import type { ResolvedCompare, ResolvedQuery } from '@plumbline/query';
import { BOOLEAN, call, DOUBLE, nothing, number, type Scalar } from '../../scalar.ts';
import type { Context } from '../cells/context.ts';
import { lowerAsInForce } from '../cells/formula-in-force.ts';
import type { Frame, RangeOp } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { changeRatio } from '../forms/change-ratio.ts';
import { compareBack, lowerNamed } from '../forms/metric.ts';
import { shareOutput } from './share.ts';
import { checkSnapshots } from './unmatched-snapshots.ts';

export interface Output {
  readonly name: string;
  readonly value: Scalar;
  /** What the value is made of, also where it is always null. */
  readonly sources: readonly Scalar[];
}

/** The columns of each metric in a grouping: its value, its share, and for each comparison the base, the change, the percentage, the attainment. */
export function outputsOf(
  query: ResolvedQuery,
  frame: Frame,
  level: Level,
  by: readonly string[],
): readonly Output[] {
  const bases = query.compare.map((compare) => ({
    compare,
    under: comparedFrame(compare, frame, level.context),
    isHeldConstant: query.constantCurrency && compare.kind !== 'plan',
  }));
  return query.metrics.flatMap((metric) => {
    const lowered = (read: Metric, under: Frame) =>
      lowerAsInForce(read.expr, under, level, (inside) => lowerNamed(read, inside, level));
    const current = lowered(metric, { ...frame, hint: metric.name });
    const compared = bases.flatMap(({ compare, under, isHeldConstant }) => {
      const read = baseMetric(metric, compare, level.context);
      checkSnapshots(metric, compare, frame, level);
      const base = lowered(read, plannedFrame(metric, compare, under, level.context));
      const outputs = compareOutputs(metric, compare, current, base);
      if (!isHeldConstant) return outputs;
      const plain = lowered(read, { ...under, isConstant: false, suffix: `${under.suffix}_plain` });
      return [...outputs, effectOfRates(metric, compare, base, plain)];
    });
    const own = { name: metric.name, value: current, sources: [current] };
    return [own, ...shareOutput({ query, by, metric, current }, frame, level), ...compared];
  });
}

/** Where the base of a comparison is lowered. */
export function comparedFrame(compare: ResolvedCompare, frame: Frame, context: Context): Frame {
  if (compare.kind === 'plan') return { ...frame, base: true, suffix: '' };
  const ops = [...frame.ops, compareOp(compare, context)];
  return { ...frame, ops, base: true, suffix: `__${compare.name}` };
}

/** The metric itself, or its plan. */
export function baseMetric(metric: Metric, compare: ResolvedCompare, { model }: Context): Metric {
  if (compare.kind !== 'plan') return metric;
  const plan = planOf(model, metric, compare.name);
  if (plan === null) throw new InternalError(`${metric.name} has no ${compare.name}`);
  return plan.kind === 'metric' ? plan.metric : metric;
}

/** A metric that is its own plan reads the rows of the plan, and none is shortened. */
export function plannedFrame(
  metric: Metric,
  compare: ResolvedCompare,
  frame: Frame,
  { model }: Pick<Context, 'model'>,
): Frame {
  if (compare.kind !== 'plan' || planOf(model, metric, compare.name)?.kind !== 'scenario') return frame;
  return { ...frame, scenario: compare.name, whole: true, suffix: `__${compare.name}` };
}

/** How a comparison moves R (semantics.md 5). Total rows move the period by the unit of their rows. */
function compareOp(compare: Exclude<ResolvedCompare, { kind: 'plan' }>, context: Context): RangeOp {
  if (compare.kind === 'fixed') return pairOp(fixedRange(compare, context), context);
  if (compare.kind === 'year_ago')
    return { kind: 'compare', by: compareBack({ count: 1, unit: 'year' }, context) };
  const by = stepBack(context);
  return by === null ? { kind: 'previous' } : { kind: 'compare', by };
}

/** What `previous` goes back; null: as many days, or months, as the period has. */
export function stepBack({ grain, ownStep }: Context): Step | null {
  return grain === null ? ownStep : oneBack(grain);
}

export function oneBack(unit: RowGrain): Step {
  return isOwnGrain(unit) ? { count: -1, unit } : { count: -1, unit };
}

/** An open end is each dataset's own: how many members there are would depend on what else is asked, so none are paired. */
function pairOp(fixed: DateRange, { grain, asked: { from, to }, model }: Context): RangeOp {
  const members = (range: DateRange) =>
    grain === null ? [] : membersOf(grain, range, model.workspace.calendar);
  const unit = grain === null || isOwnGrain(grain) || unitSize(grain).kind === 'days' ? 'day' : 'month';
  const own = from === null || to === null ? [] : members({ from, to });
  return { kind: 'pair', unit, own, other: members(fixed), fixed };
}

export function fixedRange(
  compare: Extract<ResolvedCompare, { kind: 'fixed' }>,
  context: Context,
): DateRange {
  const { from, to } = resolvePeriod(compare.period, context.today, context.model.workspace.calendar);
  return { from: from ?? context.period.from, to: to ?? context.period.to };
}

function compareOutputs(
  metric: Metric,
  compare: ResolvedCompare,
  current: Scalar,
  base: Scalar,
): readonly Output[] {
  const name = `${metric.name}__${compare.name}`;
  const type = differenceType(current.type, base.type);
  const points = metric.unit.kind === 'percent' || metric.unit.kind === 'ratio';
  const sources = [current, base];
  const outputs: Output[] = [
    { name, value: base, sources: [base] },
    { name: `${name}_change`, value: call('subtract', [current, base], type), sources },
    { name: `${name}_pct`, value: points ? nothing(DOUBLE) : changeRatio(current, base), sources },
  ];
  if (compare.kind !== 'plan' || compare.name === 'forecast') return outputs;
  return [
    ...outputs,
    {
      name: `${name}_attainment`,
      value: metric.direction === 'band' ? nothing(DOUBLE) : attainment(current, base),
      sources,
    },
  ];
}

/** What the change of the rates alone did: the base at the rates of now, less the base as it was. */
function effectOfRates(metric: Metric, compare: ResolvedCompare, base: Scalar, plain: Scalar): Output {
  const value = call('subtract', [base, plain], differenceType(base.type, plain.type));
  return { name: `${metric.name}__${compare.name}_fx`, value, sources: [base, plain] };
}

/** actual ÷ plan where the plan is positive. */
function attainment(current: Scalar, plan: Scalar): Scalar {
  const when = call('gt', [plan, number(0)], BOOLEAN);
  return {
    kind: 'case',
    whens: [{ when, then: call('divide', [current, plan], DOUBLE) }],
    otherwise: null,
    type: DOUBLE,
  };
}

function differenceType(a: Scalar['type'], b: Scalar['type']): Scalar['type'] {
  if (a.kind === 'double' || b.kind === 'double') return DOUBLE;
  if (a.kind === 'decimal' && b.kind === 'decimal') return a.scale >= b.scale ? a : b;
  return b.kind === 'decimal' ? b : a;
}
