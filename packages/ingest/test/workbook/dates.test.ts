import { expect, test } from 'vitest';
import { rejectsOf } from '../workspace.ts';
import { sheetData, stylesOf } from './parts.ts';
import { oneSheet, useWorkbooks } from './workbook-harness.ts';

const { put, loaded } = useWorkbooks();

const DAY = 45322; // 2024-01-31
const FORMATS: readonly (readonly [number | string, number, string])[] = [
  [14, DAY, '2024-01-31'],
  [15, DAY, '2024-01-31'],
  [16, DAY, '2024-01-31'],
  [17, DAY, '2024-01-31'],
  [18, 0.5, '12:00:00'],
  [21, 0.25, '06:00:00'],
  [22, DAY + 0.75, '2024-01-31 18:00:00'],
  [27, DAY, '2024-01-31'],
  [30, DAY, '2024-01-31'],
  [31, DAY, '2024-01-31'],
  [32, 0.5, '12:00:00'],
  [34, DAY, '2024-01-31'],
  [36, DAY, '2024-01-31'],
  [45, 0.0104166666666667, '00:15:00'],
  [46, 1.5, '36:00:00'],
  [47, 0.5, '12:00:00'],
  [57, DAY, '2024-01-31'],
  [58, DAY, '2024-01-31'],
  ['yyyy"年"m"月"d"日"', DAY, '2024-01-31'],
  ['[$-804]yyyy"年"m"月"d"日";@', DAY, '2024-01-31'],
  ['[DBNum1][$-804]yyyy"年"m"月";@', DAY, '2024-01-31'],
  ['yyyy/m/d h:mm;@', DAY + 1 / 3, '2024-01-31 08:00:00'],
  ['[$-F400]h:mm:ss\\ AM/PM', 0.75, '18:00:00'],
  ['aaaa', DAY, '2024-01-31'],
  ['m"月"', DAY, '2024-01-31'],
  ['[h]:mm', 2, '48:00:00'],
  ['mm:ss.000', 0.0000115740740741, '00:00:01'],
  ['0.00%', 0.1234, '0.1234'],
  ['"¥"#,##0.00;[Red]"¥"\\-#,##0.00', 1234.5, '1234.5'],
  ['0!.0,"万"', 120000, '120000'],
  ['#,##0.00 "元/天"', 3.5, '3.5'],
  ['_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', 7, '7'],
  ['G/通用格式', 45322, '45322'],
  ['General', 45322, '45322'],
  ['0.00E+00', 1234567, '1234567'],
  ['USD 0.00', 12.5, '12.5'],
  ['[$USD] #,##0', 12, '12'],
  ['@', 5, '5'],
];

test('number formats tell days, times and spans from numbers', async () => {
  const letters = (i: number) =>
    (i < 26 ? '' : String.fromCharCode(64 + Math.floor(i / 26))) + String.fromCharCode(65 + (i % 26));
  const names = FORMATS.map((_, i) => `f${i}`);
  const xml = sheetData([
    ...names.map((name, i) => [`${letters(i)}1`, 't="inlineStr"', `<is><t>${name}</t></is>`] as const),
    ...FORMATS.map(([, serial], i) => [`${letters(i)}2`, `s="${i}"`, `<v>${serial}</v>`] as const),
    ...FORMATS.map((_, i) => [`${letters(i)}3`, 't="inlineStr"', '<is><t>text</t></is>'] as const),
  ]);
  const path = await put({ ...oneSheet(xml), styles: stylesOf(FORMATS.map(([format]) => format)) });
  const { rows } = await loaded(path, names);
  const shown = FORMATS.map(([format, serial], i) => [format, serial, rows[0]?.[i]]);
  expect(shown).toEqual(FORMATS);
});

test('days of both systems, and the one that never was', async () => {
  const cells = (serials: readonly string[]) =>
    sheetData([
      ['A1', 't="inlineStr"', '<is><t>d</t></is>'],
      ...serials.map((serial, i) => [`A${i + 2}`, 's="1"', `<v>${serial}</v>`] as const),
    ]);
  const styles = stylesOf([0, 14]);
  const mac = await put({ ...oneSheet(cells(['0', '43861', '1462'])), styles, date1904: true });
  expect((await loaded(mac, ['d'])).rows).toEqual([['1904-01-01'], ['2024-02-01'], ['1908-01-02']]);
  const windows = await put({
    ...oneSheet(cells(['1', '59', '61', '60', '-1', '0', '2958465', '2958466'])),
    styles,
  });
  const { rows, result } = await loaded(windows, ['d']);
  expect(rows).toEqual([['1900-01-01'], ['1900-02-28'], ['1900-03-01'], ['9999-12-31']]);
  expect(rejectsOf(result).map(({ line, reasons }) => [line, reasons[0]])).toEqual([
    [5, { kind: 'cell', cell: 'A5', fields: ['d'], what: 'NO SUCH DAY 60' }],
    [6, { kind: 'cell', cell: 'A6', fields: ['d'], what: 'NO SUCH DAY -1' }],
    [7, { kind: 'cell', cell: 'A7', fields: ['d'], what: 'NO SUCH DAY 0' }],
    [9, { kind: 'cell', cell: 'A9', fields: ['d'], what: 'NO SUCH DAY 2958466' }],
  ]);
});
