import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { initWorkspace, openSession, openWorkspace } from '../src/index.ts';
import { nameOfHan } from '../src/init/words-of-name.ts';
import { catalogOf } from './catalog-of.ts';
import { sessionOptions, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { type SheetCell as Cell, workbookOf } from './workbook-of.ts';

const text = (address: string, value: string): Cell => [address, 't="inlineStr"', `<is><t>${value}</t></is>`];
const number = (address: string, value: number): Cell => [address, '', `<v>${value}</v>`];
/** A day by its serial number: 45292 is 2024-01-01. */
const day = (address: string, serial: number): Cell => [address, 's="1"', `<v>${serial}</v>`];
const heads = (row: number, ...names: readonly string[]) =>
  names.map((name, i) => text(`${'ABCDEF'[i]}${row}`, name));

/** Orders below a title and returns on a second sheet, then customers, then a budget below a header of two rows. */
async function threeBooks() {
  const orders = [0, 1, 2, 3].flatMap((i) => [
    text(`A${i + 3}`, `SO${i}`),
    day(`B${i + 3}`, 45296 + 20 * i),
    text(`C${i + 3}`, `C${i % 2}`),
    number(`D${i + 3}`, 100.25 + i),
  ]);
  const returns = [text('A2', 'RT0'), day('B2', 45320), text('C2', 'SO1'), number('D2', 50.5)];
  const customers = [0, 1].flatMap((i) => [
    text(`A${i + 2}`, `C${i}`),
    text(`B${i + 2}`, ['华东', '华南'][i] ?? ''),
  ]);
  const budget = [0, 1].flatMap((i) => [
    day(`A${i + 3}`, 45292 + 31 * i),
    number(`B${i + 3}`, 200.5),
    number(`C${i + 3}`, 120.5),
  ]);
  const cover = [text('A1', '本表由财务部维护')];
  const orderSheet = [
    text('A1', '2024年销售明细'),
    ...heads(2, '订单编号', '下单日期', '客户编号', '金额'),
    ...orders,
  ];
  const returnSheet = [...heads(1, '退货单号', '退货日期', '订单编号', '退货金额'), ...returns];
  const budgetSheet = [
    text('A1', '月份'),
    text('B1', '华东'),
    text('B2', '收入'),
    text('C2', '成本'),
    ...budget,
  ];
  return {
    '来/销售.xlsx': await workbookOf([
      { name: '封面', cells: cover },
      { name: '订单', cells: orderSheet, merged: ['A1:D1'] },
      { name: '退货', cells: returnSheet },
      { name: '参数', cells: returnSheet, isHidden: true },
    ]),
    '来/客户.xlsx': await workbookOf([
      { name: 'Sheet1', cells: [...heads(1, '客户编号', '地区'), ...customers] },
    ]),
    '来/预算.xlsx': await workbookOf([{ name: '2024', cells: budgetSheet, merged: ['A1:A2', 'B1:C1'] }]),
  };
}

const options = (cwd: string) => ({
  ...workspaceOptions(cwd),
  store: catalogOf(join(cwd, '新')),
  locale: 'zh' as const,
  currency: 'CNY',
  timezone: 'UTC',
  lockWaitMs: 0,
});

test('three workbooks of a newcomer: sheets, titles, merged headers, Chinese names, dates, first metrics', async () => {
  const folder = temporaryFolder(await threeBooks());
  const files = ['来/销售.xlsx', '来/客户.xlsx', '来/预算.xlsx'];
  const made = await initWorkspace('新', files, options(folder));
  expect(made.diagnostics).toEqual([]);
  expect([made.datasets, made.relationships, made.metrics[0]]).toEqual([4, 2, 'amount']);
  const root = join(folder, '新');
  const written = readFileSync(join(root, 'plumbline.yaml'), 'utf8');
  for (const line of [
    '# not read, it looks like no table: data/销售.xlsx: 封面',
    'source: {files: "data/销售.xlsx", sheet: "订单", header_rows: [2]}',
    'source: {files: "data/销售.xlsx", sheet: "退货"}',
    'source: {files: "data/客户.xlsx"}',
    'source: {files: "data/预算.xlsx", header_rows: [1, 2]}',
    '- {name: order_date, column: "下单日期", label: "下单日期"}',
    '- {name: east_revenue, column: "华东 收入", label: "华东 收入", unit: money}',
    'from: order, to: customer, from_columns: [customer_id], to_columns: [customer_id], required: true',
    'from: return, to: order, from_columns: [order_id], to_columns: [order_id], required: true',
  ])
    expect(written).toContain(line);
  expect(written).not.toContain('参数');

  const session = await openSession(await openWorkspace(root, workspaceOptions(root)), sessionOptions);
  const metrics = ['amount', 'return_amount', 'east_revenue'];
  const { result, diagnostics } = await session.query({ metrics, by: ['month'] });
  const regions = await session.query({ metrics: ['amount'], by: ['customer.region'] });
  await session.close();
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(result?.rows).toEqual([
    ['2024-01-01', '201.5000', '50.5000', '200.5000'],
    ['2024-02-01', '102.2500', null, '200.5000'],
    ['2024-03-01', '103.2500', null, null],
  ]);
  expect(regions.result?.rows).toEqual([
    ['华东', '202.5000'],
    ['华南', '204.5000'],
  ]);
});

test('an old .xls says what to do, and leaves no workspace', async () => {
  const old = Buffer.alloc(2048);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(old);
  const folder = temporaryFolder({ 'old.xls': old, 'broken.xlsx': 'PK\u0003\u0004 no zip' });
  const refusal = (file: string) =>
    initWorkspace('new', [file], options(folder)).catch((cause: unknown) => cause);
  expect(await refusal('old.xls')).toMatchObject({
    diagnostics: [
      {
        code: 'load/foreign-format',
        params: { what: 'old-workbook' },
        hints: [{ text: { en: 'open it in Excel or WPS and save it as .xlsx' } }],
      },
    ],
  });
  expect(await refusal('broken.xlsx')).toMatchObject({ diagnostics: [{ severity: 'error' }] });
});

test.each([
  ['下单日期', 'order_date'],
  ['含税金额', 'with_tax_amount'],
  ['客户名称', 'customer_name'],
  ['华东 收入', 'east_revenue'],
  ['SKU编码', 'sku_code'],
  ['阿弥陀佛', null],
  ['2024年', null],
  ['明细', null],
])('%s is called %s', (han, name) => {
  expect(nameOfHan(han)).toBe(name);
});
