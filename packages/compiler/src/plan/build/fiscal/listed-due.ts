import { typeOf } from '../../columns.ts';
import { aggregate, compute, expand, join } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { column, DATE, type Measure } from '../../scalar.ts';
import type { Leaf } from '../rows/leaf.ts';
import { cellsOfEntities } from './cells-of-entities.ts';
import { knownEntities } from './known-entities.ts';
import { calendarOf, listedPeriods } from './listed-periods.ts';

/** Chosen days of entities, with the end of the last period that is listed in their range: the day they should be. */
export function withListedDue(chosen: Plan, { level, dataset, ranges }: Leaf): Plan {
  const { context, timeNames } = level;
  const listed = listedPeriods(calendarOf(dataset, context), context, OWN.fiscalStart);
  if (listed === null) return chosen;
  const rows = compute(listed, [
    {
      name: OWN.member,
      value: column(OWN.fiscalEntity, typeOf(listed, OWN.fiscalEntity)),
      origin: 'entity',
    },
    { name: OWN.at, value: column(OWN.fiscalTo, DATE), origin: 'last day of its name' },
  ]);
  const entities = knownEntities({ dataset, isNear: true }, context);
  const cells = expand(rows, cellsOfEntities(level, entities, ranges), {
    by: column(OWN.at, DATE),
    on: null,
    also: [{ left: column(OWN.member, typeOf(rows, OWN.member)), right: OWN.fiscalEntity }],
  });
  const last: Measure = {
    name: OWN.close,
    fn: 'max',
    arg: column(OWN.at, DATE),
    where: null,
    p: null,
    type: DATE,
  };
  const dues = aggregate(cells, [...timeNames, OWN.member], [last], 'the last listed period of each range');
  const joined = join(chosen, dues, {
    on: [
      ...timeNames.map((name) => ({ left: column(name, DATE), right: name })),
      { left: column(OWN.account, typeOf(chosen, OWN.account)), right: OWN.member },
    ],
    mode: 'left',
    proven: false,
    nullSafe: false,
    take: [{ from: OWN.close, as: OWN.close }],
  });
  return compute(
    joined,
    chosen.columns.map((c) => ({
      name: c.name,
      value: column(c.name === OWN.last ? OWN.close : c.name, c.type),
      origin: c.origin,
    })),
  );
}
