import {
  HEADING_WORDS,
  type ResultColumn,
  type ResultRow,
  workbookHeadings,
  xlsxOfResult,
} from '@plumbline/center';
import type { Locale } from '@plumbline/diagnostics';

/** A workbook in pieces, headed in the language of the caller. Texts stay texts, whatever they begin with. */
export async function* xlsxPieces(
  columns: readonly ResultColumn[],
  chunks: AsyncIterable<readonly ResultRow[]>,
  { locale, hasBrackets }: { readonly locale: Locale; readonly hasBrackets: boolean },
): AsyncGenerator<Uint8Array, void, undefined> {
  const headings = workbookHeadings(columns, locale);
  const stream = xlsxOfResult(
    { columns, rows: rowsOf(chunks) },
    { headings, sheet: HEADING_WORDS[locale].sheet, hasBrackets },
  );
  for await (const piece of stream) yield piece as Uint8Array;
}

async function* rowsOf(
  chunks: AsyncIterable<readonly ResultRow[]>,
): AsyncGenerator<ResultRow, void, undefined> {
  for await (const rows of chunks) yield* rows;
}
