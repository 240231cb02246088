import type { MetricQuery } from '@plumbline/query';

/** How a cell of an answer becomes a cell of the sample. */
export type Take =
  | { readonly column: string; readonly as?: 'year' | 'month_end' }
  /** A word the sample prints and no metric gives, such as the name of a node. */
  | { readonly say: string | number };

/** One query, and the rows it gives: each row of the answer once for every list of `rows`. */
export interface Part {
  readonly query: MetricQuery;
  readonly rows: readonly (readonly Take[])[];
  /** Which rows of the answer; all that are no totals and no others unless said. */
  readonly from?: 'rows' | 'totals' | 'others';
}

/** An answer of the sample, reached through metrics. */
export interface AnswerCase {
  readonly id: string;
  readonly parts: readonly Part[];
  /** The sample lists rows by its first column, where several parts are put together. */
  readonly sorted?: boolean;
}

export const column = (name: string): Take => ({ column: name });
export const year = (name = 'year'): Take => ({ column: name, as: 'year' });
export const monthEnd: Take = { column: 'month', as: 'month_end' };

/** One query whose columns stand for those of the sample, in order. */
export function answer(id: string, query: MetricQuery, takes: readonly (Take | string)[]): AnswerCase {
  return {
    id,
    parts: [{ query, rows: [takes.map((take) => (typeof take === 'string' ? column(take) : take))] }],
  };
}
