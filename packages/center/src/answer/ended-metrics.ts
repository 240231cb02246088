import { type Day, formatDay, parseDay } from '@plumbline/calendar';
import { type Diagnostic, report } from '@plumbline/diagnostics';
import type { Metric, MetricEnding, Model } from '@plumbline/model';
import { isEnded } from './is-ended.ts';

export interface Asked {
  readonly metrics: readonly Metric[];
  /** The day it is, or was, for who asks. */
  readonly day: Day;
  /** What the asker may see. */
  readonly names: Model;
}

/** Why metrics are not answered any more, and what to know of those that soon are not. A day in the past asks what answered then. */
export function endedMetrics({ metrics, day, names }: Asked): readonly Diagnostic[] {
  return metrics.flatMap(({ name: metric, ending }): readonly Diagnostic[] => {
    if (ending === undefined) return [];
    const replacement =
      ending.replacement !== null && names.metrics.has(ending.replacement) ? ending.replacement : null;
    const hints =
      replacement === null
        ? []
        : [{ text: { zh: `改用 ${replacement}`, en: `use ${replacement}` }, replace: replacement }];
    if (isEnded(ending, formatDay(day)))
      return [report('query/retired-metric', { metric, last: lastDay(ending), replacement }, { hints })];
    const params = { metric, sunset: lastDay(ending), replacement };
    return [report('query/deprecated-metric', params, { severity: 'warning', hints })];
  });
}

function lastDay({ sunset, retired }: MetricEnding): string | null {
  const first = retired === null ? null : parseDay(retired);
  const last = first === null ? null : formatDay(first - 1);
  if (sunset === null || last === null) return sunset ?? last;
  return sunset < last ? sunset : last;
}
