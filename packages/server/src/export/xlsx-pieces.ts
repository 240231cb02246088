import { type ResultColumn, type ResultRow, workbookHeadings, xlsxOfResult } from '@plumbline/center';
import type { Locale } from '@plumbline/diagnostics';
import { HEADING_WORDS } from './heading-words.ts';

/** A workbook in pieces, headed in the language of the caller. Texts stay texts, whatever they begin with. */
export async function* xlsxPieces(
  columns: readonly ResultColumn[],
  chunks: AsyncIterable<readonly ResultRow[]>,
  { locale, hasBrackets }: { readonly locale: Locale; readonly hasBrackets: boolean },
): AsyncGenerator<Uint8Array, void, undefined> {
  const words = HEADING_WORDS[locale];
  const headings = workbookHeadings(columns, words);
  const stream = xlsxOfResult(
    { columns, rows: rowsOf(chunks) },
    { headings, sheet: words.sheet, hasBrackets },
  );
  for await (const piece of stream) yield piece as Uint8Array;
}

async function* rowsOf(
  chunks: AsyncIterable<readonly ResultRow[]>,
): AsyncGenerator<ResultRow, void, undefined> {
  for await (const rows of chunks) yield* rows;
}
