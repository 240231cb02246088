import type { Cell, Dimension } from '../cell/cell.ts';
import { dimensionValue } from '../cell/dimension-value.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { meetsKey } from '../cell/meets-key.ts';
import type { Row } from '../data/relations.ts';
import { unfolded } from '../data/unfold.ts';
import { keyOf, type Value } from '../value/value.ts';

/** The cell with these members of dimensions of its own level. */
export function at(cell: Cell, dimensions: readonly Dimension[], values: readonly Value[]): Cell {
  const keys = dimensions.map((dimension, i) => {
    return { dimension, level: cell.level, is: { kind: 'value' as const, value: values[i] ?? null } };
  });
  return { ...cell, keys: [...cell.keys, ...keys] };
}

/** The distinct combinations of the dimensions among the rows. */
export function tuples(
  ev: Evaluation,
  rows: readonly Row[],
  dimensions: readonly Dimension[],
  cell: Cell,
): readonly (readonly Value[])[] {
  const found = new Map<string, readonly Value[]>();
  const refs = [...dimensions, ...cell.keys.map((key) => key.dimension)].map(({ ref }) => ref);
  for (const row of rows.flatMap((one) => unfolded(ev.relations, one, refs))) {
    if (row.through !== undefined && !cell.keys.every((key) => meetsKey(ev, key, row, cell))) continue;
    const values = dimensions.map((dimension) => dimensionValue(ev, row, dimension, cell));
    found.set(values.map(keyOf).join(), values);
  }
  return [...found.values()];
}
