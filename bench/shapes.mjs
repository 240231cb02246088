/*
 * node bench/shapes.mjs [--rows 10000000] [--runs 9] [--only snapshot]: each shape that ours relies on, with the pass that makes it,
 * without that pass, and written by hand; every answer is compared before it is timed.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase, rowsOf } from './database.mjs';
import { median, ratioOf, rounds } from './measure.mjs';
import { openOurs } from './ours.mjs';
import { difference } from './same-rows.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000000' },
    runs: { type: 'string', default: '9' },
    only: { type: 'string', default: '' },
  },
});

const asked = (name) => ({
  query: JSON.parse(readFileSync(new URL(`questions/${name}/query.json`, import.meta.url), 'utf8')),
  best: readFileSync(new URL(`questions/${name}/best.sql`, import.meta.url), 'utf8'),
});

const shapes = [
  { name: 'INNER where total', pass: 'innerWhereTotal', ...asked('3-three-dimensions') },
  { name: 'one scan for a comparison', pass: 'mergeSources', ...asked('2-month-country-year-ago') },
  { name: 'aggregate below the join', pass: 'aggregateTwice', ...asked('8-share-having-limit') },
  { name: 'conditions as keys', pass: 'aggregateTwice', ...asked('6-twenty-metrics') },
  { name: 'filtered metrics in one branch', pass: 'fuseBranches', ...asked('6-twenty-metrics') },
  {
    name: 'snapshot days first',
    pass: null,
    query: { metrics: ['closing_units'], by: ['month', 'product.category'], period: '2024' },
    best: `WITH days AS (SELECT max(day) AS day FROM stock WHERE day BETWEEN DATE '2024-01-01' AND DATE '2024-12-31' GROUP BY month(day))
      SELECT make_date(2024, month(day), 1) AS month, category, sum(units) AS closing_units
      FROM stock JOIN product USING (product_id)
      WHERE day IN (SELECT day FROM days)
      GROUP BY ALL ORDER BY month, category`,
  },
  {
    name: 'trailing distinct',
    pass: 'distinctAsBits',
    query: { metrics: ['trailing_customers'], by: ['month'], period: '2024' },
    // Each month is a bit: one aggregate by customer, then every window asks each customer once. Up to 63 months.
    best: `WITH seen AS (
        SELECT customer_id, bit_or(1::BIGINT << (year(order_date) * 12 + month(order_date) - (2023 * 12 + 2))) AS months
        FROM sales WHERE order_date BETWEEN DATE '2023-02-01' AND DATE '2024-12-31' AND customer_id IS NOT NULL
        GROUP BY customer_id
      )
      SELECT make_date(2024, m::INTEGER, 1) AS month, count(*) AS customers
      FROM range(1, 13) AS ends(m) JOIN seen ON seen.months & (4095::BIGINT << (m - 1)) <> 0
      GROUP BY m ORDER BY month`,
  },
  {
    name: 'disjoint selective filters',
    pass: null,
    // What mergeSources would make of it: one scan whose groups carry all three.
    other: `SELECT customer_id, sum(amount) FILTER (WHERE channel = 'online'), sum(amount) FILTER (WHERE channel = 'shop'),
        sum(amount) FILTER (WHERE channel = 'partner')
      FROM sales WHERE order_date BETWEEN DATE '2024-01-01' AND DATE '2024-12-31' AND channel IN ('online', 'shop', 'partner')
      GROUP BY customer_id ORDER BY customer_id LIMIT 100`,
    query: {
      metrics: ['online_revenue', 'shop_revenue', 'partner_revenue'],
      by: ['customer.customer_id'],
      period: '2024',
      order: [{ by: 'customer.customer_id' }],
      limit: 100,
    },
    best: `WITH stacked(customer_id, online, shop, partner) AS (
        ${['online', 'shop', 'partner']
          .map(
            (channel) =>
              `SELECT customer_id, ${['online', 'shop', 'partner'].map((c) => (c === channel ? 'sum(amount)' : 'NULL')).join(', ')}
               FROM sales WHERE channel = '${channel}' AND order_date BETWEEN DATE '2024-01-01' AND DATE '2024-12-31' GROUP BY customer_id`,
          )
          .join(' UNION ALL ')}
      ) SELECT customer_id, any_value(online), any_value(shop), any_value(partner) FROM stacked GROUP BY customer_id ORDER BY customer_id LIMIT 100`,
  },
];

const rows = Number(values.rows);
const connection = await openDatabase(fileURLToPath(new URL(`data/${rows}.duckdb`, import.meta.url)), rows);
const ours = await openOurs(connection);
if (ours === null) process.exit(1);
console.log(
  `${rows.toLocaleString('en')} fact rows, median of ${values.runs} runs, milliseconds (ratio to hand-written)`,
);
console.log(line(['shape', 'hand-written', 'ours', 'without the pass']));
for (const shape of shapes.filter(({ name }) => name.includes(values.only))) {
  const candidates = await candidatesFor(shape);
  const times = await rounds(candidates, { runs: Number(values.runs), warmups: 1 });
  const cells = ['ours', 'without'].map((name) => {
    const own = times.get(name);
    return own === undefined
      ? '–'
      : `${median(own).toFixed(1)} (${ratioOf(own, times.get('best')).toFixed(2)})`;
  });
  console.log(line([shape.name, median(times.get('best')).toFixed(1), ...cells]));
}

async function candidatesFor({ name, pass, query, best, other }) {
  const expected = await rowsOf(connection, best);
  const candidates = [{ name: 'best', work: () => rowsOf(connection, best) }];
  for (const [label, without] of [['ours', null], ...(pass === null ? [] : [['without', pass]])]) {
    const compiled = ours.compile(query, without);
    const work = () => rowsOf(connection, compiled.sql, compiled.params);
    const problem = difference(expected, ours.visible(compiled, await work()));
    if (problem !== null) throw new Error(`${name}, ${label}: another answer: ${problem}`);
    candidates.push({ name: label, work });
  }
  if (other !== undefined) {
    const problem = difference(expected, await rowsOf(connection, other));
    if (problem !== null) throw new Error(`${name}, the other way: another answer: ${problem}`);
    candidates.push({ name: 'without', work: () => rowsOf(connection, other) });
  }
  return candidates;
}

function line([name, ...cells]) {
  return [name.padEnd(32), ...cells.map((cell) => cell.padStart(18))].join('');
}
