import { type DateRange, fromCivil, type MemberGrain, weekOfYear } from '@plumbline/calendar';
import { clockOf, type ResolvedBy } from '@plumbline/query';
import type { Cell, Key } from '../cell/cell.ts';
import { clockGrain, dimensionOf, instantOf } from '../cell/clock.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { periodsBetween } from '../entity/cohorts.ts';
import { foundIn, type Tuples, unique } from '../formula/found-members.ts';
import { isOfDaysAlone } from '../formula/period-facts.ts';
import { at } from '../formula/tuples.ts';
import { membersOf, nests, startOf } from '../time/listed-calendar.ts';
import { decimalOf } from '../value/decimal.ts';
import { dateValue, dayOf, type Value } from '../value/value.ts';
import { absolutePeriod, latestEdge } from './absolute-period.ts';
import { askedFormulas } from './asked-formulas.ts';
import { comparedFormulas } from './column.ts';
import { withEveryPart } from './filled-parts.ts';
import type { Place } from './line.ts';
import { isFillable } from './listed-members.ts';
import { wholeCell } from './whole-cell.ts';

export interface Grouping {
  readonly by: readonly ResolvedBy[];
  /** In place of one dimension: the members of it that are not kept. */
  readonly others: Key | null;
  readonly isRanked: boolean;
}

/**
 * The cells of a grouping that have a row: any metric or comparison of it has rows there; with `fill`, every time
 * member up to the edge for each combination of the other dimensions that some metric has in the period.
 */
export function placesOf(ev: Evaluation, grouping: Grouping): readonly Place[] {
  const grain = finest(ev, grouping.by);
  const cells = cellsOfGrouping(ev, grouping);
  const found = cells.map((cell) => ({
    cell,
    asked: askedTuples(ev, cell),
    compared: comparedTuples(ev, cell),
  }));
  const everywhere = ev.query.fill && grain !== null ? unique(found.flatMap(({ asked }) => asked)) : [];
  const isTimeAlone = cells.every(({ group }) => group.dimensions.length === 0) && isOfDaysAlone(ev);
  const always = (grouping.by.length === 0 && grouping.others === null) || isTimeAlone ? [[]] : [];
  const hasTimeAlone = cells[0]?.group.dimensions.every((one) => clockGrain(one) !== null) === true;
  const isFilled = ev.query.fill && grain !== null && hasTimeAlone && !grouping.others;
  return found.flatMap(({ cell, asked, compared }) => {
    const ages = grain === null ? filledAges(ev, cell, asked) : [];
    const cellAt = (values: readonly Value[]) => at(cell, cell.group.dimensions, values);
    const filled = withEveryPart(ev, cell, [...everywhere, ...(isFilled ? [[]] : [])]).filter((values) =>
      isFillable(ev, cellAt(values)),
    );
    const all = unique([...asked, ...compared, ...filled, ...always, ...ages]);
    return all.map((values) => placeOf(ev, grouping, cellAt(values), values));
  });
}

/** Under `fill`, each cohort that is seen at every age whose period is one of the question's. */
function filledAges(ev: Evaluation, { group }: Cell, asked: Tuples): Tuples {
  const { cohort, fill } = ev.query;
  const place = (part: 'cohort' | 'age') =>
    group.dimensions.findIndex(({ ref }) => ref.kind === 'cohort' && ref.part === part);
  const [first, age] = [place('cohort'), place('age')];
  if (!fill || cohort === null || first < 0 || age < 0) return [];
  const { calendar } = ev.relations;
  const periods = timeMembers(ev, cohort.grain);
  return asked.flatMap((values) => {
    const began = dayOf(values[first] ?? null);
    if (began === null) return [];
    return periods
      .filter(({ from }) => from >= began)
      .map(({ from }) => periodsBetween(cohort.grain, began, from, calendar))
      .map((years) => values.map((value, i) => (i === age ? decimalOf(years) : value)));
  });
}

/** One cell for each time member, its other dimensions open. */
export function cellsOfGrouping(ev: Evaluation, grouping: Grouping): readonly Cell[] {
  const grain = finest(ev, grouping.by);
  const members = grain === null ? [null] : timeMembers(ev, grain);
  return members.map((member) => cellOf(ev, grouping, grain, member));
}

/** The finest grain of the query's time in this grouping. */
function finest(ev: Evaluation, by: readonly ResolvedBy[]): MemberGrain | null {
  if (by.some((item) => clockOf(ev.query, item) !== null)) return 'day';
  const grains = by.flatMap((item) => (item.kind === 'time' ? [item.grain] : []));
  if (ev.query.grain !== null && grains.includes(ev.query.grain)) return ev.query.grain;
  const inside = (grain: MemberGrain) => grains.every((other) => nests(grain, other, ev.relations.calendar));
  return grains.find(inside) ?? grains[0] ?? null;
}

/** Members of the period that do not begin after the latest edge. */
function timeMembers(ev: Evaluation, grain: MemberGrain): readonly DateRange[] {
  const period = absolutePeriod(ev);
  if (period === null) return [];
  const edge = latestEdge(ev);
  const isKnown = (m: DateRange) => Math.max(m.from, period.from) <= edge;
  const isComplete = (m: DateRange) => (ev.period.to === null ? m.to : Math.min(m.to, period.to)) <= edge;
  const members = membersOf(grain, period, ev.relations.calendar).filter(isKnown);
  // Entities are known to different ends: what each knows decides what is read of a member.
  if (ev.query.fiscal !== null || ev.query.partial !== 'exclude_current') return members;
  // A total of a coarser member is one of the members that are left in it.
  const own = membersOf(ev.query.grain ?? grain, period, ev.relations.calendar).filter(isComplete);
  return members.filter((m) => own.some(({ from, to }) => from <= m.to && to >= m.from));
}

function cellOf(
  ev: Evaluation,
  grouping: Grouping,
  grain: MemberGrain | null,
  member: DateRange | null,
): Cell {
  const dimensions = grouping.by.flatMap((item) =>
    item.kind === 'dimension' ? [dimensionOf(ev.query, item)] : [],
  );
  const whole = wholeCell(ev);
  const group = { dimensions, grain, members: [], isRanked: grouping.isRanked };
  return { ...whole, member, group, where: [...whole.where], keys: grouping.others ? [grouping.others] : [] };
}

function askedTuples(ev: Evaluation, cell: Cell): Tuples {
  return askedFormulas(ev).flatMap((expr) => foundIn(ev, expr, cell));
}

function comparedTuples(ev: Evaluation, cell: Cell): Tuples {
  return comparedFormulas(ev).flatMap(({ expr, at }) => foundIn(ev, expr, cell, at));
}

function placeOf(ev: Evaluation, grouping: Grouping, cell: Cell, values: readonly Value[]): Place {
  const rest = [...values];
  const keys = ev.query.by.map((item) => {
    if (!grouping.by.includes(item)) return null;
    if (clockOf(ev.query, item) !== null)
      return instantOf(cell.member && dateValue(cell.member.from), rest.shift() ?? null);
    if (item.kind === 'dimension') return rest.shift() ?? null;
    return cell.member && dateValue(labelOf(ev, item.grain, cell));
  });
  return { cell, keys };
}

/** First day of the member of a grain that holds the cell's; the ISO year is named by its first of January. */
function labelOf(ev: Evaluation, grain: MemberGrain, { member }: Cell): number {
  const { calendar } = ev.relations;
  const first = member?.from ?? 0;
  if (grain === 'week_year') return fromCivil(weekOfYear(first, calendar).year, 1, 1);
  return startOf(grain, first, calendar);
}
