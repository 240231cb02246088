import { InternalError } from '@plumbline/diagnostics';
import type { Dataset, PeriodFact } from '@plumbline/model';
import type { Edge } from '../../../bind/edge.ts';
import { typeOf } from '../../columns.ts';
import { aggregate, compute, filter, join } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Plan } from '../../node.ts';
import { renamed } from '../../renamed.ts';
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
import { attachOfEntity } from './cells-of-entities.ts';
import { fiscalRangesUpTo } from './fiscal-ranges.ts';
import { knownEntities } from './known-entities.ts';
import { listedInCells } from './listed-in-cells.ts';
import { withWorkingDays } from './working-days-between.ts';

/** Of an entity's own periods in a range: the first one's start, the last one's end, how many quarters they are, or on how many days people work. */
interface FactOfRange {
  readonly what: 'start' | 'end' | 'quarters' | 'worked';
  /** Of the whole range, also where it is not known that far. */
  readonly isWhole: boolean;
}

/** Whose days they are: datasets with entities, known up to there. */
interface Known {
  readonly datasets: readonly string[];
  readonly edge: Edge;
}

/** `days()` and its like in the days of the entity that a cell is of; null in cells of several. */
export function factOfEntity(fact: PeriodFact, known: Known, frame: Frame, level: Level): Scalar | null {
  const day = (of: FactOfRange) => factOfRange(of, known, frame, level);
  const start = () => day({ what: 'start', isWhole: false });
  const end = () => day({ what: 'end', isWhole: false });
  if (fact === 'period_start') return start();
  if (fact === 'period_end') return day({ what: 'end', isWhole: true });
  if (fact === 'complete_through') return end();
  if (fact === 'working_days') return day({ what: 'worked', isWhole: false });
  const [from, to] = [start(), end()];
  if (from === null || to === null) return null;
  return call('add', [call('date_diff', [from, to], BIGINT, 'day'), number(1)], BIGINT);
}

/** How many quarters of the cell's entity are known of its range, a year listed without quarters being four; null in cells of several. */
export function quartersOfEntity(known: Known, frame: Frame, level: Level): Scalar | null {
  return factOfRange({ what: 'quarters', isWhole: false }, known, frame, level);
}

const FOUND: { readonly [W in FactOfRange['what']]: { readonly value: string; readonly fn: 'min' | 'max' } } =
  {
    start: { value: OWN.fiscalStart, fn: 'min' },
    end: { value: OWN.fiscalEnd, fn: 'max' },
    quarters: { value: OWN.listedQuarters, fn: 'max' },
    worked: { value: OWN.days, fn: 'max' },
  };

function factOfRange(
  { what, isWhole }: FactOfRange,
  { datasets, edge }: Known,
  frame: Frame,
  level: Level,
): Scalar | null {
  const { context } = level;
  const fiscal = datasets.flatMap((name) => context.model.datasets.get(name) ?? []);
  const [first] = fiscal;
  if (first === undefined) return null;
  const key = frameKey({ ...frame, conditions: [], climbs: [] });
  const signature = `fiscal ${what} ${isWhole} ${datasets.join()} ${key}`;
  const known = level.memo.get(signature);
  if (known !== undefined) return known;
  const read = fiscalRangesUpTo(level, edge, frame);
  const ranges = isWhole ? read.map((range) => ({ ...range, to: range.end })) : read;
  const periods = periodsOfCells(level, { fiscal, first }, ranges, frame);
  const plan = periods !== null && what === 'worked' ? withWorkingDays(periods, edge) : periods;
  const found = plan && attachOfEntity(level, first, { plan, ...FOUND[what], isShared: false });
  if (found !== null) level.memo.set(signature, found);
  return found;
}

/** First start, last end and quarters of the listed periods in the ranges of each entity. */
function periodsOfCells(
  level: Level,
  { fiscal, first }: { readonly fiscal: readonly Dataset[]; readonly first: Dataset },
  ranges: readonly RangeOfCell[],
  frame: Frame,
): Plan | null {
  const { context, timeNames } = level;
  const cells = listedInCells(level, first, knownOfAll(fiscal, level), ranges);
  if (cells === null) return null;
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
    [end(OWN.fiscalStart, 'min'), end(OWN.fiscalEnd, 'max'), QUARTERS],
    'first and last day of each entity in each range',
  );
  return ofEntity(ends);
}

/** By their names, so that a year listed alone is four. */
const QUARTERS: Measure = {
  name: OWN.listedQuarters,
  fn: 'sum',
  arg: call(
    'add',
    [call('date_diff', [column(OWN.fiscalFrom, DATE), column(OWN.at, DATE)], BIGINT, 'quarter'), number(1)],
    BIGINT,
  ),
  where: null,
  p: null,
  type: BIGINT,
};

/** How many listed periods the range of a cell holds, as far as balances of its entity are known. */
export function listedInRange(dataset: Dataset, frame: Frame, level: Level): Scalar | null {
  const { context, timeNames } = level;
  const edge = context.edges.get(dataset.name);
  if (edge === undefined) return null;
  const entities = knownEntities({ dataset, isNear: true }, context);
  const cells = listedInCells(level, dataset, entities, fiscalRangesUpTo(level, edge, frame));
  if (cells === null) return null;
  const begins = call('ge', [column(OWN.fiscalFrom, DATE), column(OWN.opens, DATE)], BOOLEAN);
  const count: Measure = { name: OWN.days, fn: 'count', arg: null, where: null, p: null, type: BIGINT };
  const each = aggregate(filter(cells, begins), [...timeNames, OWN.member], [count]);
  const plan = ofEntity(each);
  return attachOfEntity(level, dataset, { plan, value: OWN.days, fn: 'max', isShared: false });
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
      on: [{ left: column(OWN.fiscalEntity, typeOf(found, OWN.fiscalEntity)), right: OWN.fiscalEntity }],
      mode: 'inner',
      proven: false,
      nullSafe: false,
      take: [OWN.edge, OWN.first].map((name) => ({ from: name, as: as(name) })),
    });
    const least = (name: string) => call('least', [column(name, DATE), column(as(name), DATE)], DATE);
    return compute(joined, [
      {
        name: OWN.fiscalEntity,
        value: column(OWN.fiscalEntity, typeOf(joined, OWN.fiscalEntity)),
        origin: 'entity',
      },
      { name: OWN.first, value: least(OWN.first), origin: 'first' },
      { name: OWN.edge, value: least(OWN.edge), origin: 'edge' },
    ]);
  }, plan);
}

/** What was found of members, under the name that entities go by. */
export function ofEntity(found: Plan): Plan {
  return renamed(found, (name) => (name === OWN.member ? OWN.fiscalEntity : name));
}
