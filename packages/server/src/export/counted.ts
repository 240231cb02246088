import type { ResultRow } from '@plumbline/center';

/** The same rows, told to `count` as they pass. */
export async function* counted(
  chunks: AsyncIterable<readonly ResultRow[]>,
  count: (rows: number) => void,
): AsyncGenerator<readonly ResultRow[], void, undefined> {
  for await (const rows of chunks) {
    count(rows.length);
    yield rows;
  }
}
