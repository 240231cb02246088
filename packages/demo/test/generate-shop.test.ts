import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateShop } from '../src/generate-shop.ts';
import { makeCompany } from '../src/make-company.ts';
import { canHoldDemo, writeDemo } from '../src/write-demo.ts';

const SMALL = { from: '2026-01-01', to: '2026-02-15', scale: 0.3 };

const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );

function rowsOf(
  files: ReadonlyMap<string, string>,
  name: string,
): readonly Readonly<Record<string, string>>[] {
  const [header = '', ...lines] = files.get(`data/${name}.csv`)!.trimEnd().split('\n');
  const columns = cellsOf(header);
  return lines.map((line) => Object.fromEntries(cellsOf(line).map((cell, at) => [columns[at]!, cell])));
}

test('the same seed makes the same bytes, another seed another company', () => {
  const again = (seed: number) => [...generateShop({ ...SMALL, seed }).files];
  expect(again(1)).toEqual(again(1));
  expect(again(1)).not.toEqual(again(2));
});

test('the first days do not change when more days are asked for', () => {
  const shorter = generateShop({ ...SMALL, to: '2026-01-31' }).files.get('data/sales_order.csv')!;
  expect(generateShop(SMALL).files.get('data/sales_order.csv')!.startsWith(shorter)).toBe(true);
});

test('any seed balances', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { books } = makeCompany({ ...SMALL, seed });
      expect(
        books.journal.reduce((sum, line) => sum + (line.side === 'debit' ? line.amount : -line.amount), 0),
      ).toBe(0);
    }),
    { numRuns: 10 },
  );
});

test('every key of a file exists in the file it points to', () => {
  const { files } = generateShop(SMALL);
  const keys = (name: string, ...columns: string[]) =>
    new Set(rowsOf(files, name).map((row) => columns.map((column) => row[column]).join('|')));
  const links: readonly (readonly [string, string, readonly string[]])[] = [
    ['shop', 'sales_channel', ['channel_id']],
    ['customer', 'sales_channel', ['channel_id']],
    ['sales_order', 'sales_channel', ['channel_id']],
    ['sales_order', 'shop', ['shop_id']],
    ['sales_order', 'customer', ['customer_id']],
    ['sales_order_line', 'sales_order', ['order_id']],
    ['sales_order_line', 'product', ['product_id']],
    ['sales_return', 'sales_order_line', ['order_id', 'line_number']],
    ['stock_daily', 'product', ['product_id']],
    ['journal', 'account', ['account_code']],
    ['journal', 'sales_channel', ['channel_id']],
    ['account_balance', 'account', ['account_code']],
    ['budget_month', 'sales_channel', ['channel_id']],
  ];
  for (const [from, to, columns] of links) {
    const known = keys(to, ...columns);
    expect(
      [...keys(from, ...columns)].filter((key) => !known.has(key)),
      `${from} → ${to}`,
    ).toEqual([]);
  }
});

test('one order can be followed by hand from its line to its voucher', () => {
  const { files } = generateShop({ from: '2026-01-01', to: '2026-01-31', scale: 0.02, seed: 4 });
  const completed = rowsOf(files, 'sales_order').filter((order) => order.status === 'completed');
  const order = completed[0]!;
  const day = completed.filter(
    (other) => other.order_date === order.order_date && other.channel_id === order.channel_id,
  );
  const lines = rowsOf(files, 'sales_order_line').filter((line) =>
    day.some((other) => other.order_id === line.order_id),
  );
  const sold = lines.reduce((sum, line) => sum + Math.round(Number(line.amount) * 100), 0);
  const booked = rowsOf(files, 'journal').filter(
    (line) =>
      line.posting_date === order.order_date &&
      line.account_code === '6001' &&
      line.voucher_type === 'sales' &&
      line.channel_id === order.channel_id,
  );
  expect(booked.map((line) => line.credit)).toEqual([(sold / 100).toFixed(2)]);
});

test('writing the demo again leaves the files as they are', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-demo-'));
  try {
    const { files } = await writeDemo(folder, SMALL);
    expect(files).toContain('plumbline.yaml');
    const before = await readFile(join(folder, 'data/journal.csv'), 'utf8');
    expect(await writeDemo(folder, SMALL)).toEqual({ files, isNew: false, kept: [] });
    expect(await readFile(join(folder, 'data/journal.csv'), 'utf8')).toBe(before);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what somebody has edited stays, what is missing comes back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-demo-'));
  const metrics = join(folder, 'metrics-sales.yaml');
  const shops = join(folder, 'data/shop.csv');
  try {
    await writeDemo(folder, SMALL);
    const before = await readFile(shops, 'utf8');
    await writeFile(metrics, 'metrics: []\n');
    await rm(shops);
    expect(await writeDemo(folder, SMALL)).toMatchObject({ isNew: true, kept: ['metrics-sales.yaml'] });
    expect(await readFile(shops, 'utf8')).toBe(before);
    expect(await writeDemo(folder, SMALL)).toMatchObject({ isNew: false, kept: ['metrics-sales.yaml'] });
    expect(await readFile(metrics, 'utf8')).toBe('metrics: []\n');
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the demo goes into an empty folder, or one it made', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-demo-'));
  try {
    expect(await canHoldDemo(join(folder, 'none'))).toBe(true);
    expect(await canHoldDemo(folder)).toBe(true);
    await writeDemo(folder, SMALL);
    expect(await canHoldDemo(folder)).toBe(true);
    await rm(join(folder, '.plumbline-demo.json'));
    expect(await canHoldDemo(folder)).toBe(false);
  } finally {
    await rm(folder, { recursive: true });
  }
});
