import { assemble, type CompiledQuery, rowPickerOf } from '@plumbline/compiler';
import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import type { Rows, RunOptions, Warehouse } from '@plumbline/engines';
import type { ResultColumn, ResultRow } from '@plumbline/query';

/** Rows of an answer as they come, without totals, others and notes. */
export interface RowStream {
  readonly columns: readonly ResultColumn[];
  /** Digits behind the point of each decimal column; null for other types. */
  readonly scales: readonly (number | null)[];
  /** Rejects with PlumblineError when the engine fails on the way. Call `return` of its iterator when you stop early: it ends the query. */
  readonly rows: AsyncIterable<readonly ResultRow[]>;
}

/**
 * Starts a query whose rows never stand in memory together. Resolves with the first rows at hand, so that nearly every
 * refusal comes before the first byte of a download.
 */
export async function streamCompiled(
  compiled: CompiledQuery,
  warehouse: Warehouse,
  options: RunOptions,
): Promise<{ readonly stream: RowStream | null; readonly diagnostics: readonly Diagnostic[] }> {
  const pick = rowPickerOf(compiled);
  const statement = { sql: compiled.sql, params: compiled.params };
  try {
    if (pick === null) {
      const answer = await warehouse.run(statement, options);
      const { result, diagnostics } = assemble(compiled, answer);
      const scales = scalesOf(compiled, answer);
      const rows = once(result?.rows ?? []);
      return { stream: result && { columns: result.columns, scales, rows }, diagnostics };
    }
    const chunks = warehouse.stream(statement, options)[Symbol.asyncIterator]();
    const first = await firstRows(chunks);
    const rows = rest(chunks, first.rows, pick);
    return {
      stream: { columns: compiled.columns, scales: scalesOf(compiled, first), rows },
      diagnostics: [],
    };
  } catch (cause) {
    if (cause instanceof PlumblineError) return { stream: null, diagnostics: cause.diagnostics };
    throw cause;
  }
}

/** The first piece carries only the columns. */
async function firstRows(chunks: AsyncIterator<Rows>): Promise<Rows> {
  let found: Rows = { columns: [], rows: [], notFinite: [] };
  while (found.rows.length === 0) {
    const { done, value } = await chunks.next();
    if (done === true) return found;
    found = value;
  }
  return found;
}

/** Not a generator: `return` must end the query even when nobody has asked for the first piece. */
function rest(
  chunks: AsyncIterator<Rows>,
  first: Rows['rows'],
  pick: (lines: Rows['rows']) => readonly ResultRow[],
): AsyncIterable<readonly ResultRow[]> {
  let isFirst = true;
  const next = async (): Promise<IteratorResult<readonly ResultRow[]>> => {
    if (isFirst) {
      isFirst = false;
      return { done: false, value: pick(first) };
    }
    const { done, value } = await chunks.next();
    return done === true ? { done, value: undefined } : { done: false, value: pick(value.rows) };
  };
  const stop = async (): Promise<IteratorResult<readonly ResultRow[]>> => {
    await chunks.return?.();
    return { done: true, value: undefined };
  };
  return { [Symbol.asyncIterator]: () => ({ next, return: stop }) };
}

async function* once(rows: readonly ResultRow[]): AsyncGenerator<readonly ResultRow[], void, undefined> {
  yield rows;
}

function scalesOf({ layout }: CompiledQuery, { columns }: Rows): readonly (number | null)[] {
  return layout.columns.map((index) => columns[index]?.scale ?? null);
}
