import type { Wire } from '@plumbline/client';
import { ALL, memberOf, OTHERS } from '../../../parts/pivot/cells.ts';
import { readDateKey } from '../../../parts/question/date-key.ts';
import { matchedPlans } from '../../../parts/question/matched-plans.ts';
import type { Detail } from './detail.ts';

export type RowsAsk = Wire<'RowsQuery'>;

/** The question for the rows of a figure; null: it stands for the members beyond the first ones, which have no names. */
export function rowsAsk(
  { spot, answered }: Detail,
  metric: string,
  scoped: (query: Wire<'MetricQuery'>) => Wire<'MetricQuery'>,
): RowsAsk | null {
  const { keys, query } = answered.asked;
  if (spot.keys.includes(OTHERS)) return null;
  const { by, period, where, params, as_of, restated, partial, peers, alignment, compare } = scoped(query);
  const matched = matchedPlans(compare ?? []);
  // A key that is written as a name is called by it, `sales.shop`; its column is called `shop`.
  const at = keys.flatMap((ref, i) => {
    const key = spot.keys[i] ?? ALL;
    const name = readDateKey(ref) === null ? ref : answered.result.columns[i]?.name;
    return key === ALL || name === undefined ? [] : [[name, memberOf(key) ?? null] as const];
  });
  return {
    metric,
    ...(by === undefined ? {} : { by }),
    at: Object.fromEntries(at),
    ...(period === undefined ? {} : { period }),
    ...(where === undefined ? {} : { where }),
    ...(params === undefined ? {} : { params }),
    ...(as_of === undefined ? {} : { as_of }),
    ...(restated === undefined ? {} : { restated }),
    ...(partial === undefined ? {} : { partial }),
    ...(peers === undefined ? {} : { peers }),
    ...(alignment === undefined ? {} : { alignment }),
    ...(matched.length === 0 ? {} : { matched }),
  };
}
