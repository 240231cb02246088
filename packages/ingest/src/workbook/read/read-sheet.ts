import { brokenWorkbook } from './broken-workbook.ts';
import { type CellRange, columnOf, MOST_COLUMNS, MOST_ROWS, rangeOf } from './cell-address.ts';
import { type CellSetting, type CellValue, cellValue } from './cell-value.ts';
import { readXml, type XmlSource } from './read-xml.ts';

/** One row of a sheet; `cells` by column from 0, with gaps for what the sheet leaves out. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly (CellValue | null | undefined)[];
}

export interface SheetEvents {
  readonly row: (row: SheetRow) => void;
  /** Ranges come after all rows. */
  readonly merged: (range: CellRange) => void;
  readonly afterPiece: () => Promise<void>;
}

const MOST_MERGED = 500_000;

/** Reads a sheet from top to bottom. Throws PlumblineError for one that is no sheet. */
export async function readSheet(source: XmlSource, setting: CellSetting, events: SheetEvents): Promise<void> {
  const reader = sheetReader(source, setting, events);
  await readXml(source, reader, events.afterPiece);
  if (!reader.sawSheet()) throw brokenWorkbook(source.file, source.part, 'no worksheet');
}

function sheetReader(source: XmlSource, setting: CellSetting, events: SheetEvents) {
  let sawSheet = false;
  let inRows = false;
  let row = 0;
  let column = -1;
  let cells: (CellValue | null)[] = [];
  let type = 'n';
  let style = 0;
  let text = '';
  let isFormula = false;
  let takesText = false;
  let phonetic = 0;
  let merged = 0;
  const broken = (cause: string) => brokenWorkbook(source.file, source.part, cause);

  const openRow = (attributes: Readonly<Record<string, string>>) => {
    const next = attributes.r === undefined ? row + 1 : Number(attributes.r);
    if (!Number.isInteger(next) || next <= row || next > MOST_ROWS)
      throw broken(`row ${attributes.r} after row ${row}`);
    row = next;
    column = -1;
    cells = [];
  };
  const openCell = ({ r, s, t }: Readonly<Record<string, string>>) => {
    const next = r === undefined ? column + 1 : columnOf(r);
    if (next === null || next >= MOST_COLUMNS) throw broken(`cell ${r} in row ${row}`);
    column = next;
    type = t ?? 'n';
    style = s === undefined ? 0 : Number(s);
    text = '';
    isFormula = false;
  };
  const openInRows = (name: string, attributes: Readonly<Record<string, string>>) => {
    if (name === 'c') openCell(attributes);
    else if (name === 'v') takesText = true;
    else if (name === 'row') openRow(attributes);
    else if (name === 'f') isFormula = true;
    else if (name === 't') takesText = phonetic === 0;
    else if (name === 'rPh') phonetic++;
  };
  return {
    sawSheet: () => sawSheet,
    open(name: string, attributes: Readonly<Record<string, string>>) {
      if (inRows) openInRows(name, attributes);
      else if (name === 'worksheet') sawSheet = true;
      else if (name === 'sheetData') inRows = true;
      else if (name === 'mergeCell') {
        const range = rangeOf(attributes.ref ?? '');
        if (range === null || ++merged > MOST_MERGED) throw broken(`merged range ${attributes.ref}`);
        events.merged(range);
      }
    },
    text(piece: string) {
      if (takesText) text += piece;
    },
    close(name: string) {
      if (!inRows) return;
      if (name === 'v' || name === 't') takesText = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'c') {
        const value = cellValue({ type, style, text, isFormula }, setting);
        if (value !== null) cells[column] = value;
      } else if (name === 'row') events.row({ number: row, cells });
      else if (name === 'sheetData') inRows = false;
    },
  };
}
