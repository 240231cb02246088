import { isFiscal } from '../../../bind/fiscal-view.ts';
import { typeOf } from '../../columns.ts';
import { aggregate, align, compute, filter, join } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { allOf, BOOLEAN, call, column, DATE, memberStart, type Scalar } from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { entityKey } from './cells-of-entities.ts';
import { fiscalRangesUpTo } from './fiscal-ranges.ts';
import { knownEntities } from './known-entities.ts';
import { listedInCells } from './listed-in-cells.ts';

/** Of cells of one entity those that hold a listed period of it, up to what is known of it; of several entities none. */
export function onlyListed(filled: Plan, frame: Frame, level: Level): Plan | null {
  const { context, timeNames } = level;
  const [first] = context.read.flatMap((name) => context.model.datasets.get(name) ?? []);
  const key = first === undefined ? null : entityKey(level, first);
  if (key === null && context.onlyEntity === null) return null;
  const each = context.read.flatMap((name) => listedOf(name, frame, level) ?? []);
  const [one] = each;
  if (one === undefined) return null;
  const all = each.length === 1 ? one : align(each, [...timeNames, OWN.fiscalEntity], false, 'listed');
  const entity = column(OWN.fiscalEntity, typeOf(all, OWN.fiscalEntity));
  const own = key === null ? filter(all, call('eq', [entity, context.onlyEntity as Scalar], BOOLEAN)) : all;
  const keys = [...timeNames, ...(key === null ? [] : [OWN.fiscalEntity])];
  const members = aggregate(own, keys, [], 'members that hold a listed period of their entity');
  return join(filled, members, {
    on: [
      ...timeNames.map((name) => ({ left: column(name, DATE), right: name })),
      ...(key === null ? [] : [{ left: column(key.name, key.type), right: OWN.fiscalEntity }]),
    ],
    mode: 'inner',
    proven: false,
    nullSafe: false,
    take: [],
  });
}

/** Time keys and entity of the cells in which a period is listed that is over, as far as the dataset knows. */
function listedOf(name: string, frame: Frame, level: Level): Plan | null {
  const { context, timeNames } = level;
  const dataset = context.model.datasets.get(name);
  const edge = context.edges.get(name);
  if (dataset === undefined || edge === undefined || !isFiscal(dataset)) return null;
  const entities = knownEntities({ dataset, isNear: context.balancesOnly.has(name) }, context);
  const cells = listedInCells(level, dataset, entities, fiscalRangesUpTo(level, edge, frame));
  if (cells === null) return null;
  const isOver = call('le', [column(OWN.at, DATE), column(OWN.edge, DATE)], BOOLEAN);
  const begins = call('ge', [column(OWN.fiscalFrom, DATE), column(OWN.opens, DATE)], BOOLEAN);
  const first = column(OWN.first, DATE);
  const opens = context.grain === null ? first : memberStart(first, context.grain);
  const isSeen = call('ge', [column(OWN.fiscalFrom, DATE), opens], BOOLEAN);
  const isInside = allOf([isOver, begins, context.asked.from === null ? isSeen : null]);
  const over = filter(cells, isInside, 'periods that are over, from the first one with rows');
  const member = column(OWN.member, typeOf(over, OWN.member));
  const found = compute(over, [
    ...timeNames.map((time) => ({ name: time, value: column(time, DATE), origin: 'calendar' })),
    { name: OWN.fiscalEntity, value: member, origin: 'entity' },
  ]);
  return aggregate(found, [...timeNames, OWN.fiscalEntity], []);
}
