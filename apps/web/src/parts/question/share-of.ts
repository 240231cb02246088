import type { Wire } from '@plumbline/client';
import type { MetricEntry } from '../../api/answer.ts';
import type { Question, Shown } from './question.ts';
import { isTime } from './time-grains.ts';

/** Whether the figures of a metric are parts of their totals; `notAlong`: dimensions whose members have none. */
export type Parts = Pick<MetricEntry, 'name' | 'additive'> & { readonly notAlong?: readonly string[] };

export type Share = NonNullable<Wire<'MetricQuery'>['share']>;

/** What a share is of, and the dimensions that it leaves: along them the parts make up the whole. */
interface Larger {
  readonly of: Share;
  readonly left: readonly string[];
}

const LARGER: { readonly [S in Exclude<Shown, 'value'>]: (question: Question) => Larger } = {
  row: ({ rows, columns }) => ({ of: { within: [...rows] }, left: columns }),
  column: ({ rows, columns }) => ({ of: { within: [...columns] }, left: rows }),
  total: ({ rows, columns }) => ({ of: { within: [] }, left: [...rows, ...columns] }),
  parent: ({ rows, columns }) => {
    const levels = rows.length > 0 ? rows : columns;
    return { of: { parent: [...levels] }, left: levels };
  },
};

/** The share that a table shows, of the metrics that have one; undefined: figures are shown. */
export function shareOf(question: Question, metrics: readonly Parts[]): Share | undefined {
  const { shown, rows, columns } = question;
  if (shown === 'value' || rows.length + columns.length === 0) return undefined;
  const { of, left } = LARGER[shown](question);
  const leavesTime = left.some(isTime);
  const parts = question.metrics.filter((name) => {
    if (question.figures.includes(name)) return false;
    const { additive, notAlong = [] } = metrics.find((metric) => metric.name === name) ?? {};
    if (left.some((ref) => notAlong.includes(ref))) return false;
    return additive === 'always' || (additive === 'not_over_time' && !leavesTime);
  });
  return parts.length === 0 ? undefined : { ...of, metrics: parts };
}

/** Whether a metric is shown as the share that was chosen for the table. */
export function isShared(question: Question, metrics: readonly Parts[], name: string): boolean {
  return shareOf(question, metrics)?.metrics?.includes(name) === true;
}
