import { type Diagnostic, didYouMean, report } from '@plumbline/diagnostics';
import type { Model, Reconciliation } from '@plumbline/model';
import type { Cell, MetricQuery, MetricResult, ResultColumn, ResultRow } from '@plumbline/query';
import type { Answer } from '../answer/answer.ts';
import { differenceOf, isReconciled } from './difference.ts';

/** What a reconciliation is asked over. */
export interface ReconcileAsked {
  readonly period?: string | undefined;
  readonly where?: string | undefined;
  /** Values of `$names` in `where`. */
  readonly params?: MetricQuery['params'];
}

/** The cells in which two metrics differ, and their totals. */
export interface Reconciled {
  readonly reconciliation: Reconciliation;
  /** Keys, the two metrics, `difference`. */
  readonly columns: readonly ResultColumn[];
  /** Only cells that differ by more than the tolerance, or that one side does not have. */
  readonly rows: readonly ResultRow[];
  /** Cells compared. */
  readonly cells: number;
  readonly total: ResultRow;
  /** No cell differs, nor do the totals. */
  readonly agrees: boolean;
  readonly ranges: MetricResult['ranges'];
  readonly meta: MetricResult['meta'];
}

export interface ReconcileReport {
  readonly result: Reconciled | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReconcileContext {
  readonly model: Model;
  /** Answers a MetricQuery. */
  readonly query: (value: unknown) => Promise<Answer>;
}

/** Asks for both metrics in one question and holds them side by side. */
export async function reconcile(
  name: string,
  { period, where, params }: ReconcileAsked,
  { model, query }: ReconcileContext,
): Promise<ReconcileReport> {
  const found = model.reconciliations.get(name);
  if (found === undefined) {
    const hints = didYouMean(name, model.reconciliations.keys());
    const unknown = report('model/unknown-reference', { kind: 'reconciliation', name }, { hints });
    return { result: null, diagnostics: [unknown] };
  }
  const { left, right, by } = found;
  const { result, diagnostics } = await query({
    metrics: [...new Set([left, right])],
    by,
    ...(period === undefined ? {} : { period }),
    ...(where === undefined ? {} : { where }),
    ...(params === undefined ? {} : { params }),
    ...(by.length === 0 ? {} : { totals: [[]] }),
  });
  return { result: result === null ? null : compared(found, result), diagnostics };
}

function compared(reconciliation: Reconciliation, result: MetricResult): Reconciled {
  const { left, right, by, tolerance } = reconciliation;
  const keys = result.columns.flatMap(({ role }, i) => (role === 'time' || role === 'dimension' ? [i] : []));
  const at = (name: string) =>
    result.columns.findIndex((column) => column.role === 'metric' && column.name === name);
  const [l, r] = [at(left), at(right)];
  const cell = (row: ResultRow, i: number): Cell => row[i] ?? null;
  const toRow = (row: ResultRow): ResultRow => [
    ...keys.map((i) => cell(row, i)),
    cell(row, l),
    cell(row, r),
    differenceOf(cell(row, l), cell(row, r)),
  ];
  const isSame = (row: ResultRow) => isReconciled(cell(row, l), cell(row, r), tolerance);
  const empty = result.columns.map(() => null);
  const whole =
    (by.length === 0 ? result.rows[0] : result.totals?.find((one) => one.by.length === 0)?.row) ?? empty;
  const rows = result.rows.filter((row) => !isSame(row));
  const shown = [...keys, l, r].flatMap((i) => result.columns[i] ?? []);
  return {
    reconciliation,
    columns: [...shown, differenceColumn(result.columns[l], result.columns[r])],
    rows: rows.map(toRow),
    cells: result.rows.length,
    total: toRow(whole),
    agrees: rows.length === 0 && isSame(whole),
    ranges: result.ranges,
    meta: result.meta,
  };
}

const DIFFERENCE = { zh: '差额', en: 'Difference' };

function differenceColumn(left: ResultColumn | undefined, right: ResultColumn | undefined): ResultColumn {
  const types = [left?.type, right?.type];
  const type = types.includes('double')
    ? 'double'
    : types.includes('decimal')
      ? 'decimal'
      : (left?.type ?? 'double');
  const unit = left?.unit === undefined ? {} : { unit: left.unit };
  const currency = left?.currency === undefined ? {} : { currency: left.currency };
  return { name: 'difference', role: 'metric', type, label: DIFFERENCE, ...unit, ...currency };
}
