import { gzipSync } from 'node:zlib';
import type { CsvOptions } from '@plumbline/model';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codes, column, openTestWorkspace, rejectsOf, type TestWorkspace } from './workspace.ts';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await openTestWorkspace();
});
afterEach(() => ws.close());

const csv = (options: Partial<CsvOptions>): { csv: CsvOptions } => ({
  csv: { quote: null, escape: null, comment: null, skip: 0, decimal: null, thousands: null, ...options },
});
const money = { type: { kind: 'decimal', precision: 18, scale: 2 } } as const;
const integer = { type: { kind: 'integer' } } as const;

/** Rows of the one table that a load made. */
async function rowsOf(loaded: Awaited<ReturnType<TestWorkspace['loadFiles']>>) {
  return ws.rows(`SELECT * FROM "${loaded.outcome?.table}" ORDER BY 1`);
}

describe('quotes and escapes', () => {
  test('another quote: the usual one is a character', async () => {
    const path = ws.put('a.csv', "id,text\n1,'a, \"b\" ''c'''\n2,\"plain\"\n3,'open\n4,'two\nlines'\n");
    const loaded = await ws.loadFiles([path], [column('id', integer), column('text')], csv({ quote: "'" }));
    expect(await rowsOf(loaded)).toEqual([
      [1, 'a, "b" \'c\''],
      [2, '"plain"'],
      [4, 'two\nlines'],
    ]);
    expect(rejectsOf(loaded).map(({ line, raw }) => [line, raw])).toEqual([[4, "3,'open"]]);
  });

  test('a backslash before a quote, and before itself', async () => {
    const path = ws.put(
      'a.csv',
      'id,text\n1,"say \\"hi\\", twice"\n2,"ends in \\\\"\n3,plain \\n\n4,"a\\"\nb"\n',
    );
    const loaded = await ws.loadFiles([path], [column('id', integer), column('text')], csv({ escape: '\\' }));
    expect(codes(loaded)).toEqual([]);
    expect(await rowsOf(loaded)).toEqual([
      [1, 'say "hi", twice'],
      [2, 'ends in \\'],
      [3, 'plain \\n'],
      [4, 'a"\nb'],
    ]);
  });

  test('no quotes at all', async () => {
    const path = ws.put('a.csv', 'id|text\n1|5" pipe\n2|"\n3|"a"\n');
    const loaded = await ws.loadFiles(
      [path],
      [column('id', integer), column('text')],
      csv({ quote: 'none' }),
    );
    expect(codes(loaded)).toEqual([]);
    expect(await rowsOf(loaded)).toEqual([
      [1, '5" pipe'],
      [2, '"'],
      [3, '"a"'],
    ]);
  });
});

describe('lines that are no rows', () => {
  const text = 'Report of "May\n\n# made by ERP\nid,text\n1,a#b\n  # "half a quote\n2,"#c"\nx,d\n';

  test('skipped lines and comments; the others keep their numbers', async () => {
    for (const path of [ws.put('a.csv', text), ws.put('b.csv.gz', gzipSync(text.replaceAll('\n', '\r\n')))]) {
      const loaded = await ws.loadFiles(
        [path],
        [column('id', integer), column('text')],
        csv({ skip: 1, comment: '#' }),
      );
      expect(await rowsOf(loaded)).toEqual([
        [1, 'a#b'],
        [2, '#c'],
      ]);
      expect(loaded.outcome).toMatchObject({ rowsRead: 3, quarantined: 1 });
      expect(rejectsOf(loaded).map(({ line, raw }) => [line, raw])).toEqual([[8, 'x,d']]);
    }
  });

  test('without a header, after skipped lines', async () => {
    const path = ws.put('a.csv', 'exported 2024-05-01\n1;Oslo\n2;Bern\n');
    const options = { ...csv({ skip: 1 }), header: false };
    expect((await ws.look(path, options)).inspection?.columns.map(({ name }) => name)).toEqual([
      'column1',
      'column2',
    ]);
    const loaded = await ws.loadFiles([path], [column('column1'), column('column2')], options);
    expect(await rowsOf(loaded)).toEqual([
      [1, 'Oslo'],
      [2, 'Bern'],
    ]);
  });
});

describe('numbers', () => {
  const load = (
    values: readonly string[],
    options: Partial<CsvOptions>,
    type: typeof money | typeof integer,
  ) => {
    const path = ws.put('a.csv', ['id;n', ...values.map((value, i) => `${i + 1};${value}`)].join('\n'));
    return ws.loadFiles([path], [column('id', integer), column('n', type)], csv(options));
  };

  test('a decimal comma, points between thousands', async () => {
    const loaded = await load(
      ['1.234,50', '-7,5', '(1.234.567,89)', '€ 3,1', '1.5', '1,234.50'],
      { decimal: ',' },
      money,
    );
    expect((await rowsOf(loaded)).map(([, n]) => n)).toEqual(['1234.50', '-7.50', '-1234567.89', '3.10']);
    expect(rejectsOf(loaded).map(({ line, reasons }) => [line, reasons[0]?.value])).toEqual([
      [6, '1.5'],
      [7, '1,234.50'],
    ]);
  });

  test('spaces and apostrophes between thousands', async () => {
    const spaced = await load(
      ['1 234,50', '1\u00a0234\u202f567', ' 12 ', '1.234,5'],
      { decimal: ',', thousands: ' ' },
      money,
    );
    expect((await rowsOf(spaced)).map(([, n]) => n)).toEqual(['1234.50', '1234567.00', '12.00']);
    expect(rejectsOf(spaced).map(({ line }) => line)).toEqual([5]);
    const swiss = await load(["1'234.50", '1\u2019000', '1,000'], { thousands: "'" }, money);
    expect((await rowsOf(swiss)).map(([, n]) => n)).toEqual(['1234.50', '1000.00']);
    expect(rejectsOf(swiss).map(({ line }) => line)).toEqual([4]);
  });

  test('types are found by the same marks', async () => {
    const path = ws.put(
      'a.csv',
      'whole;price;code;day\n1.234;1,5;1.2.3;31.01.2024\n-2;1.000,25;x;01.02.2024\n',
    );
    const found = await ws.look(path, csv({ decimal: ',' }));
    expect(found.inspection?.columns.map(({ type }) => type.kind)).toEqual([
      'integer',
      'decimal',
      'text',
      'date',
    ]);
  });

  test('percent is a hundredth; a suffix for ten thousand is not guessed', async () => {
    const path = ws.put('a.csv', 'id,rate\n1,12%\n2,-0.5 %\n3,0.123456%\n4,"1,200%"\n5,3万\n6,12\n');
    const loaded = await ws.loadFiles(
      [path],
      [column('id', integer), column('rate', { type: { kind: 'decimal', precision: 18, scale: 4 } })],
    );
    expect(await rowsOf(loaded)).toEqual([
      [1, '0.1200'],
      [2, '-0.0050'],
      [3, '0.0012'],
      [4, '12.0000'],
      [6, '12.0000'],
    ]);
    expect(codes(loaded)).toEqual(['load/rounded', 'load/rows-quarantined']);
    expect(rejectsOf(loaded).map(({ line, reasons }) => [line, reasons[0]?.value])).toEqual([[6, '3万']]);
  });
});

test('dates as people write them', async () => {
  const path = ws.put(
    'a.csv',
    'a,b,c,d,e\n2024/1/31,31.01.2024,20240131,2024年1月31日,01/31/2024\n2024/13/1,32.01.2024,20241301,2024年2月30日,02/30/2024\n',
  );
  const date = { type: { kind: 'date' } } as const;
  const loaded = await ws.loadFiles(
    [path],
    ['a', 'b', 'c', 'd', 'e'].map((name) => column(name, date)),
  );
  expect(await ws.rows(`SELECT DISTINCT unnest([a, b, c, d, e]) FROM "${loaded.outcome?.table}"`)).toEqual([
    ['2024-01-31'],
  ]);
  expect(rejectsOf(loaded).map(({ line, reasons }) => [line, reasons.map(({ value }) => value)])).toEqual([
    [3, ['2024/13/1', '32.01.2024', '20241301', '2024年2月30日', '02/30/2024']],
  ]);
});
