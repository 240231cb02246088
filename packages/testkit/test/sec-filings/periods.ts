import type { Session } from '@plumbline/center';
import { formatDiagnostic } from '@plumbline/diagnostics';
import type { MetricQuery, MetricResult } from '@plumbline/query';

/** A fiscal year or quarter of a company, as its own filings state it. */
export interface Period {
  readonly ticker: string;
  readonly start: string;
  readonly end: string;
  /** The company's first: no period of its own lies before it. */
  readonly isFirst: boolean;
}

export async function ask(session: Session, query: MetricQuery): Promise<MetricResult> {
  const { result, diagnostics } = await session.query(query);
  if (result === null) throw new Error(diagnostics.map((found) => formatDiagnostic(found, 'en')).join('\n'));
  return result;
}

/** The periods of a length in which a company states its net income, by company and last day. */
export async function periodsOf(session: Session, length: 'year' | 'quarter'): Promise<readonly Period[]> {
  const { rows } = await ask(session, {
    metrics: [],
    by: ['filings.ticker', 'filings.end_date', 'filings.start_date'],
    where: `filings.item = 'net_income' and filings.length = '${length}'`,
  });
  return rows.map(([ticker, end, start], i) => ({
    ticker: String(ticker),
    start: String(start),
    end: String(end),
    isFirst: rows[i - 1]?.[0] !== ticker,
  }));
}

/** The figures of one company in one of its periods, by metric. */
export async function figuresOf(
  session: Session,
  metrics: readonly string[],
  { ticker, start, end }: Period,
): Promise<ReadonlyMap<string, number | null>> {
  const { rows, columns } = await ask(session, {
    metrics,
    period: `${start}..${end}`,
    where: `filings.ticker = '${ticker}'`,
  });
  const [row = []] = rows;
  return new Map(columns.map(({ name }, i) => [name, row[i] == null ? null : Number(row[i])]));
}
