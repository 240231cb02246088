import { assemble, type CompiledQuery } from '@plumbline/compiler';
import { type Diagnostic, InternalError, PlumblineError } from '@plumbline/diagnostics';
import type { Warehouse } from '@plumbline/engines';
import type { MetricResult, ResultWarning } from '@plumbline/query';
import { factsOfState } from '../load/facts-of-state.ts';
import { type OpenedWorkspace, refuseErrors } from '../workspace/open-workspace.ts';
import type { Answer, Explained } from './answer.ts';
import { compileQuestion, explanationOf } from './compile-question.ts';
import { type DataOptions, prepareData } from './prepare-data.ts';
import { quarantineWarnings } from './quarantine-warnings.ts';
import { DEFAULT_LIMITS, type QueryLimits } from './query-limits.ts';
import { type RowStream, streamCompiled } from './stream-compiled.ts';

export type SessionOptions = DataOptions & { readonly limits?: QueryLimits };

/** A workspace kept open for many questions: model, facts and warehouse stay as they were when it was opened. */
export interface Session {
  readonly workspace: OpenedWorkspace;
  /** Warnings of the load, or of rows older than the files. */
  readonly diagnostics: readonly Diagnostic[];
  /** Answers one MetricQuery (any JSON value: it is validated). Rejects only when aborted, or by a bug of ours. */
  query(
    value: unknown,
    options?: { readonly explain?: boolean; readonly signal?: AbortSignal },
  ): Promise<Answer>;
  /** The rows alone, as they come; `stream` is null when a diagnostic is an error. For downloads larger than an answer may be. */
  stream(
    value: unknown,
    options?: { readonly signal?: AbortSignal; readonly limits?: QueryLimits },
  ): Promise<{ readonly stream: RowStream | null; readonly diagnostics: readonly Diagnostic[] }>;
  /** Compiles without running. */
  explain(value: unknown): Explained;
  close(): Promise<void>;
}

/** Loads what is missing or changed, and stays open. Throws PlumblineError when definitions or data do not allow any answer. */
export async function openSession(workspace: OpenedWorkspace, options: SessionOptions): Promise<Session> {
  refuseErrors(workspace);
  const data = await prepareData(workspace, options);
  const context = { model: workspace.model, facts: factsOfState(data.state), today: workspace.today };
  const limits = options.limits ?? DEFAULT_LIMITS;
  return {
    workspace,
    diagnostics: data.diagnostics,
    explain: (value) => {
      const { compiled, definitions, diagnostics } = compileQuestion(value, context);
      return { definitions, diagnostics, explanation: compiled === null ? null : explanationOf(compiled) };
    },
    query: async (value, { explain = false, signal } = {}) => {
      const started = performance.now();
      const { compiled, definitions, diagnostics } = compileQuestion(value, context);
      if (compiled === null) return { result: null, definitions, diagnostics, explanation: null };
      if (data.holder === null) throw new InternalError('this session was opened without its warehouse');
      const answered = await runCompiled(compiled, data.holder.warehouse, {
        ...limits,
        ...(signal ? { signal } : {}),
      });
      const explanation = explain ? explanationOf(compiled) : null;
      const elapsed = performance.now() - started;
      return {
        result:
          answered.result === null
            ? null
            : withMeta(answered.result, {
                elapsed,
                sql: explanation?.sql ?? null,
                warnings: quarantineWarnings(compiled.sql, data.state, workspace.model),
              }),
        definitions,
        diagnostics: [...diagnostics, ...answered.diagnostics],
        explanation,
      };
    },
    stream: async (value, { signal, limits: asked = limits } = {}) => {
      const { compiled, diagnostics } = compileQuestion(value, context);
      if (compiled === null) return { stream: null, diagnostics };
      if (data.holder === null) throw new InternalError('this session was opened without its warehouse');
      const started = await streamCompiled(compiled, data.holder.warehouse, {
        ...asked,
        ...(signal ? { signal } : {}),
      });
      return { stream: started.stream, diagnostics: [...diagnostics, ...started.diagnostics] };
    },
    close: async () => data.holder?.release(),
  };
}

async function runCompiled(
  compiled: CompiledQuery,
  warehouse: Warehouse,
  options: QueryLimits & { readonly signal?: AbortSignal },
): Promise<{ readonly result: MetricResult | null; readonly diagnostics: readonly Diagnostic[] }> {
  try {
    const rows = await warehouse.run({ sql: compiled.sql, params: compiled.params }, options);
    return assemble(compiled, rows);
  } catch (cause) {
    if (cause instanceof PlumblineError) return { result: null, diagnostics: cause.diagnostics };
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
    cache: 'miss' as const,
    elapsed_ms: Math.round(elapsed * 10) / 10,
    warnings: [...result.meta.warnings, ...warnings],
  };
  return { ...result, meta: sql === null ? meta : { ...meta, sql: [sql] } };
}
