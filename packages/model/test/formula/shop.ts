import { DEFAULT_CALENDAR } from '@plumbline/calendar';
import type { ConformedDimension, FormulaScope, Metric, Model, Relationship, Text } from '@plumbline/model';
import { typeMetricFormula } from '@plumbline/model';
import { DATASETS, text, types } from './shop-datasets.ts';

/* A small furniture shop: order lines, orders, returns, visits, stock, a ledger, products, customers, territories. */

const relationship = (
  name: string,
  path: readonly [from: string, to: string],
  columns: readonly [string, string?],
): Relationship => ({
  name,
  from: path[0],
  to: path[1],
  fromColumns: [columns[0]],
  toColumns: [columns[1] ?? columns[0]],
  required: true,
  asOf: null,
});

const RELATIONSHIPS: readonly Relationship[] = [
  relationship('sold_in', ['order_lines', 'territory'], ['territory_key']),
  relationship('shipped_to', ['order_lines', 'territory'], ['ship_territory_key', 'territory_key']),
  relationship('line_product', ['order_lines', 'product'], ['product_key']),
  relationship('stock_product', ['stock', 'product'], ['product_key']),
  relationship('buyer', ['order_lines', 'customer'], ['customer_key']),
  relationship('returner', ['returns', 'customer'], ['customer_key']),
  relationship('visitor', ['visits', 'customer'], ['customer_key']),
];

const DIMENSIONS: readonly ConformedDimension[] = [
  {
    name: 'channel',
    label: text('渠道', 'Channel'),
    type: types.text,
    fields: [
      { dataset: 'order_lines', field: 'sales_channel' },
      { dataset: 'returns', field: 'return_channel' },
    ],
  },
];

/** In dependency order. */
const FORMULAS: Readonly<Record<string, readonly [zh: string, en: string, formula: string]>> = {
  revenue: ['销售收入', 'Revenue', 'sum(order_lines.amount)'],
  gross_revenue: ['含税收入', 'Gross revenue', 'sum(order_lines.gross_amount)'],
  revenue_usd: ['美元收入', 'Revenue in USD', 'sum(order_lines.amount_usd)'],
  cogs: ['销售成本', 'Cost of sales', 'sum(order_lines.cost)'],
  orders: ['订单数', 'Orders', 'count_distinct(order_lines.order_number)'],
  units: ['销量', 'Units', 'sum(order_lines.quantity)'],
  customers: ['客户数', 'Customers', 'count_distinct(order_lines.customer_key)'],
  return_amount: ['退货金额', 'Returned amount', 'sum(returns.amount)'],
  stock_value: ['库存金额', 'Stock value', 'closing(sum(stock.value))'],
  stock_rows: ['库存合计', 'Stock rows', 'sum(stock.value)'],
  margin_rate: ['毛利率', 'Gross margin', '(revenue - cogs) / revenue'],
  revenue_share: ['收入占比', 'Share of revenue', 'share(revenue)'],
};

const model: Model = {
  workspace: {
    name: 'shop',
    label: text('家具店', 'Furniture shop'),
    locale: 'zh',
    currency: 'CNY',
    holidays: 'CN',
    review: null,
    timezone: 'Asia/Shanghai',
    today: '2026-11-20',
    calendar: { ...DEFAULT_CALENDAR, fiscalYearStart: 7 },
  },
  datasets: new Map(DATASETS.map((entry) => [entry.name, entry])),
  relationships: RELATIONSHIPS,
  dimensions: new Map(DIMENSIONS.map((entry) => [entry.name, entry])),
  metrics: new Map(),
  glossary: new Map(),
  rollups: new Map(),
  calendars: new Map(),
  reconciliations: new Map(),
  policies: [],
  entityCalendars: new Map(),
  currencyRates: null,
  statements: new Map([
    [
      'income',
      {
        name: 'income',
        label: text('利润表', 'Income statement'),
        description: null,
        lines: [
          { name: 'sales', label: text('营业收入', 'Revenue'), description: null, metric: 'income.sales' },
          { name: 'margin', label: text('毛利', 'Margin'), description: null, metric: 'income.margin' },
        ],
      },
    ],
  ]),
  bridges: new Map(),
  hierarchies: new Map([
    [
      'accounts',
      {
        kind: 'tree',
        name: 'accounts',
        label: text('科目', 'Accounts'),
        dataset: 'product',
        key: 'category',
        parent: 'name',
        operator: null,
        weight: null,
      },
    ],
  ]),
};

function labelsOf(metrics: ReadonlyMap<string, Metric>): FormulaScope['labels'] {
  type Target = FormulaScope['labels'] extends ReadonlyMap<string, readonly (infer T)[]> ? T : never;
  const labels = new Map<string, Target[]>();
  const add = (label: Text, target: Target) => {
    for (const words of new Set([label.zh, label.en]))
      labels.set(words, [...(labels.get(words) ?? []), target]);
  };
  for (const entry of metrics.values()) add(entry.label, { kind: 'metric', name: entry.name });
  for (const entry of model.datasets.values()) add(entry.label, { kind: 'dataset', name: entry.name });
  for (const entry of model.dimensions.values()) add(entry.label, { kind: 'dimension', name: entry.name });
  for (const home of model.datasets.values()) {
    for (const entry of home.fields.values()) {
      if (entry.label.zh !== entry.name)
        add(entry.label, { kind: 'field', name: `${home.name}.${entry.name}` });
    }
  }
  return labels;
}

function withMetrics(metrics: ReadonlyMap<string, Metric>): FormulaScope {
  return {
    model: { ...model, metrics },
    dataset: null,
    params: new Map(),
    results: new Map(),
    metrics,
    labels: labelsOf(metrics),
  };
}

function buildScope(): FormulaScope {
  const metrics = new Map<string, Metric>();
  for (const [name, [zh, en, formula]] of Object.entries(FORMULAS)) {
    const { expr, problems } = typeMetricFormula(formula, withMetrics(metrics));
    if (expr === null)
      throw new Error(`${name}: ${problems.map((problem) => problem.diagnostic.code).join(', ')}`);
    const unit = 'unit' in expr ? expr.unit : { kind: 'any' as const };
    metrics.set(name, {
      name,
      label: text(zh, en),
      description: null,
      synonyms: [],
      formula,
      expr,
      type: expr.type,
      unit,
      empty: null,
      direction: 'none',
      kind: expr.kind === 'closing' ? 'stock' : 'other',
      additive: 'never',
      plans: {},
      time: null,
      basis: null,
      statement: null,
      attributes: new Map(),
    });
  }
  const revenue = metrics.get('revenue');
  if (revenue !== undefined)
    metrics.set('income.sales', { ...revenue, name: 'income.sales', label: text('营业收入', 'Sales') });
  return withMetrics(metrics);
}

/** Texts of a query: nothing is own. */
export const shop: FormulaScope = buildScope();

/** Field expressions of a dataset. */
export function insideOf(name: string, columns?: FormulaScope['columns']): FormulaScope {
  const home = shop.model.datasets.get(name);
  if (home === undefined) throw new Error(name);
  return { ...shop, dataset: home, ...(columns === undefined ? {} : { columns }) };
}
