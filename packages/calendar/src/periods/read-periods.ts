import type { Day } from '../grain.ts';
import type { ListedPeriod, PeriodList } from './period-list.ts';

/** A row of a listed calendar as it was read. */
export interface PeriodRow {
  readonly label: string;
  readonly from: Day;
  readonly to: Day;
  readonly close?: Day | null;
}

type PeriodListReason = 'ends-before-start' | 'shares-days' | 'repeated-label' | 'repeated-close' | 'gap';

/** What is wrong with a row; `other` is the label of the row it collides with. */
export interface PeriodListProblem {
  readonly reason: PeriodListReason;
  readonly label: string;
  readonly other: string | null;
}

/** Rows in any order as a list of periods; a list with problems is not to be used. A gap is a problem: days would be in no period. */
export function readPeriods(rows: readonly PeriodRow[]): {
  readonly periods: PeriodList;
  readonly problems: readonly PeriodListProblem[];
} {
  const ordered = [...rows].sort((a, b) => a.from - b.from || a.to - b.to);
  const periods = ordered.map(
    ({ label, from, to, close }, ordinal): ListedPeriod => ({
      ordinal,
      label,
      from,
      to,
      close: close ?? null,
    }),
  );
  const problems = periods.flatMap((period, i) => problemsOf(period, periods.slice(0, i)));
  return { periods, problems };
}

function problemsOf(period: ListedPeriod, before: PeriodList): readonly PeriodListProblem[] {
  const found: PeriodListProblem[] = [];
  const say = (reason: PeriodListReason, other: ListedPeriod | undefined) =>
    found.push({ reason, label: period.label, other: other?.label ?? null });
  if (period.to < period.from) say('ends-before-start', undefined);
  const last = before.at(-1);
  if (last !== undefined && period.from <= last.to) say('shares-days', last);
  if (last !== undefined && period.from > last.to + 1) say('gap', last);
  const twin = before.find(({ label }) => label === period.label);
  if (twin !== undefined) say('repeated-label', twin);
  const closing = before.find(({ close }) => close !== null && close === period.close);
  if (closing !== undefined) say('repeated-close', closing);
  return found;
}
