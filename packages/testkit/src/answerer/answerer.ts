import type { Day } from '@plumbline/calendar';
import type { Access, Model } from '@plumbline/model';
import type { MetricQuery, MetricResult, ResultMeta, RowsQuery, RowsResult } from '@plumbline/query';
import type { Database } from '../reference/data/database.ts';

/** A query over a workspace whose rows are given, not loaded. */
export interface Question {
  readonly model: Model;
  /** Rows by dataset, canonical cells under the raw column names of the source. */
  readonly database: Database;
  readonly query: MetricQuery;
  readonly today: Day;
  /** What the asker may see of the model; absent: everything. */
  readonly access?: Access | null;
}

/** The part of a `MetricResult` that semantics.md decides; a whole `MetricResult` is one. */
export interface Answered extends Pick<MetricResult, 'columns' | 'rows' | 'totals' | 'others' | 'notes'> {
  /** Whether it is partial is not said where each entity has an edge of its own. */
  readonly meta: Pick<ResultMeta, 'warnings' | 'partial_periods' | 'edge'> &
    Partial<Pick<ResultMeta, 'partial'>>;
}

/** The figures, or the codes of the diagnostics that refuse the query. */
export type Answer =
  | { readonly kind: 'answered'; readonly result: Answered }
  | { readonly kind: 'refused'; readonly codes: readonly string[] };

/**
 * Anything that answers questions: the reference evaluator, or the compiler with an engine. Cases and laws run
 * through one. A bug throws; a refusal is an answer.
 */
export type Answerer = (question: Question) => Promise<Answer>;

/** A request for the rows behind a figure, over the same. */
export interface RowsQuestion extends Omit<Question, 'query'> {
  readonly query: RowsQuery;
}

export type RowsAnswer =
  | { readonly kind: 'answered'; readonly result: RowsResult }
  | { readonly kind: 'refused'; readonly codes: readonly string[] };

export type RowsAnswerer = (question: RowsQuestion) => Promise<RowsAnswer>;
