import type { EngineCell, Loader } from '@plumbline/engines';
import type { Context } from './context.ts';

/** One DuckDB connection that the steps share. */
export interface Session {
  readonly context: Context;
  /** Folder for what only later steps read. */
  readonly scratch: string;
  run(sql: string): Promise<void>;
  all(sql: string): Promise<readonly (readonly EngineCell[])[]>;
}

export function sessionOn(
  loader: Loader,
  context: Context,
  at: { readonly scratch: string; readonly signal?: AbortSignal | undefined },
): Session {
  const options = { signal: at.signal };
  return {
    context,
    scratch: at.scratch,
    run: (sql) => loader.execute(sql, options),
    all: async (sql) => (await loader.run({ sql, params: [] }, options)).rows,
  };
}
