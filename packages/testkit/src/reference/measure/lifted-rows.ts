import { memberField } from '@plumbline/model';
import type { Cell, Climb } from '../cell/cell.ts';
import { dimensionValue } from '../cell/dimension-value.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import { hasHistory } from '../data/related-rows.ts';
import type { Row } from '../data/relations.ts';
import { type Ancestor, ancestorsOf } from '../data/tree.ts';
import { bridgesOf } from '../data/unfold.ts';
import { decimalOf, multiply } from '../value/decimal.ts';
import { keyOf, type Value } from '../value/value.ts';
import { refsOf } from './row-refs.ts';

interface Lifted {
  readonly row: Row;
  /** How far above its own member each tree has lifted it; and whether it counts there. */
  readonly distances: readonly number[];
  readonly counts: boolean;
}

/**
 * Each row in every member that it is counted in under the rollups around (semantics.md 7): selected members above its
 * own that `admits` lets through; of those that look alike in the open dimensions, the topmost.
 */
export function liftedRows(
  ev: Evaluation,
  rows: readonly Row[],
  cell: Cell,
  admits: { readonly row: (row: Row) => boolean; readonly member: (climb: Climb, member: Row) => boolean },
): readonly Row[] {
  if (cell.climbs.length === 0) return rows.filter(admits.row);
  for (const climb of cell.climbs) requireOneOfEach(ev, climb, cell);
  return rows.flatMap((row) => {
    const start: Lifted = { row, distances: [], counts: true };
    const all = cell.climbs.reduce<readonly Lifted[]>(
      (found, climb) => found.flatMap((one) => lift(ev, one, climb, admits.member)),
      [start],
    );
    const topmost = new Map<string, Lifted>();
    for (const one of all.filter((lifted) => admits.row(lifted.row))) {
      const look = cell.open.map((d) => keyOf(lookOf(ev, one.row, d, cell))).join();
      const known = topmost.get(look);
      if (known === undefined || isAbove(one, known)) topmost.set(look, one);
    }
    return [...topmost.values()].filter(({ counts }) => counts).map((one) => one.row);
  });
}

/** Members that are recorded again when they change: versions that tie are one where they agree in what is read of members. */
function requireOneOfEach(ev: Evaluation, { tree, members }: Climb, cell: Cell): void {
  const { relations } = ev;
  const dataset = datasetOf(relations.model, tree.dataset);
  if (!hasHistory(dataset)) return;
  const grouped = [...cell.keys.map(({ dimension }) => dimension), ...cell.open].flatMap(
    ({ ref }) => memberField(relations.model, tree, ref) ?? [],
  );
  const selecting = members.flatMap(refsOf);
  const look = (row: Row) =>
    JSON.stringify([
      ...grouped.map((field) => keyOf(relations.field(row, field))),
      ...selecting.map((ref) => keyOf(relations.read(row, ref, null))),
    ]);
  for (const tied of relations.versions(dataset).values())
    if (new Set(tied.map(look)).size > 1) throw new Refusal('query/tied-versions', tree.dataset);
}

function lift(
  ev: Evaluation,
  { row, distances, counts }: Lifted,
  climb: Climb,
  isSelected: (climb: Climb, member: Row) => boolean,
): readonly Lifted[] {
  const key = ev.relations.read(row, climb.key, null);
  const found = ev.remember(climb.tree, [keyOf(key)], () => ancestorsOf(ev.relations, climb.tree, key));
  const to = ({ member, distance, factor }: Ancestor): Lifted => ({
    row: {
      ...row,
      members: new Map([...(row.members ?? []), [climb.tree, member]]),
      factor: multiply(row.factor ?? decimalOf(1), factor ?? decimalOf(0)),
    },
    distances: [...distances, distance],
    counts: counts && factor !== null,
  });
  return found.filter(({ member }) => isSelected(climb, member)).map(to);
}

/** Behind a bridge a row has the same members wherever it is counted. */
function lookOf(ev: Evaluation, row: Row, dimension: Cell['open'][number], cell: Cell): Value {
  const isBehind = bridgesOf(ev.relations, row.dataset, [dimension.ref]).length > 0;
  return isBehind ? null : dimensionValue(ev, row, dimension, cell);
}

function isAbove(one: Lifted, other: Lifted): boolean {
  return one.distances.every((distance, i) => distance >= (other.distances[i] ?? 0));
}
