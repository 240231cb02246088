import { datasetOf } from '../data/dataset-of.ts';
import type { Row } from '../data/relations.ts';
import { dates, truncate } from '../scalar/dates.ts';
import { microsOf, type Value } from '../value/value.ts';
import type { Cell, Dimension } from './cell.ts';
import { clockGrain, readLater, timeOfDay } from './clock.ts';
import type { Evaluation } from './evaluation.ts';
import { liftedField } from './lifted-field.ts';

/** The member of a dimension that a row belongs to. */
export function dimensionValue(ev: Evaluation, placed: Row, dimension: Dimension, cell: Cell): Value {
  const relations = placed.seenBy ?? ev.relations;
  const group = dimension.ref.kind === 'cohort' ? undefined : placed.groupedBy;
  const row = placed.placedBy ?? group ?? placed;
  const clock = clockGrain(dimension);
  if (clock !== null) {
    const time = cell.times.get(row.dataset) ?? datasetOf(relations.model, row.dataset).time;
    const micros = time === null ? null : microsOf(relations.read(row, time, null));
    return micros === null ? null : timeOfDay(micros + readLater(cell.moves), clock);
  }
  const lifted = liftedField(ev, row, dimension.ref);
  const value =
    lifted === undefined ? relations.read(row, dimension.ref, cell.times.get(row.dataset) ?? null) : lifted;
  if (value === null) return null;
  if (dimension.grain !== null) return truncate(value, dimension.grain, relations.calendar);
  if (dimension.part === null || dimension.part === 'time_of_day') return value;
  const context = { option: null, type: { kind: 'integer' }, calendar: relations.calendar } as const;
  return dates[dimension.part]([value], context);
}
