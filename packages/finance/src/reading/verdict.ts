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

const HOLDS: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  '>=': (value, bound) => value >= bound,
  '<=': (value, bound) => value <= bound,
  '>': (value, bound) => value > bound,
  '<': (value, bound) => value < bound,
};

/** By the thresholds of a definition, `>= 0.38` and `>= 0.36`; a text that is no threshold says nothing. */
export function statusByThresholds(
  value: number | null,
  thresholds: { readonly good: string | undefined; readonly watch: string | undefined },
): Status {
  if (value === null || !Number.isFinite(value)) return 'none';
  const good = holds(value, thresholds.good);
  if (good === null) return 'none';
  if (good) return 'good';
  return holds(value, thresholds.watch) === true ? 'watch' : 'behind';
}

function holds(value: number, threshold: string | undefined): boolean | null {
  const match = /^\s*(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)(%?)\s*$/.exec(threshold ?? '');
  if (match === null) return null;
  const [, sign = '', bound = '', percent] = match;
  return HOLDS[sign]?.(value, Number(bound) / (percent === '%' ? 100 : 1)) ?? null;
}
