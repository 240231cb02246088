import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { datasetOf } from '../data/dataset-of.ts';
import type { Row } from '../data/relations.ts';
import type { Span } from '../time/span.ts';
import { keyOf } from '../value/value.ts';
import { isFiscal } from './fiscal-model.ts';
import { entityOf } from './period-of.ts';
import { spansOfEntity } from './spans-of-entity.ts';

/** The days that a cell reads of a row's dataset: under the calendar of an entity as far as the row's one is known. */
export function readByRow(ev: Evaluation, dataset: string, cell: Cell): (row: Row) => Span | null {
  if (!isFiscal(datasetOf(ev.relations.model, dataset))) {
    const { read } = spansOf(ev, dataset, cell);
    return () => read;
  }
  const known = new Map<string, Span | null>();
  return (row) => {
    const entity = entityOf(ev.relations, row);
    if (entity === null) return null;
    const key = keyOf(entity);
    const read = known.has(key) ? (known.get(key) ?? null) : spansOfEntity(ev, entity, dataset, cell).read;
    known.set(key, read);
    return read;
  };
}
