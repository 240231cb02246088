import { InternalError } from '@plumbline/diagnostics';
import type { Cell } from '@plumbline/query';
import { derive, filter } from '../../make.ts';
import type { Plan } from '../../node.ts';
import { BOOLEAN, call, column, type Scalar, truth } from '../../scalar.ts';
import type { OpenedMeasure } from '../cells/opened-measure.ts';
import type { Leaf } from '../rows/leaf.ts';
import { rowsInRange } from '../rows/leaf.ts';
import { balancesOf } from '../rows/spans.ts';
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
  if (more.length > 0) throw new InternalError('the rows of one cell lie in one range');
  if (leaf.time === null) return rowsInRange(leaf, { from: 0, to: 0, until: null });
  if (range === undefined) return filter(leaf.source.plan(), truth(false), 'no day is read');
  if (measure.kind === 'flow') return rowsInRange(leaf, range);
  const from = measure.missing === 'carry' ? carriedFrom(leaf) : firstDay(leaf);
  const balances = balancesOf(leaf, measure.per);
  return pickedRows(balances, chosenDays(balances, measure), { per: measure.per, from, take: [] });
}

function isMember(key: Scalar, member: Cell): Scalar {
  const value = typeof member === 'number' ? String(member) : member;
  return call('same', [key, { kind: 'literal', value, type: key.type }], BOOLEAN);
}
