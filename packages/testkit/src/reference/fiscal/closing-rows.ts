import { Refusal } from '../data/refusal.ts';
import type { Relations, Row } from '../data/relations.ts';
import { ending, periodOf, recordedDay } from './period-of.ts';

/**
 * Of the balances of one period of one entity those that close it: on its last day, else on the only day near it, else on
 * the last. `asked`: the rows whose conditions hold; two days near the end are refused only where they are read.
 */
export function closingRows(
  relations: Relations,
  all: readonly Row[],
  asked: readonly Row[],
): readonly Row[] {
  return asked.filter((row) => {
    const period = periodOf(relations, row, true);
    const days = all
      .filter((other) => periodOf(relations, other, true)?.end === period?.end)
      .flatMap((other) => recordedDay(relations, other) ?? []);
    const near = new Set(days.filter((day) => ending(relations, row, day)?.end === period?.end));
    const own = recordedDay(relations, row);
    if (period !== null && near.has(period.end)) return own === period.end;
    if (near.size > 1 && own !== null && near.has(own)) throw new Refusal('query/two-balances', row.dataset);
    const [only] = near;
    return own === (only ?? Math.max(...days));
  });
}
