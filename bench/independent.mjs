/* The nine answers once more, by plain loops over the rows of a small database: what the hand-written SQL is checked against. */
import { rowsOf } from './database.mjs';

/** Name of a question → its rows, in the order and columns of `best.sql`. */
export async function independentAnswers(connection) {
  const data = await readTables(connection);
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, answer(data)]));
}

async function readTables(connection) {
  const read = async (table, columns) =>
    (await rowsOf(connection, `SELECT ${columns.join(', ')} FROM ${table}`)).map((row) =>
      Object.fromEntries(columns.map((column, i) => [column, row[i]])),
    );
  const byId = (rows, key) => new Map(rows.map((row) => [row[key], row]));
  const product = byId(await read('product', ['product_id', 'name', 'category']), 'product_id');
  const store = byId(await read('store', ['store_id', 'country']), 'store_id');
  const customer = byId(await read('customer', ['customer_id', 'segment']), 'customer_id');
  const sales = await read('sales', [
    'order_date',
    'customer_id',
    'product_id',
    'store_id',
    'channel',
    'quantity',
    'amount',
    'cost',
    'discount',
  ]);
  return {
    sales: sales.map((row) => ({
      ...row,
      ...product.get(row.product_id),
      ...store.get(row.store_id),
      ...customer.get(row.customer_id),
      amount: units(row.amount),
      cost: units(row.cost),
      discount: units(row.discount),
      month: row.order_date.slice(0, 7),
    })),
    returns: (await read('returns', ['return_date', 'store_id', 'reason', 'amount'])).map((row) => ({
      ...row,
      ...store.get(row.store_id),
      amount: units(row.amount),
      month: row.return_date.slice(0, 7),
    })),
    spend: (await read('spend', ['spent_on', 'store_id', 'medium', 'amount'])).map((row) => ({
      ...row,
      ...store.get(row.store_id),
      amount: units(row.amount),
      month: row.spent_on.slice(0, 7),
    })),
    stock: (await read('stock', ['day', 'product_id', 'units'])).map((row) => ({
      ...row,
      ...product.get(row.product_id),
      month: row.day.slice(0, 7),
    })),
  };
}

/** DECIMAL(18,4) as whole ten-thousandths: sums below 2^53 are exact. */
function units(text) {
  return Math.round(Number(text) * 10_000);
}

const months2024 = Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, '0')}`);
const in2024 = (row) => row.month.startsWith('2024');
const total = (rows, of = (row) => row.amount) =>
  rows.length === 0 ? null : rows.reduce((sum, row) => sum + of(row), 0);
const money = (amount) => (amount === null ? null : amount / 10_000);
const minus = (a, b) => (a === null || b === null ? null : a - b);
const over = (a, b) => (a === null || b === null || b === 0 ? null : a / b);
const growth = (a, b) => (a === null || b === null || b <= 0 ? null : a / b - 1);
const firstDay = (month) => `${month}-01`;

/** Groups by the texts of `key`; members come sorted by code point. */
function grouped(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const id = JSON.stringify(key(row));
    if (!groups.has(id)) groups.set(id, []);
    groups.get(id).push(row);
  }
  return [...groups].map(([id, members]) => [JSON.parse(id), members]).sort(([a], [b]) => compareKeys(a, b));
}

function compareKeys(a, b) {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  return 0;
}

function yearBefore(month) {
  return `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
}

/** The twelve months that end with `month`. */
function trailingYear(month) {
  const last = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
  return new Set(
    Array.from(
      { length: 12 },
      (_, i) => `${Math.floor((last - i) / 12)}-${String(((last - i) % 12) + 1).padStart(2, '0')}`,
    ),
  );
}

const answers = {
  '1-kpi-year-ago': ({ sales }) => {
    const now = total(sales.filter(in2024));
    const base = total(sales.filter((row) => row.month.startsWith('2023')));
    return [[money(now), money(base), money(minus(now, base)), growth(now, base)]];
  },

  '2-month-country-year-ago': ({ sales }) =>
    months2024.flatMap((month) =>
      grouped(
        sales.filter((row) => row.month === month || row.month === yearBefore(month)),
        (row) => [row.country],
      ).map(([[country], rows]) => {
        const now = total(rows.filter((row) => row.month === month));
        const base = total(rows.filter((row) => row.month !== month));
        return [
          firstDay(month),
          country,
          money(now),
          money(base),
          money(minus(now, base)),
          growth(now, base),
        ];
      }),
    ),

  '3-three-dimensions': ({ sales }) =>
    grouped(
      sales.filter((row) => row.month >= '2023-01'),
      (row) => [row.category, row.country, row.segment],
    ).map(([key, rows]) => [...key, money(total(rows)), total(rows, (row) => row.quantity)]),

  '4-ratio-of-three-facts': ({ sales, returns, spend }) => {
    const facts = [
      ...sales
        .filter((row) => in2024(row) && row.channel === 'online')
        .map((row) => ({ ...row, fact: 'sold' })),
      ...returns
        .filter((row) => in2024(row) && row.reason === 'damaged')
        .map((row) => ({ ...row, fact: 'returned' })),
      ...spend
        .filter((row) => in2024(row) && row.medium === 'search')
        .map((row) => ({ ...row, fact: 'spent' })),
    ];
    return grouped(facts, (row) => [row.month, row.country]).map(([[month, country], rows]) => {
      const of = (fact) => total(rows.filter((row) => row.fact === fact));
      return [firstDay(month), country, over(minus(of('sold'), of('returned')), of('spent'))];
    });
  },

  '5-stock-and-flow-filled': ({ sales, stock }) => {
    const categories = [...new Set([...sales, ...stock].map((row) => row.category))].sort();
    const months = [...new Set(sales.map((row) => row.month))].sort();
    return months.flatMap((month) => {
      const lastDay = stock.reduce(
        (last, row) => (row.month === month && row.day > last ? row.day : last),
        '',
      );
      return categories.map((category) => [
        firstDay(month),
        category,
        money(total(sales.filter((row) => row.month === month && row.category === category))),
        total(
          stock.filter((row) => row.day === lastDay && row.category === category),
          (row) => row.units,
        ),
      ]);
    });
  },

  '6-twenty-metrics': ({ sales }) =>
    grouped(sales.filter(in2024), (row) => [row.month, row.category]).map(([[month, category], rows]) => {
      const online = rows.filter((row) => row.channel === 'online');
      const bulk = rows.filter((row) => row.quantity >= 5);
      const channel = (name) => money(total(rows.filter((row) => row.channel === name)));
      const sum = (of, within = rows) => total(within, of);
      const revenue = sum((row) => row.amount);
      const cost = sum((row) => row.cost);
      return [
        firstDay(month),
        category,
        money(revenue),
        money(cost),
        money(sum((row) => row.discount)),
        sum((row) => row.quantity),
        rows.length,
        money(Math.min(...rows.map((row) => row.amount))),
        money(Math.max(...rows.map((row) => row.amount))),
        channel('online'),
        channel('shop'),
        channel('partner'),
        online.length,
        sum((row) => row.quantity, online),
        money(sum((row) => row.amount, bulk)),
        bulk.length,
        money(sum((row) => row.cost, online)),
        money(
          total(
            rows.filter((row) => row.discount > 50 * 10_000),
            (row) => row.discount,
          ),
        ),
        money(revenue - cost),
        over(revenue - cost, revenue),
        over(money(revenue), rows.length),
        over(total(online), revenue),
      ];
    }),

  '7-trailing-twelve-months': ({ sales }) =>
    months2024.flatMap((month) => {
      const window = trailingYear(month);
      return grouped(
        sales.filter((row) => window.has(row.month)),
        (row) => [row.country],
      ).map(([[country], rows]) => [firstDay(month), country, money(total(rows))]);
    }),

  '8-share-having-limit': ({ sales }) => {
    const year = sales.filter(in2024);
    const all = total(year);
    return grouped(year, (row) => [row.name])
      .map(([[name], rows]) => [name, total(rows)])
      .filter(([, revenue]) => revenue / all > 0.0005)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, 10)
      .map(([name, revenue]) => [name, money(revenue), revenue / all]);
  },

  '9-median-per-customer': ({ sales }) =>
    grouped(sales.filter(in2024), (row) => [row.month]).map(([[month], rows]) => {
      const sums = grouped(rows, (row) => [row.customer_id]).map(([, own]) => total(own));
      sums.sort((a, b) => a - b);
      const middle = (sums.length - 1) / 2;
      return [firstDay(month), money((sums[Math.floor(middle)] + sums[Math.ceil(middle)]) / 2)];
    }),
};
