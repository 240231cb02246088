import { type DateRange, formatDay, grainName, isOwnGrain, type OwnGrain } from '@plumbline/calendar';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import type { Relations } from '../data/relations.ts';
import { absolutePeriod, latestEdge } from '../table/absolute-period.ts';
import { dayOf } from '../value/value.ts';
import { requireNothingBetween } from './asked-period.ts';
import { nests, periodHolding } from './listed-calendar.ts';

/** The periods that the rows of a calendar list; two that share a day are refused. */
export function listedPeriods(relations: Relations, grain: OwnGrain): readonly DateRange[] {
  const calendar = [...relations.model.calendars.values()].find((one) => one.grain === grain);
  if (calendar === undefined) throw new Error(`no calendar lists ${grain}`);
  const periods = relations.rows(calendar.dataset).map((row) => ({
    from: dayOf(relations.field(row, calendar.start)),
    to: dayOf(relations.field(row, calendar.end)),
  }));
  const bad = (why: string) => new Refusal('query/bad-periods', `${calendar.name}: ${why}`);
  return periods.map(({ from, to }, i) => {
    if (from === null || to === null) throw bad('a period without days');
    if (to < from) throw bad('a period that ends before it begins');
    for (const other of periods.slice(i + 1))
      if ((other.from ?? to + 1) <= to && (other.to ?? from - 1) >= from) throw bad('two periods share days');
    return { from, to };
  });
}

/** What can be said of the periods of the grains that the question names before any cell is looked at. */
export function requirePeriods(ev: Evaluation): void {
  const { query, relations } = ev;
  const open = new Set([...relations.model.calendars.values()].map((calendar) => calendar.grain));
  for (const grain of query.ownGrains) {
    // Who may see some of the periods is told of none, and steps by none.
    if (!open.has(grain)) throw new Refusal('query/closed-data', grain);
    relations.calendar.listed(grain);
  }
  const { grain, period } = query;
  const { from, to } = ev.period;
  if (period?.kind === 'own' && period.grain !== grain && from !== null && to !== null)
    requireNothingBetween(period.grain, { from, to }, relations.calendar);
  if (grain === null || !isOwnGrain(grain)) return;
  for (const item of query.by)
    if (item.kind === 'time' && !nests(grain, item.grain, relations.calendar))
      throw new Refusal('query/grains-do-not-nest', `${grain} and ${item.grain}`);
}

/** Days that are in no row, though they are asked about and known. */
export function warnOfDaysLeftOut(ev: Evaluation): void {
  const { grain } = ev.query;
  const period = absolutePeriod(ev);
  if (grain === null || !isOwnGrain(grain) || period === null) return;
  const left: number[] = [];
  for (let day = period.from; day <= Math.min(period.to, latestEdge(ev)); day += 1)
    if (periodHolding(grain, day, ev.relations.calendar) === null) left.push(day);
  const [first] = left;
  if (first === undefined) return;
  ev.warn('query/days-in-no-member', { grain: grainName(grain), days: left.length, day: formatDay(first) });
}
