import { InternalError } from '@plumbline/diagnostics';
import { typeOf } from '../../columns.ts';
import { aggregate, compute, derive, filter, join } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { BOOLEAN, call, column, DATE } from '../../scalar.ts';
import type { Leaf } from '../rows/leaf.ts';
import { knownEntities, UNKNOWN } from './known-entities.ts';
import { LAST_LISTED, listedInCells } from './listed-in-cells.ts';

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

/** Of each entity the day on which its last listed period ends that is over by the end of each range, for the rates of flows. */
export function closingDaysOfEntities({ level, dataset, ranges }: Leaf): Plan {
  const { context, timeNames } = level;
  const entities = knownEntities({ dataset, isNear: false }, context);
  const upToEnds = ranges.map((range) => ({ ...range, from: UNKNOWN }));
  const cells = listedInCells(level, dataset, entities, upToEnds);
  if (cells === null) throw new InternalError(`${dataset.name} has no calendar that lists periods`);
  const isOver = call('le', [column(OWN.at, DATE), column(OWN.edge, DATE)], BOOLEAN);
  const member = column(OWN.member, typeOf(cells, OWN.member));
  const read = derive(filter(cells, isOver, 'periods that are over'), [
    { name: OWN.account, value: member, origin: 'entity' },
  ]);
  return aggregate(
    read,
    [...timeNames, OWN.account],
    [{ ...LAST_LISTED, name: OWN.day, arg: column(OWN.fiscalEnd, DATE) }],
    'the day on which the range of each entity ends',
  );
}
