import { isSameDimension } from '@plumbline/model';
import type { Cell } from '../cell/cell.ts';
import type { Evaluation } from '../cell/evaluation.ts';
import { datasetOf } from '../data/dataset-of.ts';
import type { Row } from '../data/relations.ts';
import { readCell } from '../value/cell.ts';
import { keyOf, type Value } from '../value/value.ts';
import { entityOf } from './period-of.ts';

/** The entities with rows in a dataset that a cell is of: the one that it groups by, else the one that the question fixes, else all. */
export function entitiesIn(ev: Evaluation, dataset: string, cell: Cell): readonly Value[] {
  const only = onlyEntity(ev, dataset, cell);
  const found = new Map<string, Value>();
  for (const row of ev.relations.rows(dataset)) {
    const entity = entityOf(ev.relations, row);
    if (entity !== null) found.set(keyOf(entity), entity);
  }
  return [...found].flatMap(([text, entity]) => (only === null || text === only ? [entity] : []));
}

/** The one entity that a cell is of; null: it is of several, or its own has no rows. */
export function entityOfCell(ev: Evaluation, dataset: string, cell: Cell): Value {
  return onlyEntity(ev, dataset, cell) === null ? null : (entitiesIn(ev, dataset, cell)[0] ?? null);
}

function onlyEntity(ev: Evaluation, dataset: string, cell: Cell): string | null {
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
  if (key?.is.kind === 'value') return keyOf(key.is.value);
  const only = ev.query.fiscal?.only ?? null;
  return only && keyOf(readCell(only.value, only.type, model.workspace.timezone));
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
