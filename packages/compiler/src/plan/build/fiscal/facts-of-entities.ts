import { InternalError } from '@plumbline/diagnostics';
import type { Dataset, PeriodFact } from '@plumbline/model';
import type { Edge } from '../../../bind/edge.ts';
import { aggregate, compute, expand, filter, join } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import {
  allOf,
  BIGINT,
  BOOLEAN,
  call,
  column,
  DATE,
  type Measure,
  memberStart,
  number,
  type Scalar,
} from '../../scalar.ts';
import type { Frame } from '../cells/frame.ts';
import { frameKey } from '../cells/frame-key.ts';
import type { Level } from '../cells/level.ts';
import type { RangeOfCell } from '../time/ranges.ts';
import { attachOfEntity, cellsOfEntities } from './cells-of-entities.ts';
import { fiscalRangesUpTo } from './fiscal-ranges.ts';
import { knownEntities } from './known-entities.ts';
import { calendarOf, listedPeriods } from './listed-periods.ts';

/** A day of an entity's own periods in a range: the first one's start or the last one's end. */
interface DayOfRange {
  readonly side: 'start' | 'end';
  /** Of the whole range, also where it is not known that far. */
  readonly isWhole: boolean;
}

/** `days()` and its like in the days of the entity that a cell is of; null in cells of several, and where working days are counted. */
export function factOfEntity(
  fact: PeriodFact,
  { datasets, edge }: { readonly datasets: readonly string[]; readonly edge: Edge },
  frame: Frame,
  level: Level,
): Scalar | null {
  const day = (of: DayOfRange) => dayOfRange(of, { datasets, edge }, frame, level);
  const start = () => day({ side: 'start', isWhole: false });
  const end = () => day({ side: 'end', isWhole: false });
  if (fact === 'period_start') return start();
  if (fact === 'period_end') return day({ side: 'end', isWhole: true });
  if (fact === 'complete_through') return end();
  const [from, to] = [start(), end()];
  if (fact !== 'days' || from === null || to === null) return null;
  return call('add', [call('date_diff', [from, to], BIGINT, 'day'), number(1)], BIGINT);
}

function dayOfRange(
  { side, isWhole }: DayOfRange,
  { datasets, edge }: { readonly datasets: readonly string[]; readonly edge: Edge },
  frame: Frame,
  level: Level,
): Scalar | null {
  const { context } = level;
  const fiscal = datasets.flatMap((name) => context.model.datasets.get(name) ?? []);
  const [first] = fiscal;
  if (first === undefined) return null;
  const key = frameKey({ ...frame, conditions: [], climbs: [] });
  const signature = `fiscal ${side} ${isWhole} ${datasets.join()} ${key}`;
  const known = level.memo.get(signature);
  if (known !== undefined) return known;
  const read = fiscalRangesUpTo(level, edge, frame);
  const ranges = isWhole ? read.map((range) => ({ ...range, to: range.end })) : read;
  const plan = periodsOfCells(level, { fiscal, first }, ranges, frame);
  const value = side === 'start' ? OWN.fiscalStart : OWN.fiscalEnd;
  const fn = side === 'start' ? 'min' : 'max';
  const found = plan && attachOfEntity(level, first, { plan, value, fn, isShared: false });
  if (found !== null) level.memo.set(signature, found);
  return found;
}

/** First start and last end of the listed periods in the ranges of each entity. */
function periodsOfCells(
  level: Level,
  { fiscal, first }: { readonly fiscal: readonly Dataset[]; readonly first: Dataset },
  ranges: readonly RangeOfCell[],
  frame: Frame,
): Plan | null {
  const { context, timeNames } = level;
  const listed = listedPeriods(calendarOf(first, context), context, OWN.fiscalStart);
  if (listed === null) return null;
  const rows = compute(listed, [
    { name: OWN.member, value: columnIn(listed, OWN.fiscalEntity), origin: 'entity' },
    { name: OWN.at, value: column(OWN.fiscalTo, DATE), origin: 'last day of its name' },
    { name: OWN.fiscalFrom, value: column(OWN.fiscalFrom, DATE), origin: 'first day of its name' },
    { name: OWN.fiscalStart, value: column(OWN.fiscalStart, DATE), origin: 'first day' },
    { name: OWN.fiscalEnd, value: column(OWN.fiscalEnd, DATE), origin: 'last day' },
  ]);
  const windows = cellsOfEntities(level, knownOfAll(fiscal, level), ranges);
  const cells = expand(rows, windows, {
    by: column(OWN.at, DATE),
    on: null,
    also: [{ left: columnIn(rows, OWN.member), right: OWN.fiscalEntity }],
  });
  const begins = column(OWN.fiscalFrom, DATE);
  const firstDay = column(OWN.first, DATE);
  const opens = context.grain === null ? firstDay : memberStart(firstDay, context.grain);
  const isOpen = timeNames.length === 0 && frame.ops.length === 0 && context.asked.from === null;
  const inside = filter(
    cells,
    allOf([
      call('ge', [begins, column(OWN.opens, DATE)], BOOLEAN),
      isOpen ? call('ge', [begins, opens], BOOLEAN) : null,
    ]),
    'periods of the entity inside the range',
  );
  const end = (name: string, fn: 'min' | 'max'): Measure => {
    return { name, fn, arg: column(name, DATE), where: null, p: null, type: DATE };
  };
  const ends = aggregate(
    inside,
    [...timeNames, OWN.member],
    [end(OWN.fiscalStart, 'min'), end(OWN.fiscalEnd, 'max')],
    'first and last day of each entity in each range',
  );
  return compute(
    ends,
    ends.columns.map((c) => ({
      name: c.name === OWN.member ? OWN.fiscalEntity : c.name,
      value: column(c.name, c.type),
      origin: c.origin,
    })),
  );
}

/** Known of all the datasets: up to the earliest edge; an entity that one of them does not have is not known. */
function knownOfAll(fiscal: readonly Dataset[], { context }: Level): Plan {
  const each = fiscal.map((dataset) =>
    knownEntities({ dataset, isNear: context.balancesOnly.has(dataset.name) }, context),
  );
  const [plan, ...others] = each;
  if (plan === undefined) throw new InternalError('no dataset has entities');
  return others.reduce((found, other, i) => {
    const as = (name: string) => `${name}_${i + 2}`;
    const joined = join(found, other, {
      on: [{ left: columnIn(found, OWN.fiscalEntity), right: OWN.fiscalEntity }],
      mode: 'inner',
      proven: false,
      nullSafe: false,
      take: [OWN.edge, OWN.first].map((name) => ({ from: name, as: as(name) })),
    });
    const least = (name: string) => call('least', [column(name, DATE), column(as(name), DATE)], DATE);
    return compute(joined, [
      { name: OWN.fiscalEntity, value: columnIn(joined, OWN.fiscalEntity), origin: 'entity' },
      { name: OWN.first, value: least(OWN.first), origin: 'first' },
      { name: OWN.edge, value: least(OWN.edge), origin: 'edge' },
    ]);
  }, plan);
}

function columnIn(plan: Plan, name: string): Scalar {
  return column(name, plan.columns.find((c) => c.name === name)?.type ?? DATE);
}
