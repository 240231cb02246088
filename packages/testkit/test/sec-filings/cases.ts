type Cell = string | number | null;

/** What a company's fiscal year has: its last day, and figures by metric. */
export interface FiscalYear {
  readonly ticker: string;
  readonly end: string;
  readonly figure: (metric: string) => number | null;
}

/** An answer of the sample over the fiscal years of each company; a year in which a needed figure is missing has no row. */
export interface YearCase {
  readonly id: string;
  readonly metrics: readonly string[];
  /** Figures without which a year is left out. */
  readonly needs: readonly string[];
  readonly row: (year: FiscalYear) => readonly Cell[];
}

const millions = (value: number | null): number | null => (value === null ? null : value / 1e6);

function plain(id: string, metrics: readonly string[], needs: readonly string[]): YearCase {
  return { id, metrics, needs, row: ({ ticker, end, figure }) => [ticker, end, ...metrics.map(figure)] };
}

export const YEAR_CASES: readonly YearCase[] = [
  {
    ...plain('SEC01', ['fiscal_days', 'revenue', 'net_income'], ['revenue']),
    row: ({ ticker, end, figure }) => [
      ticker,
      end,
      figure('fiscal_days'),
      millions(figure('revenue')),
      millions(figure('net_income')),
    ],
  },
  plain('SEC02', ['gross_margin'], ['gross_margin']),
  plain('SEC08', ['current_ratio'], ['current_ratio']),
  plain('SEC11', ['roe', 'roe_closing'], ['roe', 'roe_closing']),
  plain(
    'SEC13',
    ['net_margin', 'asset_turnover', 'equity_multiplier', 'dupont_roe', 'dupont_residual'],
    ['dupont_roe'],
  ),
];
