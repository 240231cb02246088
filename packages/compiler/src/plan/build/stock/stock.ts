import { formatDay, membersOf } from '@plumbline/calendar';
import type { MetricExpr } from '@plumbline/model';
import { isFiscal } from '../../../bind/fiscal-view.ts';
import { typeOf } from '../../columns.ts';
import { aggregate, compute, expand } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  DOUBLE,
  date,
  type Measure,
  nothing,
  number,
  type Scalar,
  TEXT,
} from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import { frameKey } from '../cells/frame-key.ts';
import { Level } from '../cells/level.ts';
import { noteMeasure } from '../cells/opened-measure.ts';
import { textOf } from '../cells/text-of.ts';
import { closedByEntity } from '../fiscal/closed-by-entity.ts';
import { listedInRange } from '../fiscal/facts-of-entities.ts';
import { isZero, zeroWhen } from '../forms/empty.ts';
import { conversionOf } from '../money/conversion.ts';
import { convertedBalances } from '../money/converted-balances.ts';
import { comparedWith, forwardDay } from '../money/held-constant.ts';
import { type Leaf, measureOf, missingOf, openLeaf } from '../rows/leaf.ts';
import { balancesOf } from '../rows/spans.ts';
import { AT, windowsOf } from '../rows/windows.ts';
import { saidByMeasure } from '../time/edge-of-measure.ts';
import { readingOf } from '../time/reading.ts';
import { carriedChecks } from './carried-checks.ts';
import { isInForce, lowerInForce, lowerInForceMean } from './in-force.ts';
import { lowerMeanOfEntity } from './mean-of-entities.ts';
import {
  absentDays,
  carriedFrom,
  chosenDays,
  dueDay,
  firstDay,
  rowsOfDays,
  snapshotDays,
  type Terms,
} from './snapshot.ts';

type Balance = Extract<MetricExpr, { kind: 'closing' | 'opening' }>;
type Average = Extract<MetricExpr, { kind: 'average_balance' }>;

/** closing and opening: rows of the last snapshot day in R, or before R. */
export function lowerBalance(asked: Balance, around: Frame, level: Level): Scalar {
  const { expr, frame } = closedByEntity(asked, saidByMeasure(asked.of, around, level), level);
  const ops = expr.kind === 'opening' ? [...frame.ops, { kind: 'before' } as const] : frame.ops;
  return balance(expr, { ...frame, ops }, level);
}

/** average_balance over ends, month or quarter ends, or snapshot days. */
export function lowerAverageBalance(asked: Average, around: Frame, level: Level): Scalar {
  const { expr, frame } = closedByEntity(asked, saidByMeasure(asked.of, around, level), level);
  if (expr.points !== 'ends')
    noteMeasure({ kind: 'composed', of: expr, datasets: [expr.of.dataset], frame, level });
  const dataset = level.context.model.datasets.get(expr.of.dataset);
  if (expr.points === 'snapshots' && dataset !== undefined && isFiscal(dataset))
    return lowerMeanOfEntity(expr, frame, level);
  if (expr.points === 'snapshots') return overSnapshots(expr, frame, level);
  if (expr.points !== 'ends') return overPoints(expr, frame, level, expr.points);
  const opening = balance(expr, { ...frame, ops: [...frame.ops, { kind: 'before' }] }, level);
  const closing = balance(expr, frame, level);
  return call('divide', [call('add', [opening, closing], opening.type), number(2)], DOUBLE);
}

function balance(expr: Terms, frame: Frame, level: Level): Scalar {
  if (isInForce(expr, level)) return lowerInForce(expr, frame, level) ?? nothing(expr.of.type);
  const conversion = conversionOf(expr.of, 'closing', frame, level);
  noteMeasure({ kind: 'balance', of: expr.of, per: expr.per, missing: expr.missing, frame, level });
  const terms = [textOf(expr.of), expr.per && textOf(expr.per), expr.missing, JSON.stringify(frame.empty)];
  const signature = `stock ${terms.join(' ')} ${frameKey(frame)} ${frame.base}`;
  const known = level.memo.get(signature);
  if (known !== undefined) return known;
  const opened = openLeaf(expr.of, frame, level);
  if (opened === null || opened.time === null || opened.mapping.kind === 'nothing')
    return nothing(conversion === null ? expr.of.type : DOUBLE);
  const leaf = balancesOf(opened, expr.per);
  const name = level.name(frame.hint);
  const days = chosenDays(leaf, expr);
  const from = expr.missing === 'carry' ? carriedFrom(leaf) : firstDay(leaf);
  const measure = measureOf(leaf, name);
  const how = { per: expr.per, from, byDay: false };
  const late = lateDay(leaf, expr, name);
  if (conversion === null)
    level.addBlock(rowsOfDays(leaf, days, { ...how, measures: [measure, ...late] }), frame);
  else {
    const rateDays = leaf.closing === null ? rateDaysOf(leaf, days, expr) : null;
    level.addBlock(convertedBalances(leaf, { conversion, measure, days, how, rateDays }), frame);
    if (late.length > 0) level.addBlock(rowsOfDays(leaf, days, { ...how, measures: late }), frame);
  }
  const type = conversion === null ? expr.of.type : DOUBLE;
  const day = attachDay(leaf, days, expr, name);
  if (expr.per !== null && expr.missing === 'error' && leaf.closing === null) addAbsent(leaf, expr, name);
  const value = missingOf(expr.of, column(name, type));
  const hasDay = call('is_not_null', [column(day, DATE)], BOOLEAN);
  const result = isZero([expr.of.dataset], frame, level) ? zeroWhen(value, hasDay) : value;
  level.memo.set(signature, result);
  return result;
}

/** The chosen day beside the balance: a late one is said, and without one there is no zero. */
function attachDay(leaf: Leaf, days: Plan, expr: Terms, name: string): string {
  const { level, dataset, frame } = leaf;
  const times = level.timeNames;
  const as = level.name(`${name}_day`);
  level.attach({
    plan: newestDays(leaf, days, expr),
    on: times.map((key) => ({ left: column(key, DATE), right: key })),
    take: [{ from: OWN.day, as }],
  });
  const expected = new Map(
    leaf.ranges.map((r) => [JSON.stringify(r.keys.map(formatDay)), dueDay(leaf, r.to)]),
  );
  if (expr.per === null) {
    level.checks.push({
      kind: 'stale',
      column: as,
      dataset: dataset.name,
      metric: frame.hint,
      missing: expr.missing,
      expected,
    });
  }
  return as;
}

/** Under the calendar of an entity: a row that is not of the end of its period says so itself. */
function lateDay(
  { level, closing, dataset, frame }: Leaf,
  { missing }: Terms,
  name: string,
): readonly Measure[] {
  if (closing === null || missing === 'carry' || missing === 'null') return [];
  const as = level.name(`${name}_late`);
  level.checks.push({
    kind: 'late',
    column: as,
    dataset: dataset.name,
    metric: frame.hint,
    missing,
    expected: new Map(),
  });
  return [{ name: as, fn: 'max', arg: closing.late, where: null, p: null, type: TEXT }];
}

/** The last of the chosen days, of any account. */
function newestDays({ level }: Leaf, days: Plan, { per }: Terms): Plan {
  if (per === null) return days;
  const arg = column(OWN.day, DATE);
  const newest: Measure = { name: OWN.day, fn: 'max', arg, where: null, p: null, type: DATE };
  return aggregate(days, level.timeNames, [newest]);
}

/** The days whose closing rates the balances take: their own, under constant currency those of what they are compared with. */
function rateDaysOf(leaf: Leaf, days: Plan, expr: Terms): Plan {
  const current = comparedWith(leaf.frame, leaf.level);
  if (current === leaf.frame) return newestDays(leaf, days, expr);
  const other = openLeaf(expr.of, current, leaf.level);
  return newestDays(leaf, other === null ? days : chosenDays(other, expr), expr);
}

/** Accounts without a row in the range make a row of their own, so that the refusal is not overlooked. */
function addAbsent(leaf: Leaf, expr: Terms, name: string): void {
  const { level, dataset, frame } = leaf;
  if (expr.per === null) return;
  const days = absentDays(leaf, expr.per);
  const as = level.name(`${name}_absent`);
  const measure: Measure = {
    name: as,
    fn: 'list',
    arg: column(OWN.account, typeOf(days, OWN.account)),
    where: null,
    p: null,
    type: TEXT,
  };
  level.addBlock(
    rowsOfDays(leaf, days, { per: expr.per, from: carriedFrom(leaf), byDay: false, measures: [measure] }),
    frame,
  );
  level.checks.push({
    kind: 'accounts',
    column: as,
    dataset: dataset.name,
    metric: frame.hint,
    missing: expr.missing,
    expected: new Map(),
  });
}

/** mean over the snapshot days in R: a day on which the cell has no rows counts as nothing, not as one day less. */
function overSnapshots(expr: Average, frame: Frame, level: Level): Scalar {
  if (isInForce(expr, level)) return lowerInForceMean(expr, frame, level);
  const conversion = conversionOf(expr.of, 'closing', frame, level);
  if (conversion?.rule.kind === 'closing') forwardDay(date(0), expr.of.dataset, frame, level);
  const opened = openLeaf(expr.of, frame, level);
  if (opened === null || opened.time === null || opened.mapping.kind === 'nothing') return nothing(DOUBLE);
  const leaf = balancesOf(opened, expr.per);
  const name = level.name(frame.hint);
  const at = compute(snapshotDays(leaf, null, null), [
    { name: OWN.at, value: column(OWN.day, DATE), origin: 'snapshot day' },
  ]);
  const spread = expand(
    at,
    windowsOf(level, leaf.ranges, (from) => from),
    AT,
  );
  const all = compute(spread, [
    ...level.timeNames.map((key) => ({ name: key, value: column(key, DATE), origin: key })),
    { name: OWN.day, value: column(OWN.at, DATE), origin: 'snapshot day' },
  ]);
  const measure = measureOf(leaf, name);
  const how = { per: null, from: firstDay(leaf), byDay: true };
  const type = conversion === null ? expr.of.type : DOUBLE;
  const perDay =
    conversion === null
      ? rowsOfDays(leaf, all, { ...how, measures: [measure] })
      : convertedBalances(leaf, { conversion, measure, days: all, how, rateDays: null });
  const sum: Measure = { ...measure, fn: 'sum', arg: column(name, type), where: null, p: null, type };
  level.addBlock(aggregate(perDay, level.keyNames, [sum], 'sum of the daily balances'), frame);
  const count: Measure = { name: OWN.days, fn: 'count', arg: null, where: null, p: null, type: BIGINT };
  const as = level.name(`${name}_days`);
  level.attach({
    plan: aggregate(all, level.timeNames, [count], 'snapshot days in each range'),
    on: level.timeNames.map((key) => ({ left: column(key, DATE), right: key })),
    take: [{ from: OWN.days, as }],
  });
  const mean = call('divide', [column(name, type), column(as, BIGINT)], DOUBLE);
  const hasDays = call('gt', [column(as, BIGINT), number(0)], BOOLEAN);
  return isZero([expr.of.dataset], frame, level) ? zeroWhen(mean, hasDays) : mean;
}

/** mean of the opening and of each month (quarter) end in R; null where one of them is. */
function overPoints(expr: Average, frame: Frame, level: Level, grain: 'month' | 'quarter'): Scalar {
  const name = level.name(frame.hint);
  const point = { name: `${name}_point`, grain: 'day' as const };
  const inner = new Level(level.context, {
    ...level.shape,
    timeKeys: [...level.shape.timeKeys, point],
    cell: level.keyNames,
  });
  const innerFrame: Frame = { ...frame, ops: [...frame.ops, { kind: 'points', grain }] };
  const value = balance({ of: expr.of, per: expr.per, missing: expr.missing }, innerFrame, inner);
  if (value.kind === 'literal') return nothing(DOUBLE);
  const late = carriedChecks(inner, level);
  const relation = inner.relation([{ name: OWN.value, value }, ...late.outputs]);
  const arg = column(OWN.value, value.type);
  const sum: Measure = { name: `${name}_sum`, fn: 'sum', arg, where: null, p: null, type: value.type };
  const count: Measure = { ...sum, name: `${name}_points`, fn: 'count', type: BIGINT };
  level.addBlock(
    aggregate(relation, level.keyNames, [sum, count, ...late.measures], `opening and ${grain} ends`),
    frame,
  );
  const points = pointsOf(expr, frame, level, grain);
  const total = column(`${name}_sum`, value.type);
  const mean = call('divide', [total, points], DOUBLE);
  const complete = call('eq', [column(`${name}_points`, BIGINT), points], BOOLEAN);
  return { kind: 'case', whens: [{ when: complete, then: mean }], otherwise: null, type: DOUBLE };
}

/** How many points each cell needs: written as a case over the time key where it differs. */
function pointsOf(expr: Average, frame: Frame, level: Level, grain: 'month' | 'quarter'): Scalar {
  const dataset = level.context.model.datasets.get(expr.of.dataset);
  if (dataset !== undefined && isFiscal(dataset)) {
    const listed = listedInRange(dataset, frame, level);
    return listed === null ? nothing(BIGINT) : call('add', [listed, number(1)], BIGINT);
  }
  const { calendar } = level.context.model.workspace;
  const { ranges } = readingOf(level, expr.of.dataset, frame);
  const byCount = new Map<number, number[]>();
  for (const range of ranges) {
    const points = 1 + membersOf(grain, range, calendar).length;
    byCount.set(points, [...(byCount.get(points) ?? []), range.keys[0] ?? 0]);
  }
  const [usual, ...rest] = [...byCount].sort((a, b) => b[1].length - a[1].length);
  if (usual === undefined) return number(0);
  const [key] = level.timeNames;
  const whens = rest.map(([points, keys]) => ({ when: isOneOf(key ?? '', keys), then: number(points) }));
  return whens.length === 0
    ? number(usual[0])
    : { kind: 'case', whens, otherwise: number(usual[0]), type: { kind: 'integer' } };
}

function isOneOf(key: string, days: readonly number[]): Scalar {
  const options = days.map((day) => ({ kind: 'literal', value: formatDay(day), type: DATE }) as const);
  return { kind: 'in', value: column(key, DATE), options, negated: false, type: BOOLEAN };
}
