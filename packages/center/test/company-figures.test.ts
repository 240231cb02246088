import { expect, onTestFinished, test } from 'vitest';
import { type Center, openCenter, type Principal, SYSTEM } from '../src/index.ts';
import { catalogOf } from './catalog-of.ts';
import { SHOP } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ANN: Principal = { user: 'ann', roles: ['administrator'] };
const CHAIRS: Principal = { user: 'cho', roles: ['viewer'], attributes: { categories: ['chairs'] } };

const FILES = {
  ...SHOP,
  'policies.yaml': [
    'metrics:',
    '  - {name: sales, label: {zh: 公司收入, en: Company revenue}, formula: sum(orders.amount), scope: company}',
    'policies:',
    '  - {name: own_kinds, roles: [viewer], where: "products.category in ($user.categories)"}',
    '',
  ].join('\n'),
  'data/products.csv': 'product_id,category\n10,chairs\n11,tables\n12,lamps\n',
  'data/orders.csv': [
    'order_id,product_id,ordered_on,amount',
    '1,10,2024-01-05,100.00',
    '2,11,2024-01-20,50.50',
    '3,12,2024-01-21,9.50',
    '4,10,2024-02-03,7.25',
    '5,11,2024-02-29,1000.00',
    '6,11,2024-03-04,1.00',
    '7,12,2024-03-05,2.00',
    '',
  ].join('\n'),
};

async function open(): Promise<Center> {
  const folder = temporaryFolder(FILES);
  const now = () => new Date('2024-03-11T08:00:00Z');
  const center = await openCenter(folder, {
    cwd: folder,
    env: {},
    now,
    today: null,
    command: 'test',
    store: catalogOf(folder),
  });
  onTestFinished(() => center.close());
  const { report } = await center.adoptFolder(SYSTEM);
  expect(report?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  await center.load(SYSTEM);
  return center;
}

const MONTHS = {
  metrics: ['sales', 'revenue'],
  by: ['month'],
  period: '2024-01..2024-03',
  totals: true,
} as const;

test('a figure of the company stands beside those of the own rows, where two hidden members or more are in it', async () => {
  const center = await open();
  const everybody = (await center.query(ANN, MONTHS)).result;
  expect(everybody?.rows).toEqual([
    ['2024-01-01', '160.00', '160.00'],
    ['2024-02-01', '1007.25', '1007.25'],
    ['2024-03-01', '3.00', '3.00'],
  ]);
  expect(everybody?.columns.map(({ scope }) => scope)).toEqual([undefined, undefined, undefined]);
  const own = (await center.query(CHAIRS, MONTHS)).result;
  // In February only tables are hidden; March is not over.
  expect(own?.rows).toEqual([
    ['2024-01-01', '160.00', '100.00'],
    ['2024-02-01', null, '7.25'],
    ['2024-03-01', null, null],
  ]);
  expect(own?.totals?.map(({ row }) => row)).toEqual([[null, null, '107.25']]);
  expect(own?.columns.map(({ scope }) => scope)).toEqual([undefined, 'company', undefined]);
  expect(own?.notes.map(({ row, code }) => [row, code])).toEqual([
    [1, 'company-withheld'],
    [2, 'company-withheld'],
    [undefined, 'company-withheld'],
  ]);
});

test.each([
  ['by', { metrics: ['sales'], by: ['month', 'products.category'] }],
  ['by', { metrics: ['sales'], by: ['week'] }],
  ['period', { metrics: ['sales'], period: '2024-01-01..2024-01-20' }],
  // To where the data ends: the same tomorrow, less that of today, is one day.
  ['period', { metrics: ['sales'] }],
  ['period', { metrics: ['sales'], period: '2023-01..', compare: ['year_ago'] }],
  ['period', { metrics: ['sales'], by: ['month'], totals: true }],
  ['where', { metrics: ['sales'], where: "products.category = 'tables'" }],
  ['having', { metrics: ['revenue'], by: ['month'], having: 'sales > 100' }],
  ['order', { metrics: ['revenue'], by: ['month'], order: [{ by: 'sales' }] }],
  ['share', { metrics: ['sales'], by: ['month'], share: { within: [] } }],
  ['partial', { metrics: ['sales'], by: ['month'], partial: 'full' }],
])('what splits it is refused: %s', async (option, query) => {
  const center = await open();
  const { result, diagnostics } = await center.query(CHAIRS, query);
  expect([result, diagnostics.map(({ code, params }) => [code, params])]).toEqual([
    null,
    [['query/company-divided', { metric: 'sales', option }]],
  ]);
  expect((await center.query(ANN, query)).diagnostics).toEqual([]);
});

test('the rows that somebody sees are not those behind it', async () => {
  const center = await open();
  const { diagnostics } = await center.rows(CHAIRS, { metric: 'sales', period: '2024-01' });
  expect(diagnostics.map(({ code }) => code)).toEqual(['query/company-divided']);
});

test('the dictionary says which metrics are of the company to whoever sees some rows, and to nobody else', async () => {
  const center = await open();
  const isOfCompany = async (principal: Principal) =>
    Object.fromEntries((await center.metrics(principal)).map((one) => [one.name, one.isOfCompany]));
  expect(await isOfCompany(CHAIRS)).toMatchObject({ sales: true, revenue: false });
  expect(await isOfCompany(ANN)).toMatchObject({ sales: false, revenue: false });
});
