import { type Bridge, bridgeTo, type DimensionRef } from '@plumbline/model';
import { coerce } from '../value/coerce.ts';
import { type Decimal, decimalOf, fromNumber } from '../value/decimal.ts';
import { isDecimal, isNumeric, keyOf, numberOf } from '../value/value.ts';
import { requireOne } from './related-rows.ts';
import type { Relations, Row } from './relations.ts';

const WEIGHT = { kind: 'decimal', precision: 18, scale: 9 } as const;

/** The row once with each of its members behind the bridges that the dimensions name; itself where they name none. */
export function unfolded(relations: Relations, row: Row, refs: readonly DimensionRef[]): readonly Row[] {
  return bridgesOf(relations, row.dataset, refs).reduce<readonly Row[]>(
    (rows, bridge) =>
      rows.flatMap((one) =>
        membersOf(relations, row, bridge).map((member) => ({
          ...one,
          through: new Map([...(one.through ?? []), [bridge.name, member] as const]),
        })),
      ),
    [row],
  );
}

export function bridgesOf(
  { model }: Relations,
  dataset: string,
  refs: readonly DimensionRef[],
): readonly Bridge[] {
  const found = refs.flatMap((ref) => {
    const behind = bridgeTo(model, dataset, ref);
    return behind.kind === 'found' ? [behind.path.bridge] : [];
  });
  return [...new Set(found)];
}

type Through = NonNullable<Row['through']> extends ReadonlyMap<string, infer T> ? T : never;

/** One for each link; nobody for a row without any. */
function membersOf(relations: Relations, row: Row, bridge: Bridge): readonly Through[] {
  const { from, to, weight } = bridge;
  const read = (field: string) =>
    relations.read(row, { kind: 'field', dataset: from.to, field, relationship: null }, null);
  const wanted = from.toColumns.map((field) => keyOf(read(field)));
  const told = [...from.fromColumns, ...to.fromColumns, ...(weight === null ? [] : [weight])];
  for (const link of relations.known(from.from)) for (const field of told) requireOne(relations, link, field);
  const links = relations.known(from.from).filter((link) => {
    const keys = from.fromColumns.map((field) => relations.field(link, field));
    return !keys.includes(null) && keys.every((key, i) => keyOf(key) === wanted[i]);
  });
  const found = links.map((link) => ({
    member: relations.related(link, to),
    weight: weight === null ? decimalOf(1) : shareOf(relations, link, weight),
  }));
  return found.length > 0 ? found : [{ member: null, weight: decimalOf(1) }];
}

/** A link without a weight gives its member nothing. */
function shareOf(relations: Relations, link: Row, field: string): Decimal {
  const value = coerce(relations.field(link, field), WEIGHT);
  if (isDecimal(value)) return value;
  return (isNumeric(value) ? fromNumber(numberOf(value)) : null) ?? decimalOf(0);
}
