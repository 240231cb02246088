import { InternalError, report } from '@plumbline/diagnostics';
import { aggregate, derive, expand, filter, spine } from '../../make.ts';
import { OWN } from '../../names.ts';
import type { Expand } from '../../node.ts';
import { BOOLEAN, call, column, DATE, number, type Scalar, truth } from '../../scalar.ts';
import { refuse } from '../cells/context.ts';
import type { Frame } from '../cells/frame.ts';
import type { Level } from '../cells/level.ts';
import { noteMeasure } from '../cells/opened-measure.ts';
import { isZero, zeroWhen } from '../forms/empty.ts';
import { type Leaf, measureOf, missingOf, openLeaf } from '../rows/leaf.ts';
import { lowerDimension, zoneOf } from '../rows/row.ts';
import { dayOf } from '../rows/zones.ts';
import { dueDay, type Terms } from './snapshot.ts';

/** True for a dataset whose rows happen on no day but are in force from one to another. */
export function isInForce({ of }: Pick<Terms, 'of'>, { context }: Level): boolean {
  const dataset = context.model.datasets.get(of.dataset);
  return dataset?.valid != null && dataset.time === null;
}

/** A balance over the versions in force on the last day of each range: every day is a snapshot of them. */
export function lowerInForce(expr: Terms, frame: Frame, level: Level): Scalar | null {
  noteMeasure({ kind: 'composed', of: expr.of, datasets: [expr.of.dataset], frame, level });
  const { context } = level;
  const leaf = openLeaf(expr.of, frame, level, true);
  if (leaf === null || leaf.mapping.kind === 'nothing') return null;
  const feature = expr.per !== null ? 'per' : frame.money !== null ? 'currency' : null;
  if (feature !== null)
    refuse(context, report('model/not-available-yet', { feature: `${expr.of.dataset}: valid, ${feature}` }));
  const name = level.name(frame.hint);
  const days = leaf.ranges
    .map((r) => ({ keys: r.keys, day: dueDay(leaf, r.to) }))
    .filter(({ day }) => Number.isFinite(day));
  if (days.length === 0) return null;
  const windows = spine(
    level.timeNames,
    days.map(({ keys, day }) => [...keys, day, day]),
  );
  const measure = measureOf(leaf, name);
  const match = matchOf(leaf);
  const rows = filter(leaf.source.plan(), leaf.conditions);
  const inForce = expand(rows, windows, match, 'versions in force on the last day of each range');
  level.addBlock(aggregate(derive(inForce, leaf.keys), level.keyNames, [measure]), frame);
  const value = missingOf(expr.of, column(name, expr.of.type));
  if (!isZero([expr.of.dataset], frame, level)) return value;
  const covered = level.name(`${name}_day`);
  const first = context.edges.get(expr.of.dataset)?.first ?? Number.NEGATIVE_INFINITY;
  level.attach({
    plan: spine(
      level.timeNames,
      days.filter(({ day }) => day >= first).map(({ keys, day }) => [...keys, day, day]),
    ),
    on: level.timeNames.map((key) => ({ left: column(key, DATE), right: key })),
    take: [{ from: OWN.to, as: covered }],
  });
  return zeroWhen(value, call('is_not_null', [column(covered, DATE)], BOOLEAN));
}

/** The days from which and to which a version is in force; one dated by instants is while it is in a day's last second. */
function matchOf({ dataset, source }: Leaf): Pick<Expand, 'by' | 'on' | 'last'> {
  const { valid } = dataset;
  if (valid === null) throw new InternalError(`${dataset.name} has no versions`);
  const read = (field: string) =>
    lowerDimension({ kind: 'field', dataset: dataset.name, field, relationship: null }, source, none);
  const day = (value: Scalar, open: string) =>
    call('coalesce', [dayOf(value, zoneOf(source)), { kind: 'literal', value: open, type: DATE }], DATE);
  const end = read(valid.to);
  const isDated = end.type.kind === 'date';
  const after = isDated || !valid.toInclusive ? end : call('date_add', [end, number(1)], end.type, 'second');
  return {
    by: day(read(valid.from), '-infinity'),
    on: null,
    last: { value: day(after, 'infinity'), inclusive: valid.toInclusive && isDated },
  };
}

const none = () => truth(false);
