export type Direction = 'up' | 'down' | 'band' | 'none';
export type Verdict = 'favourable' | 'unfavourable' | null;
export type Status = 'good' | 'watch' | 'behind' | 'none';

/** Colour follows what is good for the metric, never up or down. */
export function verdictOf(change: number | null, direction: Direction | undefined): Verdict {
  if (change === null || change === 0 || !Number.isFinite(change)) return null;
  if (direction !== 'up' && direction !== 'down') return null;
  return change > 0 === (direction === 'up') ? 'favourable' : 'unfavourable';
}

/** Reached of what was planned: on track from 100 %, to be watched from 97 %. For spending the distance counts the other way. */
export function statusOf(attainment: number | null, direction: Direction | undefined): Status {
  if (attainment === null || !Number.isFinite(attainment)) return 'none';
  if (direction !== 'up' && direction !== 'down') return 'none';
  const short = direction === 'up' ? 1 - attainment : attainment - 1;
  if (short <= 0) return 'good';
  return short <= 0.03 + 1e-12 ? 'watch' : 'behind';
}
