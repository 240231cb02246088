import { expect, onTestFinished, test } from 'vitest';
import { memberText } from '../src/answer/member-text.ts';
import { openSession, type Session } from '../src/answer/session.ts';
import { openWorkspace } from '../src/workspace/open-workspace.ts';
import { SHOP, sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

async function open(files: Readonly<Record<string, string>>): Promise<Session> {
  const folder = temporaryFolder({ ...SHOP, ...files });
  const session = await openSession(await openWorkspace(folder, workspaceOptions(folder)), sessionOptions);
  onTestFinished(() => session.close());
  return session;
}

test('a formula is shown with the labels of its metrics, whichever way it names them', async () => {
  const session = await open({
    'metrics/more.yaml': [
      'metrics:',
      '  - name: order_value',
      '    formula: "[收入] /',
      '      (order_count where orders.amount > 10)"',
      '',
    ].join('\n'),
  });
  const { definitions } = session.explain({ metrics: ['order_value'] });
  expect(definitions[0]?.readable).toEqual({
    zh: '[收入] / ([订单数] where orders.amount > 10)',
    en: '[Revenue] / ([Order count] where orders.amount > 10)',
  });
});

test('an answer says how many rows of what it reads were set aside, also through a union', async () => {
  const session = await open({
    'data/orders.csv': `${SHOP['data/orders.csv']}5,10,2024-02-30,5.00\n`,
    'more.yaml': [
      'datasets:',
      '  - {name: all_orders, source: {union: [{dataset: orders}]}, time: ordered_on}',
      'metrics:',
      '  - {name: all_revenue, formula: sum(all_orders.amount)}',
      '  - {name: product_count, formula: count(products)}',
      '',
    ].join('\n'),
    'plumbline.yaml': `${SHOP['plumbline.yaml']}`.replace(
      '      - {name: amount,',
      '      - {name: ordered_on, type: date}\n      - {name: amount,',
    ),
  });
  const warned = async (metric: string) =>
    (await session.query({ metrics: [metric] })).result?.meta.warnings.map(({ code, params }) => [
      code,
      params.dataset,
      params.quarantined,
      params.read,
    ]);
  const said = [['load/rows-quarantined', 'orders', 1, 5]];
  expect(await warned('revenue')).toEqual(said);
  expect(await warned('all_revenue')).toEqual(said);
  expect(await warned('product_count')).toEqual([]);
});

test('the range printed for the period before is the one whose rows are read', async () => {
  const session = await open({});
  const { result } = await session.query({ metrics: ['revenue'], period: 'qtd', compare: ['previous'] });
  expect(result?.rows).toEqual([['1157.75', null, null, null]]);
  expect(result?.ranges).toEqual({
    current: ['2024-01-01', '2024-02-29'],
    previous: ['2023-10-01', '2023-11-30'],
  });
});

test('a dimension that a measure cannot reach is marked where the query names it', async () => {
  const session = await open({
    'more.yaml': 'metrics:\n  - {name: product_count, formula: count(products)}\n',
  });
  const places = async (query: object) => {
    const { diagnostics } = await session.query({ metrics: ['product_count'], ...query });
    return diagnostics.map(({ code, at }) => [code, at]);
  };
  const text = 'orders.amount';
  expect(await places({ by: ['products.category', text] })).toEqual([
    ['query/unreachable-dimension', { kind: 'query', path: 'by[1]', text, start: 0, end: 13 }],
  ]);
  const where = "products.category = 'chairs' and orders.amount > 1";
  expect(await places({ where })).toEqual([
    ['query/unreachable-dimension', { kind: 'query', path: 'where', text: where, start: 33, end: 46 }],
  ]);
});

test('members of fiscal grains are named with the months they stand for', async () => {
  const { workspace } = await open({
    'plumbline.yaml': `${SHOP['plumbline.yaml']}`.replace(
      'currency: CNY',
      'currency: CNY\ncalendar: {fiscal_year_start: july, fiscal_year_name: end}',
    ),
  });
  expect(memberText('fiscal_year', '2012-07-01', workspace)).toBe('FY2013 (2012-07…2013-06)');
  expect(memberText('quarter', '2012-07-01', workspace)).toBe('2012-Q3');
  expect(memberText('month', '2012-07-01', workspace)).toBe('2012-07');
  expect(memberText(undefined, '2012-07-01T08:00:00', workspace)).toBe('2012-07-01 08:00:00');
});
