import { assemble, type CompiledQuery } from '@plumbline/compiler';
import { type Diagnostic, PlumblineError } from '@plumbline/diagnostics';
import type { Warehouse } from '@plumbline/engines';
import type { MetricResult, ResultWarning } from '@plumbline/query';
import type { QuestionLog } from '../asked/question-log.ts';
import { withClosed } from '../close/with-closed.ts';
import type { LoadState } from '../state/load-state.ts';
import type { Answer, Explained } from './answer.ts';
import { compileQuestion, explanationOf, type QuestionContext } from './compile-question.ts';
import { covered } from './covered.ts';
import { quarantineWarnings } from './quarantine-warnings.ts';
import type { QueryLimits } from './query-limits.ts';

export interface AnswerContext extends QuestionContext {
  readonly state: LoadState;
  readonly warehouse: Warehouse;
  readonly limits: QueryLimits;
  /** null: what is asked is not noted. */
  readonly log: QuestionLog | null;
}

/** Compiles without running. */
export function explainQuestion(value: unknown, context: QuestionContext): Explained {
  const { compiled, definitions, diagnostics } = compileQuestion(value, context);
  return {
    definitions,
    diagnostics,
    // A plan and its statement write out what policies compare with.
    explanation: compiled === null || context.access !== null ? null : explanationOf(compiled, context),
  };
}

/** JSON value → answer. Rejects only when aborted, or by a bug of ours. */
export async function answerQuestion(
  value: unknown,
  context: AnswerContext,
  { explain = false, signal }: { readonly explain?: boolean; readonly signal?: AbortSignal } = {},
): Promise<Answer> {
  const started = performance.now();
  const { compiled, closed, definitions, diagnostics } = compileQuestion(value, context);
  if (compiled === null) return { result: null, definitions, diagnostics, explanation: null };
  const answered = await run(compiled, context, { signal, value });
  const { closes } = context;
  const { result, diagnostics: untold } =
    answered.result === null || closed === null || closes === null
      ? { result: answered.result, diagnostics: [] }
      : await withClosed(answered.result, closed, closes);
  const explanation = explain && context.access === null ? explanationOf(compiled, context) : null;
  const elapsed = performance.now() - started;
  if (answered.result !== null) noteAnswer(context, { value, compiled, milliseconds: elapsed });
  const warnings = quarantineWarnings(compiled, context);
  return {
    result: result === null ? null : withMeta(result, { elapsed, sql: explanation?.sql ?? null, warnings }),
    definitions,
    diagnostics: [...diagnostics, ...answered.diagnostics, ...untold],
    explanation,
  };
}

/** For suggesting rollups: that it was asked, never by whom. */
export function noteAnswer(
  { log, model, access }: AnswerContext,
  { value, compiled, milliseconds }: Noted,
): void {
  const hidesRows = compiled.layout.scope === 'partial';
  log?.note({ value, model: access?.visible ?? model, hidesRows, milliseconds });
}

interface Noted {
  readonly value: unknown;
  readonly compiled: CompiledQuery;
  readonly milliseconds: number;
}

async function run(
  compiled: CompiledQuery,
  { warehouse, limits, access }: AnswerContext,
  { signal, value }: { readonly signal: AbortSignal | undefined; readonly value: unknown },
): Promise<{ readonly result: MetricResult | null; readonly diagnostics: readonly Diagnostic[] }> {
  try {
    const rows = await warehouse.run(
      { sql: compiled.sql, params: compiled.params },
      { ...limits, ...(signal ? { signal } : {}) },
    );
    return assemble(compiled, rows);
  } catch (cause) {
    if (cause instanceof PlumblineError)
      return { result: null, diagnostics: covered(cause.diagnostics, access, value) };
    throw cause;
  }
}

interface Run {
  /** Milliseconds. */
  readonly elapsed: number;
  readonly sql: string | null;
  readonly warnings: readonly ResultWarning[];
}

function withMeta(result: MetricResult, { elapsed, sql, warnings }: Run): MetricResult {
  const meta = {
    ...result.meta,
    elapsed_ms: Math.round(elapsed * 10) / 10,
    warnings: [...result.meta.warnings, ...warnings],
  };
  return { ...result, meta: sql === null ? meta : { ...meta, sql: [sql] } };
}
