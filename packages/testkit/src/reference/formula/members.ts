import type { DateRange, RowGrain } from '@plumbline/calendar';
import { type DimensionRef, FISCAL_CLOSE, fiscalDay, type MetricExpr } from '@plumbline/model';
import { type Cell, type Dimension, moved, NO_EMPTY_RULE } from '../cell/cell.ts';
import { dimensionValue } from '../cell/dimension-value.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { meetsKey } from '../cell/meets-key.ts';
import { spansOf } from '../cell/spans.ts';
import { datasetOf } from '../data/dataset-of.ts';
import type { Row } from '../data/relations.ts';
import { unfolded } from '../data/unfold.ts';
import { entitiesIn } from '../fiscal/entities.ts';
import { isFiscal } from '../fiscal/fiscal-model.ts';
import { spansOfEntity } from '../fiscal/spans-of-entity.ts';
import { membersOf, startOf } from '../time/listed-calendar.ts';
import { intersect, type Span, spanOf } from '../time/span.ts';
import { dateValue, keyOf, type Value } from '../value/value.ts';
import { datasetsOf } from './formula-datasets.ts';

export interface PerMembers {
  readonly of: MetricExpr;
  readonly per: readonly DimensionRef[];
  readonly having: MetricExpr | null;
}
export interface Member {
  /** Values of `per`, in its order; of a grain the first day. */
  readonly values: readonly Value[];
  readonly cell: Cell;
}

/** The members of `of per per having having` in a cell, each with the cell that it is evaluated at. */
export function membersIn(ev: Evaluation, spec: PerMembers, cell: Cell): readonly Member[] {
  const { of, having } = spec;
  const candidates = perCells(ev, spec, cell).flatMap((inside) => {
    const { dimensions } = inside.group;
    const rows = [...ev.reads(of, inside), ...(having ? ev.reads(having, inside) : [])].flat();
    const found = tuples(ev, rows, dimensions, inside).filter((fields) => !fields.includes(null));
    return found.map((fields) => ({
      values: valuesOf(ev, spec, inside, fields),
      cell: at(inside, dimensions, fields),
    }));
  });
  return candidates.filter((member) => having === null || ev.value(having, member.cell) === true);
}

function valuesOf(
  ev: Evaluation,
  { per }: PerMembers,
  inside: Cell,
  fields: readonly Value[],
): readonly Value[] {
  const rest = [...fields];
  const move = inside.moves.at(-1);
  const first = move?.kind === 'per' && move.member !== null ? move.member.from : null;
  return per.map((ref) => {
    if (ref.kind !== 'grain') return rest.shift() ?? null;
    return first && dateValue(startOf(ref.grain as RowGrain, first, ev.relations.calendar));
  });
}

/** The cell one level down, its fields still open: one for each member of the grains, or just one. */
export function perCells(ev: Evaluation, { of, per, having }: PerMembers, cell: Cell): readonly Cell[] {
  const dimensions = per.flatMap((ref) => (ref.kind === 'grain' ? [] : [{ ref, grain: null, part: null }]));
  const grains = per.flatMap((ref) => (ref.kind === 'grain' ? [ref.grain as RowGrain] : []));
  const level = cell.level + 1;
  const found =
    grains.length === 0 ? [] : timeMembers(ev, having === null ? [of] : [of, having], grains, cell);
  // What definitions refuse is refused where R has no member, too.
  const members = found.length === 0 && cell.isHypothetical ? [{ from: ev.today, to: ev.today }] : found;
  const group = { dimensions, grain: grains[0] ?? null, members, isRanked: true };
  const inside: Cell = { ...cell, level, group, empty: NO_EMPTY_RULE };
  return (grains.length === 0 ? [null] : members).map((member) =>
    moved(inside, { kind: 'per', level, member }),
  );
}

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

/** Under the calendar of an entity flows and balances of a dataset are known to different ends. */
function readings(ev: Evaluation, dataset: string, cell: Cell): readonly Cell[] {
  if (!isFiscal(datasetOf(ev.relations.model, dataset))) return [cell];
  const closing = new Map([...cell.times, [dataset, fiscalDay(dataset, FISCAL_CLOSE)] as const]);
  return [cell, { ...cell, times: closing }];
}

/** R as the dataset has it; under the calendar of an entity as each one that the cell is of, whose windows end with its own edge. */
function wholesOf(ev: Evaluation, dataset: string, cell: Cell): readonly (Span | null)[] {
  if (!isFiscal(datasetOf(ev.relations.model, dataset))) return [spansOf(ev, dataset, cell).whole];
  return entitiesIn(ev, dataset, cell).map((entity) => spansOfEntity(ev, entity, dataset, cell).whole);
}

/** The parts of R that lie in one member of each grain. */
function timeMembers(
  ev: Evaluation,
  formulas: readonly MetricExpr[],
  grains: readonly RowGrain[],
  cell: Cell,
): readonly DateRange[] {
  const datasets = new Set(formulas.flatMap((formula) => [...datasetsOf(ev.relations.model, formula)]));
  const wholes = [...datasets]
    .flatMap((dataset) => readings(ev, dataset, cell).flatMap((asRead) => wholesOf(ev, dataset, asRead)))
    .filter((span) => span !== null);
  if (wholes.length === 0) return [];
  const all = spanOf(Math.min(...wholes.map((s) => s.from)), Math.max(...wholes.map((s) => s.to)));
  const split = (span: Span, grain: RowGrain) =>
    membersOf(grain, span, ev.relations.calendar).map((m) => intersect(span, m) ?? span);
  return grains.reduce<readonly Span[]>((parts, grain) => parts.flatMap((part) => split(part, grain)), [all]);
}
