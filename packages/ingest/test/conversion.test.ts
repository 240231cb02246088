import { openMemory } from '@plumbline/engines';
import type { ValueType } from '@plumbline/model';
import { expect, test } from 'vitest';
import { textConversion } from '../src/convert/text-conversion.ts';

/** What text becomes, by type: `undefined` when it cannot be read. */
async function read(
  type: ValueType,
  texts: readonly string[],
  order: 'day-first' | 'month-first' | null = null,
) {
  const engine = await openMemory();
  const { value } = textConversion(type, 'r', order) ?? { value: 'NULL' };
  const result: Record<string, unknown> = {};
  for (const text of texts) {
    const { rows } = await engine.run({
      sql: `SELECT ${value} FROM (SELECT CAST($1 AS VARCHAR) AS r)`,
      params: [text],
    });
    result[text] = rows[0]?.[0];
  }
  await engine.close();
  return result;
}

test('whole numbers are never rounded', async () => {
  expect(
    await read({ kind: 'integer' }, [
      '7',
      ' 12 ',
      '-5',
      '+5',
      '1.0',
      '-2.',
      '1,234',
      '(3)',
      '1.5',
      '1e-3',
      '-',
      '',
      '3000000000',
      '1,23',
    ]),
  ).toEqual({
    '7': 7,
    ' 12 ': 12,
    '-5': -5,
    '+5': 5,
    '1.0': 1,
    '-2.': -2,
    '1,234': 1234,
    '(3)': -3,
    '1.5': null,
    '1e-3': null,
    '-': null,
    '': null,
    '3000000000': null,
    '1,23': null,
  });
  expect(
    await read({ kind: 'bigint' }, ['9007199254740993', '-9223372036854775808', '9223372036854775808']),
  ).toEqual({
    '9007199254740993': '9007199254740993',
    '-9223372036854775808': '-9223372036854775808',
    '9223372036854775808': null,
  });
});

test('decimals as accountants write them', async () => {
  const type: ValueType = { kind: 'decimal', precision: 18, scale: 4 };
  expect(
    await read(type, [
      '1.5',
      '.5',
      '-0.0001',
      '1,234.50',
      '(1,234.50)',
      '¥1,234',
      '-¥3',
      '￥-3',
      '$ 2.5',
      '1.234,50',
      '12,34',
      'abc',
      '5%',
      '99999999999999.9999',
      '999999999999999',
    ]),
  ).toEqual({
    '1.5': '1.5000',
    '.5': '0.5000',
    '-0.0001': '-0.0001',
    '1,234.50': '1234.5000',
    '(1,234.50)': '-1234.5000',
    '¥1,234': '1234.0000',
    '-¥3': '-3.0000',
    '￥-3': '-3.0000',
    '$ 2.5': '2.5000',
    '1.234,50': null,
    '12,34': null,
    abc: null,
    '5%': '0.0500',
    '99999999999999.9999': '99999999999999.9999',
    '999999999999999': null,
  });
  expect(
    await read({ kind: 'decimal', precision: 38, scale: 4 }, ['999999999999999.1', '1.5', '1,000']),
  ).toEqual({
    '999999999999999.1': '999999999999999.1000',
    '1.5': '1.5000',
    '1,000': '1000.0000',
  });
});

test('dates in the layouts people use; the year 11 is not one', async () => {
  const same = [
    '2011-01-05',
    '2011-1-5',
    '2011/1/5',
    '2011.01.05',
    '20110105',
    '2011年1月5日',
    ' 2011-01-05 ',
    '2011-01-05 08:26:00',
    '2011/1/5 8:26',
    '2011年1月5日 08:26',
  ];
  expect(await read({ kind: 'date' }, same)).toEqual(
    Object.fromEntries(same.map((text) => [text, '2011-01-05'])),
  );
  const none = ['2011-02-30', '05-01-11', '5/1/2011', '2011', '201101', 'infinity', '11-01-05', '2011-1'];
  expect(await read({ kind: 'date' }, none)).toEqual(Object.fromEntries(none.map((text) => [text, null])));
  expect(await read({ kind: 'date' }, ['5/1/2011', '13.01.2011', '13-1-2011 10:00'], 'day-first')).toEqual({
    '5/1/2011': '2011-01-05',
    '13.01.2011': '2011-01-13',
    '13-1-2011 10:00': '2011-01-13',
  });
  expect(await read({ kind: 'date' }, ['5/1/2011', '13/1/2011'], 'month-first')).toEqual({
    '5/1/2011': '2011-05-01',
    '13/1/2011': null,
  });
});

test('times of day, with and without a zone', async () => {
  const local: ValueType = { kind: 'timestamp', zoned: false };
  expect(
    await read(local, [
      '2011-01-05',
      '2011/1/5 8:26',
      '2011-01-05T08:26:00.5',
      '2011年1月5日 8:26:01',
      '2011-01-05T08:26:00Z',
      '2011-01-05 08:26:00+08',
    ]),
  ).toEqual({
    '2011-01-05': '2011-01-05T00:00:00',
    '2011/1/5 8:26': '2011-01-05T08:26:00',
    '2011-01-05T08:26:00.5': '2011-01-05T08:26:00.5',
    '2011年1月5日 8:26:01': '2011-01-05T08:26:01',
    '2011-01-05T08:26:00Z': null,
    '2011-01-05 08:26:00+08': null,
  });
  expect(
    await read({ kind: 'timestamp', zoned: true }, ['2011-01-05T08:26:00Z', '2011-01-05 08:26:00+08']),
  ).toEqual({
    '2011-01-05T08:26:00Z': '2011-01-05T08:26:00',
    '2011-01-05 08:26:00+08': '2011-01-05T00:26:00',
  });
});

test('truth values', async () => {
  expect(await read({ kind: 'boolean' }, ['true', 'FALSE', '1', '0', '是', '否', 'maybe'])).toEqual({
    true: true,
    FALSE: false,
    '1': true,
    '0': false,
    是: true,
    否: false,
    maybe: null,
  });
});
