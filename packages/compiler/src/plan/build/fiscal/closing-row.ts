import { typeOf } from '../../columns.ts';
import { aggregate, compute, derive, filter, join } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { allOf, BOOLEAN, call, column, DATE, type Measure, type Scalar, TEXT, truth } from '../../scalar.ts';
import { lowerMembers } from '../forms/members.ts';
import { balanceCondition } from '../rows/balance-condition.ts';
import type { Leaf } from '../rows/leaf.ts';
import { type FiscalParts, fiscalParts, lowerRow } from '../rows/row.ts';
import { scenarioTerm } from '../rows/scenario.ts';
import { Source } from '../rows/source.ts';
import { closedBy } from './period-of-day.ts';

/** Which rows of a period are its balance, and what is raised where that is not clear. */
export interface ClosingRow {
  readonly condition: Scalar;
  readonly isUnclear: Scalar;
  readonly problem: Scalar;
  /** Of a row that is read: its day and the one it should have been, where it is too early; after the columns of its range. */
  readonly late: Scalar;
  /** Of each period of each entity the days that may close it. */
  readonly days: Plan;
}

const EXACT = 'fiscal:exact';
const FIRST_NEAR = 'fiscal:first_near';
const LAST_NEAR = 'fiscal:last_near';

/**
 * The day that closes a period of an entity: its last one, else the only one near it, else the last with a balance;
 * chosen before conditions and dimensions.
 */
export function closingRow(leaf: Leaf): ClosingRow {
  const { dataset, frame, level, source } = leaf;
  const scenario = scenarioTerm(leaf.aggregate, frame, level);
  const flag = (name: string) =>
    `${dataset.name}:closes${scenario === null ? '' : ` ${frame.scenario}`}:${name}`;
  const own = fiscalParts(source, lowerMembers(frame, level));
  const days = closingDays(leaf);
  source.attach({
    set: days,
    on: [
      { left: own.entity, right: OWN.fiscalEntity },
      { left: closedBy(own.period), right: OWN.close },
    ],
    flag: flag('last'),
    nullSafe: false,
    take: [
      { from: `${EXACT}_day`, as: flag('exact') },
      { from: FIRST_NEAR, as: flag('first') },
      { from: LAST_NEAR, as: flag('near') },
      { from: OWN.last, as: flag('last') },
    ],
  });
  const seen = (name: string) => column(flag(name), DATE);
  const isAbsent = (name: string) => call('is_null', [seen(name)], BOOLEAN);
  const chosen = call('coalesce', [seen('exact'), seen('near'), seen('last')], DATE);
  const isTwo = call('ne', [seen('first'), seen('near')], BOOLEAN);
  const problem = [
    word(`plumbline:query/two-balances:${dataset.name}:`),
    inText(own.entity),
    word(':'),
    inText(seen('first')),
    word(', '),
    inText(seen('near')),
  ];
  return {
    condition: call('eq', [own.day, chosen], BOOLEAN),
    isUnclear: call('and', [isAbsent('exact'), isTwo], BOOLEAN),
    problem: call('concat', problem, TEXT),
    late: lateDays(own, call('and', [isAbsent('exact'), isAbsent('near')], BOOLEAN)),
    days,
  };
}

/** Of the chosen days of entities those that end their period, or are near its end, and are of the last period that is over. */
export function onlyInTime(chosen: Plan, { days }: ClosingRow): Plan {
  const own = chosen.columns.map((c) => ({ ...c, value: column(c.name, c.type) }));
  const joined = join(chosen, days, {
    on: [
      { left: column(OWN.account, typeOf(chosen, OWN.account)), right: OWN.fiscalEntity },
      { left: column(OWN.day, DATE), right: OWN.close },
    ],
    mode: 'left',
    proven: false,
    nullSafe: false,
    take: [LAST_NEAR].map((name) => ({ from: name, as: name })),
  });
  const isEarly = call('lt', [column(OWN.day, DATE), column(OWN.last, DATE)], BOOLEAN);
  const inTime = allOf([
    call('is_not_null', [column(LAST_NEAR, DATE)], BOOLEAN),
    call('not', [call('coalesce', [isEarly, truth(false)], BOOLEAN)], BOOLEAN),
  ]);
  return compute(filter(joined, inTime, 'a day before the end of its period is no answer'), own);
}

/** Of each period of each entity: the balance of its last day, the first and last one near it, the last of all. */
function closingDays({ dataset, frame, level, aggregate: expr }: Leaf): Plan {
  const members = lowerMembers(frame, level);
  const inner = new Source(dataset, level.context, { time: null, versions: frame.versions });
  const found = fiscalParts(inner, members);
  const scenario = scenarioTerm(expr, frame, level);
  const when = dataset.snapshots?.when ?? null;
  const isRead = allOf([
    balanceCondition(dataset, inner),
    ...[scenario, when].map((condition) => condition && lowerRow(condition, inner, members)),
  ]);
  const only = (when: Scalar): Scalar => {
    return { kind: 'case', whens: [{ when, then: found.day }], otherwise: null, type: DATE };
  };
  const isNear = call('is_not_null', [found.period.ended], BOOLEAN);
  const rows = derive(filter(inner.plan(), isRead), [
    { name: OWN.fiscalEntity, value: found.entity, origin: dataset.fiscal?.entity ?? 'entity' },
    { name: OWN.close, value: closedBy(found.period), origin: 'period' },
    { name: EXACT, value: only(found.period.isExact), origin: 'on its last day' },
    { name: OWN.at, value: only(isNear), origin: 'near its last day' },
    { name: OWN.day, value: found.day, origin: 'day' },
  ]);
  const day = (name: string, fn: 'min' | 'max', of: string): Measure => {
    return { name, fn, arg: column(of, DATE), where: null, p: null, type: DATE };
  };
  return aggregate(
    rows,
    [OWN.fiscalEntity, OWN.close],
    [
      day(`${EXACT}_day`, 'max', EXACT),
      day(FIRST_NEAR, 'min', OWN.at),
      day(LAST_NEAR, 'max', OWN.at),
      day(OWN.last, 'max', OWN.day),
    ],
    'the day that closes each period of each entity',
  );
}

/** The row's day and the end of its period, which it is not near; or the end of a range in which no later period has a balance. */
function lateDays({ day, period }: FiscalParts, isFarOff: Scalar): Scalar {
  const due = column(OWN.last, DATE);
  const days = (end: Scalar, kind: string) =>
    call('concat', [inText(day), word(' '), inText(end), word(kind)], TEXT);
  return {
    kind: 'case',
    whens: [
      { when: isFarOff, then: days(period.end, ' day') },
      { when: call('lt', [closedBy(period), due], BOOLEAN), then: days(due, ' name') },
    ],
    otherwise: null,
    type: TEXT,
  };
}

function word(value: string): Scalar {
  return { kind: 'literal', value, type: TEXT };
}

function inText(value: Scalar): Scalar {
  return call('cast', [value], TEXT);
}

/** A measure that refuses to read one of two balances that may both close a period. */
export function withoutUnclear(measure: Measure, row: ClosingRow | null, otherwise: Scalar): Measure {
  if (row === null) return measure;
  const arg = measure.arg ?? otherwise;
  const whens = [{ when: row.isUnclear, then: call('raise', [row.problem], arg.type) }];
  return { ...measure, arg: { kind: 'case', whens, otherwise: arg, type: arg.type } };
}
