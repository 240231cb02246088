import type { EngineCell, Rows } from '../engine.ts';
import { chunksOf, runAll } from './chunks.ts';
import type { Connections } from './connections.ts';
import type { Warehouse } from './warehouse.ts';

/** The engine over the connections of a configured instance. `release` runs after it is closed. */
export function serve(
  connections: Connections,
  place: { readonly file: string | null; readonly stage: string | null },
  release: () => void,
): Warehouse {
  return {
    name: 'duckdb',
    ...place,
    async run(statement, options = {}) {
      return collect(chunksOf(connections, statement, options));
    },
    stream(statement, options = {}) {
      return chunksOf(connections, statement, options);
    },
    async execute(sql, options = {}) {
      await runAll(connections, sql, options);
    },
    async close() {
      await connections.close();
      release();
    },
  };
}

async function collect(chunks: AsyncIterable<Rows>): Promise<Rows> {
  let columns: Rows['columns'] = [];
  const rows: (readonly EngineCell[])[] = [];
  const notFinite: { row: number; column: number }[] = [];
  for await (const chunk of chunks) {
    columns = chunk.columns;
    for (const { row, column } of chunk.notFinite) notFinite.push({ row: row + rows.length, column });
    for (const row of chunk.rows) rows.push(row);
  }
  return { columns, rows, notFinite };
}
