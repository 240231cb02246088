import { type DimensionRef, FISCAL_CLOSE, fiscalDay, type MetricExpr } from '@plumbline/model';
import { isFiscal } from '../../../bind/fiscal-view.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';

type Stock = Extract<MetricExpr, { kind: 'closing' | 'opening' | 'average_balance' }>;

/** Under the calendar of an entity a balance is of the day that closes its period, each entity's own. */
export function closedByEntity<E extends Stock>(
  expr: E,
  frame: Frame,
  { context }: Level,
): { readonly expr: E; readonly frame: Frame } {
  const dataset = context.model.datasets.get(expr.of.dataset);
  if (dataset?.fiscal === undefined || !isFiscal(dataset)) return { expr, frame };
  const { name, fiscal } = dataset;
  const per: DimensionRef = { kind: 'field', dataset: name, field: fiscal.entity, relationship: null };
  const times = new Map([...frame.times, [name, fiscalDay(name, FISCAL_CLOSE)] as const]);
  return { expr: { ...expr, per }, frame: { ...frame, times } };
}
