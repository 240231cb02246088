import type { MetricEntry } from '../../api/answer.ts';

/** The function around everything else in the formula gives each row its place among the others. */
const PLACE = /^\s*(?:rank|rank_share|ntile)\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)\s*$/;

export function isPlace({ formula }: Pick<MetricEntry, 'formula'>): boolean {
  return PLACE.test(formula);
}
