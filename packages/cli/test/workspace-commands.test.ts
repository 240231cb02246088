import { once } from 'node:events';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { build, runPlumbline, startPlumbline } from './run-plumbline.ts';
import { makeShop } from './shop.ts';

let shop: ReturnType<typeof makeShop>;
beforeAll(build);
beforeEach(() => {
  shop = makeShop();
});
afterEach(() => shop.remove());

const inShop = (args: readonly string[], more: Parameters<typeof runPlumbline>[1] = {}) =>
  runPlumbline(args, { cwd: shop.folder, ...more });

describe('check', () => {
  test('a sound workspace', async () => {
    expect(await inShop(['check'])).toEqual({
      code: 0,
      stdout: '1 个数据集，1 个指标；0 个错误，0 个警告\n',
      stderr: '',
    });
    expect((await inShop(['check', '.', '--locale', 'en'])).stdout).toBe(
      '1 dataset, 1 metric; 0 errors, 0 warnings\n',
    );
  });

  test('findings point into the file', async () => {
    appendFileSync(join(shop.folder, 'plumbline.yaml'), '  - {name: bad, formula: sum(orders.amuont)}\n');
    const { code, stdout, stderr } = await inShop(['check', '--locale', 'en']);
    expect([code, stdout]).toEqual([1, '1 dataset, 1 metric; 1 error, 0 warnings\n']);
    const lines = stderr.split('\n');
    expect(lines[0]).toMatch(/^plumbline\.yaml:14:37: error model\//);
    expect(lines.slice(1, 3)).toEqual([
      '    - {name: bad, formula: sum(orders.amuont)}',
      `  ${' '.repeat(36)}^^^^^^`,
    ]);
    const json = await inShop(['check', '--format', 'json']);
    expect(JSON.parse(json.stdout)).toEqual({ datasets: 1, metrics: 1, errors: 1, warnings: 0 });
    expect(JSON.parse(json.stderr).diagnostics).toHaveLength(1);
  });
});

test('load prints what was read, loaded and quarantined', async () => {
  expect((await inShop(['load', '--locale', 'en'])).stdout).toBe(
    [
      'dataset          read  loaded  quarantined',
      '───────  ──────  ────  ──────  ───────────',
      'orders   loaded     4       4            0',
      '───────  ──────  ────  ──────  ───────────',
      'Total               4       4            0',
      '',
    ].join('\n'),
  );
  const again = await inShop(['load', '--format', 'json']);
  expect([again.code, again.stderr]).toEqual([0, '']);
  expect(JSON.parse(again.stdout).datasets).toMatchObject([
    { dataset: 'orders', status: 'unchanged', rowsRead: 4 },
  ]);
});

describe('query', () => {
  test('a table in the language of the workspace', async () => {
    const { code, stdout, stderr } = await inShop(['query', 'revenue', '--by', 'month', '--totals']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(
      [
        '月             收入',
        '─────────  ────────',
        '2024-01    1,150.50',
        '2024-02        7.25',
        '2024-03 *      1.00',
        '─────────  ────────',
        '合计       1,158.75',
        '',
        '收入 [CNY] = sum(orders.amount)  （口径：含税）',
        '本期：2024-01-05 – 2024-03-10',
        '* 本期未完，数据截至：orders 2024-03-10',
        '',
      ].join('\n'),
    );
  });

  test('one MetricResult and nothing else as JSON', async () => {
    const { code, stdout, stderr } = await inShop([
      'query',
      'revenue',
      '--by',
      'orders.region',
      '--order',
      'revenue:desc',
      '--format',
      'json',
    ]);
    expect([code, stderr, stdout.split('\n').length]).toEqual([0, '', 2]);
    const result = JSON.parse(stdout);
    expect(result.rows).toEqual([
      ['North', '1107.25'],
      ['South', '51.50'],
    ]);
    expect(result.columns.map((c: { name: string }) => c.name)).toEqual(['region', 'revenue']);
    expect(result.meta.elapsed_ms).toBeGreaterThan(0);
  });

  test('CSV and Parquet', async () => {
    expect((await inShop(['query', 'revenue', '--by', 'year', '--format', 'csv'])).stdout).toBe(
      'year,revenue\r\n2024-01-01,1158.75\r\n',
    );
    const parquet = await inShop(['query', 'revenue', '--format', 'parquet']);
    expect([parquet.code, parquet.stdout.slice(0, 4), parquet.stdout.slice(-4)]).toEqual([0, 'PAR1', 'PAR1']);
  });

  test('Excel into a file, which a dataset reads again', async () => {
    const out = join(shop.folder, 'by-region.xlsx');
    const args = ['query', 'revenue', '--by', 'orders.region', '--format', 'xlsx', '--output', out];
    expect(await inShop(args)).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    expect(readdirSync(shop.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    writeFileSync(
      join(shop.folder, 'regions.yaml'),
      [
        'datasets:',
        '  - {name: regions, source: {files: by-region.xlsx, sheet: 结果, header_rows: [1], range: "A:B"}, fields: [{name: amount, column: 收入（元）, unit: money}]}',
        'metrics:',
        '  - {name: reread, formula: sum(regions.amount)}',
        '',
      ].join('\n'),
    );
    const again = await inShop(['query', 'reread', '--format', 'csv']);
    expect([again.code, again.stdout]).toEqual([0, 'reread\r\n1158.7500\r\n']);
    const wrong = await inShop(['query', 'revnue', '--format', 'xlsx', '--output', out]);
    expect(wrong.code).toBe(1);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    const nowhere = await inShop(['query', 'revenue', '--output', 'no/such/folder.csv', '--locale', 'en']);
    expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining('cli/cannot-write')]);
  });

  test('a wrong query points at its part, on standard error', async () => {
    const text = await inShop(['query', 'revnue', '--locale', 'en']);
    expect([text.code, text.stdout]).toEqual([1, '']);
    expect(text.stderr).toContain('query/unknown-metric');
    expect(text.stderr).toContain('revenue');
    const json = await inShop(['query', 'revenue', '--period', 'soon', '--format', 'json']);
    expect([json.code, json.stdout]).toEqual([1, '']);
    expect(JSON.parse(json.stderr).diagnostics[0].code).toBe('query/bad-period');
  });

  test('an array from standard input: a line each, in order', async () => {
    const queries = [
      { metrics: ['revenue'] },
      { metrics: ['nothing'] },
      { metrics: ['revenue'], by: ['year'] },
    ];
    const { code, stdout } = await inShop(['query', '--query', '-'], { input: JSON.stringify(queries) });
    expect(code).toBe(1);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.rows ?? line.diagnostics[0].code)).toEqual([
      [['1158.75']],
      'query/unknown-metric',
      [['2024-01-01', '1158.75']],
    ]);
  });

  test('one query from a file', async () => {
    const file = join(shop.folder, 'q.json');
    writeFileSync(file, '{"metrics": ["revenue"]}');
    const { code, stdout, stderr } = await inShop(['query', '--query', 'q.json']);
    expect([code, JSON.parse(stdout).rows, stderr]).toEqual([0, [['1158.75']], '']);
    writeFileSync(file, '{"metrics": [revenue]}');
    const broken = await inShop(['query', '--query', 'q.json', '--format', 'table', '--locale', 'en']);
    expect(broken.code).toBe(1);
    expect(broken.stderr).toMatch(/^q\.json:1:\d+: error cli\/query-not-json/);
    expect((await inShop(['query', '--query', 'none.json'])).stderr).toContain('cli/unreadable-query');
    expect((await inShop(['query', 'revenue', '--query', 'q.json'])).stderr).toContain(
      'cli/conflicting-flags',
    );
  });

  test('--today moves the edge, --explain adds plan and SQL', async () => {
    const { stdout } = await inShop([
      'query',
      'revenue',
      '--period',
      'ytd',
      '--today',
      '2024-02-10',
      '--locale',
      'en',
      '--explain',
    ]);
    expect(stdout).toContain('1,157.75');
    expect(stdout).toContain('── Plan ──');
    expect(stdout).toMatch(/── SQL ──\n[\s\S]*SELECT/);
    expect((await inShop(['query', 'revenue', '--today', 'soon'])).stderr).toContain('workspace/bad-today');
  });

  test('--no-load answers from what is there', async () => {
    expect((await inShop(['query', 'revenue', '--no-load'])).stderr).toContain('workspace/not-loaded');
    await inShop(['load']);
    appendFileSync(join(shop.folder, 'orders.csv'), '5,2024-03-10,South,1.00\n');
    const old = await inShop(['query', 'revenue', '--no-load', '--format', 'csv']);
    expect([old.code, old.stdout]).toEqual([0, 'revenue\r\n1158.75\r\n']);
    expect(old.stderr).toContain('workspace/stale-data');
    expect((await inShop(['query', 'revenue', '--format', 'csv'])).stdout).toBe('revenue\r\n1159.75\r\n');
  });

  test('a reader that stops early is no error', async () => {
    await inShop(['load']);
    const queries = JSON.stringify(Array.from({ length: 300 }, () => ({ metrics: ['revenue'] })));
    const child = startPlumbline(['query', '--query', '-'], { cwd: shop.folder });
    child.stdin?.end(queries);
    child.stdout?.once('data', () => child.stdout?.destroy());
    let stderr = '';
    child.stderr?.on('data', (part) => {
      stderr += part;
    });
    await once(child, 'close');
    expect([child.exitCode, stderr]).toEqual([0, '']);
  });

  test('an interrupt ends it and frees the workspace', async () => {
    await inShop(['load']);
    const child = startPlumbline(['query', '--query', '-'], { cwd: shop.folder });
    child.stdin?.end(JSON.stringify(Array.from({ length: 5000 }, () => ({ metrics: ['revenue'] }))));
    child.stdout?.once('data', () => child.kill('SIGINT'));
    child.stdout?.resume();
    await once(child, 'close');
    expect(child.exitCode).toBe(130);
    expect((await inShop(['query', 'revenue', '--format', 'csv'])).code).toBe(0);
  });
});

test('explain prints plan and SQL, with --passes every step', async () => {
  const { code, stdout } = await inShop(['explain', 'revenue', '--by', 'month', '--locale', 'en']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^── Plan ──\n[\s\S]+\n── SQL ──\n[\s\S]*SELECT/);
  const passes = await inShop(['explain', 'revenue', '--by', 'month', '--passes', '--format', 'json']);
  expect(JSON.parse(passes.stdout).passes.length).toBeGreaterThan(1);
  expect((await inShop(['explain', 'nothing'])).code).toBe(1);
});

describe('demo', () => {
  test('is not mixed into a folder of something else', async () => {
    const { code, stderr } = await inShop(['demo', '.', '--no-serve', '--locale', 'en']);
    expect([code, stderr.split('\n')[0]]).toEqual([
      1,
      'error cli/folder-in-use: . already holds something else: the demo company is not written there',
    ]);
  });

  test('makes, loads and asks once; a second start has nothing to make or load', {
    timeout: 300_000,
  }, async () => {
    const first = await inShop(['demo', 'made', '--no-serve', '--scale', '0.01', '--locale', 'en']);
    expect(first.code).toBe(0);
    expect(first.stderr).toMatch(/is now in made: \d+ files[\s\S]*\d+ datasets, [\d,]+ rows/);
    expect(first.stdout).toContain('1. What was sold this year');
    expect(first.stdout).toContain('9. Cash, receivables and days to collect');
    const again = await inShop(['demo', 'made', '--no-serve', '--scale', '0.01', '--locale', 'en']);
    expect(again.stderr).toMatch(
      /^The demo company, Huaheng Home, is in made\nThe data are loaded and unchanged: \d+ datasets, [\d,]+ rows\n$/,
    );
    expect(again.stdout).toBe(first.stdout);
  });
});
