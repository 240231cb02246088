interface Spoken {
  readonly zh: string;
  readonly en: string;
}

interface DemoView {
  readonly metrics: readonly string[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly period: string | null;
  readonly compare: readonly string[];
  readonly where: null;
  readonly params: Readonly<Record<string, never>>;
  readonly order: readonly { readonly by: string; readonly desc: boolean }[];
  readonly limit: null;
  readonly chart: string;
  readonly pivot: boolean;
}

export interface DemoTile {
  readonly id: string;
  readonly kind: 'metric' | 'chart' | 'table' | 'text';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly title: Spoken | '';
  readonly text?: Spoken;
  readonly view?: DemoView;
}

const VIEW: Omit<DemoView, 'metrics'> = {
  rows: [],
  columns: [],
  period: null,
  compare: ['year_ago'],
  where: null,
  params: {},
  order: [],
  limit: null,
  chart: 'auto',
  pivot: false,
};

const card = (metric: string, place: Pick<DemoTile, 'x' | 'y' | 'w'>): DemoTile => ({
  id: metric,
  kind: 'metric',
  ...place,
  h: 4,
  title: '',
  view: { ...VIEW, metrics: [metric] },
});

/**
 * The example dashboard: revenue grows and profit does not. Results first, then where the margin went, who earns and what
 * new customers cost, then what to watch. Words hold no figures: those are the tiles' own.
 */
export const demoDashboard = {
  label: { zh: '增收不增利：一页看懂', en: 'More sold, less earned: on one page' },
  tiles: [
    ...['revenue', 'net_profit', 'operating_cash_flow', 'new_customers'].map((metric, i) =>
      card(metric, { x: i * 3, y: 0, w: 3 }),
    ),
    {
      id: 'reading',
      kind: 'text',
      x: 0,
      y: 4,
      w: 3,
      h: 7,
      title: '',
      text: {
        zh: [
          '# 怎么读这一页',
          '卖得更多，为什么没有赚得更多？从上往下，一行回答一个问题。',
          '- 结果：收入、利润、现金',
          '- 毛利率去哪了',
          '- 谁赚钱，谁只有规模',
          '- 新客户值不值这个价',
          '- 接下来盯什么',
        ].join('\n'),
        en: [
          '# How to read this page',
          'More is sold: why is it not earned? From the top, each row answers one question.',
          '- Results: revenue, profit, cash',
          '- Where the margin went',
          '- Who earns, and who is only large',
          '- Whether new customers are worth it',
          '- What to watch next',
        ].join('\n'),
      },
    },
    {
      id: 'margin',
      kind: 'chart',
      x: 3,
      y: 4,
      w: 5,
      h: 7,
      title: { zh: '毛利率在走低吗', en: 'Is the margin falling?' },
      view: {
        ...VIEW,
        metrics: ['gross_margin_rate'],
        rows: ['month'],
        period: 'last 12 months',
        chart: 'lines',
      },
    },
    {
      id: 'cost-of-customers',
      kind: 'chart',
      x: 8,
      y: 4,
      w: 4,
      h: 7,
      title: { zh: '拉一个新客更贵了吗', en: 'Does a new customer cost more?' },
      view: { ...VIEW, metrics: ['cac'], rows: ['month'], period: 'last 12 months', chart: 'lines' },
    },
    {
      id: 'channels',
      kind: 'table',
      x: 0,
      y: 11,
      w: 8,
      h: 6,
      title: { zh: '超额完成收入的渠道，赚到钱了吗', en: 'Do the channels that beat revenue earn?' },
      view: {
        ...VIEW,
        metrics: [
          'revenue',
          'revenue_attainment',
          'gross_margin_rate',
          'channel_contribution',
          'contribution_rate',
        ],
        rows: ['channel'],
        period: 'ytd',
        compare: [],
        order: [{ by: 'revenue', desc: true }],
        pivot: true,
      },
    },
    {
      id: 'categories',
      kind: 'table',
      x: 8,
      y: 11,
      w: 4,
      h: 6,
      title: { zh: '哪些品类丢了毛利率', en: 'Which categories lost margin?' },
      view: { ...VIEW, metrics: ['gross_margin_rate'], rows: ['category'], pivot: true },
    },
    ...['collection_rate', 'overdue_180', 'inventory_days'].map((metric, i) =>
      card(metric, { x: i * 4, y: 17, w: 4 }),
    ),
  ] satisfies readonly DemoTile[],
  filters: [],
} as const;
