import type { Readable } from 'node:stream';
import { workbookFormat } from '@plumbline/finance';
import { writeXlsx, type XlsxColumn } from '@plumbline/ingest';
import type { MetricResult, ResultColumn, ResultRow } from '@plumbline/query';
import { workbookColumn } from './workbook-column.ts';

export interface XlsxWords {
  /** Header cells, one for each column. */
  readonly headings: readonly string[];
  /** Name of the sheet. */
  readonly sheet: string;
  /** (1,234) for −1,234. */
  readonly hasBrackets?: boolean;
}

/** The rows of an answer as an Excel workbook with typed cells, made as fast as it is read. Totals are left out, as in CSV. */
export function xlsxOfResult(
  result: Pick<MetricResult, 'columns'> & { readonly rows: AsyncIterable<ResultRow> | Iterable<ResultRow> },
  words: XlsxWords,
): Readable {
  const columns = result.columns.map((column, i) =>
    xlsxColumn(column, words.headings[i] ?? column.name, words.hasBrackets),
  );
  return writeXlsx(result.rows, { columns, sheet: words.sheet }).stream;
}

function xlsxColumn(column: ResultColumn, name: string, hasBrackets = false): XlsxColumn {
  const format = formatOf(column, hasBrackets);
  return { name, type: column.type, ...(format === null ? {} : { format }) };
}

/** Null: as usual for its type. */
function formatOf(column: ResultColumn, hasBrackets: boolean): string | null {
  const { role, type, grain } = column;
  if (role === 'time') return grain === 'year' ? 'yyyy' : grain === 'month' ? 'yyyy-mm' : null;
  const isWhole = type === 'integer' || type === 'bigint';
  // A number that names a member, such as a year, is not grouped by thousands.
  if (role === 'dimension') return isWhole ? '0' : null;
  const isNumber = isWhole || type === 'decimal' || type === 'double';
  return isNumber ? workbookFormat(workbookColumn(column), hasBrackets) : null;
}
