import { InternalError } from '@plumbline/diagnostics';
import type { Context } from '../cells/context.ts';
import type { RangeRules } from './ranges.ts';

/** How ranges are read from a dataset; `whole`: for a plan, which nothing shortens. */
export function rulesOf(context: Context, dataset: string, whole: boolean): RangeRules {
  const edge = context.edges.get(dataset);
  if (edge === undefined) throw new InternalError(`no edge for ${dataset}`);
  return {
    mode: whole ? 'full' : context.mode,
    edge: whole ? { ...edge, last: null } : edge,
    calendar: context.model.workspace.calendar,
    period: context.asked,
    grain: context.grain,
    current: context.current,
  };
}
