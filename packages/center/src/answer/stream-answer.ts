import { assemble, type CompiledQuery } from '@plumbline/compiler';
import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import type { ResultColumn, ResultRow } from '@plumbline/query';
import type { AnswerContext } from './answer-question.ts';
import { compileQuestion } from './compile-question.ts';

export type Streamed =
  | {
      readonly columns: readonly ResultColumn[];
      /** Chunks of rows, in order. Rejects with PlumblineError when the answer turns out to be refused. */
      readonly chunks: AsyncIterable<readonly ResultRow[]>;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly columns: null; readonly diagnostics: readonly Diagnostic[] };

/**
 * JSON value → rows in chunks, as the engine gives them; without totals. `ended` is told when the last chunk is read, on an
 * error, and when the reader ends early: one of them must happen.
 */
export function streamAnswer(
  value: unknown,
  context: AnswerContext,
  { signal, ended }: { readonly signal?: AbortSignal | undefined; readonly ended: () => void },
): Streamed {
  const { compiled, diagnostics } = compileQuestion(value, context);
  if (compiled === null) {
    ended();
    return { columns: null, diagnostics };
  }
  return {
    columns: compiled.columns,
    diagnostics,
    chunks: endedOnce(chunksOf(compiled, context, signal), ended),
  };
}

async function* chunksOf(
  compiled: CompiledQuery,
  { warehouse, limits }: AnswerContext,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly ResultRow[], void, undefined> {
  const { sql, params } = compiled;
  for await (const rows of warehouse.stream({ sql, params }, { timeoutMs: limits.timeoutMs, signal })) {
    const { result, diagnostics } = assemble(compiled, rows);
    if (result === null) throw new PlumblineError(diagnostics);
    if (result.rows.length > 0) yield result.rows;
  }
}

/** Tells once that nobody reads any more, also when nobody has begun to: a generator that never ran has no `finally`. */
function endedOnce<T>(source: AsyncGenerator<T, void, undefined>, ended: () => void): AsyncIterable<T> {
  const done = { value: undefined, done: true } as const;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        try {
          const next = await source.next();
          if (next.done === true) ended();
          return next;
        } catch (cause) {
          ended();
          throw cause;
        }
      },
      async return() {
        await source.return().finally(ended);
        return done;
      },
    }),
  };
}
