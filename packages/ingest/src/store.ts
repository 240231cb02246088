import { setTimeout as wait } from 'node:timers/promises';
import { PlumblineError } from '@plumbline/diagnostics';
import { quoteLiteral, quoteName, type Warehouse } from '@plumbline/engines';

/** Makes a new table of the good rows of the staged parts. Nobody sees it before the caller's pointer names it. */
export async function storeParts(
  warehouse: Warehouse,
  table: string,
  fields: readonly string[],
  options: {
    readonly paths: readonly string[];
    readonly filtered: boolean;
    readonly signal: AbortSignal | undefined;
  },
): Promise<void> {
  const columns = fields.map(quoteName).join(', ');
  const files = options.paths.map(quoteLiteral).join(', ');
  const where = options.filtered ? ' WHERE NOT plumbline_bad' : '';
  const select = `SELECT ${columns} FROM read_parquet([${files}])${where}`;
  await warehouse.execute(`CREATE TABLE ${quoteName(table)} AS ${select}`, { signal: options.signal });
}

const TRIES = 10;
const PAUSE_MS = 200;

/**
 * Moves what was written from the log into the file. Running queries can hold it up; what is committed is safe in
 * the log all the same, so in the end it is left for the next checkpoint.
 */
export async function checkpoint(warehouse: Warehouse): Promise<void> {
  if (warehouse.file === null) return;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    try {
      await warehouse.execute('CHECKPOINT');
      return;
    } catch (thrown) {
      if (!(thrown instanceof PlumblineError)) throw thrown;
      await wait(PAUSE_MS);
    }
  }
}

/** A name that no table has: the base, else the base with a number. */
export async function freeName(warehouse: Warehouse, base: string): Promise<string> {
  const { rows } = await warehouse.run({
    sql: "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'",
    params: [],
  });
  const taken = new Set(rows.map(([name]) => String(name).toLowerCase()));
  for (let n = 1; ; n++) {
    const name = n === 1 ? base : `${base}_${n}`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
