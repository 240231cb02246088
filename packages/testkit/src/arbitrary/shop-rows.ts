import { formatDay, fromCivil, parseDay } from '@plumbline/calendar';
import type { ValueType } from '@plumbline/model';
import fc from 'fast-check';
import type { Database, Table } from '../reference/data/database.ts';
import type { Cell } from '../reference/value/cell.ts';
import { anyDay } from './days.ts';

const INTEGER: ValueType = { kind: 'integer' };
const DATE: ValueType = { kind: 'date' };
const TEXT: ValueType = { kind: 'text' };
const DOUBLE: ValueType = { kind: 'double' };
const MONEY: ValueType = { kind: 'decimal', precision: 14, scale: 2 };

type Columns = readonly (readonly [name: string, type: ValueType])[];

const ORDERS: Columns = [
  ['id', INTEGER],
  ['day', DATE],
  ['amount', MONEY],
  ['cost', MONEY],
  ['units', INTEGER],
  ['weight', DOUBLE],
  ['customer', INTEGER],
  ['channel', TEXT],
  ['shipped', DATE],
];
const RETURNS: Columns = [
  ['id', INTEGER],
  ['day', DATE],
  ['amount', MONEY],
  ['customer', INTEGER],
  ['medium', TEXT],
];
const STOCK: Columns = [
  ['day', DATE],
  ['account', TEXT],
  ['region', TEXT],
  ['units', INTEGER],
  ['worth', MONEY],
];
const VISITS: Columns = [
  ['id', INTEGER],
  ['at', { kind: 'timestamp', zoned: false }],
  ['page', TEXT],
  ['minutes', INTEGER],
];
const CUSTOMER: Columns = [
  ['customer', INTEGER],
  ['name', TEXT],
  ['country', TEXT],
  ['tier', INTEGER],
];
const COUNTRY: Columns = [
  ['code', TEXT],
  ['region', TEXT],
];
const GRADE: Columns = [
  ['customer', INTEGER],
  ['level', INTEGER],
  ['starts', DATE],
  ['ends', DATE],
  ['last_day', DATE],
];
const STANDING: Columns = [
  ['customer', INTEGER],
  ['recorded', DATE],
  ['word', TEXT],
];
const TAG: Columns = [
  ['tag', INTEGER],
  ['word', TEXT],
  ['kind', TEXT],
];
const ORDER_TAG: Columns = [
  ['order_id', INTEGER],
  ['tag', INTEGER],
];
const CUSTOMER_TAG: Columns = [
  ['customer', INTEGER],
  ['tag', INTEGER],
  ['part', { kind: 'decimal', precision: 6, scale: 2 }],
];
const CAMPAIGN: Columns = [
  ['since', DATE],
  ['name', TEXT],
];
const TARGETS: Columns = [
  ['month_start', DATE],
  ['channel', TEXT],
  ['amount', MONEY],
];
const ENTRIES: Columns = [
  ['id', INTEGER],
  ['day', DATE],
  ['scenario', TEXT],
  ['account', TEXT],
  ['amount', MONEY],
];
const CLOSES: Columns = [
  ['starts', DATE],
  ['ends', DATE],
  ['closes', DATE],
];

const orNull = <T extends Cell>(cell: fc.Arbitrary<T>, freq = 6): fc.Arbitrary<T | null> =>
  fc.option(cell, { freq });
const money = fc
  .oneof(fc.integer({ min: -300, max: 2000 }), fc.constantFrom(0, 1, 10, 250))
  .map(
    (cents) =>
      `${cents < 0 ? '-' : ''}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`,
  );
/** Quarters add up exactly in binary, so that sums of doubles do not depend on their order. */
const quarter = fc.integer({ min: -8, max: 40 }).map((n) => n / 4);
/** 9 is the key of no customer. */
const customerKey = fc.constantFrom(1, 2, 3, 4, 9);
const channel = fc.constantFrom('web', 'shop', 'Post', '');
const few = { maxLength: 4 } as const;

const orders = fc.tuple(
  orNull(anyDay, 15),
  orNull(money),
  orNull(money),
  orNull(fc.integer({ min: 0, max: 5 })),
  orNull(quarter),
  orNull(customerKey),
  orNull(channel),
  orNull(anyDay, 4),
);
const returns = fc.tuple(orNull(anyDay, 15), orNull(money), orNull(customerKey), orNull(channel));
const stock = fc.tuple(
  anyDay,
  fc.constantFrom('cash', 'bank', 'loan'),
  orNull(fc.constantFrom('north', 'south')),
  orNull(fc.integer({ min: -5, max: 20 })),
  orNull(money),
);
const clock = fc.constantFrom('00:00:00', '08:30:00', '12:00:00', '23:59:59');
const visits = fc.tuple(
  orNull(
    fc.tuple(anyDay, clock).map(([day, time]) => `${day}T${time}`),
    15,
  ),
  orNull(fc.constantFrom('home', 'cart')),
  orNull(fc.integer({ min: 0, max: 30 })),
);
const customers = fc.tuple(
  fc.constantFrom(1, 2, 3, 4),
  orNull(fc.constantFrom('Ann', 'Bob', 'ann')),
  orNull(fc.constantFrom('FR', 'ES', 'XX')),
  orNull(fc.constantFrom(1, 2, 3)),
);
const countries = fc.tuple(fc.constantFrom('FR', 'ES', 'DE'), orNull(fc.constantFrom('EU', 'EFTA')));
/** Versions of one customer: back to back or with gaps between them, their ends open or not. */
const versions = fc
  .record({
    customer: fc.constantFrom(1, 2, 3, 9),
    days: fc.uniqueArray(anyDay, { maxLength: 4 }),
    levels: fc.array(orNull(fc.integer({ min: 1, max: 3 })), { minLength: 5, maxLength: 5 }),
    hasGaps: fc.boolean(),
    isOpen: fc.tuple(fc.boolean(), fc.boolean()),
  })
  .map(({ customer, days, levels, hasGaps, isOpen: [before, after] }) => {
    const bounds = [...(before ? [null] : []), ...[...days].sort(), ...(after ? [null] : [])];
    return bounds.flatMap((from, i): readonly Cell[][] => {
      const to = bounds[i + 1];
      if (to === undefined || (hasGaps && i % 2 === 1)) return [];
      const last = to === null ? null : formatDay((parseDay(to) ?? 0) - 1);
      return [[customer, levels[i] ?? null, from, to, last]];
    });
  });
const grades = fc
  .uniqueArray(versions, { maxLength: 4, selector: ([first]) => first?.[0] })
  .map((all) => all.flat());
/** One record of a customer on a day: none ties with another. */
const standings = fc.tuple(
  fc.constantFrom(1, 2, 3, 9),
  orNull(anyDay, 9),
  orNull(fc.constantFrom('gold', 'new')),
);
const campaigns = fc.tuple(orNull(anyDay, 8), orNull(fc.constantFrom('spring', 'sale')));
const tags = fc.tuple(
  fc.constantFrom(1, 2, 3),
  orNull(fc.constantFrom('red', 'blue')),
  orNull(fc.constantFrom('colour', 'mood')),
);
const tagKey = fc.constantFrom(1, 2, 3, 9);
const orderTags = fc.tuple(orNull(fc.integer({ min: 1, max: 7 }), 9), orNull(tagKey, 9));
const customerTags = fc.tuple(
  orNull(customerKey, 9),
  orNull(tagKey, 9),
  orNull(fc.constantFrom('0.25', '0.50', '1.00'), 9),
);
const targets = fc.tuple(
  fc.constantFrom('2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01', '2024-07-01'),
  orNull(channel),
  orNull(money),
);

const SHARED_ENDS = ['2023-12-31', '2024-01-31', '2024-02-29'];
const entries = fc.tuple(
  orNull(fc.oneof(anyDay, fc.constantFrom(...SHARED_ENDS)), 15),
  orNull(fc.constantFrom('real', 'real', 'plan', 'plan', 'guess'), 12),
  orNull(fc.constantFrom('rent', 'cash')),
  orNull(money),
);

/** How many days after its last one each month closes; null: not yet. */
const lateness = fc.array(fc.constantFrom(0, 1, 1, 2, 7, -3, null), { minLength: 18, maxLength: 18 });

/** The months from December 2022. */
function closes(late: readonly (number | null)[]): readonly (readonly Cell[])[] {
  return late.map((days, i) => {
    const [from, next] = [fromCivil(2022, 12 + i, 1), fromCivil(2022, 13 + i, 1)];
    return [formatDay(from), formatDay(next - 1), days === null ? null : formatDay(next - 1 + days)];
  });
}

const numbered = (rows: readonly (readonly Cell[])[]) => rows.map((row, i) => [i + 1, ...row]);
/** Seldom nearly empty. */
const someOrNone = <T>(row: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.array(row, { maxLength: 1 }) },
    { weight: 6, arbitrary: fc.array(row, { minLength: Math.ceil(maxLength / 3), maxLength, size: 'max' }) },
  );
/** Now and then a column without any value. */
const sometimesEmpty = (columns: Columns, name: string) =>
  fc
    .boolean()
    .map(
      (isEmpty) => (row: readonly Cell[]) =>
        isEmpty ? row.map((cell, i) => (columns[i]?.[0] === name ? null : cell)) : row,
    );

function table(columns: Columns, rows: readonly (readonly Cell[])[]): Table {
  return { columns: columns.map(([name, type]) => ({ name, type })), rows };
}

/** Rows of a small shop: null and orphan keys, duplicates, empty tables, all-null columns, snapshot days with gaps. */
export const shopRows: fc.Arbitrary<Database> = fc
  .record({
    orders: someOrNone(orders, 14),
    returns: someOrNone(returns, 6),
    stock: fc.uniqueArray(stock, {
      minLength: 3,
      maxLength: 12,
      size: 'max',
      selector: ([day, account]) => `${day} ${account}`,
    }),
    visits: someOrNone(visits, 9),
    customer: fc.uniqueArray(customers, { ...few, selector: ([key]) => key }),
    country: fc.uniqueArray(countries, { maxLength: 3, selector: ([code]) => code }),
    grade: grades,
    standing: fc.uniqueArray(standings, { maxLength: 7, selector: ([key, day]) => `${key} ${day}` }),
    tag: fc.uniqueArray(tags, { maxLength: 3, selector: ([tag]) => tag }),
    orderTag: fc.array(orderTags, { maxLength: 9 }),
    customerTag: fc.array(customerTags, { maxLength: 5 }),
    campaign: fc.uniqueArray(campaigns, { maxLength: 3, selector: ([since]) => since }),
    targets: fc.uniqueArray(targets, { ...few, selector: ([month, on]) => `${month} ${on}` }),
    entries: someOrNone(entries, 10),
    late: lateness,
    blank: fc.oneof(
      { weight: 9, arbitrary: fc.constant((row: readonly Cell[]) => row) },
      { weight: 1, arbitrary: sometimesEmpty(ORDERS, 'amount') },
    ),
  })
  .map(
    ({ blank, ...rows }) =>
      new Map([
        ['orders', table(ORDERS, numbered(rows.orders).map(blank))],
        ['returns', table(RETURNS, numbered(rows.returns))],
        ['stock', table(STOCK, rows.stock)],
        ['visits', table(VISITS, numbered(rows.visits))],
        ['customer', table(CUSTOMER, rows.customer)],
        ['country', table(COUNTRY, rows.country)],
        ['grade', table(GRADE, rows.grade)],
        ['campaign', table(CAMPAIGN, rows.campaign)],
        ['standing', table(STANDING, rows.standing)],
        ['tag', table(TAG, rows.tag)],
        ['order_tag', table(ORDER_TAG, rows.orderTag)],
        ['customer_tag', table(CUSTOMER_TAG, rows.customerTag)],
        ['targets', table(TARGETS, rows.targets)],
        ['entries', table(ENTRIES, numbered(rows.entries))],
        ['closes', table(CLOSES, closes(rows.late))],
      ]),
  );
