import type { Session } from '@plumbline/center';
import { formatDiagnostic } from '@plumbline/diagnostics';
import type { MetricQuery, MetricResult } from '@plumbline/query';
import type { FiscalYear } from './cases.ts';

export async function ask(session: Session, query: MetricQuery): Promise<MetricResult> {
  const { result, diagnostics } = await session.query(query);
  if (result === null) throw new Error(diagnostics.map((found) => formatDiagnostic(found, 'en')).join('\n'));
  return result;
}

/** The metrics in every fiscal year that is over, of each company its own. */
export async function yearsOf(
  session: Session,
  metrics: readonly string[],
  rest: Pick<MetricQuery, 'period' | 'where'> = {},
): Promise<readonly FiscalYear[]> {
  const { rows } = await ask(session, {
    metrics: ['fiscal_end', ...metrics],
    by: ['filings.ticker', 'fiscal_year'],
    partial: 'exclude_current',
    ...rest,
  });
  return rows.map(([ticker, , end, ...figures]) => ({
    ticker: String(ticker),
    end: String(end),
    figure: (metric) => {
      const value = figures[metrics.indexOf(metric)];
      return value == null ? null : Number(value);
    },
  }));
}
