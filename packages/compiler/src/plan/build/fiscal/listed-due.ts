import { InternalError } from '@plumbline/diagnostics';
import { typeOf } from '../../columns.ts';
import { aggregate, compute, derive, filter, join } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { allOf, BOOLEAN, call, column, DATE, type Measure } from '../../scalar.ts';
import type { Leaf } from '../rows/leaf.ts';
import { knownEntities } from './known-entities.ts';
import { LAST_LISTED, listedInCells } from './listed-in-cells.ts';

/** A listed period does not begin before the range. */
const IS_INSIDE = call('ge', [column(OWN.fiscalFrom, DATE), column(OWN.opens, DATE)], BOOLEAN);

/** Chosen days of entities, with the end of the last period in their range that is over: the day they should be. */
export function withListedDue(chosen: Plan, { level, dataset, ranges }: Leaf): Plan {
  const { context, timeNames } = level;
  const entities = knownEntities({ dataset, isNear: true }, context);
  const cells = listedInCells(level, dataset, entities, ranges);
  if (cells === null) return chosen;
  const isOver = call('le', [column(OWN.at, DATE), column(OWN.edge, DATE)], BOOLEAN);
  const dues = aggregate(
    filter(cells, isOver, 'periods that are over'),
    [...timeNames, OWN.member],
    [LAST_LISTED],
    'the last listed period of each range',
  );
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

/** Of each entity the day on which the last listed period of each range ends that is over, for the rates of flows. */
export function closingDaysOfEntities(leaf: Leaf): Plan {
  const isOver = call('le', [column(OWN.at, DATE), column(OWN.edge, DATE)], BOOLEAN);
  return aggregate(
    filter(periodsInCells(leaf, leaf.ranges), allOf([isOver, IS_INSIDE]), 'periods that are over'),
    [...leaf.level.timeNames, OWN.account],
    [end(OWN.day, 'max', OWN.fiscalEnd)],
    'the day on which the range of each entity ends',
  );
}

/** Of each entity the first and last day of the listed periods that each range holds, for the mean rates of totals of spans. */
export function daysOfEntities(leaf: Leaf): Plan {
  const ends = aggregate(
    filter(periodsInCells(leaf, leaf.ranges), IS_INSIDE, 'periods that are not longer than the range'),
    [...leaf.level.timeNames, OWN.account],
    [end(OWN.first, 'min', OWN.fiscalStart), end(OWN.last, 'max', OWN.fiscalEnd)],
    'the days of the range of each entity',
  );
  return derive(ends, [
    { name: OWN.from, value: column(OWN.first, DATE), origin: 'first day' },
    { name: OWN.to, value: column(OWN.last, DATE), origin: 'last day' },
  ]);
}

/** Listed periods in the cells of the entities that a flow is known by, the entity as the rows of amounts name it. */
function periodsInCells({ level, dataset }: Leaf, ranges: Leaf['ranges']): Plan {
  const entities = knownEntities({ dataset, isNear: false }, level.context);
  const cells = listedInCells(level, dataset, entities, ranges);
  if (cells === null) throw new InternalError(`${dataset.name} has no calendar that lists periods`);
  const member = column(OWN.member, typeOf(cells, OWN.member));
  return derive(cells, [{ name: OWN.account, value: member, origin: 'entity' }]);
}

function end(name: string, fn: 'min' | 'max', of: string): Measure {
  return { name, fn, arg: column(of, DATE), where: null, p: null, type: DATE };
}
