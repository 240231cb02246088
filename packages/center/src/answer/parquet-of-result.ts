import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLoader, quoteLiteral, quoteName } from '@plumbline/engines';
import type { Cell, ColumnType, MetricResult } from '@plumbline/query';

const ROWS_PER_INSERT = 1000;
const WIDEST = 38;

/** The rows of an answer as one Parquet file with the types of its columns, exact. Totals are left out, as in CSV. */
export async function parquetOfResult(result: MetricResult): Promise<Uint8Array> {
  const stage = await mkdtemp(join(tmpdir(), 'plumbline-'));
  try {
    const loader = await openLoader({ files: [], stage });
    try {
      const types = result.columns.map((column, i) =>
        TYPES[column.type](result.rows.map((row) => row[i] ?? null)),
      );
      const columns = result.columns.map((column, i) => `${quoteName(column.name)} ${types[i]}`);
      await loader.execute(`CREATE TABLE answer (${columns.join(', ')})`);
      for (let from = 0; from < result.rows.length; from += ROWS_PER_INSERT) {
        const rows = result.rows
          .slice(from, from + ROWS_PER_INSERT)
          .map((row) => `(${row.map(cellSql).join(', ')})`);
        await loader.execute(`INSERT INTO answer VALUES ${rows.join(', ')}`);
      }
      const file = join(loader.stage ?? stage, 'answer.parquet');
      await loader.execute(`COPY answer TO ${quoteLiteral(file)} (FORMAT PARQUET)`);
      return await readFile(file);
    } finally {
      await loader.close();
    }
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

const TYPES: { readonly [T in ColumnType]: (cells: readonly Cell[]) => string } = {
  text: () => 'VARCHAR',
  boolean: () => 'BOOLEAN',
  date: () => 'DATE',
  timestamp: () => 'TIMESTAMP',
  integer: () => 'INTEGER',
  bigint: () => 'BIGINT',
  decimal: (cells) => `DECIMAL(${WIDEST}, ${Math.max(0, ...cells.map(scaleOf))})`,
  double: () => 'DOUBLE',
};

/** A decimal is written at its declared scale. */
function scaleOf(cell: Cell): number {
  return typeof cell === 'string' ? (cell.split('.')[1]?.length ?? 0) : 0;
}

/** Texts are cast by the column they go into. */
function cellSql(cell: Cell): string {
  if (cell === null) return 'NULL';
  return typeof cell === 'string' ? quoteLiteral(cell) : String(cell);
}
