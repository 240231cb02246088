import type { Day } from '@plumbline/calendar';

/** A total of the days `from … to`, and when it was recorded. */
export interface SpanRow<R> {
  readonly row: R;
  readonly from: Day;
  readonly to: Day;
  readonly recorded: number;
}

/** One row on the way from the first day of a range to its last: added, or taken away where it is gone backwards. */
export interface Step<R> {
  readonly span: SpanRow<R>;
  readonly sign: 1 | -1;
}

export type Chain<R> = readonly Step<R>[];

const MOST_STEPS = 4;

/**
 * Every shortest chain that joins the ends of a range: at most four rows forwards and backwards, else any number
 * forwards only. The first is the one that counts: fewest subtractions, then fewest days, then the latest recorded.
 */
export function shortestChains<R>(rows: readonly SpanRow<R>[], from: Day, to: Day): readonly Chain<R>[] {
  for (let length = 1; length <= MOST_STEPS; length++) {
    const found = walks(rows, from, to + 1, length);
    if (found.length > 0) return found.sort(compared);
  }
  const inside = rows.filter((row) => row.from >= from && row.to <= to);
  for (let length = MOST_STEPS + 1; length <= inside.length; length++) {
    const found = forwards(inside, from, to + 1, length);
    if (found.length > 0) return found.sort(compared);
  }
  return [];
}

function walks<R>(rows: readonly SpanRow<R>[], at: Day, end: Day, length: number): Chain<R>[] {
  if (length === 0) return at === end ? [[]] : [];
  return rows.flatMap((span) => {
    const ahead = span.from === at ? [{ step: { span, sign: 1 } as const, next: span.to + 1 }] : [];
    const back = span.to + 1 === at ? [{ step: { span, sign: -1 } as const, next: span.from }] : [];
    return [...ahead, ...back].flatMap(({ step, next }) =>
      walks(rows, next, end, length - 1).map((rest) => [step, ...rest]),
    );
  });
}

function forwards<R>(rows: readonly SpanRow<R>[], at: Day, end: Day, length: number): Chain<R>[] {
  if (length === 0) return at === end ? [[]] : [];
  return rows
    .filter((span) => span.from === at)
    .flatMap((span) =>
      forwards(rows, span.to + 1, end, length - 1).map((rest) => [{ span, sign: 1 as const }, ...rest]),
    );
}

function compared<R>(a: Chain<R>, b: Chain<R>): number {
  return backwards(a) - backwards(b) || daysOf(a) - daysOf(b) || latest(b) - latest(a);
}

function backwards<R>(chain: Chain<R>): number {
  return chain.filter(({ sign }) => sign === -1).length;
}

function daysOf<R>(chain: Chain<R>): number {
  return chain.reduce((days, { span }) => days + span.to - span.from + 1, 0);
}

function latest<R>(chain: Chain<R>): number {
  return Math.max(...chain.map(({ span }) => span.recorded));
}
