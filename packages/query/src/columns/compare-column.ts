import type { ResolvedCompare } from '../resolved-query.ts';

/** What a column of a comparison shows: the base, the difference, the growth, how much of the plan is reached. */
export type CompareMeasure = 'base' | 'change' | 'pct' | 'attainment';

const SUFFIXES: { readonly [M in CompareMeasure]: string } = {
  base: '',
  change: '_change',
  pct: '_pct',
  attainment: '_attainment',
};

/** The columns of a comparison, in order: only targets and budgets can be attained. */
export function compareMeasures(compare: ResolvedCompare): readonly CompareMeasure[] {
  return compare.name === 'target' || compare.name === 'budget'
    ? ['base', 'change', 'pct', 'attainment']
    : ['base', 'change', 'pct'];
}

/** `revenue`, year_ago, pct → `revenue__year_ago_pct`. */
export function compareColumn(metric: string, compare: ResolvedCompare, measure: CompareMeasure): string {
  return `${metric}__${compare.name}${SUFFIXES[measure]}`;
}
