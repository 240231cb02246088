import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import type { Row } from '../data/relations.ts';
import type { Value } from '../value/value.ts';

/** When the row happened: the metric's own time, else the dataset's. */
export function timeOf(ev: Evaluation, row: Row, cell: Cell): Value {
  const ref = cell.times.get(row.dataset) ?? datasetOf(ev.relations.model, row.dataset).time;
  return ref === null ? null : ev.relations.read(row, ref, null);
}
