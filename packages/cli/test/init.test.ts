import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, runPlumbline } from './run-plumbline.ts';

const FILES: Readonly<Record<string, string>> = {
  'Orders-2024.csv': [
    'order_id,line_no,customer_id,sku,ordered_on,amount,unit_price,quantity',
    'A1,1,7,p-1,2024-01-05,200.00,100.00,2',
    'A1,2,7,p-2,2024-01-05,50.50,50.50,1',
    'A2,1,8,p-1,2024-02-03,100.00,100.00,1',
    '',
  ].join('\n'),
  'customers.csv': ['id,name,region', '7,Ann,North', '8,Bob,South', '9,Cy,South', ''].join('\n'),
  'products.csv': ['sku,title,standard_cost', 'p-1,Chair,60.00', 'p-2,Lamp,20.00', ''].join('\n'),
  '回款.csv': ['单号,客户编号,回款日期,金额', 'R1,7,2024-01-31,150.00', 'R2,8,2024-02-20,80.00', ''].join(
    '\n',
  ),
};

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'plumbline-init-')));
beforeAll(() => {
  build();
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runPlumbline([...args, '--locale', 'en'], { cwd: folder });
const json = async (...args: string[]) => JSON.parse((await run(...args, '--format', 'json')).stdout);

describe('plumbline init', () => {
  test('finds types, keys, dates and relationships, and what is made answers at once', async () => {
    const made = await run('init', 'shop', '--from', 'Orders-2024.csv', 'customers.csv', 'products.csv');
    expect([made.code, made.stderr]).toEqual([0, '']);
    expect(made.stdout).toContain('The workspace shop is made: 3 datasets, 3 metrics');
    const text = readFileSync(join(folder, 'shop/plumbline.yaml'), 'utf8');
    expect(text).toContain('    primary_key: [order_id, line_no]\n    time: ordered_on');
    expect(text).toContain(
      '{name: orders_2024_customers, from: orders_2024, to: customers, from_columns: [customer_id], to_columns: [id], required: true}',
    );
    expect(text).toContain(
      'from: orders_2024, to: products, from_columns: [sku], to_columns: [sku], required: true',
    );
    expect(text).toContain('{name: amount, label: "Amount", unit: money}');
    expect(text).not.toContain('sum(orders_2024.unit_price)');
    const checked = await run('check', 'shop');
    expect([checked.code, checked.stderr]).toEqual([0, '']);
    const amount = await json(
      'query',
      'amount',
      'quantity',
      '--by',
      'customers.region',
      '--workspace',
      'shop',
    );
    expect(amount.rows).toEqual([
      ['North', '250.5000', '3'],
      ['South', '100.0000', '1'],
    ]);
  });

  test('Chinese files and headers keep their words as labels', async () => {
    const made = await run('init', 'cash', '--from', '回款.csv', '--currency', 'CNY');
    expect([made.code, made.stderr]).toEqual([0, '']);
    const answer = await json('query', '[金额]', '--by', 'month', '--workspace', 'cash');
    expect(answer.rows).toEqual([
      ['2024-01-01', '150.0000'],
      ['2024-02-01', '80.0000'],
    ]);
    expect(answer.columns[1].currency).toBe('CNY');
  });

  test('never writes over a workspace: cli/file-exists', async () => {
    const before = readFileSync(join(folder, 'shop/plumbline.yaml'), 'utf8');
    const again = await run('init', 'shop', '--from', 'customers.csv');
    expect([again.code, again.stderr.includes('cli/file-exists')]).toEqual([1, true]);
    expect(readFileSync(join(folder, 'shop/plumbline.yaml'), 'utf8')).toBe(before);
  });

  test('a file that is not there leaves no workspace: cli/unreadable-table', async () => {
    const missing = await run('init', 'other', '--from', 'nothing.csv');
    expect([missing.code, missing.stderr.includes('cli/unreadable-table')]).toEqual([1, true]);
    expect((await run('check', 'other')).stderr).toContain('workspace/not-a-workspace');
    expect((await run('init', 'other')).stderr).toContain('cli/missing-value');
  });
});
