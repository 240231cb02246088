import { type Day, shiftDay } from '@plumbline/calendar';
import { childrenOf, type MetricExpr, type Model } from '@plumbline/model';
import type { ResolvedQuery } from '@plumbline/query';
import type { Context } from '../plan/build/cells/context.ts';
import { datasetsOf } from '../plan/build/rows/datasets-of.ts';

/** Where a conversion begins and what it waits for. */
interface Windows {
  /** Last known day of what it begins with. */
  readonly last: Day;
  /** Last known day of what may follow. */
  readonly edge: Day;
  /** Last day on which something may follow what began on a day. */
  readonly closes: (day: Day) => Day;
}

/** The conversions asked for whose windows may still be open; those inside another range have one of their own. */
export function openWindows(query: ResolvedQuery, { model, edges }: Context): readonly Windows[] {
  const lastOf = (expr: MetricExpr) =>
    Math.min(...[...datasetsOf(expr, model)].flatMap((name) => edges.get(name)?.last ?? []));
  const found = query.metrics.flatMap(({ expr }) => conversionsIn(expr, model));
  return found
    .map(({ from, to, within }) => ({
      last: lastOf(from),
      edge: lastOf(to),
      closes: (day: Day) => shiftDay(day, within) - 1,
    }))
    .filter(({ last, edge }) => Number.isFinite(last) && Number.isFinite(edge));
}

const SAME_RANGE: ReadonlySet<MetricExpr['kind']> = new Set(['call', 'case', 'in', 'where']);

function conversionsIn(
  expr: MetricExpr,
  model: Model,
): readonly Extract<MetricExpr, { kind: 'conversion' }>[] {
  if (expr.kind === 'conversion') return [expr];
  if (expr.kind === 'metric') {
    const named = model.metrics.get(expr.name);
    return named === undefined ? [] : conversionsIn(named.expr, model);
  }
  if (!SAME_RANGE.has(expr.kind)) return [];
  return childrenOf({ level: 'metric', expr }).flatMap((child) =>
    child.level === 'metric' ? conversionsIn(child.expr, model) : [],
  );
}
