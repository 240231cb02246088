import type { Center, Principal } from '@plumbline/center';
import { didYouMean, type Locale, report } from '@plumbline/diagnostics';
import { problemResponse } from '../http/problem.ts';

/** Names are suggested only from what this caller may see. */
export function noMetric(name: string, center: Center, principal: Principal, locale: Locale): Response {
  const known = center.metrics(principal).map((metric) => metric.name);
  const hints = didYouMean(name, known);
  return problemResponse([report('query/unknown-metric', { name }, { hints })], locale, 404);
}
