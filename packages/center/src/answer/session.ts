import { type Diagnostic, InternalError } from '@plumbline/diagnostics';
import { adviseRollups, askedLately, askedNow, type RollupAdvice } from '../asked/advise-rollups.ts';
import { questionLog } from '../asked/question-log.ts';
import { factsOfState } from '../load/facts-of-state.ts';
import { type OpenedWorkspace, refuseErrors } from '../workspace/open-workspace.ts';
import type { Answer, Explained } from './answer.ts';
import { answerQuestion, explainQuestion } from './answer-question.ts';
import { type OpenedRows, openRows } from './open-rows.ts';
import { type DataOptions, prepareData } from './prepare-data.ts';
import { DEFAULT_LIMITS, type QueryLimits } from './query-limits.ts';

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
  /** The rows behind one figure: a RowsQuery (any JSON value: it is validated). */
  rows(value: unknown, options?: { readonly signal?: AbortSignal }): Promise<OpenedRows>;
  /** Compiles without running. */
  explain(value: unknown): Explained;
  /** Rollups that would spare reads of what was asked lately, or of these questions. */
  suggestRollups(options?: {
    readonly queries?: readonly unknown[];
    readonly signal?: AbortSignal;
  }): Promise<RollupAdvice & { readonly diagnostics: readonly Diagnostic[] }>;
  close(): Promise<void>;
}

/** Loads what is missing or changed, and stays open. Throws PlumblineError when definitions or data do not allow any answer. */
export async function openSession(workspace: OpenedWorkspace, options: SessionOptions): Promise<Session> {
  refuseErrors(workspace);
  const data = await prepareData(workspace, options);
  const context = {
    model: workspace.model,
    facts: factsOfState(data.state),
    today: workspace.today,
    access: null,
    closes: null,
  };
  const limits = options.limits ?? DEFAULT_LIMITS;
  const log = data.holder === null ? null : questionLog(data.holder.store, options.now);
  const answering = () => {
    if (data.holder === null) throw new InternalError('this session was opened without its warehouse');
    const { warehouse } = data.holder;
    return { ...context, state: data.state, warehouse, limits, log };
  };
  const lately = async () =>
    data.holder === null ? [] : askedLately(data.holder.store, options.now(), context);
  return {
    workspace,
    diagnostics: data.diagnostics,
    explain: (value) => explainQuestion(value, context),
    query: async (value, asked) => answerQuestion(value, answering(), asked),
    rows: async (value, asked) => openRows(value, answering(), asked),
    async suggestRollups({ queries, signal } = {}) {
      const { asked, diagnostics } =
        queries === undefined ? { asked: await lately(), diagnostics: [] } : askedNow(queries, context);
      return { ...(await adviseRollups(asked, { ...answering(), signal })), diagnostics };
    },
    async close() {
      await log?.flush();
      await data.holder?.release();
    },
  };
}
