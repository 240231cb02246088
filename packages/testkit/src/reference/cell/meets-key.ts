import type { Row } from '../data/relations.ts';
import { keyOf } from '../value/value.ts';
import type { Cell, Key } from './cell.ts';
import { dimensionValue } from './dimension-value.ts';
import type { Evaluation } from './evaluation.ts';

/** Whether a row is in the member that a condition of G names. */
export function meetsKey(ev: Evaluation, { dimension, is }: Key, row: Row, cell: Cell): boolean {
  const key = keyOf(dimensionValue(ev, row, dimension, cell));
  return is.kind === 'value' ? keyOf(is.value) === key : !is.kept.some((kept) => keyOf(kept) === key);
}
