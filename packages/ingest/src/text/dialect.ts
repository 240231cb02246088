import type { CsvOptions } from '@plumbline/model';
import { type Marks, splitRecord } from './split-record.ts';

export interface Dialect extends Marks {
  readonly header: boolean;
  /** The header was not declared and the first line looks like data. */
  readonly headerDoubtful: boolean;
  /** Names as written, or `column1`, `column2` … without a header; never empty ones. */
  readonly names: readonly string[];
}

const CANDIDATES = [',', '\t', ';', '|', '\u0001', '^', '~'];
const SAMPLE = 100;

/** Finds delimiter and header from the first records of a file (at least one). */
export function detectDialect(
  records: readonly string[],
  declared: {
    readonly delimiter: string | null;
    readonly header: boolean | null;
    readonly csv?: CsvOptions | undefined;
  },
): Dialect {
  const quoting = quotingOf(declared.csv);
  const delimiter = declared.delimiter ?? detectDelimiter(records.slice(0, SAMPLE), quoting);
  const first = splitRecord(records[0] ?? '', { ...quoting, delimiter });
  const looksLikeHeader =
    first.every((cell) => cell.trim() === '' || !looksLikeValue(cell)) &&
    first.some((cell) => cell.trim() !== '');
  const header = declared.header ?? looksLikeHeader;
  return {
    ...quoting,
    delimiter,
    header,
    headerDoubtful: declared.header === null && !header,
    names: first.map((cell, i) => (header && cell.trim() !== '' ? cell.trim() : `column${i + 1}`)),
  };
}

export type Quoting = Pick<Marks, 'quote' | 'escape'>;

/** Fields are quoted with `"`, doubled inside, unless the definition says otherwise. */
export function quotingOf(csv: CsvOptions | undefined): Quoting {
  const quote = csv?.quote === 'none' ? null : (csv?.quote ?? '"');
  const escaping = csv?.escape ?? null;
  return { quote, escape: escaping === quote ? null : escaping };
}

/** The delimiter under which most records have as many fields as the first, then the one with most fields. */
function detectDelimiter(records: readonly string[], quoting: Quoting): string {
  const scored = CANDIDATES.map((delimiter) => {
    const widths = records.map((record) => splitRecord(record, { ...quoting, delimiter }).length);
    const width = widths[0] ?? 1;
    const agreeing = widths.filter((w) => w === width).length / Math.max(1, widths.length);
    return { delimiter, width, agreeing };
  }).filter(({ width, agreeing }) => width > 1 && agreeing > 0.5);
  scored.sort((a, b) => b.agreeing - a.agreeing || b.width - a.width);
  return scored[0]?.delimiter ?? ',';
}

/** Numbers, dates, times and truth values do not name columns. */
export function looksLikeValue(cell: string): boolean {
  const text = cell.trim();
  return (
    /^[+-]?[\d.,]*\d[\d.,]*%?$/.test(text) ||
    /^\d{1,4}[-/.年]\d{1,2}([-/.月]\d{1,4})?/.test(text) ||
    /^(true|false)$/i.test(text)
  );
}
