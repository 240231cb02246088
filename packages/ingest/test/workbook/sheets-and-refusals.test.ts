import { expect, test } from 'vitest';
import { codes } from '../workspace.ts';
import { plainSheet, workbookOf, zipOf } from './parts.ts';
import { oneSheet, useWorkbooks } from './workbook-harness.ts';

const { workspace, put, loaded } = useWorkbooks();

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

test('macros are named and not run; a declared header row must hold something', async () => {
  const sheets = oneSheet(plainSheet([['a'], [1]]));
  const links = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`;
  const extra = { 'xl/_rels/workbook.xml.rels': links, 'xl/vbaProject.bin': 'x' };
  const path = workspace().put('book.xlsm', await workbookOf({ ...sheets, extra }));
  const { rows, result } = await loaded(path, ['a']);
  expect(rows).toEqual([[1]]);
  expect(result.diagnostics).toMatchObject([{ code: 'load/macros-ignored', severity: 'note' }]);
  const workbook = { sheet: null, headerRows: [7], range: null, fillMerged: false };
  const wrong = await workspace().look(path, { workbook });
  expect(wrong.diagnostics.map(({ code, params }) => [code, params])).toEqual([
    ['load/no-header-row', { file: path, sheet: '订单', row: 7 }],
  ]);
});

test('what is no readable workbook says what it is', async () => {
  const foreign = async (name: string, content: Buffer | string, options = {}) => {
    const { diagnostics } = await workspace().look(workspace().put(name, content), options);
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
  const [old] = (await workspace().look(workspace().put('old.xls', compound('Workbook')))).diagnostics;
  expect(old?.hints.map(({ text }) => text)).toEqual([
    { zh: '请用 Excel 或 WPS 打开并另存为 .xlsx', en: 'open it in Excel or WPS and save it as .xlsx' },
  ]);
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
    codes(await workspace().look(await put(written)));
  expect(await refused(oneSheet('<sheetData/>'))).toEqual(['load/empty-sheet']);
  expect(await refused(oneSheet('<sheetData><row r="0"/></sheetData>'))).toEqual(['load/broken-workbook']);
  expect(await refused(oneSheet('<sheetData><row r="2"/><row r="2"/></sheetData>'))).toEqual([
    'load/broken-workbook',
  ]);
  expect(await refused(oneSheet('<sheetData><row r="1048577"/></sheetData>'))).toEqual([
    'load/broken-workbook',
  ]);
  expect(await refused(oneSheet('<sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData>'))).toEqual(
    ['load/broken-workbook'],
  );
  expect(await refused(oneSheet(`<sheetData>${'<a>'.repeat(200)}`))).toEqual(['load/broken-workbook']);
  expect(await refused({ sheets: [] })).toEqual(['load/broken-workbook']);
  const bomb = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>';
  expect(await refused({ ...oneSheet(''), extra: { 'xl/worksheets/sheet1.xml': bomb } })).toEqual([
    'load/broken-workbook',
  ]);
  const long = `<worksheet><sheetData><row><c t="str"><v>${' '.repeat(20 << 20)}</v></c></row></sheetData></worksheet>`;
  expect(await refused({ ...oneSheet(''), extra: { 'xl/worksheets/sheet1.xml': long } })).toEqual([
    'load/broken-workbook',
  ]);
  const bytes = await workbookOf(oneSheet(plainSheet([['a'], [1]])));
  const entry = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
  bytes.writeUInt32LE(0x20000000, entry + 24);
  expect(codes(await workspace().look(workspace().put('bomb.xlsx', bytes)))).toEqual([
    'load/suspicious-workbook',
  ]);
});
