import type { Child, DimensionRef } from '@plumbline/model';

/** The dimensions that a node names itself, its parts left out: a field, what it groups by, what a tree is climbed by. */
export function dimensionRefsOf({ expr }: Child): readonly DimensionRef[] {
  const found: DimensionRef[] = [];
  if (expr.kind === 'field') found.push(expr.ref);
  if ('fields' in expr) found.push(...expr.fields);
  if (expr.kind === 'total' || expr.kind === 'share') found.push(...expr.within);
  if ('by' in expr && 'kind' in expr.by) found.push(expr.by);
  if ('key' in expr) found.push(expr.key);
  if ('per' in expr && expr.per !== null) found.push(...('kind' in expr.per ? [expr.per] : expr.per));
  return found;
}
