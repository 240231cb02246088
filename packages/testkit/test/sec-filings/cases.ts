import type { Period } from './periods.ts';

type Cell = string | number | null;

/** An answer of the sample over the fiscal years of each company; a year in which a needed figure is missing has no row. */
export interface YearCase {
  readonly id: string;
  readonly metrics: readonly string[];
  /** Figures without which a year is left out; averages need a year before. */
  readonly needs: readonly string[];
  readonly needsOpening: boolean;
  readonly row: (period: Period, figure: (metric: string) => number | null) => readonly Cell[];
}

const millions = (value: number | null): number | null => (value === null ? null : value / 1e6);

const DAY = 86_400_000;
const daysOf = ({ start, end }: Period): number => (Date.parse(end) - Date.parse(start)) / DAY + 1;

function plain(id: string, metrics: readonly string[], needs: readonly string[]): YearCase {
  return {
    id,
    metrics,
    needs,
    needsOpening: false,
    row: ({ ticker, end }, figure) => [ticker, end, ...metrics.map(figure)],
  };
}

export const YEAR_CASES: readonly YearCase[] = [
  {
    ...plain('SEC01', ['revenue', 'net_income'], ['revenue']),
    row: (period, figure) => [
      period.ticker,
      period.end,
      daysOf(period),
      millions(figure('revenue')),
      millions(figure('net_income')),
    ],
  },
  plain('SEC02', ['gross_margin'], ['gross_margin']),
  plain('SEC08', ['current_ratio'], ['current_ratio']),
  { ...plain('SEC11', ['roe', 'roe_closing'], ['roe', 'roe_closing']), needsOpening: true },
  {
    ...plain(
      'SEC13',
      ['net_margin', 'asset_turnover', 'equity_multiplier', 'dupont_roe', 'dupont_residual'],
      ['dupont_roe'],
    ),
    needsOpening: true,
  },
];
