import type { Wire } from '@plumbline/client';
import type { Filter } from './body.ts';

type Question = Wire<'MetricQuery'>;

/** The same question about what the filters of the dashboard let through. A filter without values lets everything through. */
export function withFilters(question: Question, filters: readonly Filter[]): Question {
  const active = filters.filter(({ values }) => values.length > 0);
  if (active.length === 0) return question;
  const params: Record<string, string[]> = {};
  const conditions = active.map(({ ref, values }, i) => {
    const named = values.filter((value) => value !== null).map(String);
    const parameter = `$filter_${i + 1}`;
    if (named.length > 0) params[parameter] = named;
    const parts = [
      ...(named.length > 0 ? [`${ref} in (${parameter})`] : []),
      ...(named.length < values.length ? [`${ref} is null`] : []),
    ];
    return `(${parts.join(' or ')})`;
  });
  const own = question.where === undefined ? [] : [`(${question.where})`];
  return {
    ...question,
    where: [...own, ...conditions].join(' and '),
    params: { ...question.params, ...params },
  };
}
