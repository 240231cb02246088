import type {
  DuckDBConnection,
  DuckDBDataChunk,
  DuckDBPreparedStatement,
  DuckDBResult,
} from '@duckdb/node-api';
import { InternalError, PlumblineError } from '@plumbline/diagnostics';
import type { EngineCell, Parameter, Rows, RunOptions, Statement } from '../engine.ts';
import type { Connections } from './connections.ts';
import { type Decoder, decoderOf } from './decode.ts';
import { isInterrupted, tooManyRowsError, toPlumblineError } from './failure.ts';
import { type Watch, watch } from './watch.ts';

/** Runs a statement and yields its rows as DuckDB hands them out: first one empty piece that carries the columns. */
export async function* chunksOf(
  connections: Connections,
  statement: Statement,
  options: RunOptions,
): AsyncGenerator<Rows, void, undefined> {
  options.signal?.throwIfAborted();
  const connection = await connections.take();
  const watched = watch(connection, options);
  let settled = false;
  let prepared: DuckDBPreparedStatement | undefined;
  let result: DuckDBResult | undefined;
  try {
    prepared = await connection.prepare(statement.sql);
    bind(prepared, statement.params);
    if (watched.reason() !== undefined) throw new Error('stopped');
    result = await prepared.stream();
    yield* decoded(result, watched, options.maxRows ?? Number.POSITIVE_INFINITY);
    settled = true;
    if (watched.reason() !== undefined) throw watched.reason();
  } catch (thrown) {
    settled = settled || (watched.reason() === undefined && !(thrown instanceof PlumblineError));
    throw failureOf(thrown, watched, statement.sql);
  } finally {
    if (!settled && result !== undefined) await drain(result, watched);
    watched.end();
    prepared?.destroySync();
    connections.giveBack(connection, settled && watched.reason() === undefined);
  }
}

function failureOf(thrown: unknown, watched: Watch, sql: string): unknown {
  if (watched.reason() !== undefined) return watched.reason();
  if (thrown instanceof PlumblineError || thrown instanceof InternalError) return thrown;
  return isInterrupted(thrown)
    ? new InternalError('a query was interrupted by nobody')
    : toPlumblineError(thrown, sql);
}

async function* decoded(
  result: DuckDBResult,
  watched: Watch,
  maxRows: number,
): AsyncGenerator<Rows, void, undefined> {
  const names = result.columnNames();
  const decoders = result.columnTypes().map(decoderOf);
  const columns = decoders.map(({ type, scale }, i) => ({ name: names[i] ?? '', type, scale }));
  yield { columns, rows: [], notFinite: [] };
  let count = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (watched.reason() !== undefined) throw watched.reason();
    if (chunk === null || chunk.rowCount === 0) return;
    count += chunk.rowCount;
    if (count > maxRows) throw tooManyRowsError(maxRows);
    yield { columns, ...decodeChunk(chunk, decoders) };
  }
}

function decodeChunk(chunk: DuckDBDataChunk, decoders: readonly Decoder[]): Pick<Rows, 'rows' | 'notFinite'> {
  const rows: EngineCell[][] = Array.from({ length: chunk.rowCount }, () => []);
  const notFinite: { row: number; column: number }[] = [];
  for (const [column, { decode }] of decoders.entries()) {
    const vector = chunk.getColumnVector(column);
    for (const [row, cells] of rows.entries()) {
      const value = vector.getItem(row);
      const cell = value === null ? null : decode(value);
      if (cell === undefined) notFinite.push({ row, column });
      cells.push(cell ?? null);
    }
  }
  return { rows, notFinite };
}

/** A statement left half-read goes on running until it is interrupted and read to its end. */
async function drain(result: DuckDBResult, watched: Watch): Promise<void> {
  watched.stop(new Error('abandoned'));
  try {
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; )
      chunk = await result.fetchChunk();
  } catch {
    // The interrupt arrived.
  }
}

function bind(prepared: DuckDBPreparedStatement, params: readonly Parameter[]): void {
  if (prepared.parameterCount !== params.length) {
    throw new InternalError(
      `the statement has ${prepared.parameterCount} parameters, ${params.length} were given`,
    );
  }
  for (const [i, value] of params.entries()) bindOne(prepared, i + 1, value);
}

function bindOne(prepared: DuckDBPreparedStatement, index: number, value: Parameter): void {
  if (value === null) prepared.bindNull(index);
  else if (typeof value === 'string') prepared.bindVarchar(index, value);
  else if (typeof value === 'boolean') prepared.bindBoolean(index, value);
  else if (!Number.isSafeInteger(value)) prepared.bindDouble(index, value);
  else if (Math.abs(value) < 2 ** 31) prepared.bindInteger(index, value);
  else prepared.bindBigInt(index, BigInt(value));
}

/** Runs one or more statements of ours in order on one connection, without reading rows. */
export async function runAll(connections: Connections, sql: string, options: RunOptions): Promise<void> {
  options.signal?.throwIfAborted();
  const connection: DuckDBConnection = await connections.take();
  const watched = watch(connection, options);
  let settled = false;
  try {
    await connection.run(sql);
    settled = true;
    if (watched.reason() !== undefined) throw watched.reason();
  } catch (thrown) {
    throw failureOf(thrown, watched, sql);
  } finally {
    watched.end();
    connections.giveBack(connection, settled && watched.reason() === undefined);
  }
}
