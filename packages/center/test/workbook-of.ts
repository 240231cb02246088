import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Address, attributes, inside. */
export type SheetCell = readonly [string, string, string];

export interface WrittenSheet {
  readonly name: string;
  readonly cells: readonly SheetCell[];
  readonly merged?: readonly string[];
  readonly isHidden?: boolean;
}

/** A workbook as a spreadsheet program writes it; style 1 is a date. */
export async function workbookOf(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const zip = new ZipFile();
  const put = (path: string, xml: string) => zip.addBuffer(Buffer.from(xml), path);
  const links = (lines: readonly string[]) =>
    `<Relationships xmlns="${PACKAGE}">${lines.join('')}</Relationships>`;
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const listed = sheets.map(
    ({ name, isHidden }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}"${isHidden === true ? ' state="hidden"' : ''} r:id="r${i}"/>`,
  );
  put('_rels/.rels', links([link('r', 'officeDocument', 'xl/workbook.xml')]));
  put(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed.join('')}</sheets></workbook>`,
  );
  const parts = sheets.map((_, i) => link(`r${i}`, 'worksheet', `worksheets/s${i}.xml`));
  put('xl/_rels/workbook.xml.rels', links([...parts, link('st', 'styles', 'styles.xml')]));
  const formats = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
  put('xl/styles.xml', `<styleSheet xmlns="${MAIN}">${formats}</styleSheet>`);
  for (const [i, sheet] of sheets.entries()) put(`xl/worksheets/s${i}.xml`, sheetXml(sheet));
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}

function sheetXml({ cells, merged = [] }: WrittenSheet): string {
  const rows = new Map<string, string>();
  for (const [address, attributes, inside] of cells) {
    const row = address.replace(/^\D+/, '');
    rows.set(row, `${rows.get(row) ?? ''}<c r="${address}" ${attributes}>${inside}</c>`);
  }
  const data = [...rows].map(([row, xml]) => `<row r="${row}">${xml}</row>`).join('');
  const ranges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const after = ranges === '' ? '' : `<mergeCells>${ranges}</mergeCells>`;
  return `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${after}</worksheet>`;
}
