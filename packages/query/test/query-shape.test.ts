import { parseDay } from '@plumbline/calendar';
import { expect, test } from 'vitest';
import {
  type DatasetFacts,
  type MetricQuery,
  queryOfShape,
  resolveQuery,
  shapeOfQuery,
} from '../src/index.ts';
import { shop } from './shop.ts';

const model = shop();
const BY = { metrics: ['revenue'], by: ['month'] };

function shapeOf(query: MetricQuery): MetricQuery | null {
  const { query: resolved, diagnostics } = resolveQuery(query, model);
  if (resolved === null) throw new Error(JSON.stringify(diagnostics));
  return shapeOfQuery(query, resolved, model);
}

test.each([
  [{ where: "orders.channel = 'Müller GmbH'" }, { where: "orders.channel = 'x'" }],
  [
    { where: "orders.channel in ('a', 'b') and orders.amount > 12.50" },
    { where: "orders.channel in ('x') and orders.amount > 0.1" },
  ],
  [{ where: 'customers.customer_id = $who', params: { who: 4711 } }, { where: 'customers.customer_id = 1' }],
  [{ where: "orders.ship_date >= '2024-03-01'" }, { where: "orders.ship_date >= date '{month}'" }],
  [{ where: "orders.ship_date <= '2024-03-31'" }, { where: "orders.ship_date <= date '{quarter end}'" }],
  [{ having: 'revenue > 1234' }, { having: 'revenue > 1' }],
  [{ limit: 3 }, { limit: 10 }],
])('no value of a condition is kept: %j', (asked, kept) => {
  expect(shapeOf({ ...BY, ...asked })).toEqual({ ...BY, ...kept });
});

test('a question that names a day inside a form is not kept at all', () => {
  expect(shapeOf({ ...BY, period: '2024', having: 'revenue > at(revenue, 2023-05)' })).toBe(null);
});

test.each([
  ['2024', '{year}..{year end}'],
  ['2024-02', '{month}..{month end}'],
  ['FY2024', '{fiscal_year}..{fiscal_year end}'],
  ['2024-04-01..2024-08-31', '{quarter}..{month end}'],
  ['2024-02-05..2024-02-13', '{week}..{day}'],
  ['..2024-02-13', '..{day}'],
  ['last 12 months', 'last 12 months'],
  ['ytd', 'this year'],
])('of a period what its ends begin and end: %s', (period, kept) => {
  expect(shapeOf({ ...BY, period })).toEqual({ ...BY, period: kept });
});

test('a shape can be asked again: of days that the rows have, with the same marks', () => {
  const day = (text: string) => parseDay(text);
  const orders: DatasetFacts = {
    version: '1',
    table: 'orders',
    rows: 9,
    first: day('2019-05-07'),
    last: day('2024-03-05'),
    lastInstant: null,
    columns: new Set(),
    distinct: new Map(),
  };
  const facts = { datasets: new Map([['orders', orders]]), total: new Set<string>() };
  for (const period of ['2024', '2024-02', '2024-04-01..2024-08-31', '2024-02-05..2024-02-13', 'FY2024-Q1']) {
    const where = "orders.ship_date >= '2024-03-01' and orders.created_at < timestamp '2024-07-01 00:00:00'";
    const shape = shapeOf({ ...BY, period, where, compare: [{ fixed: '2023' }] });
    if (shape === null) throw new Error(period);
    const again = queryOfShape(shape, model, facts);
    expect(shapeOf(again)).toEqual(shape);
    const [from = '', to = ''] = again.period?.split('..') ?? [];
    expect(['2019-05-07', from, to, '2024-03-05']).toEqual(['2019-05-07', from, to, '2024-03-05'].sort());
  }
});
