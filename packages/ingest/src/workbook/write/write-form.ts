import { buffer } from 'node:stream/consumers';
import { displayWidth } from '@plumbline/diagnostics';
import { ZipFile } from 'yazl';
import { columnLetters, MOST_ROWS } from '../read/cell-address.ts';
import { cellXml } from './cell-xml.ts';
import { packageXml } from './package-xml.ts';
import { sheetName } from './sheet-name.ts';
import { type StyleSheet, styleSheet } from './style-sheet.ts';
import { xmlText } from './xml-text.ts';

/** A column of texts that people fill in. */
export interface FormColumn {
  readonly name: string;
  /** In characters; by its header when absent. */
  readonly width?: number;
  readonly isHidden?: boolean;
  /** Offered in a list in every cell. */
  readonly choices?: readonly string[];
}

export interface FormSheet {
  readonly name: string;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly (readonly string[])[];
}

const STAMP = { mtime: new Date(2000, 0, 1), forceDosTimestamp: true };
/** Excel takes no longer list inside a cell's rule. */
const LONGEST_LIST = 255;

/** A workbook of a few sheets of texts, to be filled in and read again: texts stay texts, whatever they begin with. */
export async function writeForm(sheets: readonly FormSheet[]): Promise<Buffer> {
  const zip = new ZipFile();
  const styles = styleSheet([{ name: '', type: 'text' }]);
  const names = sheets.map(({ name }) => sheetName(name, 1));
  const parts = new Map([['xl/styles.xml', styles.xml], ...packageXml(names)]);
  for (const [i, sheet] of sheets.entries())
    parts.set(`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet, styles));
  for (const [path, xml] of parts) zip.addBuffer(Buffer.from(xml), path, STAMP);
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}

function sheetXml({ columns, rows }: FormSheet, styles: StyleSheet): string {
  const counts = { rows: 0, sheets: 0, numbersAsText: 0, shortened: 0 };
  const write = cellXml('text');
  const [style = { value: 0, guarded: 0 }] = styles.columns;
  const cell = (text: string, c: number, row: number) =>
    text === '' ? '' : `<c r="${columnLetters(c)}${row}"${write(text, style, counts)}`;
  const header = columns.map(
    ({ name }, c) =>
      `<c r="${columnLetters(c)}1" s="${styles.header}" t="inlineStr"><is><t>${xmlText(name)}</t></is></c>`,
  );
  const body = rows.map(
    (texts, r) => `<row r="${r + 2}">${texts.map((text, c) => cell(text, c, r + 2)).join('')}</row>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>',
    `<cols>${columns.map(columnXml).join('')}</cols>`,
    `<sheetData><row r="1">${header.join('')}</row>${body.join('')}</sheetData>`,
    `<autoFilter ref="A1:${columnLetters(columns.length - 1)}${rows.length + 1}"/>`,
    listsXml(columns),
    '</worksheet>',
  ].join('');
}

function columnXml({ name, width, isHidden }: FormColumn, c: number): string {
  const wide = width ?? Math.max(12, displayWidth(name) + 3);
  const hidden = isHidden === true ? ' hidden="1"' : '';
  return `<col min="${c + 1}" max="${c + 1}" width="${wide}" customWidth="1"${hidden}/>`;
}

function listsXml(columns: readonly FormColumn[]): string {
  const lists = columns.flatMap(({ choices = [] }, c) => {
    const list = choices.join(',');
    if (list === '' || list.length > LONGEST_LIST) return [];
    const cells = `${columnLetters(c)}2:${columnLetters(c)}${MOST_ROWS}`;
    const quoted = xmlText(`"${list.replaceAll('"', '""')}"`);
    return [
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>${quoted}</formula1></dataValidation>`,
    ];
  });
  return lists.length === 0
    ? ''
    : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}
