import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ResultColumn, ResultRow } from '@plumbline/query';
import { expect, test } from 'vitest';
import { xlsxOfResult } from '../src/index.ts';

const columns: readonly ResultColumn[] = [
  { name: 'month', role: 'time', grain: 'month', type: 'date' },
  { name: 'revenue', role: 'metric', type: 'decimal', unit: 'money' },
];
const words = { headings: ['月', '收入'], sheet: '结果' };

/** Rows that count how many of them were asked for. */
function counted(count: number) {
  const asked = { rows: 0 };
  function* rows(): Generator<ResultRow> {
    for (let i = 0; i < count; i++) {
      asked.rows++;
      yield ['2024-01-01', `${Math.imul(i + 1, 2_654_435_761) >>> 0}.25`];
    }
  }
  return { asked, rows };
}

test('a workbook of many rows is made as it is read: rows wait for the reader', async () => {
  const { asked, rows } = counted(400_000);
  const stream = xlsxOfResult({ columns, rows: rows() }, words);
  const pieces = stream[Symbol.asyncIterator]();
  let bytes = 0;
  const ahead: number[] = [];
  while (asked.rows < 400_000) {
    const { done, value } = await pieces.next();
    if (done === true) break;
    bytes += (value as Buffer).length;
    await new Promise((resolve) => setTimeout(resolve, 2));
    // A row packs to more than ten bytes: what is asked for and not yet read has to lie in memory.
    ahead.push(asked.rows - bytes / 10);
  }
  expect(Math.max(...ahead)).toBeLessThan(100_000);
  stream.destroy();
});

test('a reader who leaves ends the rows', async () => {
  const { asked, rows } = counted(400_000);
  const stream = xlsxOfResult({ columns, rows: rows() }, words);
  for await (const _ of stream) break;
  await new Promise((resolve) => setTimeout(resolve, 50));
  const then = asked.rows;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(asked.rows).toBe(then);
  expect(then).toBeLessThan(400_000);
});

test('the same rows give the same bytes, from a list or one by one', async () => {
  const list = [...counted(10).rows()];
  const one = await buffer(xlsxOfResult({ columns, rows: list }, words));
  const other = await buffer(xlsxOfResult({ columns, rows: Readable.from(list) }, words));
  expect(one.equals(other)).toBe(true);
});
