import type { MetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import type { Answered, Answerer } from '../../src/index.ts';
import type { AttackedRow, AttackedWorld } from './attacked-world.ts';
import { Span } from './span.ts';

const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

/** Whatever somebody may try: most of it is allowed, and some is refused. */
export const anyAttack: fc.Arbitrary<MetricQuery> = fc
  .record({
    metrics: fc.uniqueArray(fc.constantFrom('sales', 'sold', 'ticket', 'cash', 'own_sales', 'own_cash'), {
      minLength: 1,
      maxLength: 3,
    }),
    by: maybe(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(['month'], ['quarter'], ['year', 'month'], ['year']) },
        {
          weight: 1,
          arbitrary: fc.constantFrom(['day'], ['week'], ['shops.region'], ['month', 'shops.city']),
        },
      ),
    ),
    period: maybe(
      fc.oneof(
        {
          weight: 5,
          arbitrary: fc.constantFrom(
            '2024-01',
            '2024-02',
            '2024-03',
            '2024-01..2024-02',
            '2024-02..2024-04',
            '2024-Q1',
            '2024-01..',
            '2024',
          ),
        },
        { weight: 1, arbitrary: fc.constantFrom('2024-01-09..2024-02-17', 'last 40 days', '..2024-02-20') },
      ),
    ),
    compare: maybe(fc.constantFrom(['previous' as const], ['year_ago' as const], [{ fixed: '2024-01' }])),
    where: rarely(
      fc.constantFrom("shops.region = 'south'", "orders.channel = 'web'", "day >= date '2024-01-10'"),
    ),
    having: rarely(fc.constantFrom('sales > 60', 'own_sales > 0', "(sales where shops.city = 'c3') > 8")),
    order: rarely(fc.constantFrom([{ by: 'sales', desc: true }], [{ by: 'cash' }])),
    limit: rarely(fc.constantFrom(1, 2)),
    totals: maybe(fc.constantFrom(true as const, 'all' as const)),
    fill: rarely(fc.constant(true)),
    partial: rarely(fc.constantFrom('full' as const, 'exclude_current' as const, 'to_time' as const)),
    share: rarely(fc.constant({ within: [] as string[] })),
    as_of: rarely(fc.constantFrom('2024-02-15')),
    alignment: rarely(fc.constantFrom('weekday' as const)),
  })
  .map((query) => JSON.parse(JSON.stringify(query)) as MetricQuery);

/** What the attacker has worked out of the hidden rows of each table. */
export interface Known {
  readonly orders: Span;
  readonly stock: Span;
}

const TABLE_OF = { sales: 'orders', own_sales: 'orders', cash: 'stock', own_cash: 'stock' } as const;

export function knowsNothing(): Known {
  return { orders: new Span(64), stock: new Span(64) };
}

/** Notes of every figure of an answer which hidden rows it is the sum of. */
export function learn(known: Known, result: Answered, { rows }: AttackedWorld): number {
  let figures = 0;
  const lines = [
    ...result.rows,
    ...[...(result.totals ?? []), ...(result.others ?? [])].map(({ row }) => row),
  ];
  result.columns.forEach(({ name }, i) => {
    const [metric = '', derived = ''] = name.split('__');
    const table = TABLE_OF[metric as keyof typeof TABLE_OF];
    if (table === undefined || /_(change|pct|share)$/.test(`_${derived}`)) return;
    for (const line of lines) {
      const value = line[i] ?? null;
      if (value === null) continue;
      const bits = bitsOf(BigInt(String(value)));
      known[table].learn(
        new Set(
          rows.flatMap((row) =>
            row.table === table && !row.isSeen && row.bit !== null && bits.has(row.bit) ? [row.bit] : [],
          ),
        ),
      );
      figures += metric === 'sales' || metric === 'cash' ? 1 : 0;
    }
  });
  return figures;
}

function bitsOf(value: bigint): ReadonlySet<number> {
  return new Set(Array.from({ length: 64 }, (_, i) => i).filter((i) => (value >> BigInt(i)) & 1n));
}

/**
 * Hidden members of which the attacker has found the rows of one day, or of some months one after the other. A member
 * above those that policies tell apart is hidden where no row of it is seen there.
 */
export function found(known: Known, { rows, levels }: AttackedWorld): readonly string[] {
  return (['orders', 'stock'] as const).flatMap((table) => {
    const own = rows.filter((row) => row.table === table && row.bit !== null);
    const targets = [...spans(own)].flatMap(([span, inside]) =>
      [0, 1, 2].flatMap((level) =>
        [...new Set(inside.map(({ members }) => members[level] ?? ''))].map((member) => ({
          name: `${table} of ${member} ${span}`,
          level,
          of: inside.filter(({ members }) => members[level] === member),
        })),
      ),
    );
    return targets.flatMap(({ name, level, of }) => {
      const hidden = of.filter(({ isSeen }) => !isSeen);
      if (hidden.length === 0 || (level >= levels && hidden.length < of.length)) return [];
      return known[table].knows(new Set(hidden.map(({ bit }) => bit ?? 0))) ? [name] : [];
    });
  });
}

function spans(own: readonly AttackedRow[]): ReadonlyMap<string, readonly AttackedRow[]> {
  const found = new Map<string, readonly AttackedRow[]>();
  for (const { day } of own)
    found.set(
      `on ${day}`,
      own.filter((row) => row.day === day),
    );
  for (let from = 1; from <= 4; from++)
    for (let to = from; to <= 4; to++)
      found.set(
        `in ${from}..${to}`,
        own.filter(({ month }) => month >= from && month <= to),
      );
  return found;
}

export async function ask(answerer: Answerer, world: AttackedWorld, query: MetricQuery, today: number) {
  const { model, database, access } = world;
  return answerer({ model, database, access, query, today });
}
