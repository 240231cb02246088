import { Refusal } from '../../../api/refusal.ts';
import type { Filter } from './body.ts';

/** The filters for which a question was turned away: its metrics cannot be seen by them. */
export function unreachedBy(error: unknown, filters: readonly Filter[]): readonly Filter[] {
  if (!(error instanceof Refusal)) return [];
  const named = error.diagnostics
    .filter(({ code }) => code === 'query/unreachable-dimension')
    .map(({ params }) => Reflect.get(params ?? {}, 'dimension'));
  return filters.filter(({ ref, values }) => values.length > 0 && named.includes(ref));
}
