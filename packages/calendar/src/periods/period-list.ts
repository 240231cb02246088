import type { DateRange, Day } from '../grain.ts';

/** A period of a calendar that somebody lists: a month as the books close it, a quarter of a company, a season. */
export interface ListedPeriod extends DateRange {
  /** Place in the list, without holes: shifts step by it. */
  readonly ordinal: number;
  readonly label: string;
  /** A day outside the period whose rows belong to it: the books of February closed on 1 March. */
  readonly close: Day | null;
}

/** In order, without two that share a day. */
export type PeriodList = readonly ListedPeriod[];

/** The period of a row: the one that closes on the day, else the one that holds it. */
export function periodAt(list: PeriodList, day: Day): ListedPeriod | null {
  return list.find(({ close }) => close === day) ?? holding(list, day);
}

/**
 * The period of a balance: the only one whose end lies within so many days, else that of any row. Null where two ends
 * are equally near: the caller refuses.
 */
export function periodOfBalance(list: PeriodList, day: Day, snap: number): ListedPeriod | null {
  const distance = ({ to }: ListedPeriod) => Math.abs(to - day);
  const near = list.filter((one) => distance(one) <= snap);
  const nearest = Math.min(...near.map(distance));
  const best = near.filter((one) => distance(one) === nearest);
  return best.length > 1 ? null : (best[0] ?? periodAt(list, day));
}

/** The periods that touch a range. */
export function periodsIn(list: PeriodList, range: DateRange): PeriodList {
  return list.filter(({ from, to }) => from <= range.to && range.from <= to);
}

/** So many places further (negative: back); null past the ends of the list. */
export function shiftPeriod(list: PeriodList, { ordinal }: ListedPeriod, by: number): ListedPeriod | null {
  return list[ordinal - (list[0]?.ordinal ?? 0) + by] ?? null;
}

/** By halving: the list is in order and no day is in two periods. */
function holding(list: PeriodList, day: Day): ListedPeriod | null {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.from ?? Number.POSITIVE_INFINITY) <= day) low = middle + 1;
    else high = middle;
  }
  const found = list[low - 1];
  return found !== undefined && day <= found.to ? found : null;
}
