import type { CsvOptions, FileOptions, Source, WorkbookOptions } from '../../dataset.ts';
import type { SourceDefinition } from '../../workspace/schema/dataset.ts';
import { splitReference } from '../fields/draft-fields.ts';

/** The source as the schema has checked it; `set:` of a union is typed later. */
export function toSource(definition: SourceDefinition): Source {
  const { files, table, sql, connection, distinct, union } = definition;
  if (files !== undefined) return { kind: 'files', paths: files, options: toOptions(definition) };
  if (table !== undefined) return { kind: 'table', connection: connection ?? '', table };
  if (sql !== undefined) return { kind: 'sql', connection: connection ?? null, sql };
  if (distinct !== undefined) return { kind: 'distinct', fields: distinct.map(splitReference) };
  return { kind: 'union', members: (union ?? []).map(({ dataset }) => ({ dataset, set: new Map() })) };
}

function toOptions(definition: SourceDefinition): FileOptions {
  const { format, delimiter, encoding, header } = definition;
  const workbook = toWorkbook(definition);
  const csv = toCsv(definition);
  return {
    format: format ?? null,
    delimiter: delimiter ?? null,
    encoding: encoding ?? null,
    header: header ?? null,
    ...(workbook === null ? {} : { workbook }),
    ...(csv === null ? {} : { csv }),
  };
}

function toWorkbook(definition: SourceDefinition): WorkbookOptions | null {
  const { sheet, header_rows, range, fill_merged } = definition;
  if ([sheet, header_rows, range, fill_merged].every((option) => option === undefined)) return null;
  return {
    sheet: sheet ?? null,
    headerRows: header_rows?.map(Number) ?? null,
    range: range ?? null,
    fillMerged: fill_merged ?? false,
  };
}

function toCsv(definition: SourceDefinition): CsvOptions | null {
  const { quote, escape: escaping, comment, skip, decimal, thousands } = definition;
  if ([quote, escaping, comment, skip, decimal, thousands].every((option) => option === undefined))
    return null;
  return {
    quote: quote ?? null,
    escape: escaping ?? null,
    comment: comment ?? null,
    skip: Number(skip ?? 0),
    decimal: decimal ?? null,
    thousands: thousands ?? null,
  };
}
