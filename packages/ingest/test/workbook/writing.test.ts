import { writeFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { writeXlsx, type XlsxCell, type XlsxColumn } from '@plumbline/ingest';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openZip } from '../../src/workbook/read/zip-file.ts';
import { codes, column } from '../workspace.ts';
import { useWorkbooks } from './workbook-harness.ts';

const { workspace } = useWorkbooks();

const columns: readonly XlsxColumn[] = [
  { name: '月份', type: 'date' },
  { name: '时刻', type: 'timestamp' },
  { name: '客户', type: 'text' },
  { name: '金额', type: 'decimal' },
  { name: '占比', type: 'double', format: '0.0%' },
  { name: '订单数', type: 'bigint' },
  { name: '新', type: 'boolean' },
];

async function written(rows: readonly (readonly XlsxCell[])[], options = {}) {
  const file = writeXlsx(rows, { columns, sheet: '结果', ...options });
  const bytes = await buffer(file.stream);
  const path = workspace().put('out.xlsx', bytes);
  return { path, bytes, counts: file.counts };
}

async function partOf(path: string, name: string): Promise<string> {
  const zip = await openZip({ name: path, path, bytes: 1 });
  const pieces: Buffer[] = [];
  for await (const piece of zip.read(name)) pieces.push(piece);
  zip.close();
  return Buffer.concat(pieces).toString('utf8');
}

const ROWS: readonly (readonly XlsxCell[])[] = [
  ['2026-01-01', '2026-01-31T08:30:00', '=1+1', '1234567.8900', 0.125, '42', true],
  ['1900-01-01', '2026-01-31T00:00:00.250', '华衡 & <家居>', '-0.0100', null, '9007199254740993', false],
  ['1899-12-31', null, '_x0041_\u0001', '12345678901234.5678', Number.NaN, null, null],
];

test('what is written is read again: types, dates, texts and digits', async () => {
  const { path, counts } = await written(ROWS);
  expect(counts).toEqual({ rows: 3, sheets: 1, numbersAsText: 2, shortened: 0 });
  const names = columns.map(({ name }) => name);
  const result = await workspace().loadFiles(
    [path],
    names.map((name) => column(name)),
  );
  expect(codes(result)).toEqual([]);
  expect(await workspace().rows(`SELECT * FROM "${result.outcome?.table}"`)).toEqual([
    ['2026-01-01', '2026-01-31T08:30:00', '=1+1', '1234567.8900', '0.1250', '42', true],
    ['1900-01-01', '2026-01-31T00:00:00.25', '华衡 & <家居>', '-0.0100', null, '9007199254740993', false],
    ['1899-12-31', null, '_x0041_\uFFFD', '12345678901234.5678', null, null, null],
  ]);
});

test('cells are typed for Excel: serial dates, numbers with formats, texts that stay texts', async () => {
  const { path } = await written(ROWS);
  const sheet = await partOf(path, 'xl/worksheets/sheet1.xml');
  expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
  expect(sheet).toContain('<c r="A2" s="4"><v>46023</v></c><c r="B2" s="5"><v>46053.354166666664</v></c>');
  expect(sheet).toContain('<c r="C2" s="2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
  expect(sheet).toContain('<c r="D2" s="6"><v>1234567.8900</v></c><c r="E2" s="7"><v>0.125</v></c>');
  expect(sheet).toContain(
    '<c r="F3" s="8" t="inlineStr"><is><t xml:space="preserve">9007199254740993</t></is></c>',
  );
  expect(sheet).toContain('<c r="A3" s="4"><v>1</v></c>');
  expect(sheet).not.toContain('<f>');
  const styles = await partOf(path, 'xl/styles.xml');
  for (const code of ['yyyy-mm-dd', '#,##0.00', '0.0%', '#,##0'])
    expect(styles).toContain(`formatCode="${code}"`);
  expect(styles).toContain('quotePrefix="1"');
});

test('rows beyond the limit of a sheet continue on the next one', async () => {
  const rows = Array.from({ length: 7 }, (_, i) => [`2026-01-0${i + 1}`, null, `c${i}`]);
  const { path, counts } = await written(rows, { rowsPerSheet: 4 });
  expect(counts).toMatchObject({ rows: 7, sheets: 3 });
  const read = async (sheet: string) => {
    const workbook = { sheet, headerRows: null, range: null, fillMerged: false };
    const result = await workspace().loadFiles([path], [column('客户')], { workbook });
    return (await workspace().rows(`SELECT * FROM "${result.outcome?.table}"`)).flat();
  };
  expect(await read('结果')).toEqual(['c0', 'c1', 'c2']);
  expect(await read('结果 (2)')).toEqual(['c3', 'c4', 'c5']);
  expect(await read('结果 (3)')).toEqual(['c6']);
  expect((await written(rows.slice(0, 6), { rowsPerSheet: 4 })).counts.sheets).toBe(2);
});

test('the same rows give the same bytes; no rows give a header', async () => {
  const [first, second] = [await written(ROWS), await written(ROWS)];
  expect(first.bytes.equals(second.bytes)).toBe(true);
  const empty = await written([]);
  expect(empty.counts).toMatchObject({ rows: 0, sheets: 1 });
  const look = await workspace().look(empty.path);
  expect(look.inspection?.columns.map(({ name }) => name)).toEqual(columns.map(({ name }) => name));
});

test('names of sheets that Excel refuses are mended', async () => {
  for (const [sheet, shown] of [
    ['收入/成本[2026]', '收入 成本 2026'],
    ['', 'Sheet'],
    ['history', 'Sheet history'],
    ['x'.repeat(40), 'x'.repeat(31)],
  ] as const) {
    const { path } = await written([], { sheet });
    expect(await partOf(path, 'xl/workbook.xml')).toContain(`<sheet name="${shown}"`);
  }
});

test('a reader that goes away ends the rows; a source that fails fails the stream', async () => {
  let ended = false;
  async function* endless() {
    try {
      for (;;) yield ['2026-01-01'];
    } finally {
      ended = true;
    }
  }
  const { stream } = writeXlsx(endless(), { columns, sheet: 's' });
  for await (const _ of stream) break;
  await new Promise((done) => setTimeout(done, 50));
  expect(ended).toBe(true);
  async function* failing() {
    yield ['2026-01-01'];
    throw new Error('gone');
  }
  await expect(buffer(writeXlsx(failing(), { columns, sheet: 's' }).stream)).rejects.toThrow('gone');
  const stopped = new AbortController();
  stopped.abort(new Error('stopped'));
  const aborted = writeXlsx(ROWS, { columns, sheet: 's', signal: stopped.signal });
  await expect(buffer(aborted.stream)).rejects.toThrow('stopped');
});

test('any texts and numbers survive the way through a workbook', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 });
  const number = fc.tuple(
    fc.integer({ min: -99_999_999, max: 99_999_999 }),
    fc.integer({ min: 0, max: 9999 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, number), { minLength: 1, maxLength: 20 }), async (cells) => {
      const rows = cells.map(([t, [whole, part]]) => [`x${t}`, `${whole}.${String(part).padStart(4, '0')}`]);
      const file = writeXlsx(rows, {
        columns: [
          { name: 't', type: 'text' },
          { name: 'n', type: 'decimal' },
        ],
        sheet: 's',
      });
      const path = workspace().put('p.xlsx', '');
      writeFileSync(path, await buffer(file.stream));
      const decimal = { kind: 'decimal', precision: 18, scale: 4 } as const;
      const result = await workspace().loadFiles(
        [path],
        [column('t', { type: { kind: 'text' } }), column('n', { type: decimal, money: true })],
      );
      const table = result.outcome?.table;
      const stored = (t: string) => t.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD');
      expect(await workspace().rows(`SELECT t, n FROM "${table}"`)).toEqual(
        rows.map(([t, n]) => [stored(t ?? ''), n === '-0.0000' ? '0.0000' : n]),
      );
      await workspace().warehouse.execute(`DROP TABLE "${table}"`);
    }),
    { numRuns: 25 },
  );
});
