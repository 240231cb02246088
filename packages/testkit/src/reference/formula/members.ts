import type { ClockGrain, DateRange, RowGrain } from '@plumbline/calendar';
import { type DimensionRef, FISCAL_CLOSE, fiscalDay, type MetricExpr } from '@plumbline/model';
import { type Cell, type Dimension, moved, NO_EMPTY_RULE } from '../cell/cell.ts';
import { clockDimension, instantOf } from '../cell/clock.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { spansOf } from '../cell/spans.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { entitiesIn } from '../fiscal/entities.ts';
import { isFiscal } from '../fiscal/fiscal-model.ts';
import { spansOfEntity } from '../fiscal/spans-of-entity.ts';
import { membersOf, startOf } from '../time/listed-calendar.ts';
import { intersect, type Span, spanOf } from '../time/span.ts';
import { dateValue, type Value } from '../value/value.ts';
import { datasetsOf } from './formula-datasets.ts';
import { foundIn, unique } from './found-members.ts';
import { at, tuples } from './tuples.ts';

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
    const rows = () => [...ev.reads(of, inside), ...(having ? ev.reads(having, inside) : [])].flat();
    const formulas = having === null ? [of] : [of, having];
    const all = dimensions.some(({ ref }) => ref.kind === 'grain')
      ? unique(formulas.flatMap((formula) => foundIn(ev, formula, inside)))
      : tuples(ev, rows(), dimensions, inside);
    const found = all.filter((fields) => !fields.includes(null));
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
    if (isClock(ref.grain)) return instantOf(first && dateValue(first), rest.shift() ?? null);
    return first && dateValue(startOf(ref.grain as RowGrain, first, ev.relations.calendar));
  });
}

function isClock(grain: string): grain is ClockGrain {
  return grain === 'hour' || grain === 'minute';
}

/** The cell one level down, its fields still open: one for each member of the grains, or just one. */
export function perCells(ev: Evaluation, { of, per, having }: PerMembers, cell: Cell): readonly Cell[] {
  const dimensions = per.flatMap((ref): readonly Dimension[] => {
    if (ref.kind !== 'grain') return [{ ref, grain: null, part: null }];
    return isClock(ref.grain) ? [clockDimension(ref.grain)] : [];
  });
  const grains = per.flatMap((ref) =>
    ref.kind === 'grain' ? [isClock(ref.grain) ? 'day' : (ref.grain as RowGrain)] : [],
  );
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
