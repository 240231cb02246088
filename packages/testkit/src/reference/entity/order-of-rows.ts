import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import type { Row } from '../data/relations.ts';
import { compareValues } from '../value/value.ts';

/** Rows of one dataset that happened at the same time, in the order of their primary key. */
export function byPrimaryKey(ev: Evaluation, a: Row, b: Row): number {
  const { history, primaryKey } = datasetOf(ev.relations.model, a.dataset);
  for (const field of history?.key ?? primaryKey) {
    const [x, y] = [ev.relations.field(a, field), ev.relations.field(b, field)];
    if (x === null || y === null) {
      if (x !== y) return x === null ? 1 : -1;
    } else if (compareValues(x, y) !== 0) return compareValues(x, y);
  }
  return 0;
}
