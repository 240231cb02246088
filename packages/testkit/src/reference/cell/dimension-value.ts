import type { Row } from '../data/relations.ts';
import { dates, truncate } from '../scalar/dates.ts';
import type { Value } from '../value/value.ts';
import type { Cell, Dimension } from './cell.ts';
import type { Evaluation } from './evaluation.ts';
import { liftedField } from './lifted-field.ts';

/** The member of a dimension that a row belongs to. */
export function dimensionValue(ev: Evaluation, placed: Row, dimension: Dimension, cell: Cell): Value {
  const relations = placed.seenBy ?? ev.relations;
  const group = dimension.ref.kind === 'cohort' ? undefined : placed.groupedBy;
  const row = placed.placedBy ?? group ?? placed;
  const lifted = liftedField(ev, row, dimension.ref);
  const value =
    lifted === undefined ? relations.read(row, dimension.ref, cell.times.get(row.dataset) ?? null) : lifted;
  if (value === null) return null;
  if (dimension.grain !== null) return truncate(value, dimension.grain, relations.calendar);
  if (dimension.part === null) return value;
  const context = { option: null, type: { kind: 'integer' }, calendar: relations.calendar } as const;
  return dates[dimension.part]([value], context);
}
