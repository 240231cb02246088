import type { ByItem, CompareItem, MetricQuery, ParamValue, PartialMode, PlanKind } from './metric-query.ts';
import type { Cell } from './metric-result.ts';

/** The rows behind one figure; plain JSON. Validated by the zod schema of `rows-schema.ts`. */
export interface RowsQuery {
  readonly metric: string;
  /** Which of the metric's measures, from 0. */
  readonly measure?: number | undefined;
  /** Keys of the question that the figure is from, where they are more than a name; their values stand in `at` under the name of their column. */
  readonly by?: readonly ByItem[] | undefined;
  /** The members of the figure's row, as an answer writes them. A key of `by` without a member is not grouped by: a total. */
  readonly at?: Readonly<Record<string, Cell>> | undefined;
  readonly period?: string | undefined;
  readonly where?: string | undefined;
  readonly params?: Readonly<Record<string, ParamValue>> | undefined;
  readonly partial?: PartialMode | undefined;
  readonly as_of?: MetricQuery['as_of'];
  /** By the newest definitions, as the question of the figure asked. */
  readonly restated?: boolean | undefined;
  readonly peers?: MetricQuery['peers'];
  readonly alignment?: MetricQuery['alignment'];
  /** The plans that the question of the figure compares with on the snapshot days that all of them have. */
  readonly matched?: readonly PlanKind[] | undefined;
  /** The base of this comparison in place of the metric itself. */
  readonly compare?: Exclude<CompareItem, 'closed'> | undefined;
  /** Columns to show beside the key; without, all of them. */
  readonly columns?: readonly string[] | undefined;
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
}
