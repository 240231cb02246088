import type { MetricEnding } from '@plumbline/model';

/** Whether it answers no more on an ISO day. */
export function isEnded({ sunset, retired }: MetricEnding, day: string): boolean {
  return (retired !== null && day >= retired) || (sunset !== null && day > sunset);
}
