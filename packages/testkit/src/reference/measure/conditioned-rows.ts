import type { AggregateExpr, DimensionRef } from '@plumbline/model';
import { type Cell, filtered } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { unreachable } from '../data/unreachable.ts';
import { admittedRows } from './row-filter.ts';
import { refsOf } from './row-refs.ts';
import { scenarioCondition } from './scenario.ts';
import { warnUnversioned } from './versions.ts';

/** The rows of F and G, at any time; every condition and dimension must be reachable from the measure. */
export function conditionedRows(ev: Evaluation, measure: AggregateExpr, cell: Cell): readonly Row[] {
  const inside = filtered(filtered(cell, measure.where), scenarioCondition(ev, measure, cell));
  const refs = [...inside.keys.map((key) => key.dimension.ref), ...inside.where.flatMap(refsOf)];
  requireAdditive(measure, cell);
  warnUnversioned(ev, measure.dataset, cell);
  for (const ref of refs) requireReach(ev, measure.dataset, ref);
  for (const { key } of cell.climbs) requireReach(ev, measure.dataset, key);
  return admittedRows(ev, measure.dataset, inside);
}

function requireReach(ev: Evaluation, dataset: string, ref: DimensionRef): void {
  const found = ev.relations.path(dataset, ref);
  if (ref.kind !== 'grain' && found.kind !== 'found') throw unreachable(found, dataset);
}

/** What does not add up cannot be subtracted or weighted either. */
function requireAdditive({ fn, dataset }: AggregateExpr, cell: Cell): void {
  const hasFactors = cell.climbs.some(({ tree }) => tree.operator !== null || tree.weight !== null);
  if (hasFactors && fn !== 'sum' && fn !== 'count') throw new Refusal('query/rollup-not-additive', dataset);
}
