import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLoader } from '@plumbline/engines';
import type { MetricResult } from '@plumbline/query';
import { expect, test } from 'vitest';
import { parquetOfResult } from '../src/answer/parquet-of-result.ts';
import { temporaryFolder } from './temporary-folder.ts';

test('a Parquet file has the types and the exact values of the answer', async () => {
  const result: MetricResult = {
    columns: [
      { name: 'month', role: 'time', type: 'date' },
      { name: 'a "name"', role: 'dimension', type: 'text' },
      { name: 'revenue', role: 'metric', type: 'decimal' },
      { name: 'orders', role: 'metric', type: 'bigint' },
      { name: 'rate', role: 'metric', type: 'double' },
    ],
    rows: [
      ['2013-01-01', "it's 收入", '12345678901234567890.1250', '9007199254740993', 0.1],
      [null, '', null, '0', null],
    ],
    ranges: {},
    notes: [],
    meta: {
      partial: false,
      partial_periods: [],
      edge: {},
      scope: 'all',
      cache: 'miss',
      elapsed_ms: 1,
      warnings: [],
      sql: [],
    },
  };
  const folder = temporaryFolder();
  const file = join(folder, 'x.parquet');
  writeFileSync(file, await parquetOfResult(result));
  const loader = await openLoader({ files: [file], stage: join(folder, 'stage') });
  const read = await loader.run({ sql: `SELECT * FROM read_parquet('${file}')`, params: [] });
  await loader.close();
  expect(read.columns.map((c) => [c.name, c.type, c.scale])).toEqual([
    ['month', 'date', null],
    ['a "name"', 'text', null],
    ['revenue', 'decimal', 4],
    ['orders', 'bigint', null],
    ['rate', 'double', null],
  ]);
  expect(read.rows).toEqual(result.rows);
});
