import type { MetricExpr } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { keyOf, type Value } from '../value/value.ts';
import { at, tuples } from './tuples.ts';

export type Tuples = readonly (readonly Value[])[];

/** The members of the rows that a formula reads of the cell, or of its base. */
export function foundIn(
  ev: Evaluation,
  expr: MetricExpr,
  cell: Cell,
  moved: (cell: Cell) => Cell = (one) => one,
): Tuples {
  const { dimensions } = cell.group;
  const rows = ev.reads(expr, moved(cell)).flat();
  if (dimensions.every(({ ref }) => ref.kind !== 'grain')) return tuples(ev, rows, dimensions, cell);
  // Which time a row goes by is known inside the metrics alone: every one of them is tried, and has rows there or not.
  const all = timesIn(ev).flatMap((times) => tuples(ev, rows, dimensions, { ...moved(cell), times }));
  return unique(all).filter(
    (values) => ev.reads(expr, moved(at(cell, dimensions, values))).flat().length > 0,
  );
}

/** Each dataset's own time, and every other that some metric goes by. */
function timesIn({ relations }: Evaluation): readonly Cell['times'][] {
  const { model } = relations;
  const named = [...model.metrics.values()].flatMap(({ time }) => time ?? []);
  const ofDatasets = named.flatMap((time) => {
    const those = [...model.datasets.keys()].filter((name) => relations.path(name, time).kind === 'found');
    return those.map((name) => new Map([[name, time]]));
  });
  return [new Map(), ...ofDatasets];
}

export function unique(all: Tuples): Tuples {
  return [...new Map(all.map((values) => [values.map(keyOf).join(), values])).values()];
}
