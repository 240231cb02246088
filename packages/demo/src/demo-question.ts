/** A question `npm run demo` asks; `query` is a MetricQuery as JSON. */
export interface DemoQuestion {
  readonly title: { readonly zh: string; readonly en: string };
  readonly query: {
    readonly metrics: readonly string[];
    readonly by?: readonly string[];
    readonly period?: string;
    readonly where?: string;
    readonly having?: string;
    readonly compare?: readonly ('year_ago' | 'previous' | 'budget')[];
    readonly order?: readonly { readonly by: string; readonly desc?: boolean }[];
    readonly limit?: number;
    readonly others?: boolean;
    readonly totals?: boolean;
  };
}

/** Dimensions whose members have another name in English. */
const IN_ENGLISH: Readonly<Record<string, string>> = {
  channel: 'channel_en',
  'product.name': 'product.name_en',
};

/** The query of a question for readers of a language. */
export function queryIn(locale: 'zh' | 'en', { query }: DemoQuestion): DemoQuestion['query'] {
  if (locale === 'zh' || query.by === undefined) return query;
  return { ...query, by: query.by.map((name) => IN_ENGLISH[name] ?? name) };
}

/** One story: revenue grows and profit does not. */
export const demoQuestions: readonly DemoQuestion[] = [
  {
    title: {
      zh: '今年到昨天卖了多少,和去年同期比',
      en: 'What was sold this year up to yesterday, against the same days last year',
    },
    query: {
      metrics: ['revenue', 'gross_profit'],
      period: 'ytd',
      compare: ['year_ago'],
    },
  },
  {
    title: {
      zh: '近十二个月的收入与毛利率(本月未完,按同期比)',
      en: 'Revenue and margin of the last 12 months (this month is partial and compares with the same days)',
    },
    query: {
      metrics: ['revenue', 'gross_margin_rate'],
      by: ['month'],
      period: 'last 12 months to date',
      compare: ['year_ago'],
    },
  },
  {
    title: {
      zh: '各渠道收入完成预算了吗(1–10 月)',
      en: 'Did the channels make their revenue budget (January to October)',
    },
    query: {
      metrics: ['revenue'],
      by: ['channel'],
      period: '2026-01..2026-10',
      compare: ['budget'],
      totals: true,
    },
  },
  {
    title: {
      zh: '谁超了收入却少了毛利(1–10 月对预算)',
      en: 'Who beat revenue and missed gross profit (January to October against budget)',
    },
    query: {
      metrics: ['gross_profit'],
      by: ['channel'],
      period: '2026-01..2026-10',
      compare: ['budget'],
      totals: true,
    },
  },
  {
    title: {
      zh: '增收不增利:每季收入、广告投放、获客成本与净利润',
      en: 'More revenue, less profit: revenue, advertising, cost of a new customer and net profit by quarter',
    },
    query: {
      metrics: ['ledger_revenue', 'advertising', 'acquisition_cost', 'net_profit', 'net_margin'],
      by: ['quarter'],
      period: '2025-01..2026-09',
    },
  },
  {
    title: {
      zh: '今年卖得最好的五个产品,其余合并',
      en: 'The five best selling products of this year, the rest together',
    },
    query: {
      metrics: ['revenue', 'gross_margin_rate', 'units'],
      by: ['product.name'],
      period: 'ytd',
      order: [{ by: 'revenue', desc: true }],
      limit: 5,
      others: true,
      totals: true,
    },
  },
  {
    title: {
      zh: '月末库存、周转天数(时点指标不相加)',
      en: 'Stock at month end and days of stock (a stock is never added up)',
    },
    query: {
      metrics: ['stock_value', 'average_stock_value', 'stock_days'],
      by: ['month'],
      period: 'last 6 months to date',
    },
  },
  {
    title: {
      zh: '回头客:按季复购客户与占比',
      en: 'Coming back: repeat customers by quarter and their share',
    },
    query: {
      metrics: ['customers', 'new_customers', 'repeat_customers', 'repeat_rate'],
      by: ['quarter'],
      period: '2025-01..2026-09',
    },
  },
  {
    title: { zh: '账和业务对得上吗(应为零)', en: 'Do the books tie to the business (must be zero)' },
    query: {
      metrics: ['revenue', 'ledger_revenue', 'books_minus_orders', 'unbalanced_vouchers'],
      by: ['quarter'],
      period: '2026-01..2026-09',
    },
  },
  {
    title: { zh: '现金、应收与回款天数', en: 'Cash, receivables and days to collect' },
    query: { metrics: ['cash', 'receivables', 'receivable_days'], by: ['month'], period: '2026-05..2026-10' },
  },
];
