import { type MetricEntry, planOf } from '../../api/answer.ts';
import type { FrameState } from '../../frame/search.ts';

/** What the page asks, as a command that can be run; the token is the reader's own. */
export function apiCallText(
  metric: MetricEntry,
  { period, scoped }: Pick<FrameState, 'period' | 'scoped'>,
  origin: string,
): string {
  const plan = planOf(metric);
  const question = scoped({
    metrics: [metric.name],
    period,
    compare: ['year_ago', 'previous', ...(plan === null ? [] : [plan])],
  });
  const body = JSON.stringify(question).replaceAll("'", "'\\''");
  return [
    `curl ${origin}/api/v1/query \\`,
    '  -H "Authorization: Bearer $PLUMBLINE_TOKEN" \\',
    "  -H 'Content-Type: application/json' \\",
    `  -d '${body}'`,
  ].join('\n');
}
