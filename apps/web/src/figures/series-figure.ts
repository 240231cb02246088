import { type Cell, cellOf, columnOf, noteOf, type Result } from '../api/answer.ts';
import { type Spark, sparkOf } from '../parts/metric-card/spark.ts';

/** A metric in one period, with the periods before it. Every figure is a cell of an answer. */
export interface SeriesFigure {
  readonly value: Cell;
  readonly unit: string | undefined;
  readonly currency: string | undefined;
  readonly base: Cell;
  readonly change: Cell;
  readonly percent: Cell;
  /** Why there is no change. */
  readonly why: string | null;
  readonly spark: Spark;
  /** The period is not over for this metric. */
  readonly isPartial: boolean;
}

/** The figure of each metric in the member of the time that begins on `day`. */
export function seriesFigures(
  result: Result,
  asked: {
    readonly names: readonly string[];
    readonly day: string | null;
    readonly compare: string;
  },
): ReadonlyMap<string, SeriesFigure> {
  const at = result.rows.findIndex((row) => String(row[0]).slice(0, 10) === asked.day);
  return new Map(
    asked.names.map((name) => {
      const past = `${name}__${asked.compare}`;
      const { unit, currency, partial_periods: running = [] } = columnOf(result, name) ?? {};
      const figure: SeriesFigure = {
        value: cellOf(result, at, name),
        unit,
        currency,
        base: cellOf(result, at, past),
        change: cellOf(result, at, `${past}_change`),
        percent: cellOf(result, at, `${past}_pct`),
        why: noteOf(result, at, `${past}_pct`),
        spark: sparkOf(result, name),
        isPartial: running.some((member) => member === asked.day),
      };
      return [name, figure] as const;
    }),
  );
}
