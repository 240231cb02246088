import type { Day } from '@plumbline/calendar';
import type { DimensionRef, MetricExpr } from '@plumbline/model';
import { typeOf } from '../../columns.ts';
import { aggregate, compute, derive, expand, filter, pick, shift, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  BOOLEAN,
  call,
  column,
  columnsOf,
  DATE,
  type Measure,
  memberStart,
  type Scalar,
} from '../../scalar.ts';
import { onlyInTime } from '../fiscal/closing-row.ts';
import { edgeOfEntity } from '../fiscal/edge-of-entity.ts';
import { withListedDue } from '../fiscal/listed-due.ts';
import { lowerMembers } from '../forms/members.ts';
import { balanceCondition } from '../rows/balance-condition.ts';
import { edgeColumn } from '../rows/cells-of.ts';
import { type Leaf, rangeCondition, rowsInRange } from '../rows/leaf.ts';
import { matchedCondition, snapshotWhen } from '../rows/matched-days.ts';
import { dayOf, inZone, lowerDimension, lowerRow, zoneOf } from '../rows/row.ts';
import { scenarioTerm } from '../rows/scenario.ts';
import { Source } from '../rows/source.ts';
import { closingCondition } from '../rows/spans.ts';
import { AT, edgesOf, knownTo } from '../rows/windows.ts';
import { edgeOfMeasure } from '../time/edge-of-measure.ts';

type Balance = Extract<MetricExpr, { kind: 'closing' | 'opening' }>;
export type Terms = Pick<Balance, 'of' | 'per' | 'missing'>;

const DAY: Measure = {
  name: OWN.day,
  fn: 'max',
  arg: column(OWN.at, DATE),
  where: null,
  p: null,
  type: DATE,
};

/** Distinct snapshot days (× accounts) that the ranges may read, before any condition or dimension of the question. */
export function snapshotDays(leaf: Leaf, per: DimensionRef | null, from: Day | null): Plan {
  const { dataset, level, frame } = leaf;
  const source = new Source(dataset, level.context, {
    time: null,
    versions: frame.versions,
    ofAll: frame.ofAll,
  });
  const members = lowerMembers(frame, level);
  const ref = frame.times.get(dataset.name) ?? dataset.time;
  if (ref === null) return leaf.source.plan();
  const time = inZone(lowerDimension(ref, source, members), zoneOf(source));
  const day = { name: OWN.day, value: dayOf(time, zoneOf(source)), origin: 'snapshot day' };
  const isBalance = allOf([balanceCondition(dataset, source), closingCondition(leaf, source, per)]);
  const range = { from: from ?? firstDay(leaf), to: lastDay(leaf), until: null };
  const inRange = rangeCondition({ ...leaf, time }, range);
  const when = snapshotWhen(dataset, frame, level);
  const isSnapshot = when === null ? null : lowerRow(when, source, members);
  const scenario = scenarioTerm(leaf.aggregate, frame, level);
  const isOfScenario = allOf([
    scenario && lowerRow(scenario, source, members),
    matchedCondition(leaf.aggregate, frame, level, source),
  ]);
  const account =
    per === null
      ? []
      : [
          { name: OWN.account, value: lowerDimension(per, source, members), origin: OWN.account },
          ...edgeColumn(leaf.edge === null ? leaf : { edge: edgeOfEntity(source, members, true) }),
        ];
  const keys = [OWN.day, ...account.map((a) => a.name)];
  const why = 'snapshot days, whatever else is asked';
  // Under the calendar of an entity its balances of the day that closes the period are read, whatever else it has.
  if (per === null || isSnapshot === null || leaf.closing !== null) {
    return aggregate(
      derive(filter(source.plan(), allOf([isSnapshot, isOfScenario, isBalance, inRange])), [day, ...account]),
      keys,
      [],
      why,
    );
  }
  // A snapshot day is one on which some row says so; on it every account has its balance.
  const days = snapshotDays(leaf, null, from);
  const rows = pick(filter(source.plan(), allOf([isOfScenario, isBalance, inRange])), days, {
    day: day.value,
    on: [],
    take: [OWN.day],
  });
  return aggregate(derive(rows, account), keys, [], 'accounts on snapshot days');
}

export function firstDay(leaf: Leaf): Day {
  return leaf.ranges.reduce((least, r) => Math.min(least, r.from), Number.POSITIVE_INFINITY);
}

export function lastDay(leaf: Leaf): Day {
  return leaf.ranges.reduce((most, r) => Math.max(most, r.to), Number.NEGATIVE_INFINITY);
}

/** The first day that a carried balance may be from. */
export function carriedFrom(leaf: Leaf): Day {
  return leaf.level.context.edges.get(leaf.dataset.name)?.first ?? firstDay(leaf);
}

/** The day that a snapshot of a range should have: its last one, or the edge. */
export function dueDay(leaf: Leaf, to: Day): Day {
  const { last } = edgeOfMeasure(leaf.level, leaf.dataset.name, leaf.frame) ?? { last: null };
  return last === null || leaf.frame.whole ? to : Math.min(to, last);
}

/** The last snapshot day of each range (and account): time keys, account, day. */
export function chosenDays(leaf: Leaf, expr: Terms): Plan {
  const { level, mapping } = leaf;
  const carry = expr.missing === 'carry';
  const days = datedAccounts(leaf, expr.per, carry ? carriedFrom(leaf) : null);
  const accounts = expr.per === null ? [] : [OWN.account];
  const why = 'last snapshot day of each range, chosen before conditions';
  const strict = expr.missing === 'null' && expr.per === null;
  if (mapping.kind === 'single' && !carry && !strict) return aggregate(days, accounts, [DAY], why);
  if (mapping.kind === 'cut' && !carry && !strict) {
    const times = mapping.keys.map((k) => ({
      name: k.name,
      value: memberStart(column(OWN.at, DATE), k.grain),
      origin: k.grain,
    }));
    let plan: Plan = aggregate(derive(days, times), [...level.timeNames, ...accounts], [DAY], why);
    for (const k of mapping.keys) plan = shift(plan, k.name, k.move);
    return plan;
  }
  const isByEdge = leaf.ranges.some((r) => r.edges !== undefined);
  const rows = leaf.ranges.map((r) => [
    ...r.keys,
    carry ? carriedFrom(leaf) : r.from,
    r.to,
    leaf.closing === null ? dueDay(leaf, r.to) : r.to,
    ...(isByEdge ? edgesOf(r) : []),
  ]);
  const windows = spine(level.timeNames, rows, [OWN.last, ...(isByEdge ? [OWN.edgeFrom, OWN.edgeTo] : [])]);
  const due: Measure = { ...DAY, name: OWN.last, arg: column(OWN.last, DATE) };
  const keys = [...level.timeNames, ...accounts];
  const chosen = aggregate(knownTo(expand(days, windows, AT), leaf), keys, [DAY, due], why);
  if (leaf.closing !== null && !carry) {
    const due = withListedDue(chosen, leaf);
    return expr.missing === 'null' ? onlyInTime(due, leaf.closing) : due;
  }
  if (!strict) return chosen;
  const onTime = call('ge', [column(OWN.day, DATE), column(OWN.last, DATE)], BOOLEAN);
  return filter(chosen, onTime, 'a day before the last one of its range is no answer');
}

/** Snapshot days under the name `at`, with their accounts. */
function datedAccounts(leaf: Leaf, per: DimensionRef | null, from: Day | null): Plan {
  const days = snapshotDays(leaf, per, from);
  const accounts =
    per === null
      ? []
      : [
          { name: OWN.account, value: column(OWN.account, typeOf(days, OWN.account)), origin: OWN.account },
          ...edgeColumn(leaf.edge === null ? leaf : { edge: column(OWN.edge, DATE) }),
        ];
  return compute(days, [...accounts, { name: OWN.at, value: column(OWN.day, DATE), origin: 'snapshot day' }]);
}

/** The last day before each range of every account that has rows before it and none in it. */
export function absentDays(leaf: Leaf, per: DimensionRef): Plan {
  const { level } = leaf;
  const times = level.timeNames;
  const from = carriedFrom(leaf);
  const days = datedAccounts(leaf, per, from);
  const windows = spine(
    times,
    leaf.ranges.map((r) => [...r.keys, from, r.to, r.from]),
    [OWN.opens],
  );
  const opens: Measure = { ...DAY, name: OWN.opens, arg: column(OWN.opens, DATE) };
  const seen = aggregate(expand(days, windows, AT), [...times, OWN.account], [DAY, opens]);
  const isAbsent = call('lt', [column(OWN.day, DATE), column(OWN.opens, DATE)], BOOLEAN);
  return filter(seen, isAbsent, 'accounts with rows before the range and none in it');
}

/** Rows of the chosen days (of their accounts) under the question's conditions. */
export function pickedRows(
  leaf: Leaf,
  days: Plan,
  { per, from, take }: Pick<PickedRows, 'per' | 'from'> & { readonly take: readonly string[] },
): Plan {
  const { level, source, frame } = leaf;
  const account = per === null ? null : lowerDimension(per, source, lowerMembers(frame, level));
  return pick(rowsInRange(leaf, { from, to: lastDay(leaf), until: null }), days, {
    day: leaf.day as Scalar,
    on: account === null ? [] : [{ left: account, right: OWN.account }],
    take,
    why: 'rows of the chosen days',
  });
}

export interface PickedRows {
  readonly per: DimensionRef | null;
  /** First day that a row may be from. */
  readonly from: Day;
  readonly byDay: boolean;
  readonly measures: readonly Measure[];
}

/** Rows of the chosen days under the question's conditions, collapsed to the level's keys (and the day, where asked). */
export function rowsOfDays(leaf: Leaf, days: Plan, how: PickedRows): Plan {
  const { level } = leaf;
  const take = [
    ...level.timeNames,
    ...(how.byDay ? [OWN.day] : []),
    ...(how.measures.some(({ arg }) => arg !== null && columnsOf(arg).has(OWN.last)) ? [OWN.last] : []),
    ...(how.measures.some(({ fn }) => fn === 'list') ? [OWN.account] : []),
  ];
  const picked = pickedRows(leaf, days, { ...how, take });
  return aggregate(
    derive(picked, leaf.keys),
    [...level.keyNames, ...(how.byDay ? [OWN.day] : [])],
    how.measures,
  );
}
