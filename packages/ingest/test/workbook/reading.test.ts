import { afterEach, beforeEach, expect, test } from 'vitest';
import { codes, column, decimal4, openTestWorkspace, rejectsOf, type TestWorkspace } from '../workspace.ts';
import { plainSheet, sheetData, stylesOf, workbookOf, zipOf } from './parts.ts';

let workspace: TestWorkspace;
beforeEach(async () => {
  workspace = await openTestWorkspace();
});
afterEach(() => workspace.close());

const put = async (written: Parameters<typeof workbookOf>[0]) =>
  workspace.put('book.xlsx', await workbookOf(written));
const one = (xml: string) => ({ sheets: [{ name: '订单', xml }] });

async function loaded(path: string, names: readonly string[], options = {}) {
  const result = await workspace.loadFiles(
    [path],
    names.map((name) => column(name)),
    options,
  );
  const table = result.outcome?.table;
  const rows = table === undefined ? [] : await workspace.rows(`SELECT * FROM "${table}"`);
  return { result, rows, types: result.outcome?.columns.map(({ type }) => type) ?? [] };
}

test('cells of every type, as Excel, WPS and LibreOffice write them', async () => {
  const shared =
    '<si><t>苹果</t></si><si><r><t>红</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 富士</t></r><rPh sb="0" eb="1"><t>ホン</t></rPh></si>' +
    '<si><t>A&amp;B_x000D__x005F_x0041_</t></si>';
  const header = ['货品', '行内', '公式', '数', '真', '日', '空'].map(
    (name, i) => [`${'ABCDEFG'[i]}1`, 't="inlineStr"', `<is><t>${name}</t></is>`] as const,
  );
  const path = await put({
    sheets: [
      {
        name: '订单',
        xml: sheetData([
          ...header,
          ['A2', 't="s"', '<v>0</v>'],
          ['B2', 't="inlineStr"', '<is><r><t>行</t></r><r><t>内</t></r></is>'],
          ['C2', 't="str"', '<f>A2&amp;"x"</f><v>苹果x</v>'],
          ['D2', '', '<v>1.5</v>'],
          ['E2', 't="b"', '<v>1</v>'],
          ['F2', 't="d"', '<v>2024-01-31T00:00:00</v>'],
          ['A3', 't="s"', '<v>1</v>'],
          ['B3', 't="inlineStr"', '<is><t><![CDATA[<raw>]]></t></is>'],
          ['C3', 't="str"', '<f>IF(TRUE,"","")</f><v></v>'],
          ['D3', '', '<f>1/3</f><v>0.30000000000000004</v>'],
          ['E3', 't="b"', '<v>0</v>'],
          ['F3', 't="d"', '<v>2024-02-29</v>'],
          ['A4', 't="s"', '<v>2</v>'],
        ]),
      },
    ],
    shared,
  });
  const { rows, types, result } = await loaded(path, ['货品', '行内', '公式', '数', '真', '日', '空']);
  expect(codes(result)).toEqual([]);
  expect(types.map(({ kind }) => kind)).toEqual([
    'text',
    'text',
    'text',
    'decimal',
    'boolean',
    'date',
    'text',
  ]);
  expect(rows).toEqual([
    ['苹果', '行内', '苹果x', '1.5000', true, '2024-01-31', null],
    ['红 富士', '<raw>', null, '0.3000', false, '2024-02-29', null],
    ['A&B\r_x0041_', null, null, null, null, null, null],
  ]);
});

test('missing addresses, prefixes, sparse rows and cells, and gaps', async () => {
  const path = workspace.put(
    'book.xlsx',
    await workbookOf({
      sheets: [{ name: 's', xml: '' }],
      extra: {
        'xl/worksheets/sheet1.xml':
          '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>' +
          '<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>b</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>c</x:t></x:is></x:c></x:row>' +
          '<x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c><x:v>3</x:v></x:c></x:row>' +
          '<x:row r="5"><x:c r="C5"><x:v>7</x:v></x:c></x:row><x:row><x:c><x:v>8</x:v></x:c></x:row>' +
          '</x:sheetData></x:worksheet>',
      },
    }),
  );
  const { rows, result } = await loaded(path, ['a', 'b', 'c']);
  expect(rows).toEqual([
    [1, null, 3],
    [null, null, 7],
    [8, null, null],
  ]);
  expect(result.diagnostics).toMatchObject([
    { code: 'load/blank-rows', severity: 'warning', params: { rows: 2, first: 3 } },
  ]);
});

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
  const path = await put({ ...one(xml), styles: stylesOf(FORMATS.map(([format]) => format)) });
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
  const mac = await put({ ...one(cells(['0', '43861', '1462'])), styles, date1904: true });
  expect((await loaded(mac, ['d'])).rows).toEqual([['1904-01-01'], ['2024-02-01'], ['1908-01-02']]);
  const windows = await put({
    ...one(cells(['1', '59', '61', '60', '-1', '0', '2958465', '2958466'])),
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

test('errors and formulas without a value are quarantined with sheet and cell, where a field needs them', async () => {
  const xml = sheetData([
    ['A1', 't="inlineStr"', '<is><t>id</t></is>'],
    ['B1', 't="inlineStr"', '<is><t>amount</t></is>'],
    ['C1', 't="inlineStr"', '<is><t>note</t></is>'],
    ['A2', '', '<v>1</v>'],
    ['B2', '', '<v>10.25</v>'],
    ['C2', 't="e"', '<v>#N/A</v>'],
    ['A3', '', '<v>2</v>'],
    ['B3', 't="e"', '<f>1/0</f><v>#DIV/0!</v>'],
    ['A4', '', '<v>3</v>'],
    ['B4', '', '<f>SUM(B2)</f>'],
    ['A5', '', '<v>4</v>'],
    ['B5', 't="inlineStr"', '<is><t>oops</t></is>'],
    ['A6', '', '<v>5</v>'],
    ['B6', '', '<f>B2*2</f><v>20.5</v>'],
  ]);
  const path = await put(one(xml));
  const fields = [column('id'), column('amount', { type: decimal4, money: true })];
  const result = await workspace.loadFiles([path], fields);
  expect(result.outcome).toMatchObject({ rowsRead: 5, rowsLoaded: 2, quarantined: 3 });
  expect(await workspace.rows(`SELECT * FROM "${result.outcome?.table}"`)).toEqual([
    [1, '10.2500'],
    [5, '20.5000'],
  ]);
  expect(rejectsOf(result)).toEqual([
    {
      file: path,
      sheet: '订单',
      line: 3,
      reasons: [{ kind: 'cell', cell: 'B3', fields: ['amount'], what: '#DIV/0!' }],
      raw: '{"id":"2","amount":null,"note":null}',
    },
    {
      file: path,
      sheet: '订单',
      line: 4,
      reasons: [{ kind: 'cell', cell: 'B4', fields: ['amount'], what: 'FORMULA WITHOUT VALUE' }],
      raw: '{"id":"3","amount":null,"note":null}',
    },
    {
      file: path,
      sheet: '订单',
      line: 5,
      reasons: [{ kind: 'value', field: 'amount', value: 'oops', cell: 'B5' }],
      raw: '{"id":"4","amount":"oops","note":null}',
    },
  ]);
  expect(result.outcome?.quarantinedTotals).toEqual([{ field: 'amount', total: '0', unreadable: 3 }]);
  const unusable = result.diagnostics.find(({ code }) => code === 'load/unusable-cells');
  expect(unusable).toMatchObject({ params: { sheet: '订单', cells: 3, example: 'C2', what: '#N/A' } });
});

test('numbers keep the fifteen digits that Excel keeps, without exponents', async () => {
  const numbers = ['1234.5600000000001', '1E-3', '1.5E+3', '-2.5e2', '0.1', '0', '-0.0', '12345678.9'];
  const path = await put(
    one(
      sheetData([
        ['A1', 't="inlineStr"', '<is><t>n</t></is>'],
        ...numbers.map((n, i) => [`A${i + 2}`, '', `<v>${n}</v>`] as const),
      ]),
    ),
  );
  const { rows, types } = await loaded(path, ['n']);
  expect(types).toEqual([decimal4]);
  expect(rows.map(([n]) => n)).toEqual([
    '1234.5600',
    '0.0010',
    '1500.0000',
    '-250.0000',
    '0.1000',
    '0.0000',
    '0.0000',
    '12345678.9000',
  ]);
});

test('codes stay text and dates as text are dates: types hold for the whole sheet', async () => {
  const path = await put(
    one(
      plainSheet([
        ['code', 'day', 'mixed'],
        ['007', '2024/1/5', 1],
        ['008', '2024-01-31', 'A1'],
        ['009', '2024年2月1日', 3],
      ]),
    ),
  );
  const { rows, types } = await loaded(path, ['code', 'day', 'mixed']);
  expect(types.map(({ kind }) => kind)).toEqual(['text', 'date', 'text']);
  expect(rows).toEqual([
    ['007', '2024-01-05', '1'],
    ['008', '2024-01-31', 'A1'],
    ['009', '2024-02-01', '3'],
  ]);
});

test('a header of two rows with merged cells gives joined names', async () => {
  const xml = plainSheet(
    [
      ['部门', '2026年', null, '备注'],
      [null, '1月', '2月', null],
      ['销售', 10, 20, 'x'],
    ],
    '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/><mergeCell ref="D1:D2"/></mergeCells>',
  );
  const path = await put(one(xml));
  const workbook = { sheet: null, headerRows: [1, 2], range: null, fillMerged: false };
  const { rows, result } = await loaded(path, ['部门', '2026年 1月', '2026年 2月', '备注'], { workbook });
  expect(codes(result)).toEqual([]);
  expect(rows).toEqual([['销售', 10, 20, 'x']]);
});

test('merged cells of data: the first has the value, unless all shall have it', async () => {
  const xml = plainSheet(
    [
      ['部门', '月', '额'],
      ['销售', 1, 10],
      [null, 2, 20],
      ['研发', 1, 5],
    ],
    '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
  );
  const path = await put(one(xml));
  const first = await loaded(path, ['部门', '额']);
  expect(first.rows).toEqual([
    ['销售', 10],
    [null, 20],
    ['研发', 5],
  ]);
  expect(first.result.diagnostics).toMatchObject([
    { code: 'load/merged-cells', params: { ranges: 1, example: 'A2:A3' } },
  ]);
  const workbook = { sheet: null, headerRows: null, range: null, fillMerged: true };
  const all = await loaded(path, ['部门', '额'], { workbook });
  expect(codes(all.result)).toEqual([]);
  expect(all.rows).toEqual([
    ['销售', 10],
    ['销售', 20],
    ['研发', 5],
  ]);
});

test('title rows, totals and blank rows are not guessed away', async () => {
  const xml = plainSheet(
    [['2026年销售订单'], [null], ['单号', '金额'], ['S1', 10], [null, null], ['S2', 20], ['合 计：', 30]],
    '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
  );
  const path = await put(one(xml));
  const look = await workspace.look(path);
  expect(look.diagnostics).toMatchObject([
    {
      code: 'load/unnamed-columns',
      params: { row: 1, columns: ['B'] },
      hints: [{ text: { en: expect.stringContaining('header_rows: 3') } }],
    },
    { code: 'load/blank-rows' },
    { code: 'load/total-rows' },
  ]);
  const workbook = { sheet: null, headerRows: [3], range: null, fillMerged: false };
  const { rows, result } = await loaded(path, ['单号', '金额'], { workbook });
  expect(rows).toEqual([
    ['S1', 10],
    ['S2', 20],
    ['合 计：', 30],
  ]);
  expect(result.diagnostics).toMatchObject([
    { code: 'load/blank-rows', params: { rows: 1, first: 5 } },
    { code: 'load/total-rows', params: { rows: 1, first: 7, text: '合 计：' } },
  ]);
  const cut = { sheet: null, headerRows: null, range: 'A3:B6', fillMerged: false };
  expect((await loaded(path, ['单号', '金额'], { workbook: cut })).rows).toEqual([
    ['S1', 10],
    ['S2', 20],
  ]);
});

test('a range reads only its columns, and cells keep their addresses', async () => {
  const xml = plainSheet([
    ['x', 'a', 'b', 'y'],
    [1, 2, 3, 4],
    ['bad', 'oops', 6, 7],
  ]);
  const path = await put(one(xml));
  const workbook = { sheet: null, headerRows: null, range: 'B:C', fillMerged: false };
  const fields = [column('a', { type: { kind: 'integer' } }), column('b')];
  const result = await workspace.loadFiles([path], fields, { workbook });
  expect(await workspace.rows(`SELECT * FROM "${result.outcome?.table}"`)).toEqual([[2, 3]]);
  expect(rejectsOf(result)[0]?.reasons).toEqual([{ kind: 'value', field: 'a', value: 'oops', cell: 'B3' }]);
});

test('texts with commas, quotes and line ends, in rows wider than the header', async () => {
  const path = await put(
    one(
      plainSheet([
        ['a', 'b'],
        ['x,&quot;y&quot;', 'two\nlines'],
        ['z', 'w', 'extra'],
        [null, 'only'],
      ]),
    ),
  );
  const { rows, result } = await loaded(path, ['a', 'b', 'column3']);
  expect(codes(result)).toEqual(['load/unnamed-columns']);
  expect(rows).toEqual([
    ['x,"y"', 'two\nlines', null],
    ['z', 'w', 'extra'],
    [null, 'only', null],
  ]);
});

test('sheets are chosen by name or place; those not read are named', async () => {
  const sheets = [
    { name: '参数', xml: plainSheet([['p'], [1]]), state: 'hidden' },
    { name: '一月', xml: plainSheet([['a'], [1]]) },
    { name: '2', xml: plainSheet([['a'], [2]]) },
  ];
  const path = await put({ sheets });
  const pick = (sheet: string | null) => ({
    workbook: { sheet, headerRows: null, range: null, fillMerged: false },
  });
  const first = await loaded(path, ['a']);
  expect(first.rows).toEqual([[1]]);
  expect(first.result.diagnostics).toMatchObject([
    {
      code: 'load/several-sheets',
      severity: 'warning',
      params: { sheet: '一月', others: ['2'], hidden: ['参数'] },
    },
  ]);
  expect((await loaded(path, ['a'], pick('2'))).rows).toEqual([[2]]);
  expect((await loaded(path, ['p'], pick('1'))).rows).toEqual([[1]]);
  const none = await loaded(path, ['a'], pick('一日'));
  expect(none.result.diagnostics).toMatchObject([
    { code: 'load/no-such-sheet', params: { sheets: ['参数', '一月', '2'] }, hints: [{ replace: '一月' }] },
  ]);
});

test('several workbooks make one table, whatever the order of their columns', async () => {
  const first = workspace.put(
    'a.xlsx',
    await workbookOf(
      one(
        plainSheet([
          ['a', 'b'],
          [1, 'x'],
        ]),
      ),
    ),
  );
  const second = workspace.put(
    'b.xlsx',
    await workbookOf(
      one(
        plainSheet([
          ['b', 'a'],
          ['y', 2],
          ['z', 'bad'],
        ]),
      ),
    ),
  );
  const fields = [column('a', { type: { kind: 'integer' } }), column('b')];
  const result = await workspace.loadFiles([first, second], fields);
  expect(await workspace.rows(`SELECT * FROM "${result.outcome?.table}"`)).toEqual([
    [1, 'x'],
    [2, 'y'],
  ]);
  expect(rejectsOf(result)).toMatchObject([
    { file: second, line: 3, reasons: [{ kind: 'value', field: 'a', value: 'bad', cell: 'B3' }] },
  ]);
});

test('what is no readable workbook says what it is', async () => {
  const foreign = async (name: string, content: Buffer | string, options = {}) => {
    const { diagnostics } = await workspace.look(workspace.put(name, content), options);
    return diagnostics.map(({ code, params }) => [code, 'what' in params ? params.what : null]);
  };
  const compound = (stream: string) => {
    const bytes = Buffer.alloc(4096);
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
    bytes.writeUInt16LE(9, 30);
    bytes.writeUInt32LE(2, 48);
    Buffer.from(stream, 'utf16le').copy(bytes, 3 * 512);
    return bytes;
  };
  expect(await foreign('old.xls', compound('Workbook'))).toEqual([['load/foreign-format', 'old-workbook']]);
  expect(await foreign('secret.xlsx', compound('EncryptedPackage'))).toEqual([
    ['load/foreign-format', 'encrypted-workbook'],
  ]);
  expect(await foreign('page.xls', '<html><table></table></html>')).toEqual([
    ['load/foreign-format', 'markup-workbook'],
  ]);
  expect(
    await foreign(
      'a.ods',
      await zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    ),
  ).toEqual([['load/foreign-format', 'open-document']]);
  expect(await foreign('a.zip', await zipOf({ 'a.csv': 'a,b\n1,2\n' }))).toEqual([
    ['load/foreign-format', 'zip'],
  ]);
  expect(await foreign('a.csv', 'a,b\n1,2\n', { format: 'xlsx' })).toEqual([
    ['load/foreign-format', 'not-workbook'],
  ]);
  const rels = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/${type}" Target="${target}"/></Relationships>`;
  expect(
    await foreign(
      'a.xlsb',
      await zipOf({ '_rels/.rels': rels('officeDocument', 'xl/workbook.bin'), 'xl/workbook.bin': 'x' }),
    ),
  ).toEqual([['load/foreign-format', 'binary-workbook']]);
});

test('a bomb, a document type, a wrong row and an empty sheet are refused', async () => {
  const refused = async (written: Parameters<typeof workbookOf>[0]) =>
    codes(await workspace.look(await put(written)));
  expect(await refused(one('<sheetData/>'))).toEqual(['load/empty-sheet']);
  expect(await refused(one('<sheetData><row r="0"/></sheetData>'))).toEqual(['load/broken-workbook']);
  expect(await refused(one('<sheetData><row r="2"/><row r="2"/></sheetData>'))).toEqual([
    'load/broken-workbook',
  ]);
  expect(await refused(one('<sheetData><row r="1048577"/></sheetData>'))).toEqual(['load/broken-workbook']);
  expect(await refused(one('<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>'))).toEqual([
    'load/broken-workbook',
  ]);
  expect(await refused(one(`<sheetData>${'<a>'.repeat(200)}`))).toEqual(['load/broken-workbook']);
  expect(await refused({ sheets: [] })).toEqual(['load/broken-workbook']);
  const bomb = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>';
  expect(await refused({ ...one(''), extra: { 'xl/worksheets/sheet1.xml': bomb } })).toEqual([
    'load/broken-workbook',
  ]);
  const long = `<worksheet><sheetData><row><c t="str"><v>${' '.repeat(20 << 20)}</v></c></row></sheetData></worksheet>`;
  expect(await refused({ ...one(''), extra: { 'xl/worksheets/sheet1.xml': long } })).toEqual([
    'load/broken-workbook',
  ]);
  const bytes = await workbookOf(one(plainSheet([['a'], [1]])));
  const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
  bytes.writeUInt32LE(0x20000000, entry + 24);
  expect(codes(await workspace.look(workspace.put('bomb.xlsx', bytes)))).toEqual([
    'load/suspicious-workbook',
  ]);
});
