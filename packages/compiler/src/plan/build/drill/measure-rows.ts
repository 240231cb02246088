import { InternalError } from '@plumbline/diagnostics';
import type { Cell } from '@plumbline/query';
import { derive, filter } from '../../make.ts';
import type { Plan } from '../../node.ts';
import { allOf, anyOf, BOOLEAN, call, column, date, type Scalar, truth } from '../../scalar.ts';
import type { OpenedMeasure } from '../cells/opened-measure.ts';
import { beginOfPeriod } from '../fiscal/edge-of-entity.ts';
import { lowerMembers } from '../forms/members.ts';
import { type Leaf, rangeCondition, rowsInRange } from '../rows/leaf.ts';
import { balancesOf } from '../rows/spans.ts';
import { edgesOf } from '../rows/windows.ts';
import { carriedFrom, chosenDays, firstDay, pickedRows } from '../stock/snapshot.ts';

type PlainMeasure = Exclude<OpenedMeasure, { kind: 'composed' }>;

/** The rows that a measure aggregates in one cell: its plan, stopped before the aggregate. */
export function measureRows(measure: PlainMeasure, leaf: Leaf, at: ReadonlyMap<string, Cell>): Plan {
  const { level } = leaf;
  const rows = derive(read(measure, leaf), leaf.keys);
  return level.shape.dimensions.reduce(
    (plan, { name, type }) => filter(plan, isMember(column(name, type), at.get(name) ?? null)),
    rows,
  );
}

function read(measure: PlainMeasure, leaf: Leaf): Plan {
  const [range, ...more] = leaf.ranges;
  if (more.length > 0 && leaf.edge === null) throw new InternalError('the rows of one cell lie in one range');
  if (leaf.time === null) return rowsInRange(leaf, { from: 0, to: 0, until: null });
  if (range === undefined) return filter(leaf.source.plan(), truth(false), 'no day is read');
  if (measure.kind === 'flow' && leaf.edge !== null) return rowsOfEntities(leaf, leaf.edge);
  if (measure.kind === 'flow') return rowsInRange(leaf, range);
  const from = measure.missing === 'carry' ? carriedFrom(leaf) : firstDay(leaf);
  const balances = balancesOf(leaf, measure.per);
  return pickedRows(balances, chosenDays(balances, measure), { per: measure.per, from, take: [] });
}

/** Each row is in the range of the cell that is read for how far its entity is known. */
function rowsOfEntities(leaf: Leaf, edge: Scalar): Plan {
  const begins = beginOfPeriod(leaf.source, lowerMembers(leaf.frame, leaf.level));
  const inRange = leaf.ranges.map((range) => {
    const [from = 0, to = 0] = edgesOf(range);
    return allOf([
      call('ge', [edge, date(from)], BOOLEAN),
      call('le', [edge, date(to)], BOOLEAN),
      call('ge', [begins, date(range.from)], BOOLEAN),
      rangeCondition(leaf, range),
    ]);
  });
  return filter(leaf.source.plan(), allOf([anyOf(inRange.filter(isSaid)), leaf.conditions]));
}

function isSaid(condition: Scalar | null): condition is Scalar {
  return condition !== null;
}

function isMember(key: Scalar, member: Cell): Scalar {
  const value = typeof member === 'number' ? String(member) : member;
  return call('same', [key, { kind: 'literal', value, type: key.type }], BOOLEAN);
}
