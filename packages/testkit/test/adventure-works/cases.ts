import { type AnswerCase, answer, column, monthEnd, year } from './answer-case.ts';

/** Inner nodes of the income statement, each a metric over the leaves below it. */
const NODES: readonly (readonly [key: number, name: string, operator: string, metric: string])[] = [
  [47, 'Net Income', '+', 'gl_net_income'],
  [48, 'Operating Profit', '+', 'gl_operating_profit'],
  [49, 'Gross Margin', '+', 'gl_gross_profit'],
  [50, 'Net Sales', '+', 'gl_net_sales'],
  [51, 'Gross Sales', '+', 'gl_gross_sales'],
  [55, 'Total Cost of Sales', '-', 'gl_cost_of_sales'],
  [58, 'Operating Expenses', '-', 'gl_operating_expenses'],
  [59, 'Labor Expenses', '+', 'gl_labor'],
  [64, 'Travel Expenses', '+', 'gl_travel'],
  [70, 'Marketing', '+', 'gl_marketing'],
  [75, 'Telephone and Utilities', '+', 'gl_utilities'],
  [79, 'Depreciation', '+', 'gl_depreciation'],
  [88, 'Other Income and Expense', '+', 'gl_other_income'],
];

/** Answers of the sample that the metrics of the workspace give. */
export const CASES: readonly AnswerCase[] = [
  answer(
    'AW01',
    { metrics: ['internet_revenue', 'internet_order_lines', 'internet_orders', 'internet_customers'] },
    ['internet_revenue', 'internet_order_lines', 'internet_orders', 'internet_customers'],
  ),
  answer('AW02', { metrics: ['internet_revenue', 'internet_orders', 'internet_units'], by: ['year'] }, [
    year(),
    'internet_revenue',
    'internet_orders',
    'internet_units',
  ]),
  answer(
    'AW03',
    {
      metrics: ['internet_revenue', 'internet_revenue_mom', 'internet_revenue_ytd'],
      by: ['month'],
      period: '2013',
    },
    ['month', 'internet_revenue', 'internet_revenue_mom', 'internet_revenue_ytd'],
  ),
  answer('AW04', { metrics: ['internet_revenue'], by: ['month'], period: '2013', compare: ['year_ago'] }, [
    'month',
    'internet_revenue',
    'internet_revenue__year_ago',
    'internet_revenue__year_ago_pct',
  ]),
  answer(
    'AW09',
    {
      metrics: ['internet_revenue', 'internet_cost', 'gross_margin_rate'],
      by: [{ field: 'product_category.name', as: 'category' }],
      order: [{ by: 'internet_revenue', desc: true }],
    },
    ['category', 'internet_revenue', 'internet_cost', 'gross_margin_rate'],
  ),
  answer(
    'AW11',
    { metrics: ['company_sales', 'company_cost', 'company_margin_rate'], by: ['year', 'channel'] },
    [year(), 'channel', 'company_sales', 'company_cost', 'company_margin_rate'],
  ),
  answer(
    'AW12',
    { metrics: ['company_sales', 'company_gross_profit', 'company_margin_rate'], by: ['year'] },
    [year(), 'company_sales', 'company_gross_profit', 'company_margin_rate'],
  ),
  answer('AW24', { metrics: ['stock_units'], by: ['month'], period: '2013' }, [monthEnd, 'stock_units']),
  answer('AW25', { metrics: ['stock_value'], by: ['month'], period: '2013' }, [monthEnd, 'stock_value']),
  {
    id: 'AW31',
    sorted: true,
    parts: [
      {
        query: {
          metrics: ['gl_amount'],
          by: ['account.account_key', 'account.name', 'account.operator'],
          period: '2012',
          where: "account.type in ('Revenue', 'Expenditures')",
        },
        rows: [[column('account_key'), column('name'), column('operator'), column('gl_amount')]],
      },
      {
        query: { metrics: NODES.map(([, , , metric]) => metric), period: '2012' },
        rows: NODES.map(([key, name, operator, metric]) => [
          { say: key },
          { say: name },
          { say: operator },
          column(metric),
        ]),
      },
    ],
  },
  answer(
    'AW32',
    { metrics: ['gl_net_sales', 'gl_gross_profit', 'gl_operating_profit', 'gl_net_income'], by: ['year'] },
    [year(), 'gl_net_sales', 'gl_gross_profit', 'gl_operating_profit', 'gl_net_income'],
  ),
  answer(
    'AW33',
    {
      metrics: [
        'gl_gross_margin_rate',
        'gl_expense_ratio',
        'gl_operating_margin',
        'gl_net_margin',
        'gl_marketing_ratio',
      ],
      period: '2012',
    },
    [
      'gl_gross_margin_rate',
      'gl_expense_ratio',
      'gl_operating_margin',
      'gl_net_margin',
      'gl_marketing_ratio',
    ],
  ),
  answer('AW40', { metrics: ['gl_balance_cells', 'gl_unbalanced_cells', 'gl_largest_gap'] }, [
    'gl_balance_cells',
    'gl_unbalanced_cells',
    'gl_largest_gap',
  ]),
  answer(
    'AW42',
    {
      metrics: [
        'gl_net_income',
        'gl_net_sales',
        'gl_average_assets',
        'gl_average_equity',
        'gl_roe',
        'gl_roa',
        'gl_net_margin',
        'gl_asset_turnover',
        'gl_equity_multiplier',
        'gl_dupont_roe',
      ],
      period: '2012',
    },
    [
      'gl_net_income',
      'gl_net_sales',
      'gl_average_assets',
      'gl_average_equity',
      'gl_roe',
      'gl_roa',
      'gl_net_margin',
      'gl_asset_turnover',
      'gl_equity_multiplier',
      'gl_dupont_roe',
    ],
  ),
  answer(
    'AW48',
    {
      metrics: ['gl_net_sales', 'company_sales', 'books_minus_business', 'books_minus_business_rate'],
      by: ['year'],
    },
    [year(), 'gl_net_sales', 'company_sales', 'books_minus_business', 'books_minus_business_rate'],
  ),
];

/** Answers of the sample that wait, with the construct each waits for. */
export const WAITING: Readonly<Record<string, string>> = {};
