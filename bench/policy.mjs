/*
 * node bench/policy.mjs [--rows 10000000] [--runs 15] [--only month] [--sql]: what somebody's policy costs. The same question asked by a seller of three
 * countries, and by an administrator who writes the policy's condition into `where`; answers are compared before they are timed.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openDatabase, rowsOf } from './database.mjs';
import { median, middleHalf, ratioOf, rounds } from './measure.mjs';
import { openOurs } from './ours.mjs';
import { difference } from './same-rows.mjs';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '10000000' },
    runs: { type: 'string', default: '15' },
    only: { type: 'string', default: '' },
    sql: { type: 'boolean', default: false },
  },
});

const COUNTRIES = ['Germany', 'France', 'Italy'];
const SELLER = { roles: ['seller'], attributes: { countries: COUNTRIES } };
const CONDITION = `store.country in (${COUNTRIES.map((country) => `'${country}'`).join(', ')})`;

/** The last four compare or compute with what may overflow: they stand above a fence. */
const questions = {
  'one figure': { metrics: ['revenue'], period: '2024' },
  'by month': { metrics: ['revenue', 'orders'], by: ['month'] },
  'by month and country, year ago': {
    metrics: ['revenue', 'margin_rate'],
    by: ['month', 'store.country'],
    period: '2024',
    compare: ['year_ago'],
  },
  'by segment, a filter': {
    metrics: ['revenue'],
    by: ['customer.segment'],
    where: "sales.channel = 'online'",
    totals: true,
  },
  'first ten products': {
    metrics: ['revenue'],
    by: ['product.name'],
    period: '2024',
    order: [{ by: 'revenue', desc: true }],
    limit: 10,
  },
  'may overflow: one figure': { metrics: ['revenue'], where: 'sales.quantity * sales.amount > 100' },
  'may overflow: one month': {
    metrics: ['revenue'],
    by: ['store.country'],
    period: '2024-03',
    where: 'sales.quantity * sales.amount > 100',
  },
  'may overflow: by month, totals': {
    metrics: ['revenue', 'orders'],
    by: ['month', 'product.category'],
    where: 'sales.quantity * sales.amount > 100',
    totals: true,
  },
  'may overflow: year ago': {
    metrics: ['revenue', 'online_revenue', 'large_discounts'],
    by: ['month'],
    period: '2024',
    where: 'sales.amount - sales.cost > 10',
    compare: ['year_ago'],
  },
};

const file = fileURLToPath(new URL(`data/${values.rows}.duckdb`, import.meta.url));
const connection = await openDatabase(file, Number(values.rows));
// As the server opens its warehouse.
await connection.run('SET GLOBAL preserve_insertion_order = false');
const ours = await openOurs(connection);
if (ours === null) process.exit(1);
const openly = ['returns', 'spend', 'stock', 'product', 'store', 'customer'];
const policies = [{ name: 'own_countries', dataset: 'sales', where: CONDITION, open: openly }];
const seller = ours.as(policies, SELLER);

console.log(`${values.rows} rows, ${values.runs} rounds; milliseconds (median), ratio with its middle half`);
let worst = 0;
for (const [name, question] of Object.entries(questions).filter(([name]) => name.includes(values.only))) {
  const where = question.where === undefined ? CONDITION : `${CONDITION} and (${question.where})`;
  const byHand = ours.compile({ ...question, where });
  const byPolicy = seller(question);
  const run = ({ sql, params }) => rowsOf(connection, sql, params);
  const [expected, actual] = [await run(byHand), await run(byPolicy)];
  const differs = difference(ours.visible(byHand, expected), ours.visible(byPolicy, actual));
  if (differs !== null) throw new Error(`${name}: ${differs}`);
  if (values.sql) console.log(byHand.sql, '\n----\n', byPolicy.sql);
  const times = await rounds(
    [
      { name: 'hand', work: () => run(byHand) },
      { name: 'policy', work: () => run(byPolicy) },
    ],
    { runs: Number(values.runs), warmups: 2 },
  );
  const [hand, policy] = [times.get('hand'), times.get('policy')];
  const [low, high] = middleHalf(policy, hand).map((ratio) => ratio.toFixed(2));
  const ratio = ratioOf(policy, hand);
  worst = Math.max(worst, ratio);
  const how = byPolicy.sql.includes('"seen_sales"')
    ? 'fence'
    : byPolicy.sql === byHand.sql
      ? 'same statement'
      : '';
  console.log(
    `${name.padEnd(32)} ${median(hand).toFixed(0).padStart(6)} → ${median(policy).toFixed(0).padStart(6)}  ${ratio.toFixed(2)} (${low}–${high}) ${how}`,
  );
}
console.log(`worst ratio ${worst.toFixed(2)} (goal: at most 1.15)`);
