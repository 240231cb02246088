import type { Day } from '@plumbline/calendar';
import { InternalError, report } from '@plumbline/diagnostics';
import { aggregate, derive, expand, filter, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Expand, Plan } from '../../node.ts';
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
  truth,
} from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { noteMeasure } from '../cells/opened-measure.ts';
import { isZero, zeroWhen } from '../forms/empty.ts';
import { lowerMembers } from '../forms/members.ts';
import { type Conversion, conversionOf } from '../money/conversion.ts';
import { amountsOf, converted, inCurrencies } from '../money/converted.ts';
import { comparedWith, forwardDay } from '../money/held-constant.ts';
import { type Leaf, measureOf, missingOf, openLeaf } from '../rows/leaf.ts';
import { lowerDimension, lowerRow, zoneOf } from '../rows/row.ts';
import { scenarioTerm } from '../rows/scenario.ts';
import { Source } from '../rows/source.ts';
import { dayOf } from '../rows/zones.ts';
import { readingOf } from '../time/reading.ts';
import { dueDay, type Terms } from './snapshot.ts';

/** True for a dataset whose rows happen on no day but are in force from one to another. */
export function isInForce({ of }: Pick<Terms, 'of'>, { context }: Level): boolean {
  const dataset = context.model.datasets.get(of.dataset);
  return dataset?.valid != null && dataset.time === null;
}

/** A balance over the versions in force on the last day of each range: every day is a snapshot of them. */
export function lowerInForce(expr: Terms, frame: Frame, level: Level): Scalar | null {
  noteMeasure({ kind: 'composed', of: expr.of, datasets: [expr.of.dataset], frame, level });
  const { context } = level;
  const conversion = conversionOf(expr.of, 'closing', frame, level);
  const leaf = openLeaf(expr.of, frame, level, true);
  if (leaf === null || leaf.mapping.kind === 'nothing') return null;
  if (expr.per !== null) refuse(context, report('query/in-force-per', { dataset: expr.of.dataset }));
  const name = level.name(frame.hint);
  const days = lastDays(leaf);
  if (days.length === 0) return null;
  const measure = measureOf(leaf, name);
  const rateDays = conversion?.rule.kind === 'closing' ? rateDaysOf(leaf) : null;
  level.addBlock(balancesOn(leaf, days, { conversion, measure, rateDays, byDay: false }), frame);
  const value = missingOf(expr.of, column(name, conversion === null ? expr.of.type : DOUBLE));
  if (!isZero([expr.of.dataset], frame, level)) return value;
  const covered = level.name(`${name}_day`);
  const first = context.edges.get(expr.of.dataset)?.first ?? Number.NEGATIVE_INFINITY;
  level.attach({
    plan: windowsOf(
      level,
      days.filter(({ day }) => day >= first),
    ),
    on: level.timeNames.map((key) => ({ left: column(key, DATE), right: key })),
    take: [{ from: OWN.day, as: covered }],
  });
  return zeroWhen(value, call('is_not_null', [column(covered, DATE)], BOOLEAN));
}

/** The mean over the days of each range on which versions are in force: a day without any of the cell counts as nothing. */
export function lowerInForceMean({ of }: Pick<Terms, 'of'>, frame: Frame, level: Level): Scalar {
  const conversion = conversionOf(of, 'closing', frame, level);
  if (conversion?.rule.kind === 'closing') forwardDay(date(0), of.dataset, frame, level);
  const leaf = openLeaf(of, frame, level, true);
  if (leaf === null || leaf.mapping.kind === 'nothing') return nothing(DOUBLE);
  const days = everyDay(leaf);
  if (days.length === 0) return nothing(DOUBLE);
  const name = level.name(frame.hint);
  const measure = measureOf(leaf, name);
  const type = conversion === null ? of.type : DOUBLE;
  const perDay = balancesOn(leaf, days, { conversion, measure, rateDays: null, byDay: true });
  const sum: Measure = { ...measure, fn: 'sum', arg: column(name, type), where: null, p: null, type };
  level.addBlock(aggregate(perDay, level.keyNames, [sum], 'sum of the daily balances'), frame);
  const as = level.name(`${name}_days`);
  level.attach({
    plan: countedDays(leaf, days),
    on: level.timeNames.map((key) => ({ left: column(key, DATE), right: key })),
    take: [{ from: OWN.days, as }],
  });
  const mean = call('divide', [column(name, type), column(as, BIGINT)], DOUBLE);
  const hasDays = call('gt', [column(as, BIGINT), number(0)], BOOLEAN);
  return isZero([of.dataset], frame, level) ? zeroWhen(mean, hasDays) : mean;
}

interface DayOfCell {
  readonly keys: readonly Day[];
  readonly day: Day;
}

function lastDays(leaf: Leaf): readonly DayOfCell[] {
  return leaf.ranges
    .map((r) => ({ keys: r.keys, day: dueDay(leaf, r.to) }))
    .filter(({ day }) => Number.isFinite(day));
}

function everyDay(leaf: Leaf): readonly DayOfCell[] {
  return leaf.ranges.flatMap(({ keys, from, to }) => {
    const count = dueDay(leaf, to) - from + 1;
    if (!Number.isFinite(count) || count <= 0) return [];
    return Array.from({ length: count }, (_, i) => ({ keys, day: from + i }));
  });
}

function windowsOf({ timeNames }: Level, days: readonly DayOfCell[]): Plan {
  const rows = days.map(({ keys, day }) => [...keys, day, day, day]);
  return spine(timeNames, rows, [OWN.day]);
}

interface Balances {
  readonly conversion: Conversion | null;
  readonly measure: Measure;
  /** The days whose closing rates the cells take; null: each balance that of its own day, moved to what it is compared with. */
  readonly rateDays: Plan | null;
  readonly byDay: boolean;
}

/** The versions in force on days of the cells, under the question's conditions; in one currency, where one is asked for. */
function balancesOn(leaf: Leaf, days: readonly DayOfCell[], how: Balances): Plan {
  const { level, source, frame, dataset } = leaf;
  const { conversion, measure, rateDays } = how;
  const wide = conversion === null ? leaf : inCurrencies(leaf, conversion);
  const match = matchOf(leaf);
  const rows = filter(source.plan(), leaf.conditions);
  const inForce = expand(rows, windowsOf(level, days), match, 'versions in force on days of each range');
  const keys = [...level.keyNames, ...(how.byDay ? [OWN.day] : [])];
  if (conversion === null) return aggregate(derive(inForce, leaf.keys), keys, [measure]);
  const amounts = aggregate(
    derive(inForce, wide.keys),
    [...wide.level.keyNames, OWN.day],
    amountsOf(measure),
  );
  const value = forwardDay(column(OWN.day, DATE), dataset.name, frame, level);
  const ofItsDay = { name: OWN.rateDay, value, origin: 'day of the rate' };
  const isOfItsDay = rateDays === null && conversion.rule.kind !== 'fixed';
  return converted(isOfItsDay ? derive(amounts, [ofItsDay]) : amounts, {
    measure,
    conversion,
    days: rateDays,
    level,
    until: frame.versions.until,
    keys,
  });
}

/** The last day of each range; under constant currency of the range that it is compared with. */
function rateDaysOf(leaf: Leaf): Plan {
  const { level, frame, dataset } = leaf;
  const current = comparedWith(frame, level);
  const { ranges } = current === frame ? leaf : readingOf(level, dataset.name, current);
  return windowsOf(level, lastDays({ ...leaf, ranges }));
}

/** How many days of each range have any version in force, whatever the question asks of them. */
function countedDays({ aggregate: of, level, frame, dataset }: Leaf, days: readonly DayOfCell[]): Plan {
  const source = new Source(dataset, level.context, { time: null, versions: frame.versions });
  const scenario = scenarioTerm(of, frame, level);
  const isOfScenario = scenario && lowerRow(scenario, source, lowerMembers(frame, level));
  const match = matchOf({ dataset, source });
  const all = expand(filter(source.plan(), isOfScenario), windowsOf(level, days), match);
  const each = aggregate(all, [...level.timeNames, OWN.day], [], 'days on which any version is in force');
  const count: Measure = { name: OWN.days, fn: 'count', arg: null, where: null, p: null, type: BIGINT };
  return aggregate(each, level.timeNames, [count], 'days with versions in each range');
}

/** The days from which and to which a version is in force; one dated by instants is while it is in a day's last second. */
function matchOf({ dataset, source }: Pick<Leaf, 'dataset' | 'source'>): Pick<Expand, 'by' | 'on' | 'last'> {
  const { valid } = dataset;
  if (valid === null) throw new InternalError(`${dataset.name} has no versions`);
  const read = (field: string) =>
    lowerDimension({ kind: 'field', dataset: dataset.name, field, relationship: null }, source, none);
  const day = (value: Scalar, open: string) =>
    call('coalesce', [dayOf(value, zoneOf(source)), { kind: 'literal', value: open, type: DATE }], DATE);
  const end = read(valid.to);
  const isDated = end.type.kind === 'date';
  const after = isDated || !valid.toInclusive ? end : call('date_add', [end, number(1)], end.type, 'second');
  return {
    by: day(read(valid.from), '-infinity'),
    on: null,
    last: { value: day(after, 'infinity'), inclusive: valid.toInclusive && isDated },
  };
}

const none = () => truth(false);
