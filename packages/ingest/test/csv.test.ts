import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codes, column, decimal4, openTestWorkspace, rejectsOf, type TestWorkspace } from './workspace.ts';

let ws: TestWorkspace;
beforeEach(async () => {
  ws = await openTestWorkspace();
});
afterEach(() => ws.close());

const kinds = (result: Awaited<ReturnType<TestWorkspace['look']>>) =>
  Object.fromEntries(result.inspection?.columns.map((c) => [c.name, c.type.kind]) ?? []);

describe('inspection', () => {
  test('a type is one that every value has', async () => {
    const path = ws.put(
      'a.csv',
      [
        'id,code,qty,price,day,stamp,zoned,flag,note,mixed,empty,big,sci,cn,group',
        '1,007,3,1.50,2013-01-31,2013-01-31 08:26:00,2013-01-31T08:26:00+08:00,true,hi,1,,9007199254740993,1e5,2013年1月5日,"1,234.50"',
        '2,042,-4,22.1234,2012/2/29,2013-01-31 08:26,2013-01-31 08:26:00Z,FALSE,"a ""q""",x,,1,2.5,2013年12月31日,12.5',
      ].join('\n'),
    );
    const found = await ws.look(path);
    expect(found.diagnostics).toEqual([]);
    expect(kinds(found)).toEqual({
      id: 'integer',
      code: 'text',
      qty: 'integer',
      price: 'decimal',
      day: 'date',
      stamp: 'timestamp',
      zoned: 'timestamp',
      flag: 'boolean',
      note: 'text',
      mixed: 'text',
      empty: 'text',
      big: 'bigint',
      sci: 'double',
      cn: 'date',
      group: 'decimal',
    });
    expect(found.inspection?.rows).toBe(2);
    expect(found.inspection?.columns.find((c) => c.name === 'zoned')?.type).toEqual({
      kind: 'timestamp',
      zoned: true,
    });
    expect(found.inspection?.columns.find((c) => c.name === 'price')?.type).toEqual(decimal4);
  });

  test('one value far down decides', async () => {
    const body = Array.from({ length: 5000 }, (_, i) => `${i},${i}`);
    const path = ws.put('a.csv', ['a,b', ...body, '5000,N/A'].join('\n'));
    expect(kinds(await ws.look(path))).toEqual({ a: 'integer', b: 'text' });
  });

  test('day and month first are told apart by a value above twelve, else left as text', async () => {
    const path = ws.put(
      'a.csv',
      'd,m,x\n13/02/2011,02/13/2011,01/02/2011\n01/02/2011,01/02/2011,03/04/2011\n',
    );
    const found = await ws.look(path);
    expect(kinds(found)).toEqual({ d: 'date', m: 'date', x: 'text' });
    expect(codes(found)).toEqual(['load/ambiguous-dates']);
    const loaded = await ws.loadFiles(
      [path],
      ['d', 'm', 'x'].map((name) => column(name)),
    );
    expect(await ws.rows(`SELECT * FROM "${loaded.outcome?.table}" ORDER BY 1`)).toEqual([
      ['2011-02-01', '2011-01-02', '03/04/2011'],
      ['2011-02-13', '2011-02-13', '01/02/2011'],
    ]);
  });

  test('midnight everywhere is a date', async () => {
    const path = ws.put(
      'a.csv',
      'a,b\n2011-01-05 00:00:00,2011-01-05 00:00:00\n2011-01-06 00:00:00,2011-01-06 10:00:00\n',
    );
    expect(kinds(await ws.look(path))).toEqual({ a: 'date', b: 'timestamp' });
  });

  test.each([[';'], ['\t'], ['|'], ['\u0001'], ['^']])('delimiter %j is found', async (delimiter) => {
    const lines = [
      ['name', 'amount'],
      ['Müller, A', '1.5'],
      ['x', '2.5'],
    ].map((cells) => cells.join(delimiter));
    const found = await ws.look(ws.put('a.csv', lines.join('\n')));
    expect(kinds(found)).toEqual({ name: 'text', amount: 'decimal' });
  });

  test('a first line of values is no header, and says so', async () => {
    const path = ws.put('a.csv', '1,2013-01-01\n2,2013-01-02\n');
    const found = await ws.look(path);
    expect(codes(found)).toEqual(['load/no-header']);
    expect(kinds(found)).toEqual({ column1: 'integer', column2: 'date' });
    expect(found.inspection?.rows).toBe(2);
    const declared = await ws.look(path, { header: false });
    expect(codes(declared)).toEqual([]);
  });
});

describe('encodings', () => {
  const text = '编号,名称,金额\n1,办公椅,12.50\n2,书桌“大”,30\n';
  const gbk = Buffer.from([
    0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0x31, 0x2c, 0xb0, 0xec, 0xb9, 0xab, 0xd2,
    0xce, 0x0a,
  ]); // 编号,名称 ⏎ 1,办公椅 ⏎
  const utf16be = (s: string) => Buffer.from(`\ufeff${s}`, 'utf16le').swap16();

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 LE with mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 BE with mark', utf16be(text)],
    ['UTF-16 LE without mark', Buffer.from(text, 'utf16le')],
    ['gzip', gzipSync(text)],
    ['gzip of UTF-16', gzipSync(Buffer.from(`\ufeff${text}`, 'utf16le'))],
  ])('%s', async (_, content) => {
    const path = ws.put('a.csv', content);
    const loaded = await ws.loadFiles(
      [path],
      ['编号', '名称', '金额'].map((name) => column(name)),
    );
    expect(loaded.diagnostics).toEqual([]);
    expect(await ws.rows(`SELECT * FROM "${loaded.outcome?.table}" ORDER BY 1`)).toEqual([
      [1, '办公椅', '12.5000'],
      [2, '书桌“大”', '30.0000'],
    ]);
  });

  test('GBK is recognised and said, or declared', async () => {
    const path = ws.put('a.csv', gbk);
    const guessed = await ws.loadFiles([path], [column('编号'), column('名称')]);
    expect(codes(guessed)).toEqual(['load/encoding-guessed']);
    expect(await ws.rows(`SELECT * FROM "${guessed.outcome?.table}"`)).toEqual([[1, '办公椅']]);
    const declared = await ws.loadFiles([path], [column('编号'), column('名称')], { encoding: 'gbk' });
    expect(codes(declared)).toEqual([]);
  });

  test('a byte of no encoding is refused with its line', async () => {
    const path = ws.put(
      'a.csv',
      Buffer.concat([Buffer.from('a,b\n1,2\n3,'), Buffer.from([0xff, 0xff]), Buffer.from('\n')]),
    );
    const found = await ws.look(path);
    expect(found.inspection).toBe(null);
    expect(found.diagnostics).toMatchObject([{ code: 'load/wrong-encoding', at: { line: 3 } }]);
  });
});

describe('bad rows are kept, never lost', () => {
  test('every kind of bad row, with its line, reason, text and money', async () => {
    const path = ws.put(
      'a.csv',
      [
        'id,day,amount,note', // 1
        '1,2013-01-01,10.00,"two', // 2
        'lines"', // 3
        '2,2013-02-30,20.50,ok', // 4 no such day
        '', // 5 blank
        '3,2013-01-03,abc,ok', // 6 no number
        '4,2013-01-04,40.00', // 7 too few
        '5,2013-01-05,50.00,ok,more', // 8 too many
        '6,2013-01-06,60.00,"open', // 9 quote never closed
        '7,2013-01-07,70.00,"x"y', // 10 text after the quote
        '8,2013-01-08,80.00,ok', // 11
        '1.5,2013-01-09,90.25,ok', // 12 no integer
        '9,2013-01-10,"1,000.75",ok', // 13
        '',
      ].join('\n'),
    );
    const loaded = await ws.loadFiles(
      [path],
      [
        column('id', { type: { kind: 'integer' } }),
        column('day', { type: { kind: 'date' } }),
        column('amount', { type: decimal4, money: true }),
        column('note', { type: { kind: 'text' } }),
      ],
    );
    expect(codes(loaded)).toEqual(['load/unclosed-quote', 'load/rows-quarantined']);
    expect(loaded.outcome).toMatchObject({ rowsRead: 10, rowsLoaded: 3, quarantined: 7 });
    expect(loaded.outcome?.quarantinedTotals).toEqual([
      { field: 'amount', total: '110.7500', unreadable: 5 },
    ]);
    const rejects = [...rejectsOf(loaded)].sort((a, b) => a.line - b.line);
    expect(
      rejects.map((r) => [r.line, r.reasons.map((x) => x.what ?? `${x.field}=${x.value}`).join(), r.raw]),
    ).toEqual([
      [4, 'day=2013-02-30', '2,2013-02-30,20.50,ok'],
      [6, 'amount=abc', '3,2013-01-03,abc,ok'],
      [7, 'MISSING COLUMNS', '4,2013-01-04,40.00'],
      [8, 'TOO MANY COLUMNS', '5,2013-01-05,50.00,ok,more'],
      [9, 'BROKEN QUOTE', '6,2013-01-06,60.00,"open'],
      [10, 'BROKEN QUOTE', '7,2013-01-07,70.00,"x"y'],
      [12, 'id=1.5', '1.5,2013-01-09,90.25,ok'],
    ]);
    expect(await ws.rows(`SELECT * FROM "${loaded.outcome?.table}" ORDER BY id`)).toEqual([
      [1, '2013-01-01', '10.0000', 'two\nlines'],
      [8, '2013-01-08', '80.0000', 'ok'],
      [9, '2013-01-10', '1000.7500', 'ok'],
    ]);
  });

  test('line ends may be mixed; that is said', async () => {
    const path = ws.put('a.csv', 'a,b\r\n1,2\n3,4\r\nx,6\r\n');
    const loaded = await ws.loadFiles([path], [column('a', { type: { kind: 'integer' } }), column('b')]);
    expect(codes(loaded)).toEqual(['load/mixed-line-ends', 'load/rows-quarantined']);
    expect(rejectsOf(loaded)).toMatchObject([{ line: 4, raw: 'x,6' }]);
    expect(await ws.rows(`SELECT * FROM "${loaded.outcome?.table}" ORDER BY 1`)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  test.each([
    ['CRLF', '\r\n', ''],
    ['CRLF with mark', '\r\n', '\ufeff'],
    ['LF with mark', '\n', '\ufeff'],
  ])('lines are right with %s', async (_, end, mark) => {
    const path = ws.put('a.csv', mark + ['a,b', '1,"x', 'y"', '', 'bad,2', '3,4,5', '6,7', ''].join(end));
    const loaded = await ws.loadFiles(
      [path],
      [column('a', { type: { kind: 'integer' } }), column('b', { type: { kind: 'text' } })],
    );
    expect(rejectsOf(loaded).map((r) => [r.line, r.raw])).toEqual([
      [5, 'bad,2'],
      [6, '3,4,5'],
    ]);
    expect(loaded.outcome).toMatchObject({ rowsRead: 4, rowsLoaded: 2 });
  });

  test('nothing readable is an error, and the rows are kept all the same', async () => {
    const path = ws.put('a.csv', 'a,b\nx,1\ny,2\n');
    const loaded = await ws.loadFiles([path], [column('a', { type: { kind: 'integer' } }), column('b')]);
    expect(loaded.outcome).toBe(null);
    expect(codes(loaded)).toEqual(['load/no-good-rows']);
    expect(await ws.rows('SELECT count(*) FROM duckdb_tables()')).toEqual([['0']]);
  });
});

describe('the quick way gives what the careful one gives', () => {
  const typed = [
    column('i', { type: { kind: 'integer' } }),
    column('d', { type: decimal4, money: true }),
    column('day', { type: { kind: 'date' } }),
  ];

  test.each([
    ['a fraction of a whole number', '1.5,2.5,2011-01-05', 'i=1.5'],
    ['a fraction far behind the point', '1.00001,2.5,2011-01-05', 'i=1.00001'],
    ['no such day', '1,2.5,2011-02-29', 'day=2011-02-29'],
    ['the year 5', '1,2.5,05-01-11', 'day=05-01-11'],
    ['too large', '3000000000,2.5,2011-01-05', 'i=3000000000'],
  ])('%s', async (_, line, reason) => {
    const path = ws.put('a.csv', `i,d,day\n1,1.25,2011-01-05\n${line}\n`);
    const loaded = await ws.loadFiles([path], typed);
    expect(rejectsOf(loaded).map((r) => r.reasons.map((x) => `${x.field}=${x.value}`).join())).toEqual([
      reason,
    ]);
    expect(await ws.rows(`SELECT * FROM "${loaded.outcome?.table}"`)).toEqual([[1, '1.2500', '2011-01-05']]);
  });

  test('more decimals than declared are rounded and said, whatever their size', async () => {
    const path = ws.put(
      'a.csv',
      'i,d,day\n1,0.00005,2011-01-05\n2,1e-7,2011-01-05\n3,1.00000,2011-01-05\n4,12345678901.5,2011/1/5\n',
    );
    const loaded = await ws.loadFiles([path], typed);
    expect(loaded.diagnostics).toMatchObject([
      { code: 'load/rounded', params: { field: 'd', rows: 2, scale: 4 } },
    ]);
    expect(await ws.rows(`SELECT * FROM "${loaded.outcome?.table}" ORDER BY i`)).toEqual([
      [1, '0.0001', '2011-01-05'],
      [2, '0.0000', '2011-01-05'],
      [3, '1.0000', '2011-01-05'],
      [4, '12345678901.5000', '2011-01-05'],
    ]);
  });

  test('a decimal that does not fit makes its column wider', async () => {
    const path = ws.put('a.csv', 'i,d,day\n1,999999999999999999.5,2011-01-05\n2,1.25,\n');
    const loaded = await ws.loadFiles([path], typed);
    expect(loaded.diagnostics).toEqual([]);
    expect(loaded.outcome?.columns[1]).toEqual({
      field: 'd',
      type: { kind: 'decimal', precision: 38, scale: 4 },
    });
    expect(await ws.rows(`SELECT d FROM "${loaded.outcome?.table}" ORDER BY i`)).toEqual([
      ['999999999999999999.5000'],
      ['1.2500'],
    ]);
  });

  test('a record with too many columns alone does not cost the quick way its result', async () => {
    const path = ws.put('a.csv', 'i,d,day\n1,1.25,2011-01-05\n2,1.25,2011-01-05,x\n3,1.25,2011-01-06\n');
    const loaded = await ws.loadFiles([path], typed);
    expect(rejectsOf(loaded)).toMatchObject([{ line: 3, reasons: [{ what: 'TOO MANY COLUMNS' }] }]);
    expect(loaded.outcome).toMatchObject({ rowsRead: 3, rowsLoaded: 2 });
  });
});
