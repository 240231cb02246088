import type { CellStyle } from './cell-xml.ts';
import { FORMATS, type XlsxColumn } from './xlsx-column.ts';
import { xmlText } from './xml-text.ts';

/** Styles of a workbook: one for the header, one for each column, and one each for texts that look like formulas. */
export interface StyleSheet {
  readonly xml: string;
  readonly header: number;
  readonly columns: readonly CellStyle[];
}

const FIRST_OWN_FORMAT = 164;
const HEADER = 1;
const GUARDED = 2;
const FIRST_COLUMN = 3;

export function styleSheet(columns: readonly XlsxColumn[]): StyleSheet {
  const codes = [...new Set(columns.map(codeOf).filter((code) => code !== 'General'))];
  const idOf = (code: string) => (code === 'General' ? 0 : FIRST_OWN_FORMAT + codes.indexOf(code));
  const formats = codes.map((code) => `<numFmt numFmtId="${idOf(code)}" formatCode="${xmlText(code)}"/>`);
  const used = ['General', ...codes];
  const cells = [
    xf(0),
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>',
    ...used.map((code) => xf(idOf(code))),
  ];
  const xml = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    formats.length === 0 ? '' : `<numFmts count="${formats.length}">${formats.join('')}</numFmts>`,
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>',
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${cells.length}">${cells.join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
    '</styleSheet>',
  ].join('');
  const styles = columns.map((column) => ({
    value: FIRST_COLUMN + used.indexOf(codeOf(column)),
    guarded: GUARDED,
  }));
  return { xml, header: HEADER, columns: styles };
}

function codeOf({ type, format }: XlsxColumn): string {
  return format ?? FORMATS[type];
}

function xf(format: number): string {
  const apply = format === 0 ? '' : ' applyNumberFormat="1"';
  return `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0"${apply}/>`;
}
