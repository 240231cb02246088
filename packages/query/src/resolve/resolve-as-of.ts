import { parseDay } from '@plumbline/calendar';
import { report } from '@plumbline/diagnostics';
import type { Metric } from '@plumbline/model';
import type { ResolvedQuery } from '../resolved-query.ts';
import { placeOf, type Resolving } from './resolving.ts';
import { formulaNodes, nameOf } from './time/formula-nodes.ts';

/** `as_of: 2014-02-01` is a day on which the question is asked; `{data: …}` one up to which its data were recorded. */
export function resolveAsOf(to: Resolving, metrics: readonly Metric[]): ResolvedQuery['asOf'] {
  const { as_of: given } = to.query;
  if (given === undefined) return null;
  const isToday = typeof given === 'string';
  const text = isToday ? given : given.data;
  const day = parseDay(text);
  if (isToday) refuseVersioned(to, metrics);
  if (day !== null) return { day, isToday };
  const path = isToday ? ['as_of'] : ['as_of', 'data'];
  to.diagnostics.push(report('query/bad-as-of', { text }, { at: placeOf(path) }));
  return null;
}

/** On another day another formula may have been in force; today's would be a guess. */
function refuseVersioned(to: Resolving, metrics: readonly Metric[]): void {
  const read = new Set<string>();
  for (const { node } of formulaNodes(metrics.map(nameOf), to.model))
    if (node.expr.kind === 'metric') read.add(node.expr.name);
  for (const name of read) {
    if (to.model.metrics.get(name)?.isVersioned !== true) continue;
    const feature = `as_of: versions of ${name}`;
    to.diagnostics.push(report('model/not-available-yet', { feature }, { at: placeOf(['as_of']) }));
  }
}
