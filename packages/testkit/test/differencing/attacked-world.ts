import { formatDay, fromCivil } from '@plumbline/calendar';
import { type Access, accessOf, type ValueType } from '@plumbline/model';
import fc from 'fast-check';
import { buildWorld, type Database, type World } from '../../src/index.ts';

const TEXT: ValueType = { kind: 'text' };
const INTEGER: ValueType = { kind: 'integer' };
const DATE: ValueType = { kind: 'date' };
const AMOUNT: ValueType = { kind: 'decimal', precision: 38, scale: 0 };

/** Shops of cities of regions: what is hidden may be one of any. */
const SHOPS = [
  ['s1', 'c1', 'north', 'yes'],
  ['s2', 'c1', 'north', 'no'],
  ['s3', 'c2', 'south', 'no'],
  ['s4', 'c3', 'south', 'no'],
  ['s5', 'c3', 'south', 'yes'],
  ['s6', 'c4', 'east', 'no'],
] as const;

const CONDITIONS = [
  'shop.region in ($user.own)',
  'shop.city in ($user.own)',
  'shop in ($user.own)',
  "shop.region in ($user.own) or channel = 'web'",
  "shop.city in ($user.own) and channel = 'web'",
];
const OWN = [
  ['north'],
  ['north', 'east'],
  ['south', 'c1', 's1'],
  ['c1', 's2'],
  ['c2', 'c4', 's1', 's3'],
  ['s1', 's2', 's3', 's4'],
];

/** What rollups of all rows are kept by: some tell what policies ask, none may tell more. */
const ROLLUPS = [
  ['month', 'orders.shop_id', 'orders.channel'],
  ['month', 'orders.shop_id', 'orders.channel', 'shops.city', 'shops.region'],
  ['month', 'orders.channel', 'shops.region'],
  ['day', 'shops.city'],
];

const anyRow = fc.record({
  month: fc.integer({ min: 1, max: 3 }),
  day: fc.constantFrom(1, 17, 31),
  shop: fc.constantFrom('s1', 's2', 's3', 's4', 's5', 's6'),
  channel: fc.constantFrom('web', 'store'),
  isNull: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});
type Row = typeof anyRow extends fc.Arbitrary<infer R> ? R : never;

export const anyAttacked = fc.record({
  orders: fc.array(anyRow, { minLength: 20, maxLength: 44 }),
  stock: fc.array(anyRow, { minLength: 14, maxLength: 40 }),
  condition: fc.constantFrom(...CONDITIONS),
  own: fc.constantFrom(...OWN),
  hasLevels: fc.boolean(),
  rollup: fc.constantFrom(null, ...ROLLUPS),
  today: fc.constantFrom(fromCivil(2024, 3, 12), fromCivil(2024, 5, 1), fromCivil(2024, 7, 1)),
});
export type Attacked = typeof anyAttacked extends fc.Arbitrary<infer A> ? A : never;

/** A row, and whether the attacker may see it. */
export interface AttackedRow {
  readonly isSeen: boolean;
  readonly table: 'orders' | 'stock';
  readonly month: number;
  readonly day: string;
  readonly members: readonly string[];
  /** The power of two that its amount is; null: it has none. */
  readonly bit: number | null;
}

export interface AttackedWorld extends World {
  readonly access: Access;
  readonly rows: readonly AttackedRow[];
  /** How many levels of members policies tell apart by themselves: shops, their cities, their regions. */
  readonly levels: number;
}

/** Amounts are powers of two: a figure says which rows are in it. */
export function attackedWorld({ orders, stock, condition, own, hasLevels, rollup }: Attacked): AttackedWorld {
  const dated = ({ month, day }: Row) =>
    formatDay(Math.min(fromCivil(2024, month, day), fromCivil(2024, month + 1, 1) - 1));
  const table = (rows: readonly Row[]) => ({
    columns: [
      { name: 'id', type: INTEGER },
      { name: 'day', type: DATE },
      { name: 'amount', type: AMOUNT },
      { name: 'shop_id', type: TEXT },
      { name: 'channel', type: TEXT },
    ],
    rows: rows.map((row, i) => [
      i,
      dated(row),
      row.isNull ? null : String(1n << BigInt(i)),
      row.shop,
      row.channel,
    ]),
  });
  const shops = {
    columns: [
      { name: 'id', type: TEXT },
      { name: 'city', type: TEXT },
      { name: 'region', type: TEXT },
      { name: 'is_own', type: TEXT },
    ],
    rows: SHOPS.map((row) => [...row]),
  };
  const database: Database = new Map([
    ['orders', table(orders)],
    ['stock', table(stock)],
    ['shops', shops],
  ]);
  const toShop = (from: string) => ({
    name: `${from}_shop`,
    from,
    to: 'shops',
    from_columns: ['shop_id'],
    to_columns: ['id'],
  });
  const { world, codes } = buildWorld({
    settings: {},
    definitions: {
      datasets: [
        { name: 'orders', primary_key: ['id'], time: 'day' },
        { name: 'stock', primary_key: ['id'], time: 'day' },
        { name: 'shops', primary_key: ['id'] },
      ],
      relationships: [toShop('orders'), toShop('stock')],
      dimensions: [{ name: 'shop', fields: ['orders.shop_id', 'stock.shop_id'] }],
      ...(hasLevels ? { hierarchies: [{ name: 'places', levels: ['shops.region', 'shops.city'] }] } : {}),
      metrics: {
        sales: { formula: 'sum(orders.amount)', scope: 'company' },
        sold: { formula: 'count(orders)', scope: 'company', empty: 'zero' },
        ticket: { formula: 'sales / sold', scope: 'company' },
        cash: { formula: 'closing(sum(stock.amount))', scope: 'company' },
        own_sales: { formula: 'sum(orders.amount)' },
        own_cash: { formula: 'closing(sum(stock.amount))' },
      },
      ...(rollup === null
        ? {}
        : { rollups: [{ name: 'kept', metrics: ['sales', 'sold', 'own_sales'], by: rollup }] }),
    },
    database,
  });
  if (codes.length > 0) throw new Error(codes.join());
  const where = (dataset: string) =>
    condition
      .replaceAll('shop.', 'shops.')
      .replace('shop in', `${dataset}.shop_id in`)
      .replace('channel', `${dataset}.channel`);
  const policies = ['orders', 'stock'].map((dataset) => ({
    name: dataset,
    label: { zh: dataset, en: dataset },
    roles: ['seller'],
    dataset,
    where: where(dataset),
    open: ['shops'],
    deny: [],
    mask: [],
    metrics: { allow: null, deny: [] },
  }));
  const model = { ...world.model, policies };
  const access = accessOf(model, { roles: ['seller'], attributes: { own } });
  const rowsOf = (name: 'orders' | 'stock', rows: readonly Row[]) =>
    rows.map(
      (row, i): AttackedRow => ({
        table: name,
        month: row.month,
        day: dated(row),
        members: membersOf(row),
        bit: row.isNull ? null : i,
        isSeen: isSeen(row, condition, own),
      }),
    );
  const levels = condition.includes('region') ? 3 : condition.includes('city') ? 2 : 1;
  return { model, database, access, rows: [...rowsOf('orders', orders), ...rowsOf('stock', stock)], levels };
}

function membersOf({ shop }: Row): readonly string[] {
  const found = SHOPS.find(([id]) => id === shop);
  return found === undefined ? ['(none)'] : [found[0], found[1], found[2]];
}

/** The conditions again, by hand. */
function isSeen({ shop, channel }: Row, condition: string, own: readonly string[]): boolean {
  const [id, city, region] = SHOPS.find((one) => one[0] === shop) ?? [null, null, null];
  const has = (value: string | null) => value !== null && own.includes(value);
  if (condition === CONDITIONS[0]) return has(region);
  if (condition === CONDITIONS[1]) return has(city);
  if (condition === CONDITIONS[2]) return has(id);
  if (condition === CONDITIONS[3]) return has(region) || channel === 'web';
  return has(city) && channel === 'web';
}
