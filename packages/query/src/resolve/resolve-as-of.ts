import { parseDay } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { ResolvedQuery } from '../resolved-query.ts';
import { placeOf, type Resolving } from './resolving.ts';

/** `as_of: 2014-02-01` is a day on which the question is asked; `{data: …}` one up to which its data were recorded. */
export function resolveAsOf(to: Resolving): ResolvedQuery['asOf'] {
  const { as_of: given } = to.query;
  if (given === undefined) return null;
  const isToday = typeof given === 'string';
  const text = isToday ? given : given.data;
  const day = parseDay(text);
  if (day !== null) return { day, isToday };
  const path = isToday ? ['as_of'] : ['as_of', 'data'];
  to.diagnostics.push(report('query/bad-as-of', { text }, { at: placeOf(path) }));
  return null;
}
