import { expect, test } from 'vitest';
import { codes, column, decimal4, rejectsOf } from '../workspace.ts';
import { plainSheet, sheetData, workbookOf } from './parts.ts';
import { oneSheet, useWorkbooks } from './workbook-harness.ts';

const { workspace, put, loaded } = useWorkbooks();

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
  const path = workspace().put(
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

const _DAY = 45322; // 2024-01-31
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
  const path = await put(oneSheet(xml));
  const fields = [column('id'), column('amount', { type: decimal4, money: true })];
  const result = await workspace().loadFiles([path], fields);
  expect(result.outcome).toMatchObject({ rowsRead: 5, rowsLoaded: 2, quarantined: 3 });
  expect(await workspace().rows(`SELECT * FROM "${result.outcome?.table}"`)).toEqual([
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
    oneSheet(
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
    oneSheet(
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
  const path = await put(oneSheet(xml));
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
  const path = await put(oneSheet(xml));
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
  const path = await put(oneSheet(xml));
  const look = await workspace().look(path);
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
  const path = await put(oneSheet(xml));
  const workbook = { sheet: null, headerRows: null, range: 'B:C', fillMerged: false };
  const fields = [column('a', { type: { kind: 'integer' } }), column('b')];
  const result = await workspace().loadFiles([path], fields, { workbook });
  expect(await workspace().rows(`SELECT * FROM "${result.outcome?.table}"`)).toEqual([[2, 3]]);
  expect(rejectsOf(result)[0]?.reasons).toEqual([{ kind: 'value', field: 'a', value: 'oops', cell: 'B3' }]);
});

test('texts with commas, quotes and line ends, in rows wider than the header', async () => {
  const path = await put(
    oneSheet(
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

test('several workbooks make one table, whatever the order of their columns', async () => {
  const first = workspace().put(
    'a.xlsx',
    await workbookOf(
      oneSheet(
        plainSheet([
          ['a', 'b'],
          [1, 'x'],
        ]),
      ),
    ),
  );
  const second = workspace().put(
    'b.xlsx',
    await workbookOf(
      oneSheet(
        plainSheet([
          ['b', 'a'],
          ['y', 2],
          ['z', 'bad'],
        ]),
      ),
    ),
  );
  const fields = [column('a', { type: { kind: 'integer' } }), column('b')];
  const result = await workspace().loadFiles([first, second], fields);
  expect(await workspace().rows(`SELECT * FROM "${result.outcome?.table}"`)).toEqual([
    [1, 'x'],
    [2, 'y'],
  ]);
  expect(rejectsOf(result)).toMatchObject([
    { file: second, line: 3, reasons: [{ kind: 'value', field: 'a', value: 'bad', cell: 'B3' }] },
  ]);
});
