import { xmlText } from './xml-text.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The parts that name the sheets, as path → XML; the styles and the sheets themselves are written elsewhere. */
export function packageXml(sheets: readonly string[]): ReadonlyMap<string, string> {
  const paths = sheets.map((_, i) => `worksheets/sheet${i + 1}.xml`);
  const override = (path: string, type: string) =>
    `<Override PartName="/xl/${path}" ContentType="${TYPES}.${type}+xml"/>`;
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const links = paths.map((path, i) => link(`sheet${i + 1}`, 'worksheet', path)).join('');
  const listed = sheets
    .map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="sheet${i + 1}"/>`)
    .join('');
  const relations = (inner: string) =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  const defaults = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`;
  const overrides = [
    override('workbook.xml', 'sheet.main'),
    override('styles.xml', 'styles'),
    ...paths.map((path) => override(path, 'worksheet')),
  ].join('');
  return new Map([
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${listed}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relations(links + link('styles', 'styles', 'styles.xml'))],
    ['_rels/.rels', relations(link('book', 'officeDocument', 'xl/workbook.xml'))],
    ['[Content_Types].xml', `${HEAD}<Types xmlns="${PACKAGE}/content-types">${defaults}${overrides}</Types>`],
  ]);
}
