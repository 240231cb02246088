import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Parts of a workbook as some program would write them; what is not given is as Excel does it. */
export interface Written {
  /** Inside `<worksheet>`. */
  readonly sheets: readonly { readonly name: string; readonly xml: string; readonly state?: string }[];
  readonly styles?: string;
  readonly shared?: string;
  readonly date1904?: boolean;
  readonly extra?: Readonly<Record<string, string>>;
  readonly compress?: boolean;
}

/** The bytes of a zip file with these files. */
export async function zipOf(files: Readonly<Record<string, string>>, compress = true): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name, { compress });
  zip.end();
  return buffer(zip.outputStream as NodeJS.ReadableStream & AsyncIterable<Buffer>);
}

export async function workbookOf(written: Written): Promise<Buffer> {
  const { sheets, styles, shared, date1904, extra, compress } = written;
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (inner: string) =>
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${name}" sheetId="${i + 1}" ${state === undefined ? '' : `state="${state}" `}r:id="rId${i + 1}"/>`,
  );
  const links = sheets.map((_, i) => link(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  if (styles !== undefined) links.push(link('rIdA', 'styles', 'styles.xml'));
  if (shared !== undefined) links.push(link('rIdB', 'sharedStrings', '/xl/sharedStrings.xml'));
  return zipOf(
    {
      '_rels/.rels': relations(link('rId1', 'officeDocument', 'xl/workbook.xml')),
      'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relations(links.join('')),
      ...Object.fromEntries(
        sheets.map(({ xml }, i) => [
          `xl/worksheets/sheet${i + 1}.xml`,
          `${HEAD}<worksheet xmlns="${MAIN}">${xml}</worksheet>`,
        ]),
      ),
      ...(styles === undefined
        ? {}
        : { 'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
      ...(shared === undefined
        ? {}
        : { 'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${shared}</sst>` }),
      ...extra,
    },
    compress,
  );
}

/** A sheet of the given cells, each `[address, attributes, inside]`; a row is opened for each new row number. */
export function sheetData(cells: readonly (readonly [string, string, string])[], after = ''): string {
  const rows = new Map<string, string>();
  for (const [address, attributes, inside] of cells) {
    const row = address.replace(/^\D+/, '');
    rows.set(
      row,
      `${rows.get(row) ?? ''}<c r="${address}"${attributes === '' ? '' : ` ${attributes}`}>${inside}</c>`,
    );
  }
  return `<sheetData>${[...rows].map(([row, xml]) => `<row r="${row}">${xml}</row>`).join('')}</sheetData>${after}`;
}

/** A sheet of texts and numbers, as inline strings; null leaves a cell out. */
export function plainSheet(rows: readonly (readonly (string | number | null)[])[], after = ''): string {
  const cells = rows.flatMap((row, r) =>
    row.flatMap((cell, c): (readonly [string, string, string])[] => {
      if (cell === null) return [];
      const address = `${String.fromCharCode(65 + c)}${r + 1}`;
      return typeof cell === 'number'
        ? [[address, '', `<v>${cell}</v>`]]
        : [[address, 't="inlineStr"', `<is><t>${cell}</t></is>`]];
    }),
  );
  return sheetData(cells, after);
}

/** `<cellXfs>` with one style for each format: a built-in number, or a code of its own. */
export function stylesOf(formats: readonly (number | string)[]): string {
  const own = formats.filter((format) => typeof format === 'string');
  const attribute = (code: string) =>
    code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const numFmts = own.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${attribute(code)}"/>`);
  const xfs = formats.map(
    (format) => `<xf numFmtId="${typeof format === 'number' ? format : 164 + own.indexOf(format)}"/>`,
  );
  return `<numFmts>${numFmts.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs>`;
}
