import { type AggregateExpr, bridgeTo, type DimensionRef, memberField, type RowExpr } from '@plumbline/model';
import { type Cell, filtered } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import { Refusal } from '../data/refusal.ts';
import type { Row } from '../data/relations.ts';
import { bridgesOf } from '../data/unfold.ts';
import { unreachable } from '../data/unreachable.ts';
import { datasetsOfMembers } from '../formula/formula-datasets.ts';
import { hasOneValue } from '../money/one-currency.ts';
import { requireClear } from './require-clear.ts';
import { requireSaid } from './require-said.ts';
import { admittedRows } from './row-filter.ts';
import { refsOf } from './row-refs.ts';
import { scenarioCondition } from './scenario.ts';
import { warnUnversioned } from './versions.ts';

/** The rows of F and G, at any time; every condition and dimension must be reachable from the measure. */
export function conditionedRows(ev: Evaluation, measure: AggregateExpr, cell: Cell): readonly Row[] {
  const inside = filtered(filtered(cell, measure.where), scenarioCondition(ev, measure, cell));
  const refs = [...inside.keys.map((key) => key.dimension.ref), ...inside.where.flatMap(refsOf)];
  requireSaid(ev, measure.dataset);
  requireAdditive(measure, cell);
  requireOneItem(ev, measure, cell);
  requireShared(ev, measure, cell);
  warnUnversioned(ev, measure.dataset, cell);
  requireTimeOfGrains(ev, measure, cell);
  for (const ref of refs) requireReach(ev, measure.dataset, ref);
  for (const term of inside.where) requireReachOfMembers(ev, term, inside);
  requireClear(ev, measure.dataset, inside.where);
  for (const { key } of cell.climbs) requireReach(ev, measure.dataset, key);
  return admittedRows(ev, measure.dataset, inside);
}

/** A period in a condition is that of the row's time, whether there are rows or not. */
export function requireTimeOfGrains(ev: Evaluation, { dataset, where }: AggregateExpr, cell: Cell): void {
  const inside = filtered(cell, where);
  const refs = [...inside.keys.map((key) => key.dimension.ref), ...inside.where.flatMap(refsOf)];
  const hasTime = (cell.times.get(dataset) ?? datasetOf(ev.relations.model, dataset).time) !== null;
  if (!hasTime && refs.some(({ kind }) => kind === 'grain')) throw new Refusal('query/no-time', dataset);
}

function requireReach(ev: Evaluation, dataset: string, ref: DimensionRef): void {
  const found = ev.relations.path(dataset, ref);
  if (ref.kind === 'grain' || found.kind === 'found') return;
  if (bridgeTo(ev.relations.model, dataset, ref).kind !== 'found') throw unreachable(found, dataset);
}

/** Who is a member is found under the conditions beside it, also where they leave no row to ask. */
function requireReachOfMembers(ev: Evaluation, term: RowExpr, { where }: Cell): void {
  const beside = where.filter((other) => other !== term).flatMap(refsOf);
  for (const dataset of datasetsOfMembers(ev.relations.model, term))
    for (const ref of beside) requireReach(ev, dataset, ref);
}

/** Weights share out sums, and members that are left out of several have no rows of their own. */
function requireShared(ev: Evaluation, { fn, dataset, type }: AggregateExpr, cell: Cell): void {
  const refs = [...cell.keys.map(({ dimension }) => dimension), ...cell.open].map(({ ref }) => ref);
  const bridges = bridgesOf(ev.relations, dataset, refs);
  const left = cell.keys.filter(({ is }) => is.kind === 'not_in').map(({ dimension }) => dimension.ref);
  if (bridgesOf(ev.relations, dataset, left).length > 0) throw new Refusal('query/bridge-others', dataset);
  if (
    bridges.every(({ weight }) => weight === null) ||
    fn === 'min' ||
    fn === 'max' ||
    fn === 'count_distinct'
  )
    return;
  const isShared = fn === 'sum' && (type.kind === 'decimal' || type.kind === 'double') && cell.money === null;
  if (!isShared) throw new Refusal('query/bridge-weight', dataset);
}

/** What a dataset does not add up over is grouped by, or fixed to one value. */
function requireOneItem(ev: Evaluation, { fn, dataset, where }: AggregateExpr, cell: Cell): void {
  if (fn !== 'sum' && fn !== 'avg') return;
  for (const field of datasetOf(ev.relations.model, dataset).notOver) {
    const open = cell.open.map((dimension) => ({
      dimension,
      level: 0,
      is: { kind: 'value', value: null } as const,
    }));
    const grouped = { ...cell, keys: [...cell.keys, ...open] };
    const ref: DimensionRef = { kind: 'field', dataset, field, relationship: null };
    const isClimbed = cell.climbs.some(({ tree }) => memberField(ev.relations.model, tree, ref) !== null);
    const one = isUniquelyFixed(ev, { dataset, field, where }, grouped);
    if (isClimbed || !(one || hasOneValue(ev, { dataset, column: { dataset, field }, where }, grouped)))
      throw new Refusal('query/not-additive', `${dataset}.${field}`);
  }
}

/** A field with each value once, in the dataset that the column is the key of, stands for the column. */
function isUniquelyFixed(
  ev: Evaluation,
  {
    dataset,
    field,
    where,
  }: { readonly dataset: string; readonly field: string; readonly where: RowExpr | null },
  cell: Cell,
): boolean {
  const { model } = ev.relations;
  return model.relationships
    .filter((step) => step.from === dataset && step.asOf === null && step.fromColumns.join() === field)
    .some((step) => {
      const { primaryKey, tests, history, valid } = datasetOf(model, step.to);
      const unique = [primaryKey, ...tests.flatMap((test) => (test.kind === 'unique' ? [test.fields] : []))];
      const names =
        history === null && valid === null ? unique.filter(({ length }) => length === 1).flat() : [];
      return names.some((name) =>
        hasOneValue(
          ev,
          { dataset, column: { dataset: step.to, field: name, relationship: step.name }, where },
          cell,
        ),
      );
    });
}

/** What does not add up cannot be subtracted or weighted either. */
function requireAdditive({ fn, dataset }: AggregateExpr, cell: Cell): void {
  const hasFactors = cell.climbs.some(({ tree }) => tree.operator !== null || tree.weight !== null);
  if (hasFactors && fn !== 'sum' && fn !== 'count') throw new Refusal('query/rollup-not-additive', dataset);
}
