import type { Withheld } from '../dataset.ts';
import type { RowExpr } from '../formula/row-expression.ts';
import type { ListedCalendar } from '../model.ts';

/**
 * Periods are listed for everybody at once: who sees some of their rows, or not the days, has no such grain. A name that
 * is withheld is no name of theirs.
 */
export function seenCalendar(
  calendar: ListedCalendar,
  rows: ReadonlyMap<string, RowExpr | null>,
  withheld: ReadonlyMap<string, Withheld>,
): ListedCalendar {
  const { dataset, start, end, grain, key } = calendar;
  const own = withheld.get(dataset);
  const isSeen = (field: string) => own?.hidden.has(field) !== true && own?.masked.has(field) !== true;
  const isListed = rows.get(dataset) === null && isSeen(start) && isSeen(end);
  return { ...calendar, grain: isListed ? grain : null, key: key !== null && isSeen(key) ? key : null };
}
