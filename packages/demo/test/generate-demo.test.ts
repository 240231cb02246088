import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GeneratedDemo, generateDemo } from '../src/generate-demo.ts';
import { digests } from './digests.ts';

const SMALL = { scale: 0.01, today: '2024-04-15' };
let dir: string;
let first: GeneratedDemo;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'plumbline-generate-'));
  first = await generateDemo({ dir, ...SMALL, threads: 1 });
}, 120_000);
afterAll(() => rm(dir, { recursive: true, force: true }));

test('the same options give the same bytes, whatever the number of threads', {
  timeout: 120_000,
}, async () => {
  const other = await mkdtemp(join(tmpdir(), 'plumbline-generate-'));
  try {
    await generateDemo({ dir: other, ...SMALL, threads: 3 });
    expect(await digests(join(other, 'data'))).toEqual(await digests(join(dir, 'data')));
  } finally {
    await rm(other, { recursive: true, force: true });
  }
});

test('every machine writes the same bytes', async () => {
  const files = [...(await digests(join(dir, 'data')))].map(([path, digest]) => `${path} ${digest}`);
  // Changes with the generator, and with the release of DuckDB that writes the Parquet files; never with the machine.
  expect(createHash('sha256').update(files.join('\n')).digest('hex')).toBe(
    'b08c4edd268423bed221db12d5c63b6bc0885831a27dee5dcc5cd4f6052cef2b',
  );
});

test('it says what it wrote, and leaves nothing half-made', async () => {
  expect(first.isNew).toBe(true);
  expect(first.files).toContain('data/sales_order_line/2024-04.parquet');
  expect(first.files).toContain('data/truth/truth.json');
  expect(first.rows.sales_order_line).toBeGreaterThan(100);
  expect((await readdir(join(dir, 'data'))).filter((name) => name.startsWith('.making'))).toEqual([]);
  const there = [...(await digests(join(dir, 'data'))).keys()].map((path) => `data${path}`);
  expect(there.sort()).toEqual([...first.files].sort());
});

test('a second run writes nothing', async () => {
  const before = await digests(join(dir, 'data'));
  const again = await generateDemo({ dir, ...SMALL });
  expect([again.isNew, again.kept, again.rows]).toEqual([false, [], first.rows]);
  expect(await digests(join(dir, 'data'))).toEqual(before);
});

test('what somebody has edited stays, also when all else is made anew', { timeout: 120_000 }, async () => {
  const edited = join(dir, 'data/budget_month.csv');
  await appendFile(edited, '\n');
  await rm(join(dir, 'data/shop.parquet'));
  const again = await generateDemo({ dir, ...SMALL });
  expect([again.isNew, again.kept]).toEqual([true, ['data/budget_month.csv']]);
  expect((await readFile(edited, 'utf8')).endsWith('\n\n')).toBe(true);
  expect(await readdir(join(dir, 'data'))).toContain('shop.parquet');
});

test('an aborted run leaves no data', async () => {
  const other = await mkdtemp(join(tmpdir(), 'plumbline-generate-'));
  const controller = new AbortController();
  const onProgress = ({ step }: { readonly step: string }) => {
    if (step === 'draw lines') controller.abort(new Error('enough'));
  };
  try {
    await expect(
      generateDemo({ dir: other, ...SMALL, signal: controller.signal, onProgress }),
    ).rejects.toThrow('enough');
    expect(await readdir(join(other, 'data'))).toEqual([]);
  } finally {
    await rm(other, { recursive: true, force: true });
  }
});

test.each([{ scale: 0 }, { scale: 5000 }, { today: '2030-01-01' }, { today: 'soon' }])(
  '%j is refused',
  async (options) => {
    await expect(generateDemo({ dir, ...options })).rejects.toThrow();
  },
);
