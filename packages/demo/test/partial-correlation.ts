interface Point {
  readonly month: number;
  readonly x: number;
  readonly y: number;
}

/** Correlation of what is left of two series when a straight line and the means of the months of the year are taken away. */
export function partialCorrelation(points: readonly Point[]): number {
  const months = points.map(({ month }) => month);
  const [a, b] = [points.map(({ x }) => x), points.map(({ y }) => y)].map((series) =>
    residuals(series, months),
  );
  return correlation(a ?? [], b ?? []);
}

/** Backfitting: line and month means in turn until neither changes what is left. */
function residuals(series: readonly number[], months: readonly number[]): readonly number[] {
  let left = [...series];
  for (let round = 0; round < 200; round += 1) left = withoutMonths(withoutLine(left), months);
  return left;
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

function withoutLine(values: readonly number[]): number[] {
  const middle = (values.length - 1) / 2;
  const average = mean(values);
  const slope =
    values.reduce((sum, value, i) => sum + (i - middle) * (value - average), 0) /
    values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
  return values.map((value, i) => value - average - slope * (i - middle));
}

function withoutMonths(values: readonly number[], months: readonly number[]): number[] {
  const means = new Map(
    [...new Set(months)].map((month) => [month, mean(values.filter((_, i) => months[i] === month))]),
  );
  return values.map((value, i) => value - (means.get(months[i] ?? 0) ?? 0));
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const both = a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
  const square = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0);
  return both / Math.sqrt(square(a) * square(b));
}
