import type { Text } from '@plumbline/model';
import type { ResultColumn, ResultRow } from './metric-result.ts';

/** One aggregation of rows that a figure is made of. */
export interface RowsMeasure {
  readonly formula: string;
  readonly dataset: string;
  /** The metric whose formula it stands in. */
  readonly label: Text;
  /** Row conditions of the formulas and the question; null without. */
  readonly where: string | null;
  /** First and last day that are read; for a balance, the days among which its day was chosen. Null: no day is. */
  readonly from: string | null;
  readonly to: string | null;
  /** False where the figure is not made of plain rows, so that none can be shown. */
  readonly opens: boolean;
}

/** The rows of one measure in one cell. */
export interface RowsResult {
  readonly measures: readonly RowsMeasure[];
  /** The one whose rows these are. */
  readonly measure: number;
  readonly columns: readonly ResultColumn[];
  /** Names of the columns that the measure reads. */
  readonly reads: readonly string[];
  readonly rows: readonly ResultRow[];
  readonly total_rows: number;
  /** There are rows after these. */
  readonly more: boolean;
}
