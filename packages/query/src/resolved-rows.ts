import type { Cell } from './metric-result.ts';
import type { ResolvedCompare, ResolvedQuery } from './resolved-query.ts';

/** A figure whose every name is resolved: the question it is from, and its cell there. */
export interface ResolvedRows {
  readonly query: ResolvedQuery;
  /** The comparison whose base is opened in place of the metric itself. */
  readonly base: ResolvedCompare | null;
  /** Members by the names of the question's keys; dates and timestamps in ISO form. */
  readonly at: ReadonlyMap<string, Cell>;
  readonly measure: number;
  readonly columns: readonly string[] | null;
  readonly limit: number;
  readonly offset: number;
}
