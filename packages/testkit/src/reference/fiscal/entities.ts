import { isSameDimension } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf, type Row } from '../data/relations.ts';
import { readCell } from '../value/cell.ts';
import { keyOf, type Value } from '../value/value.ts';
import { entityOf } from './period-of.ts';

/** The entities with rows in a dataset that a cell is of: the one that it groups by, else the one that the question fixes, else all. */
export function entitiesIn(ev: Evaluation, dataset: string, cell: Cell): readonly Value[] {
  const { model } = ev.relations;
  const field = datasetOf(model, dataset).fiscal?.entity ?? '';
  const own = { kind: 'field', dataset, field, relationship: null } as const;
  const key = cell.keys.find(
    ({ dimension, is }) =>
      is.kind === 'value' &&
      dimension.grain === null &&
      dimension.part === null &&
      isSameDimension(model, dimension.ref, own),
  );
  const found = new Map<string, Value>();
  for (const row of ev.relations.rows(dataset)) {
    const entity = entityOf(ev.relations, row);
    if (entity !== null) found.set(keyOf(entity), entity);
  }
  const fixed = ev.query.fiscal?.only ?? null;
  const only =
    key?.is.kind === 'value'
      ? keyOf(key.is.value)
      : fixed && keyOf(readCell(fixed.value, fixed.type, ev.relations.model.workspace.timezone));
  return [...found].flatMap(([text, entity]) => (only === null || text === only ? [entity] : []));
}

/** Rows of the entity that is looked at. */
export function ofItsEntity(ev: Evaluation, rows: readonly Row[]): readonly Row[] {
  const { entity } = ev;
  if (entity === undefined) return rows;
  return rows.filter((row) => {
    const own = entityOf(ev.relations, row);
    return own !== null && keyOf(own) === keyOf(entity);
  });
}
