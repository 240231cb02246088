import type { Dataset, Tree } from '@plumbline/model';
import { closureColumn } from '../plan/build/rows/tree-pairs.ts';
import { dayOf } from '../plan/build/rows/zones.ts';
import { aggregate, compute, filter, join } from '../plan/make.ts';
import type { Plan, Scan } from '../plan/node.ts';
import { BOOLEAN, call, column, DATE, type Measure, type Scalar } from '../plan/scalar.ts';

/**
 * Pairs of which both members are seen, where members are recorded again when they change: a hidden record was never
 * recorded, so each is known from its first record on that is seen. The tree keeps its shape.
 */
export function recordedPairsSeen(
  pairs: Scan,
  tree: Tree,
  { name, fields, history }: Dataset,
  { records, zone }: { readonly records: Plan; readonly zone: string },
): Plan {
  const type = fields.get(tree.key)?.type ?? { kind: 'text' };
  const recorded = column(
    `${name}.${history?.recordedAt ?? ''}`,
    fields.get(history?.recordedAt ?? '')?.type ?? DATE,
  );
  const key = `${name}.${tree.key}`;
  const first: Measure = {
    name: `${name}:first`,
    fn: 'min',
    arg: dayOf(recorded, zone),
    where: null,
    p: null,
    type: DATE,
  };
  const isRecorded = call('is_not_null', [recorded], BOOLEAN);
  const members = aggregate(filter(records, isRecorded), [key], [first], 'members of which a record is seen');
  const ends = ['node', 'ancestor'] as const;
  const both = ends.reduce(
    (plan: Plan, end) =>
      join(plan, members, {
        on: [{ left: closureColumn(tree, end, type), right: key }],
        mode: 'inner',
        proven: false,
        nullSafe: false,
        take: [{ from: first.name, as: seenFrom(end) }],
      }),
    pairs,
  );
  const from = closureColumn(tree, 'known_from', DATE);
  const known: Scalar = call('greatest', [from, ...ends.map((end) => column(seenFrom(end), DATE))], DATE);
  return compute(
    both,
    pairs.columns.map(({ name: own, type: of, origin }) => ({
      name: own,
      value: own === from.name ? known : column(own, of),
      origin,
    })),
  );
}

function seenFrom(end: string): string {
  return `${end}:seen from`;
}
