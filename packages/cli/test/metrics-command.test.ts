import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runMain } from './run-main.ts';
import { makeShop } from './shop.ts';

function shop() {
  const { folder, remove } = makeShop();
  onTestFinished(remove);
  const file = join(folder, 'plumbline.yaml');
  writeFileSync(file, `review: two_signatures\n${readFileSync(file, 'utf8')}`);
  const edit = (from: string, to: string) => {
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(file, text.replace(from, to));
  };
  return { edit, run: (...args: readonly string[]) => runMain(folder, args) };
}

test('metrics are listed as they stand, with what is asked for, and one is shown with what led there', async () => {
  const { edit, run } = shop();
  await run('apply');
  await run('load');
  const listed = await run('metrics', 'list', '--locale', 'en');
  expect([listed.code, listed.stdout]).toEqual([0, expect.stringMatching(/revenue .*published +1/)]);
  edit('formula: sum(orders.amount)', 'formula: sum(orders.amount) * 2');
  await run('apply', '--comment', 'twice');
  expect((await run('metrics', 'list', '--locale', 'en')).stdout).toMatch(
    /revenue .*published · in review CR-0001 +1/,
  );
  expect((await run('metrics', 'list', '--locale', 'zh')).stdout).toMatch(/已发布 · 评审中 CR-0001/);
  const { metrics } = JSON.parse((await run('metrics', 'list', '--format', 'json')).stdout);
  expect(metrics.find(({ name }: { name: string }) => name === 'revenue')).toMatchObject({
    ...{ state: 'published', marks: [], version: 1 },
    requests: [{ id: 'CR-0001', state: 'in_review' }],
  });
  const shown = await run('metrics', 'show', 'revenue', '--locale', 'en');
  expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining('version 1')]);
  const missing = await run('metrics', 'show', 'revenu', '--locale', 'en');
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('query/unknown-metric')]);
  expect(missing.stderr).toContain('revenue');
  expect((await run('metrics', 'show')).code).toBe(1);
  expect((await run('metrics', 'lst')).stderr).toContain('list');
});

test('a metric on its way out says so', async () => {
  const { edit, run } = shop();
  edit('formula: sum(orders.amount)', 'deprecated: {sunset: 2024-12-31}, formula: sum(orders.amount)');
  await run('apply');
  const { metrics } = JSON.parse((await run('metrics', 'list', '--format', 'json')).stdout);
  expect(metrics).toMatchObject([{ name: 'revenue', state: 'deprecated', marks: ['deprecated'] }]);
  const shown = JSON.parse((await run('metrics', 'show', 'revenue', '--format', 'json')).stdout);
  expect(shown).toMatchObject({ state: 'deprecated', steps: [{ event: 'deprecate', by: 'system' }] });
});
