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
  category: 'category_en',
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
      zh: '一句话:收入、净利润、经营现金(1–10 月,同比)',
      en: 'In one breath: revenue, net profit and operating cash (January to October, against last year)',
    },
    query: {
      metrics: ['revenue', 'net_profit', 'operating_cash_flow'],
      period: '2026-01..2026-10',
      compare: ['year_ago'],
    },
  },
  {
    title: {
      zh: '谁超了收入却不赚钱:各渠道完成率、毛利率与渠道贡献(1–10 月)',
      en: 'Who beats revenue and earns nothing: attainment, margin and contribution by channel (January to October)',
    },
    query: {
      metrics: [
        'revenue',
        'revenue_attainment',
        'gross_margin_rate',
        'channel_contribution',
        'contribution_rate',
      ],
      by: ['channel'],
      period: '2026-01..2026-10',
      totals: true,
    },
  },
  {
    title: {
      zh: '增收不增利:每季收入、拉新费、获客成本与净利润',
      en: 'More revenue, less profit: revenue, acquisition spend, cost of a new customer and net profit by quarter',
    },
    query: {
      metrics: ['revenue', 'acquisition_spend', 'new_customers', 'cac', 'net_profit', 'net_margin'],
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
      metrics: ['net_sales', 'product_margin_rate', 'units_sold'],
      by: ['product.name'],
      period: 'ytd',
      order: [{ by: 'net_sales', desc: true }],
      limit: 5,
      others: true,
      totals: true,
    },
  },
  {
    title: {
      zh: '月末库存与周转天数(时点指标不相加)',
      en: 'Stock at month end and days of stock (a stock is never added up)',
    },
    query: {
      metrics: ['inventories', 'average_inventories', 'inventory_days'],
      by: ['month'],
      period: '2026-05..2026-10',
    },
  },
  {
    title: { zh: '账和业务对得上吗(应为零)', en: 'Do the books tie to the business (must be zero)' },
    query: {
      metrics: ['revenue', 'ledger_revenue', 'ledger_tie_out', 'debit_minus_credit'],
      by: ['quarter'],
      period: '2026-01..2026-09',
    },
  },
  {
    title: { zh: '现金、应收与回款天数', en: 'Cash, receivables and days to collect' },
    query: {
      metrics: ['cash', 'receivables_excl_tax', 'days_sales_outstanding'],
      by: ['month'],
      period: '2026-05..2026-10',
    },
  },
];
