import { type CalendarSettings, type Day, parseDay, startOf } from '@plumbline/calendar';
import type { Dataset } from '@plumbline/model';
import type { DatasetFacts } from '@plumbline/query';

/** How far a dataset's time is known (semantics.md 5). */
export interface Edge {
  /** First day with rows; null when there is none. */
  readonly first: Day | null;
  /** Last known day; null: never shortened (`through: none`); −∞ when nothing is known. */
  readonly last: Day | null;
  /** Last day with rows; null when there is none. */
  readonly lastRow: Day | null;
  /** Clock time of the last row on the last known day, `20:01:00`; only timestamps have one. */
  readonly time: string | null;
  /** Rows are in force from one day to another, maybe since ever: every day has its balance. */
  readonly isEveryDay?: true;
  /** Last day of what happened, where the question also reads plans beside it that are dated after it. */
  readonly happened?: Day;
}

/** The edge of a dataset as loaded, on a given `today`. */
export function edgeOf(dataset: Dataset, facts: DatasetFacts, today: Day, calendar: CalendarSettings): Edge {
  const first = facts.first;
  const isInForce = dataset.valid !== null && dataset.time === null;
  const everyDay = isInForce ? ({ isEveryDay: true } as const) : {};
  const fixed = (last: Day | null): Edge => ({ first, last, lastRow: facts.last, time: null, ...everyDay });
  const { through } = dataset;
  if (through.kind === 'none') return fixed(null);
  const declared = declaredEdge(dataset, today, calendar);
  if (declared !== null) return fixed(declared);
  if (isInForce) return fixed(facts.rows > 0 ? today - 1 : Number.NEGATIVE_INFINITY);
  if (facts.last === null) return fixed(Number.NEGATIVE_INFINITY);
  const { happened } = facts;
  const plans = happened == null || happened >= facts.last ? {} : { happened };
  if (facts.last >= today) return { ...fixed(today - 1), ...plans };
  const time = facts.lastInstant?.slice(11) ?? null;
  return { first, last: facts.last, lastRow: facts.last, time, ...plans };
}

/** The day up to which a dataset says that it is known; null: its rows say it, or nothing does. */
export function declaredEdge({ through }: Dataset, today: Day, calendar: CalendarSettings): Day | null {
  switch (through.kind) {
    case 'today':
      return today;
    case 'yesterday':
      return today - 1;
    case 'date':
      return parseDay(through.date);
    case 'month_end':
      return startOf('month', today, calendar) - 1;
    case 'none':
    case 'data':
      return null;
  }
}

/** How far what happened is known, whatever plans stand in the same rows. */
export function edgeOfHappened(edge: Edge): Edge {
  const { happened, ...known } = edge;
  if (happened === undefined || known.last === null || happened > known.last) return known;
  return { ...known, last: happened, lastRow: happened, time: null };
}
