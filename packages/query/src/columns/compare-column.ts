import type { ResolvedCompare, ResolvedQuery } from '../resolved-query.ts';

/** What a column of a comparison shows: the base, the difference, the growth, how much of the plan is reached, what rates alone changed. */
export type CompareMeasure = 'base' | 'change' | 'pct' | 'attainment' | 'fx';

const SUFFIXES: { readonly [M in CompareMeasure]: string } = {
  base: '',
  change: '_change',
  pct: '_pct',
  attainment: '_attainment',
  fx: '_fx',
};

/** The columns of a comparison, in order: only targets and budgets can be attained; plans are of the same time. */
export function compareMeasures(
  compare: ResolvedCompare,
  { constantCurrency }: Pick<ResolvedQuery, 'constantCurrency'>,
): readonly CompareMeasure[] {
  if (compare.name === 'target' || compare.name === 'budget') return ['base', 'change', 'pct', 'attainment'];
  if (compare.kind === 'plan' || !constantCurrency) return ['base', 'change', 'pct'];
  return ['base', 'change', 'pct', 'fx'];
}

/** `revenue`, year_ago, pct → `revenue__year_ago_pct`. */
export function compareColumn(metric: string, compare: ResolvedCompare, measure: CompareMeasure): string {
  return `${metric}__${compare.name}${SUFFIXES[measure]}`;
}
