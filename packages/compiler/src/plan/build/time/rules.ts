import { InternalError } from '@plumbline/diagnostics';
import type { Edge } from '../../../bind/edge.ts';
import { type Context, refuse } from '../cells/context.ts';
import type { RangeRules } from './range-rules.ts';

/** How ranges are read from a dataset; `whole`: for a plan, which nothing shortens. */
export function rulesOf(context: Context, dataset: string, whole: boolean): RangeRules {
  const edge = context.edges.get(dataset);
  if (edge === undefined) throw new InternalError(`no edge for ${dataset}`);
  return rulesUpTo(context, edge, whole);
}

/** The same for an edge that is not one dataset's. */
export function rulesUpTo(context: Context, edge: Edge, whole: boolean): RangeRules {
  return {
    mode: whole ? 'full' : context.mode,
    edge: whole ? { ...edge, last: null } : edge,
    calendar: context.model.workspace.calendar,
    period: context.asked,
    grain: context.grain,
    current: context.current,
    refuse: (diagnostic) => refuse(context, diagnostic),
  };
}
