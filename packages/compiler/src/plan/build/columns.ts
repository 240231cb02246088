import { membersOf, resolvePeriod } from '@plumbline/calendar';
import { InternalError } from '@plumbline/diagnostics';
import type { Metric } from '@plumbline/model';
import type { ResolvedCompare, ResolvedQuery } from '@plumbline/query';
import { BOOLEAN, call, DOUBLE, nothing, number, type Scalar } from '../scalar.ts';
import type { Context } from './context.ts';
import type { Frame, RangeOp } from './frame.ts';
import type { Level } from './level.ts';
import { lowerNamed } from './metric.ts';

export interface Output {
  readonly name: string;
  readonly value: Scalar;
}

/** The columns of one metric: its value, and for each comparison the base, the change, the percentage, the attainment. */
export function metricOutputs(
  metric: Metric,
  query: ResolvedQuery,
  frame: Frame,
  level: Level,
): readonly Output[] {
  const current = lowerNamed(metric, { ...frame, hint: metric.name }, level);
  const compared = query.compare.flatMap((c) => {
    const base = baseOf(metric, c, { query, frame, level });
    return compareOutputs(metric, c, current, base);
  });
  return [{ name: metric.name, value: current }, ...compared];
}

interface Around {
  readonly query: ResolvedQuery;
  readonly frame: Frame;
  readonly level: Level;
}

function baseOf(metric: Metric, compare: ResolvedCompare, { query, frame, level }: Around): Scalar {
  const hint = `${metric.name}__${compare.name}`;
  if (compare.kind === 'plan') {
    const name = metric.plans[compare.name];
    const plan = name === undefined ? undefined : level.context.model.metrics.get(name);
    if (plan === undefined) throw new InternalError(`${metric.name} has no ${compare.name}`);
    return lowerNamed(plan, { ...frame, hint }, level);
  }
  const op = compareOp(compare, query, level);
  return lowerNamed(metric, { ...frame, ops: [...frame.ops, op], hint }, level);
}

/** How a comparison moves R (semantics.md 5). Total rows move the period by the unit of their rows. */
export function compareOp(
  compare: Exclude<ResolvedCompare, { kind: 'plan' }>,
  query: ResolvedQuery,
  level: Level,
): RangeOp {
  const { grain } = query;
  switch (compare.kind) {
    case 'previous':
      return grain === null
        ? { kind: 'previous' }
        : { kind: 'shift', by: { count: -1, unit: grain }, short: true };
    case 'year_ago': {
      const by =
        grain === 'week' ? ({ count: -52, unit: 'week' } as const) : ({ count: -1, unit: 'year' } as const);
      return { kind: 'shift', by, short: true };
    }
    case 'fixed':
      return fixedOp(compare, level);
  }
}

function fixedOp(compare: Extract<ResolvedCompare, { kind: 'fixed' }>, level: Level): RangeOp {
  const { context, shape } = level;
  const range = fixedRange(compare, context);
  const [key] = shape.timeKeys;
  if (key === undefined) return { kind: 'fixed', range };
  const base = membersOf(key.grain, range, context.model.workspace.calendar);
  if (base.length !== shape.rows.length) return { kind: 'fixed', range };
  const ranges = new Map(
    shape.rows.map((row, i) => {
      const member = base[i] ?? range;
      return [
        row.keys[0] ?? 0,
        { from: Math.max(member.from, range.from), to: Math.min(member.to, range.to) },
      ] as const;
    }),
  );
  return { kind: 'paired', ranges, whole: range };
}

export function fixedRange(compare: Extract<ResolvedCompare, { kind: 'fixed' }>, context: Context) {
  const { from, to } = resolvePeriod(compare.period, context.period.to, context.model.workspace.calendar);
  return { from: from ?? context.period.from, to: to ?? context.period.to };
}

function compareOutputs(
  metric: Metric,
  compare: ResolvedCompare,
  current: Scalar,
  base: Scalar,
): readonly Output[] {
  const name = `${metric.name}__${compare.name}`;
  const change = call('subtract', [current, base], metric.type);
  const positive = call('gt', [base, number(0)], BOOLEAN);
  const points = metric.unit.kind === 'percent' || metric.unit.kind === 'ratio';
  const ratio = (top: Scalar): Scalar => ({
    kind: 'case',
    whens: [{ when: positive, then: call('divide', [top, base], DOUBLE) }],
    otherwise: null,
    type: DOUBLE,
  });
  const outputs: Output[] = [
    { name, value: base },
    { name: `${name}_change`, value: change },
    { name: `${name}_pct`, value: points ? nothing(DOUBLE) : ratio(change) },
  ];
  if (compare.kind === 'plan' && compare.name !== 'forecast') {
    outputs.push({
      name: `${name}_attainment`,
      value: metric.direction === 'band' ? nothing(DOUBLE) : ratio(current),
    });
  }
  return outputs;
}
