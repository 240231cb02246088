import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openMemory, quoteLiteral } from '@plumbline/engines';
import type { PeerTable } from './peer-case.ts';

export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** The tables as Parquet files of their declared types: an empty text stays one, `\N` is null. */
export async function writeTables(
  folder: string,
  tables: Readonly<Record<string, PeerTable>>,
  to: string,
): Promise<void> {
  mkdirSync(to, { recursive: true });
  const engine = await openMemory({ stage: to, threads: 1 });
  try {
    for (const [name, table] of Object.entries(tables)) {
      const csv = join(to, `${name}.csv`);
      copyFileSync(join(folder, table.file), csv);
      const columns = table.columns.map(
        (column) => `${quoteLiteral(column.name)}: ${quoteLiteral(column.type)}`,
      );
      const read = `read_csv(${quoteLiteral(csv)}, header = true, delim = ',', quote = '"', nullstr = '\\N', columns = {${columns.join(', ')}})`;
      await engine.execute(
        `COPY (SELECT * FROM ${read}) TO ${quoteLiteral(join(to, `${name}.parquet`))} (FORMAT parquet)`,
      );
    }
  } finally {
    await engine.close();
  }
}

/** First and last value of a column of days. */
export async function rangeOf(file: string, column: string, stage: string): Promise<DayRange | null> {
  const engine = await openMemory({ stage, threads: 1 });
  try {
    const name = `"${column.replaceAll('"', '""')}"`;
    const sql = `SELECT CAST(CAST(min(${name}) AS DATE) AS VARCHAR), CAST(CAST(max(${name}) AS DATE) AS VARCHAR) FROM read_parquet(${quoteLiteral(file)})`;
    const [[from, to] = []] = (await engine.run({ sql, params: [] })).rows;
    return typeof from === 'string' && typeof to === 'string' ? { from, to } : null;
  } finally {
    await engine.close();
  }
}
