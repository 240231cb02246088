import { cellOf, type Result } from '../../api/answer.ts';

/** Values for a line, oldest first; null where there is none. Exact text is not needed to draw. */
export type Spark = readonly (number | null)[];

export function sparkOf(result: Result, name: string): Spark {
  return result.rows.map((_, row) => {
    const cell = cellOf(result, row, name);
    return cell === null ? null : Number(cell);
  });
}

/** Points of a line within a box, broken where there is no value; the scale holds `also`. */
export function sparkPoints(
  spark: Spark,
  box: { readonly width: number; readonly height: number; readonly inset: number },
  also: number | null = null,
): {
  readonly runs: readonly (readonly (readonly [number, number])[])[];
  readonly y: (value: number) => number;
} {
  const known = [...spark, also].filter((value) => value !== null && Number.isFinite(value)) as number[];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const span = high - low || 1;
  const { width, height, inset } = box;
  const x = (at: number) => inset + (spark.length < 2 ? 0 : (at / (spark.length - 1)) * (width - 2 * inset));
  const y = (value: number) =>
    high === low ? height / 2 : inset + (1 - (value - low) / span) * (height - 2 * inset);
  const runs: (readonly [number, number])[][] = [[]];
  for (const [at, value] of spark.entries()) {
    if (value === null) {
      if (runs.at(-1)?.length !== 0) runs.push([]);
    } else runs.at(-1)?.push([round(x(at)), round(y(value))]);
  }
  return { runs: runs.filter((run) => run.length > 0), y: (value) => round(y(value)) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
