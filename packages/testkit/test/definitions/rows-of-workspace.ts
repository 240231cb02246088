import type { RowsResult, Session } from '@plumbline/center';
import { formatDiagnostic } from '@plumbline/diagnostics';
import { aggregated, onlyAggregate } from '../../src/index.ts';

/** More are not read by a test. */
const MOST = 4000;

export interface OpenedFigures {
  /** Metrics whose rows give their figure. */
  readonly proven: readonly string[];
  readonly wrong: readonly string[];
}

/** Opens every metric that is one aggregation of rows over a period, reads all its rows, and aggregates them again. */
export async function openFigures(session: Session, period: string): Promise<OpenedFigures> {
  const { model } = session.workspace;
  const proven: string[] = [];
  const wrong: string[] = [];
  for (const metric of model.metrics.keys()) {
    const measure = onlyAggregate(metric, model);
    if (measure === null) continue;
    const { result } = await session.query({ metrics: [metric], period });
    if (result === null) continue;
    const rows = await allRows(session, { metric, period });
    const value = rows === null ? undefined : aggregated(measure, rows);
    if (value === undefined) continue;
    const figure = Number(result.rows[0]?.[0] ?? 0);
    const isSame = Math.abs((value ?? 0) - figure) <= 1e-6 + 1e-9 * Math.abs(figure);
    if (isSame) proven.push(metric);
    else wrong.push(`${metric}: ${figure}, its rows ${value}`);
  }
  return { proven, wrong };
}

async function allRows(
  session: Session,
  asked: { readonly metric: string; readonly period: string },
): Promise<Pick<RowsResult, 'reads' | 'columns' | 'rows'> | null> {
  const rows: RowsResult['rows'][number][] = [];
  for (;;) {
    const { result, diagnostics } = await session.rows({ ...asked, limit: 1000, offset: rows.length });
    // What is made of several steps has no rows to list, and says so.
    if (result === null && diagnostics.every(({ code }) => code === 'query/no-plain-rows')) return null;
    if (result === null)
      throw new Error(diagnostics.map((found) => formatDiagnostic(found, 'en')).join('\n'));
    if (result.total_rows > MOST) return null;
    rows.push(...result.rows);
    if (!result.more) return { ...result, rows };
  }
}
