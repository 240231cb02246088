import type { Diagnostic } from '@plumbline/diagnostics';
import type { ResultColumn, ResultRow } from '@plumbline/query';
import { closedBeside } from '../close/with-closed.ts';
import { type AnswerContext, noteAnswer } from './answer-question.ts';
import { compileQuestion } from './compile-question.ts';
import { covered } from './covered.ts';
import { streamCompiled } from './stream-compiled.ts';

export type Streamed =
  | {
      readonly columns: readonly ResultColumn[];
      /** Digits behind the point of each decimal column; null for other types. */
      readonly scales: readonly (number | null)[];
      /** Chunks of rows, in order. Rejects with PlumblineError when the engine fails on the way. */
      readonly chunks: AsyncIterable<readonly ResultRow[]>;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly columns: null; readonly diagnostics: readonly Diagnostic[] };

/**
 * JSON value → rows in chunks, as the engine gives them; without totals. How long it may take is the signal's to say.
 * `ended` is told when the last chunk is read, on an error, and when the reader ends early: one of them must happen.
 */
export async function streamAnswer(
  value: unknown,
  context: AnswerContext,
  { signal, ended }: { readonly signal?: AbortSignal | undefined; readonly ended: () => void },
): Promise<Streamed> {
  const begun = performance.now();
  const { compiled, closed, diagnostics } = compileQuestion(value, context);
  const started = compiled === null ? null : await streamCompiled(compiled, context.warehouse, { signal });
  const { access, closes } = context;
  const found = [...diagnostics, ...covered(started?.diagnostics ?? [], access, value)];
  if (compiled === null || started === null || started.stream === null) {
    ended();
    return { columns: null, diagnostics: found };
  }
  const { columns, scales, rows } = started.stream;
  const read = () => {
    noteAnswer(context, { value, compiled, milliseconds: performance.now() - begun });
    ended();
  };
  const chunks = endedOnce(rows, read);
  if (closed === null || closes === null) return { columns, scales, diagnostics: found, chunks };
  const beside = await closedBeside(columns, closed, closes).catch(async (cause: unknown) => {
    await chunks[Symbol.asyncIterator]().return?.();
    throw cause;
  });
  return {
    columns: beside.columns,
    scales: beside.spread(scales),
    diagnostics: [...found, ...beside.diagnostics],
    chunks: eachChunk(chunks, (part) => part.map(beside.row)),
  };
}

/** Tells once that nobody reads any more, also when nobody has begun to. */
function endedOnce<T>(source: AsyncIterable<T>, ended: () => void): AsyncIterable<T> {
  const iterator = source[Symbol.asyncIterator]();
  const done = { value: undefined, done: true } as const;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        try {
          const next = await iterator.next();
          if (next.done === true) ended();
          return next;
        } catch (cause) {
          ended();
          throw cause;
        }
      },
      async return() {
        await Promise.resolve(iterator.return?.()).finally(ended);
        return done;
      },
    }),
  };
}

/** Not a generator: `return` must reach the source even when nobody has asked for the first piece. */
function eachChunk<T>(source: AsyncIterable<T>, of: (chunk: T) => T): AsyncIterable<T> {
  const iterator = source[Symbol.asyncIterator]();
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        const next = await iterator.next();
        return next.done === true ? next : { value: of(next.value), done: false };
      },
      return: async () => (await iterator.return?.()) ?? { value: undefined, done: true },
    }),
  };
}
