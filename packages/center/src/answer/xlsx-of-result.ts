import type { Readable } from 'node:stream';
import { writeXlsx, type XlsxColumn } from '@plumbline/ingest';
import type { MetricResult, ResultColumn, ResultRow } from '@plumbline/query';

export interface XlsxWords {
  /** Header cells, one for each column. */
  readonly headings: readonly string[];
  /** Name of the sheet. */
  readonly sheet: string;
}

/** The rows of an answer as an Excel workbook with typed cells, made as fast as it is read. Totals are left out, as in CSV. */
export function xlsxOfResult(
  result: Pick<MetricResult, 'columns'> & { readonly rows: AsyncIterable<ResultRow> | Iterable<ResultRow> },
  words: XlsxWords,
): Readable {
  const columns = result.columns.map((column, i) => xlsxColumn(column, words.headings[i] ?? column.name));
  return writeXlsx(result.rows, { columns, sheet: words.sheet }).stream;
}

function xlsxColumn(column: ResultColumn, name: string): XlsxColumn {
  const format = formatOf(column);
  return { name, type: column.type, ...(format === null ? {} : { format }) };
}

/** Null: as usual for its type. */
function formatOf({ role, type, unit, grain }: ResultColumn): string | null {
  if (role === 'time') return grain === 'year' ? 'yyyy' : grain === 'month' ? 'yyyy-mm' : null;
  // A number that names a member, such as a year, is not grouped by thousands.
  if (role === 'dimension') return type === 'integer' || type === 'bigint' ? '0' : null;
  if (unit === 'percent') return '0.0%';
  return type === 'double' ? '#,##0.00' : null;
}
