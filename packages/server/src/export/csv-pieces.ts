import type { ResultColumn, ResultRow } from '@plumbline/center';
import { csvHead, csvRows } from './csv.ts';

/** Sent together: a write for every few rows costs more than the rows. */
const PIECE = 64 * 1024;

/** A CSV file in pieces. It begins with a byte order mark: Excel reads Chinese only with one. */
export async function* csvPieces(
  columns: readonly ResultColumn[],
  chunks: AsyncIterable<readonly ResultRow[]>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encoder = new TextEncoder();
  let text = `\uFEFF${csvHead(columns)}`;
  for await (const rows of chunks) {
    text += csvRows(columns, rows);
    if (text.length < PIECE) continue;
    yield encoder.encode(text);
    text = '';
  }
  if (text !== '') yield encoder.encode(text);
}
