import type { ForeignFormat, LoadingParams } from '../../codes/loading.ts';
import type { Catalog } from '../catalog.ts';

const list = (items: readonly string[]) => items.join(', ');
const such = (items: readonly string[]) => (items.length === 0 ? '' : `, such as ${items.join('; ')}`);
const rows = (count: number) => (count === 1 ? '1 row' : `${count} rows`);

const formats: { readonly [F in ForeignFormat]: string } = {
  zip: 'it is a zip archive without an Excel workbook in it',
  'old-workbook': 'it is a workbook of Excel 97–2003 (.xls)',
  'binary-workbook': 'it is a binary Excel workbook (.xlsb)',
  'encrypted-workbook': 'it is an encrypted workbook that opens with a password',
  'markup-workbook': 'it is a web page or XML whose name ends like that of a workbook',
  'open-document': 'it is an OpenDocument file (.ods)',
  pdf: 'it is a PDF',
  zstd: 'it is compressed with zstd',
  bzip2: 'it is compressed with bzip2',
  database: 'it is an SQLite database',
  'not-parquet': 'it is declared as Parquet but does not begin like it',
  'not-workbook': 'it is declared as an Excel workbook but does not begin like one',
};

export const loading: Catalog<LoadingParams> = {
  'load/file-not-found': (p) => `${p.dataset}: file ${p.path} not found`,
  'load/no-file-matches': (p) => `${p.dataset}: no file matches ${p.path}`,
  'load/not-a-file': (p) => `${p.dataset}: ${p.path} is not a file`,
  'load/outside-folder': (p) =>
    `${p.dataset}: ${p.path} lies outside the folders that may be read (the workspace and the folders of its env variables)`,
  'load/foreign-format': (p) =>
    `${p.file} is neither CSV, Excel (.xlsx), Parquet nor JSON lines: ${formats[p.what]}`,
  'load/mixed-formats': (p) => `the files of ${p.dataset} are of different formats`,
  'load/empty-file': (p) => `${p.file} is empty`,
  'load/broken-gzip': (p) => `${p.file} cannot be unzipped to its end: ${p.cause}`,
  'load/broken-workbook': (p) => `workbook ${p.file} is damaged or incomplete (${p.part}): ${p.cause}`,
  'load/suspicious-workbook': (p) =>
    `${p.part} in workbook ${p.file} unpacks from ${p.packed} to ${p.bytes} bytes, like a zip bomb; it was not read`,
  'load/macros-ignored': (p) => `${p.file} holds macros; they are not run, only cells are read`,
  'load/no-such-sheet': (p) => `${p.file} has no sheet ${p.sheet}; it has ${list(p.sheets)}`,
  'load/several-sheets': (p) =>
    `sheet ${p.sheet} of ${p.file} was read${p.others.length > 0 ? `; not read: ${list(p.others)}` : ''}${p.hidden.length > 0 ? `; hidden: ${list(p.hidden)}` : ''}`,
  'load/empty-sheet': (p) => `sheet ${p.sheet} of ${p.file} holds nothing in the range that is read`,
  'load/no-header-row': (p) =>
    `row ${p.row} of sheet ${p.sheet} in ${p.file} is empty and cannot be the header`,
  'load/unnamed-columns': (p) =>
    `sheet ${p.sheet} of ${p.file}: the header (row ${p.row}) gives no name to ${list(p.columns)}; named by position, column…`,
  'load/merged-cells': (p) =>
    `sheet ${p.sheet} of ${p.file} has ${p.ranges} merged range(s) of data cells (such as ${p.example}): the value belongs to the top left cell, the others are empty`,
  'load/blank-rows': (p) =>
    `sheet ${p.sheet} of ${p.file} has ${p.rows} blank row(s) between rows of data (from row ${p.first}); the rows below are loaded as well`,
  'load/total-rows': (p) =>
    `sheet ${p.sheet} of ${p.file} has ${p.rows} row(s) that look like totals (row ${p.first}: ${p.text}); they are loaded like any other, so sums count twice`,
  'load/unusable-cells': (p) =>
    `sheet ${p.sheet} of ${p.file} has ${p.cells} cell(s) without a usable value, such as ${p.example}: ${p.what}; rows that need them are quarantined`,
  'load/cannot-watch': (p) => `cannot look at the files of ${p.dataset} for changes now: ${p.cause}`,
  'load/source-gone': (p) => `data file ${p.path} is gone; what was loaded from it stays`,
  'load/wrong-encoding': (p) => `${p.file} is not ${p.encoding} text from line ${p.line} on`,
  'load/encoding-guessed': (p) => `${p.file} is not UTF-8 and was read as ${p.encoding}`,
  'load/bad-json-array': (p) =>
    p.problem === 'not-closed'
      ? `the JSON array of ${p.file} is not closed: the file may have been cut short`
      : `${p.file} goes on after its JSON array`,
  'load/line-too-long': (p) => `line ${p.line} of ${p.file} is longer than ${p.limit} bytes`,
  'load/broken-header': (p) => `the header line of ${p.file} cannot be read: a quote in it is not closed`,
  'load/no-header': (p) =>
    `the first line of ${p.file} looks like data, so its columns are called column1, column2 …`,
  'load/duplicate-column': (p) => `${p.file} has two columns called ${p.column}`,
  'load/columns-differ': (p) =>
    `${p.file} has other columns than ${p.first}${p.missing.length > 0 ? `; missing: ${list(p.missing)}` : ''}${p.extra.length > 0 ? `; extra: ${list(p.extra)}` : ''}`,
  'load/closed-data': () =>
    'there are findings about data of which no policy opens all rows to you; ask an administrator for them',
  'load/tree-circle': (p) =>
    `hierarchy ${p.hierarchy}: these members are their own ancestors: ${p.members.join(', ')}`,
  'load/tree-two-parents': (p) =>
    `hierarchy ${p.hierarchy}: several rows have the key of these members: ${p.members.join(', ')}`,
  'load/tree-operator': (p) =>
    `hierarchy ${p.hierarchy}: operators are +, - and ~, not ${p.found.join(', ')}`,
  'load/tree-orphan': (p) =>
    `hierarchy ${p.hierarchy}: the parents of ${p.members.join(', ')} do not exist; they count as roots`,
  'load/unknown-column': (p) => `the source of ${p.dataset} has no column ${p.column}`,
  'load/mixed-line-ends': (p) =>
    `${p.file} mixes line ends (${p.lf} LF, ${p.crlf} CRLF); they were read as the same`,
  'load/unclosed-quote': (p) =>
    `${rows(p.records)} of ${p.file} hold a quote that is not closed or a stray carriage return; only these are set aside`,
  'load/no-rows': (p) => `the source of ${p.dataset} has no rows`,
  'load/no-good-rows': (p) => `none of the ${rows(p.rows)} of ${p.dataset} could be read; see ${p.rejects}`,
  'load/rows-quarantined': (p) =>
    `${p.quarantined} of ${rows(p.read)} of ${p.dataset} could not be read and are kept in ${p.rejects}`,
  'load/rows-disagree': (p) =>
    `${p.file} has ${p.counted} records but ${p.read} were read; nothing was loaded; load again if the file was being written, else please report it`,
  'load/ambiguous-dates': (p) =>
    `the dates in ${p.column} of ${p.dataset} can be read day first or month first (${p.example})`,
  'load/rounded': (p) =>
    `${rows(p.rows)} of ${p.field} in ${p.dataset} have more than ${p.scale} decimals and were rounded, such as ${p.example}`,
  'load/cannot-convert': (p) => `${p.field} of ${p.dataset} cannot be made ${p.to} from ${p.from}`,
  'load/expression-failed': (p) => `a field expression of ${p.dataset} failed: ${p.cause}`,
  'load/unreadable': (p) => `${p.file} cannot be read: ${p.cause}`,
  'load/sql-not-select': (p) => `the sql of ${p.dataset} must be one SELECT: ${p.cause}`,
  'load/sql-function': (p) => `${p.name} may not be used in the sql of a source`,
  'load/duplicate-key': (p) =>
    `${p.dataset} has ${rows(p.rows)} too many for the key ${list(p.key)}${such(p.examples)}`,
  'load/null-key': (p) => `${rows(p.rows)} of ${p.dataset} have no ${list(p.key)}`,
  'load/target-not-unique': (p) =>
    `relationship ${p.relationship} leads to several rows of ${p.dataset} by ${list(p.columns)} (${rows(p.rows)} too many)${such(p.examples)}; a join would count rows twice`,
  'load/versions-overlap': (p) =>
    `${p.dataset}: several versions of one ${p.key} are in force at once (${rows(p.rows)} too many)${such(p.examples)}; a join would count rows twice`,
  'load/account-code': (p) =>
    `${rows(p.rows)} of ${p.dataset} have an account (${p.field}) that begins with no digit or letter${such(p.examples)}, so that no range of accounts holds them: debit ${p.debit} and credit ${p.credit} are in no account()`,
  'load/weights-not-one': (p) =>
    `bridge ${p.bridge}: the weights of ${rows(p.rows)} do not add up to 1${such(p.examples)}; groups will not tie to the total`,
  'load/key-not-found': (p) =>
    `${rows(p.rows)} find nothing in ${p.dataset} along the required relationship ${p.relationship}${such(p.examples)}`,
  'load/test-failed': (p) =>
    `test ${p.test} on ${list(p.fields)} of ${p.dataset} fails for ${rows(p.rows)}${such(p.examples)}`,
  'load/not-fresh': (p) =>
    p.last === null
      ? `${p.dataset} has no dated row, but should have one within ${p.within}`
      : `the last row of ${p.dataset} is of ${p.last}, more than ${p.within} ago`,
};
