import type { Day } from '@plumbline/calendar';
import {
  type Child,
  formulaOn,
  type Metric,
  type MetricExpr,
  type Model,
  walkExpression,
} from '@plumbline/model';
import { typeOverDoubles } from '@plumbline/query';
import { oncePerObject } from '../../once-per-object.ts';
import { BOOLEAN, call, column, DATE, date, nothing, type Scalar } from '../../scalar.ts';
import { keepShares } from '../forms/choose.ts';
import type { Context } from './context.ts';
import type { CellEnds, Frame, LevelRow } from './frame.ts';
import type { Level } from './level.ts';

/** The metric with the one of its formulas that is in force where the frame stands. */
export function inForce(metric: Metric, frame: Frame, context: Context): Metric {
  if (metric.expr.kind !== 'in_force') return metric;
  return { ...metric, expr: formulaOn(metric.expr, dayInForce(frame, context)) };
}

/** The day whose definitions hold where the frame stands. */
export function dayInForce({ cellEnds }: Frame, context: Context): Day {
  return Math.min(cellEnds?.to ?? context.definitionsOn, context.definitionsUntil);
}

/**
 * The value of a formula where each cell takes the definitions that are in force on its last day, for every range that
 * it reads (semantics.md 7): cells that end before a change and those that end after it are lowered apart.
 */
export function lowerAsInForce(
  expr: MetricExpr,
  frame: Frame,
  level: Level,
  lower: (frame: Frame) => Scalar,
): Scalar {
  const parts = frame.cellEnds === null ? cellsApart(expr, level) : [];
  const [key] = level.timeNames;
  if (parts.length === 0) return lower(frame);
  const lowered = parts.map(({ ends }, i) => {
    const suffix = i === parts.length - 1 ? frame.suffix : `${frame.suffix}_${parts.length - 1 - i}_before`;
    return lower({ ...frame, cellEnds: ends, suffix });
  });
  const [only] = lowered;
  if (only !== undefined && (lowered.length === 1 || key === undefined)) return only;
  const whole = keepShares(lowered, [expr], frame, level);
  const whens = parts.slice(1).map(({ first }, i) => ({
    when: call('lt', [column(key ?? '', DATE), date(first)], BOOLEAN),
    then: whole[i] ?? nothing(expr.type),
  }));
  const types = lowered.map(({ type }) => type);
  const type = typeOverDoubles('coalesce', expr.type, types);
  return { kind: 'case', whens, otherwise: whole.at(-1) ?? null, type };
}

interface Part {
  readonly ends: CellEnds;
  /** Key of the first row that ends there. */
  readonly first: Day;
}

/** The rows of a level by the definitions they are read with, in the order of time; none where all are read with the same. */
function cellsApart(expr: MetricExpr, { context, shape }: Level): readonly Part[] {
  return endsApart(expr, context).flatMap((ends) => {
    const row = shape.rows.find((one) => isWithin(lastDayOf(one, context), ends));
    return row === undefined ? [] : [{ ends, first: row.keys[0] ?? 0 }];
  });
}

/** The days between which the definitions that a formula is made of stay the same; none where they always do. */
export function endsApart(expr: MetricExpr, context: Context): readonly CellEnds[] {
  const days = hasChanges(context.model) && !context.isRestated ? changesOf(expr, context) : [];
  if (days.length === 0) return [];
  const bounds = [Number.NEGATIVE_INFINITY, ...days, Number.POSITIVE_INFINITY];
  return bounds.slice(1).map((next, i) => ({ from: bounds[i] ?? next, to: next - 1 }));
}

function isWithin(day: Day, { from, to }: CellEnds): boolean {
  return day >= from && day <= to;
}

/** The rows of a level that a frame is about. */
export function rowsUnder(
  { cellEnds }: Pick<Frame, 'cellEnds'>,
  { context, shape }: Level,
): readonly LevelRow[] {
  if (cellEnds === null) return shape.rows;
  return shape.rows.filter((row) => row.member === null || isWithin(lastDayOf(row, context), cellEnds));
}

/** Last day of R, known or not. */
function lastDayOf({ member }: LevelRow, { asked, definitionsOn }: Context): Day {
  return member === null ? definitionsOn : Math.min(member.to, asked.to ?? member.to);
}

const hasChanges = oncePerObject((model: Model): boolean =>
  [...model.metrics.values()].some(({ expr }) => expr.kind === 'in_force'),
);

/** The days on which a formula, or one that it names, changed, up to the one that definitions are taken of. */
function changesOf(root: MetricExpr, { model, definitionsUntil }: Context): readonly Day[] {
  const days = new Set<Day>();
  const entered = new Set<string>();
  const open: MetricExpr[] = [root];
  const visit = ({ level, expr }: Child): boolean => {
    if (level === 'row') return false;
    if (expr.kind === 'in_force')
      for (const { from } of expr.options) if (from !== null && from <= definitionsUntil) days.add(from);
    const named =
      expr.kind === 'metric' && !entered.has(expr.name) ? model.metrics.get(expr.name) : undefined;
    if (named !== undefined) open.push(named.expr);
    if (expr.kind === 'metric') entered.add(expr.name);
    return true;
  };
  for (let expr = open.pop(); expr !== undefined; expr = open.pop())
    walkExpression({ level: 'metric', expr }, visit);
  return [...days].sort((a, b) => a - b);
}
