import type { AggregateExpr, DimensionRef } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import { clockGrain } from '../cell/clock.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { meetsKey } from '../cell/meets-key.ts';
import { spansOf } from '../cell/spans.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import type { Form } from '../formula/form.ts';
import { conditionedRows } from '../measure/conditioned-rows.ts';
import { isInSpan } from '../measure/is-in-span.ts';
import { admittedRows } from '../measure/row-filter.ts';
import { timeOf } from '../measure/time-of.ts';
import { versionText } from '../measure/versions.ts';
import { keyOf, microsOf } from '../value/value.ts';
import { eventRows } from './event-rows.ts';
import { historyOf, measuresInside, requireUnsaidScenario } from './measures-inside.ts';
import { byPrimaryKey } from './order-of-rows.ts';

/** The cell inside `new`: its conditions and dimensions stay with the first rows. */
export function newcomerCell(ev: Evaluation, expr: Form<'new'>, cell: Cell): Cell {
  if (cell.climbs.length > 0) throw new Refusal('query/entity-in-rollup', 'new');
  requireUnsaidScenario(ev, expr.of, cell);
  return { ...historyOf(cell), newcomers: { expr, outside: cell } };
}

/** The rows of R whose entity's first row lies in R too and meets what stands outside, each placed by that row. */
export function newcomerRows(ev: Evaluation, measure: AggregateExpr, cell: Cell): readonly Row[] {
  const { newcomers } = cell;
  const { read } = spansOf(ev, measure.dataset, cell);
  if (newcomers === null) return [];
  const { expr, outside } = newcomers;
  const inside: Cell = { ...cell, newcomers: null };
  const firsts = ev.remember(
    expr,
    ['first rows', outside.scenario, ...[...outside.times].flat(), ...versionText(cell)],
    () => firstRows(ev, expr, { ...historyOf(outside), versions: cell.versions, newcomers: null }),
  );
  const place: Cell = { ...outside, times: cell.times, versions: cell.versions, newcomers: null };
  const met = conditionedRows(ev, { ...measure, where: null }, place);
  // Of which scenario a first row is was settled inside.
  const isOfScenarios = datasetOf(ev.relations.model, measure.dataset).scenarios !== undefined;
  const placed = new Set(isOfScenarios ? admittedRows(ev, measure.dataset, place) : met);
  // Parts of a day are of R: the row lies in the same one.
  const parts = outside.keys.filter(({ dimension }) => clockGrain(dimension) !== null);
  return eventRows(ev, measure, expr.by, inside).flatMap((row) => {
    const first = firsts.get(entityOf(ev, row, expr.by) ?? '');
    if (first === undefined || read === null || !placed.has(first)) return [];
    if (!parts.every((key) => meetsKey(ev, key, row, inside))) return [];
    return isInSpan(ev, row, read, inside) && isInSpan(ev, first, read, inside)
      ? [{ ...row, placedBy: first }]
      : [];
  });
}

/** The first row of each entity over all history; ties by primary key. */
function firstRows(ev: Evaluation, { of, by }: Form<'new'>, cell: Cell): ReadonlyMap<string, Row> {
  const firsts = new Map<string, { readonly row: Row; readonly micros: number }>();
  for (const inner of measuresInside(ev, of, cell)) {
    for (const row of eventRows(ev, inner.measure, by, inner.cell)) {
      const entity = entityOf(ev, row, by);
      const micros = microsOf(timeOf(ev, row, inner.cell));
      if (entity === null || micros === null) continue;
      const known = firsts.get(entity);
      const isEarlier =
        known === undefined ||
        micros < known.micros ||
        (micros === known.micros && byPrimaryKey(ev, row, known.row) < 0);
      if (isEarlier) firsts.set(entity, { row, micros });
    }
  }
  return new Map([...firsts].map(([entity, { row }]) => [entity, row]));
}

/** The entity of a row as text; null: it has none. */
export function entityOf(ev: Evaluation, row: Row, by: DimensionRef): string | null {
  const value = (row.seenBy ?? ev.relations).read(row, by, null);
  return value === null ? null : keyOf(value);
}
