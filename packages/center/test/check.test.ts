import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../src/check/check.ts';
import { SHOP, workspaceOptions } from './shop.ts';
import { temporaryFolder } from './temporary-folder.ts';

const run = (folder: string, env: Record<string, string> = {}) =>
  check(folder, { ...workspaceOptions(folder), env });

test('a sound workspace has no findings', async () => {
  const report = await run(temporaryFolder(SHOP));
  expect(report).toEqual({
    diagnostics: [],
    counts: { datasets: 2, metrics: 2 },
    locale: 'en',
    isRemembered: false,
  });
});

test('findings have a place, and are remembered until something changes', async () => {
  const folder = temporaryFolder({
    ...SHOP,
    'more.yaml': 'metrics:\n  - {name: bad, formula: sum(orders.amuont)}\n',
  });
  const first = await run(folder);
  expect(
    first.diagnostics.map((d) => [d.severity, d.at?.kind === 'file' && [d.at.file, d.at.line, d.at.column]]),
  ).toEqual([['error', ['more.yaml', 2, 37]]]);
  expect(await run(folder)).toEqual({ ...first, isRemembered: true });
  writeFileSync(join(folder, 'more.yaml'), 'metrics:\n  - {name: good, formula: sum(orders.amount)}\n');
  expect((await run(folder)).counts.metrics).toBe(3);
  expect((await run(folder)).isRemembered).toBe(true);
  appendFileSync(join(folder, 'data/orders.csv'), '9,10,2024-03-01,1.00\n');
  expect((await run(folder)).isRemembered).toBe(false);
  rmSync(join(folder, 'more.yaml'));
  expect((await run(folder)).isRemembered).toBe(false);
});

test('a source that is gone and what another version of our code kept are noticed', async () => {
  const folder = temporaryFolder(SHOP);
  await run(folder);
  expect((await run(folder)).isRemembered).toBe(true);
  const kept = join(folder, '.plumbline/check.json');
  const { inputs, ...others } = JSON.parse(readFileSync(kept, 'utf8'));
  writeFileSync(kept, JSON.stringify({ ...others, inputs: inputs.replace(/^./, 'x') }));
  expect((await run(folder)).isRemembered).toBe(false);
  expect((await run(folder)).isRemembered).toBe(true);
  rmSync(join(folder, 'data/orders.csv'));
  const without = await run(folder);
  expect(without.isRemembered).toBe(false);
  expect(without.diagnostics.map(({ code }) => code)).toContain('load/no-file-matches');
});

test('a file that cannot be read is told of, whatever was remembered; so is the day', async () => {
  const folder = temporaryFolder(SHOP);
  await run(folder);
  const wrongDay = await check(folder, { ...workspaceOptions(folder), today: '2024-99-99' }).catch(
    () => null,
  );
  expect(wrongDay?.isRemembered ?? false).toBe(false);
  await run(folder);
  writeFileSync(join(folder, 'metrics/new.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xca, 0xd5, 0xc8, 0xeb]));
  const { diagnostics, isRemembered } = await run(folder);
  expect([diagnostics.length, isRemembered]).toEqual([1, false]);
});

test('a variable that the definitions mention counts, others do not', async () => {
  const text = (SHOP['plumbline.yaml'] ?? '').replace(
    'files: "data/products.csv"',
    `files: "\${DATA:-data}/products.csv"`,
  );
  const folder = temporaryFolder({ ...SHOP, 'plumbline.yaml': `${text}env: [DATA]\n` });
  await run(folder);
  expect((await run(folder, { OTHER: '1' })).isRemembered).toBe(true);
  expect((await run(folder, { DATA: 'data' })).isRemembered).toBe(false);
});

test('where the data is missing the definitions are checked all the same', async () => {
  const fields = [
    'order_id, type: integer',
    'product_id, type: integer',
    'ordered_on, type: date',
    'amount, type: double',
  ];
  const folder = temporaryFolder({
    'plumbline.yaml': [
      'workspace: shop',
      'datasets:',
      '  - name: orders',
      '    source: {files: data/orders.csv}',
      '    primary_key: [order_id]',
      '    time: ordered_on',
      '    fields:',
      ...fields.map((field) => `      - {name: ${field}}`),
      'metrics:',
      '  - {name: revenue, formula: sum(orders.amount)}',
    ].join('\n'),
  });
  const { diagnostics } = await run(folder);
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
  expect(diagnostics.find((d) => d.code === 'load/file-not-found')).toMatchObject({
    severity: 'warning',
    params: { dataset: 'orders', path: expect.stringMatching(/data\/orders\.csv$/) },
    at: { kind: 'file', file: 'plumbline.yaml', line: 4, column: 21, length: 15 },
  });
});

test('a folder that cannot be written is checked without memory', async () => {
  const folder = temporaryFolder({ ...SHOP, '.plumbline': 'in the way' });
  expect((await run(folder)).diagnostics).toEqual([]);
  expect((await run(folder)).isRemembered).toBe(false);
});
