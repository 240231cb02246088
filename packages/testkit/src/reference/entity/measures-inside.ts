import { type AggregateExpr, type DimensionRef, type MetricExpr, saysScenario } from '@plumbline/model';
import { type Cell, filtered } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { insideMetric } from '../cell/inside-metric.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import { childrenOf } from '../formula/formula-datasets.ts';
import { choosesOne } from '../measure/scenario.ts';

export interface InnerMeasure {
  readonly measure: AggregateExpr;
  /** Under the conditions and the time of the names around it. */
  readonly cell: Cell;
}

/** The measures that a metric of rows is made of. */
export function measuresInside(ev: Evaluation, expr: MetricExpr, cell: Cell): readonly InnerMeasure[] {
  if (expr.kind === 'aggregate') return [{ measure: expr, cell }];
  if (expr.kind === 'where') return measuresInside(ev, expr.of, filtered(cell, expr.condition));
  if (expr.kind !== 'metric')
    return childrenOf(expr, ev.relations.model).flatMap((child) => measuresInside(ev, child, cell));
  const inside = insideMetric(ev, expr.name, cell);
  return measuresInside(ev, inside.expr, inside.cell);
}

/** The cell without conditions and dimensions: what a metric of rows is looked for in over all history. */
export function historyOf(cell: Cell): Cell {
  return { ...cell, where: [], keys: [], climbs: [], open: [] };
}

/** What places an entity is of one scenario: the cell does not choose it from outside. */
export function requireUnsaidScenario(ev: Evaluation, expr: MetricExpr, cell: Cell): void {
  const { model } = ev.relations;
  for (const { measure } of measuresInside(ev, expr, cell)) {
    if (datasetOf(model, measure.dataset).scenarios === undefined) continue;
    const says = (ref: DimensionRef) => saysScenario(model, measure.dataset, ref);
    const dimensions = [...cell.keys.map(({ dimension }) => dimension), ...cell.open];
    if (dimensions.some(({ ref }) => says(ref)) || cell.where.some((term) => choosesOne(term, says)))
      throw new Refusal('query/entity-scenario', measure.dataset);
  }
}
