/** Fewer known changes say nothing about what is usual. */
const LEAST = 6;
/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const TO_DEVIATIONS = 1.4826;

/**
 * How far a change is from earlier ones: a robust z-score (distance to their median over 1.4826 × their median absolute
 * deviation; Iglewicz and Hoaglin, 1993). Null when there are too few, or when they are all alike and so tell no scale.
 */
export function unusual(change: number, earlier: readonly number[]): number | null {
  if (earlier.length < LEAST) return null;
  const middle = median(earlier);
  const spread = TO_DEVIATIONS * median(earlier.map((value) => Math.abs(value - middle)));
  if (spread === 0) return change === middle ? 0 : null;
  return (change - middle) / spread;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
