import { report } from '@plumbline/diagnostics';
import type { MetricQuery } from '../metric-query.ts';
import { clockOfKey } from './clock-keys.ts';
import type { Key } from './resolve-by.ts';
import { placeOf, type Resolving } from './resolving.ts';

type MetricOption = Extract<keyof MetricQuery, 'compare' | 'others' | 'totals' | 'fill' | 'share'>;

/** Options that need a metric to say anything, and whether the query asks for them. */
const ASKED: { readonly [O in MetricOption]: (query: MetricQuery) => boolean } = {
  compare: ({ compare = [] }) => compare.length > 0,
  others: ({ others }) => others === true,
  totals: ({ totals }) => totals === true || totals === 'all' || (Array.isArray(totals) && totals.length > 0),
  fill: ({ fill }) => fill === true,
  share: ({ share }) => share !== undefined,
};

/** `cohort` and `age`: the periods of a cohort are its ages. */
function isCohortMatrix(keys: readonly Key[]): boolean {
  const has = (part: 'cohort' | 'age') =>
    keys.some((key) => key.kind === 'dimension' && key.ref.kind === 'cohort' && key.ref.part === part);
  return has('cohort') && has('age');
}

function isTime(key: Key): boolean {
  return key.kind === 'time' || clockOfKey(key) !== null;
}

/** Options that need something the query does not have. */
export function refuseOptions(to: Resolving, keys: readonly Key[]): void {
  const { query, diagnostics } = to;
  if (query.metrics.length === 0) {
    if ((query.by ?? []).length === 0) diagnostics.push(report('query/nothing-asked', {}));
    for (const option of Object.keys(ASKED) as MetricOption[]) {
      if (ASKED[option](query))
        diagnostics.push(report('query/needs-metric', { option }, { at: placeOf([option]) }));
    }
  }
  if (query.fill === true && !keys.some(isTime) && !isCohortMatrix(keys)) {
    diagnostics.push(report('query/fill-needs-time', {}, { at: placeOf(['fill']) }));
  }
  if (query.others !== true) return;
  const at = placeOf(['others']);
  if (query.limit === undefined) diagnostics.push(report('query/others-needs-limit', {}, { at }));
  if (keys.every(isTime)) diagnostics.push(report('query/others-needs-dimension', {}, { at }));
}
