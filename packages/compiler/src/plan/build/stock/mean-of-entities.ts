import type { AggregateExpr, MetricExpr } from '@plumbline/model';
import { typeOf } from '../../columns.ts';
import { aggregate, compute, derive, expand, filter } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  DOUBLE,
  type Measure,
  nothing,
  number,
  type Scalar,
} from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { attachOfEntity } from '../fiscal/cells-of-entities.ts';
import { edgeOfEntity } from '../fiscal/edge-of-entity.ts';
import { closedBy } from '../fiscal/period-of-day.ts';
import { isZero, zeroWhen } from '../forms/empty.ts';
import { lowerMembers } from '../forms/members.ts';
import { conversionOf } from '../money/conversion.ts';
import { balanceCondition } from '../rows/balance-condition.ts';
import { type Leaf, measureOf, openLeaf } from '../rows/leaf.ts';
import { fiscalParts, lowerRow } from '../rows/row.ts';
import { scenarioTerm } from '../rows/scenario.ts';
import { Source } from '../rows/source.ts';
import { AT, knownTo, windowsOf } from '../rows/windows.ts';
import { firstDay, rowsOfDays } from './snapshot.ts';

type Average = Extract<MetricExpr, { kind: 'average_balance' }>;

/**
 * mean over the days on which an entity was counted in its own R: a day near the end of a period is of that period. Of
 * several entities there is none: each has days of its own.
 */
export function lowerMeanOfEntity(expr: Average, frame: Frame, level: Level): Scalar {
  // Amounts of several currencies are refused there; what is converted is refused before.
  conversionOf(expr.of, 'closing', frame, level);
  const opened = openLeaf(expr.of, frame, level);
  if (opened === null || opened.day === null || opened.mapping.kind === 'nothing') return nothing(DOUBLE);
  const own = fiscalParts(opened.source, lowerMembers(frame, level));
  const conditions = allOf([opened.conditions, balanceCondition(opened.dataset, opened.source)]);
  const leaf: Leaf = { ...opened, conditions };
  const days = daysOfCells(leaf, expr.of);
  const count: Measure = { name: OWN.days, fn: 'count', arg: null, where: null, p: null, type: BIGINT };
  const counted = aggregate(days, [...level.timeNames, OWN.fiscalEntity], [count], 'days of each range');
  const all = attachOfEntity(level, leaf.dataset, {
    plan: counted,
    value: OWN.days,
    fn: 'max',
    isShared: false,
  });
  const name = level.name(frame.hint);
  const measure = measureOf(leaf, name);
  const accounts = compute(
    days,
    days.columns.map((c) => {
      return {
        name: c.name === OWN.fiscalEntity ? OWN.account : c.name,
        value: column(c.name, c.type),
        origin: c.origin,
      };
    }),
  );
  // Rows are found by the day on which they are recorded; the range that they are in goes by the period which that day closes.
  const perDay = rowsOfDays({ ...leaf, day: own.day }, accounts, {
    per: expr.per,
    from: firstDay(leaf),
    byDay: true,
    measures: [measure],
  });
  const { type } = expr.of;
  const sum: Measure = { ...measure, fn: 'sum', arg: column(name, type), where: null, p: null, type };
  level.addBlock(aggregate(perDay, level.keyNames, [sum], 'sum of the balances of each day'), frame);
  // The row is there, as it has rows.
  if (all === null) return nothing(DOUBLE);
  const mean = call('divide', [column(name, type), all], DOUBLE);
  const hasDays = call('gt', [all, number(0)], BOOLEAN);
  return isZero([expr.of.dataset], frame, level) ? zeroWhen(mean, hasDays) : mean;
}

/** Time keys, entity and day of every snapshot, before any condition or dimension of the question. */
function daysOfCells(leaf: Leaf, of: AggregateExpr): Plan {
  const { dataset, frame, level } = leaf;
  const source = new Source(dataset, level.context, { time: null, versions: frame.versions });
  const members = lowerMembers(frame, level);
  const { entity, day, period } = fiscalParts(source, members);
  const scenario = scenarioTerm(of, frame, level);
  const when = dataset.snapshots?.when ?? null;
  const isCounted = allOf([
    balanceCondition(dataset, source),
    ...[scenario, when].map((condition) => condition && lowerRow(condition, source, members)),
  ]);
  const begins = call('coalesce', [period.endedFrom, period.heldFrom], DATE);
  const columns = [
    { name: OWN.fiscalEntity, value: entity, origin: dataset.fiscal?.entity ?? 'entity' },
    { name: OWN.day, value: day, origin: 'snapshot day' },
    { name: OWN.at, value: closedBy(period), origin: 'period' },
    { name: OWN.fiscalFrom, value: begins, origin: 'period from' },
    { name: OWN.edge, value: edgeOfEntity(source, members, true), origin: 'known to' },
  ];
  const days = aggregate(
    derive(filter(source.plan(), isCounted), columns),
    columns.map((c) => c.name),
    [],
    'days on which each entity was counted',
  );
  const inCells = knownTo(
    expand(
      days,
      windowsOf(level, leaf.ranges, (from) => from),
      AT,
    ),
    leaf,
  );
  const isInside = call('ge', [column(OWN.fiscalFrom, DATE), column(OWN.opens, DATE)], BOOLEAN);
  return compute(filter(inCells, isInside, 'periods that are not longer than the range'), [
    ...level.timeNames.map((key) => ({ name: key, value: column(key, DATE), origin: key })),
    {
      name: OWN.fiscalEntity,
      value: column(OWN.fiscalEntity, typeOf(days, OWN.fiscalEntity)),
      origin: 'entity',
    },
    { name: OWN.day, value: column(OWN.day, DATE), origin: 'snapshot day' },
  ]);
}
