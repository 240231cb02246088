import type { AggregateExpr, DimensionRef } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { conditionedRows } from '../measure/conditioned-rows.ts';
import { withoutTies } from '../measure/versions.ts';

/** What entities did: the rows of a measure, of several recorded versions the one that counts. */
export function eventRows(
  ev: Evaluation,
  measure: AggregateExpr,
  by: DimensionRef,
  cell: Cell,
): readonly Row[] {
  if (datasetOf(ev.relations.model, measure.dataset).span !== null)
    throw new Refusal('query/entity-over-spans', measure.dataset);
  const entity = { ref: by, grain: null, part: null };
  return withoutTies(ev, measure, conditionedRows(ev, measure, cell), {
    ...cell,
    open: [...cell.open, entity],
  });
}
