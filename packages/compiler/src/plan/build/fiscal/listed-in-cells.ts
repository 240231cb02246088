import type { Dataset } from '@plumbline/model';
import { typeOf } from '../../columns.ts';
import { compute, expand } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { column, DATE, type Measure, type Scalar } from '../../scalar.ts';
import type { Level } from '../cells/level.ts';
import type { RangeOfCell } from '../time/ranges.ts';
import { cellsOfEntities } from './cells-of-entities.ts';
import { calendarOf, listedPeriods } from './listed-periods.ts';

/** The end of the last listed period of a cell. */
export const LAST_LISTED: Measure = {
  name: OWN.close,
  fn: 'max',
  arg: column(OWN.at, DATE),
  where: null,
  p: null,
  type: DATE,
};

/** The listed periods of entities, once for each cell whose range holds the last day of their name; null: nothing is listed. */
export function listedInCells(
  level: Level,
  dataset: Dataset,
  entities: Plan,
  ranges: readonly RangeOfCell[],
): Plan | null {
  const { context } = level;
  const listed = listedPeriods(calendarOf(dataset, context), context, OWN.fiscalStart);
  if (listed === null) return null;
  const rows = compute(listed, [
    { name: OWN.member, value: columnIn(listed, OWN.fiscalEntity), origin: 'entity' },
    { name: OWN.at, value: column(OWN.fiscalTo, DATE), origin: 'last day of its name' },
    { name: OWN.fiscalFrom, value: column(OWN.fiscalFrom, DATE), origin: 'first day of its name' },
    { name: OWN.fiscalStart, value: column(OWN.fiscalStart, DATE), origin: 'first day' },
    { name: OWN.fiscalEnd, value: column(OWN.fiscalEnd, DATE), origin: 'last day' },
  ]);
  return expand(rows, cellsOfEntities(level, entities, ranges), {
    by: column(OWN.at, DATE),
    on: null,
    also: [{ left: columnIn(rows, OWN.member), right: OWN.fiscalEntity }],
  });
}

function columnIn(plan: Plan, name: string): Scalar {
  return column(name, typeOf(plan, name));
}
