import type { Dataset } from '@plumbline/model';
import { typeOf } from '../../columns.ts';
import { aggregate, compute, filter, join } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { allOf, BOOLEAN, call, column, DATE, date, type Scalar } from '../../scalar.ts';
import type { Context } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { intersect } from '../time/member-days.ts';
import type { RangeOfCell } from '../time/ranges.ts';
import { attachOfEntity, entityKey } from './cells-of-entities.ts';
import { ofEntity } from './facts-of-entities.ts';
import { fiscalRangesUpTo } from './fiscal-ranges.ts';
import { knownEntities, UNKNOWN } from './known-entities.ts';
import { LAST_LISTED, listedInCells } from './listed-in-cells.ts';
import { calendarOf, listedPeriods } from './listed-periods.ts';

/** Where a cell's range holds a listed period that is not over, as far as its entity is known in the dataset: its last day. */
export function unknownPart(dataset: Dataset, frame: Frame, level: Level): Scalar | null {
  const { context, timeNames } = level;
  const edge = context.edges.get(dataset.name);
  const isNear = context.balancesOnly.has(dataset.name);
  if (edge === undefined || (timeNames.length === 0 && context.asked.to === null)) return null;
  const ranges = fiscalRangesUpTo(level, edge, frame).map((range) => ({ ...range, to: range.end }));
  const open = openPeriods(level, dataset, knownEntities({ dataset, isNear }, context), ranges);
  return open && attachOfEntity(level, dataset, { plan: open, ...OF_CELL });
}

/**
 * The same of a dataset that only conditions ask: nothing that is measured is cut at its edge, so cells that begin after
 * it are unknown too. `owners`: datasets that are measured, by whose entity a cell is that of one.
 */
export function unknownOfAsked(dataset: Dataset, owners: readonly Dataset[], level: Level): Scalar | null {
  const { context, timeNames } = level;
  const owner = owners.find((one) => entityKey(level, one) !== null) ?? owners[0];
  if (owner === undefined || (timeNames.length === 0 && context.asked.to === null)) return null;
  const entities = allEntities(dataset, context);
  const open = entities && openPeriods(level, dataset, entities, wholeCells(level));
  return open && attachOfEntity(level, owner, { plan: open, ...OF_CELL });
}

const OF_CELL = { value: OWN.close, fn: 'max', isShared: false } as const;

/** The last listed period of each cell and entity that ends after what is known of the entity. */
function openPeriods(
  level: Level,
  dataset: Dataset,
  entities: Plan,
  ranges: readonly RangeOfCell[],
): Plan | null {
  const cells = listedInCells(level, dataset, entities, ranges);
  if (cells === null) return null;
  const isOpen = allOf([
    call('gt', [column(OWN.at, DATE), column(OWN.edge, DATE)], BOOLEAN),
    call('ge', [column(OWN.fiscalFrom, DATE), column(OWN.opens, DATE)], BOOLEAN),
  ]);
  const open = filter(cells, isOpen, 'periods that are not over');
  return ofEntity(aggregate(open, [...level.timeNames, OWN.member], [LAST_LISTED]));
}

/** Every entity that has a calendar; of one without rows in the dataset nothing is known. */
function allEntities(dataset: Dataset, context: Context): Plan | null {
  const listed = listedPeriods(calendarOf(dataset, context), context, OWN.fiscalStart);
  if (listed === null) return null;
  const isNear = context.balancesOnly.has(dataset.name);
  const entity = column(OWN.fiscalEntity, typeOf(listed, OWN.fiscalEntity));
  const each = aggregate(listed, [OWN.fiscalEntity], [], 'entities that have a calendar');
  const known = join(each, knownEntities({ dataset, isNear }, context), {
    on: [{ left: entity, right: OWN.fiscalEntity }],
    mode: 'left',
    proven: false,
    nullSafe: false,
    take: [{ from: OWN.edge, as: OWN.last }],
  });
  const edge = call('coalesce', [column(OWN.last, DATE), date(UNKNOWN)], DATE);
  return compute(known, [
    { name: OWN.fiscalEntity, value: entity, origin: 'entity' },
    { name: OWN.edge, value: edge, origin: 'edge' },
  ]);
}

/** The days of each cell that the question asks for, known or not. */
function wholeCells({ context, shape }: Level): readonly RangeOfCell[] {
  const { asked, period } = context;
  return shape.rows.flatMap(({ keys, member }) => {
    const from = asked.from ?? member?.from ?? period.from;
    const to = asked.to ?? member?.to ?? period.to;
    const range = member === null ? { from, to } : intersect({ from, to }, member);
    return range === null ? [] : [{ keys, ...range, until: null, end: range.to }];
  });
}
