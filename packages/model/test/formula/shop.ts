import { DEFAULT_CALENDAR } from '@plumbline/calendar';
import type {
  ConformedDimension,
  Dataset,
  DimensionRef,
  Field,
  FormulaScope,
  Metric,
  Model,
  Relationship,
  Text,
  Unit,
  ValueType,
} from '@plumbline/model';
import { typeMetricFormula } from '@plumbline/model';

/* A small furniture shop: order lines, orders, returns, visits, stock, a ledger, products, customers, territories. */

const text = (zh: string, en: string): Text => ({ zh, en });
export const types = {
  text: { kind: 'text' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  timestamp: { kind: 'timestamp', zoned: false },
  instant: { kind: 'timestamp', zoned: true },
  integer: { kind: 'integer' },
  bigint: { kind: 'bigint' },
  double: { kind: 'double' },
  null: { kind: 'null' },
  decimal: (precision: number, scale: number): ValueType => ({ kind: 'decimal', precision, scale }),
} as const;
const money = (
  more: {
    currency?: Extract<Unit, { kind: 'money' }>['currency'];
    tax?: 'included' | 'excluded' | 'none';
  } = {},
): Unit => ({
  kind: 'money',
  currency: more.currency ?? null,
  tax: more.tax ?? null,
});
const amount = types.decimal(18, 4);

interface FieldSpec {
  readonly type: ValueType;
  readonly unit?: Unit;
  readonly label?: Text;
  readonly column?: string;
}

const plainUnit = (type: ValueType): Unit => {
  if (type.kind === 'text' || type.kind === 'date' || type.kind === 'timestamp') return { kind: type.kind };
  return type.kind === 'boolean' ? { kind: 'any' } : { kind: 'number' };
};

function field(name: string, spec: FieldSpec): Field {
  const unit = spec.unit ?? plainUnit(spec.type);
  return {
    name,
    label: spec.label ?? text(name, name),
    description: null,
    type: spec.type,
    unit,
    tax: unit.kind === 'money' ? unit.tax : null,
    column: spec.column ?? name,
    expression: null,
    formula: null,
  };
}

function dataset(
  name: string,
  spec: { label: Text; key: readonly string[]; time?: string; fields: Record<string, FieldSpec> },
): Dataset {
  const time: DimensionRef | null =
    spec.time === undefined ? null : { kind: 'field', dataset: name, field: spec.time, relationship: null };
  return {
    name,
    label: spec.label,
    description: null,
    source: { kind: 'table', connection: 'main', table: name },
    primaryKey: spec.key,
    time,
    timezone: null,
    through: { kind: 'data' },
    empty: null,
    snapshots: null,
    fields: new Map(Object.entries(spec.fields).map(([key, value]) => [key, field(key, value)])),
    tests: [],
    history: null,
    keyOf: null,
    valid: null,
    notOver: [],
    span: null,
    calendar: null,
    later: [],
  };
}

const DATASETS = [
  dataset('order_lines', {
    label: text('订单明细', 'Order lines'),
    key: ['order_number', 'line_number'],
    time: 'order_date',
    fields: {
      order_number: { type: types.text },
      line_number: { type: types.integer },
      order_date: { type: types.date, label: text('下单日期', 'Order date') },
      ordered_at: { type: types.timestamp },
      ship_date: { type: types.date },
      customer_key: { type: types.integer },
      product_key: { type: types.integer },
      territory_key: { type: types.integer },
      ship_territory_key: { type: types.integer },
      sales_channel: { type: types.text },
      status: { type: types.text, label: text('状态', 'Status') },
      is_gift: { type: types.boolean },
      quantity: { type: types.integer, label: text('数量', 'Quantity') },
      amount: { type: amount, unit: money({ tax: 'excluded' }), label: text('金额', 'Amount') },
      gross_amount: { type: amount, unit: money({ tax: 'included' }) },
      amount_usd: { type: amount, unit: money({ currency: 'USD', tax: 'excluded' }) },
      amount_local: {
        type: amount,
        unit: money({ currency: { dataset: 'order_lines', field: 'currency_code' }, tax: 'excluded' }),
      },
      currency_code: { type: types.text },
      cost: { type: amount, unit: money() },
      discount_rate: { type: types.double, unit: { kind: 'percent' } },
      weight: { type: types.double },
    },
  }),
  dataset('returns', {
    label: text('退货', 'Returns'),
    key: ['return_number'],
    time: 'returned_on',
    fields: {
      return_number: { type: types.text },
      returned_on: { type: types.date },
      customer_key: { type: types.integer },
      amount: { type: amount, unit: money({ tax: 'excluded' }) },
      return_channel: { type: types.text },
    },
  }),
  dataset('visits', {
    label: text('访问', 'Visits'),
    key: ['visit_id'],
    time: 'visited_at',
    fields: {
      visit_id: { type: types.bigint },
      visited_at: { type: types.timestamp },
      customer_key: { type: types.integer },
    },
  }),
  dataset('stock', {
    label: text('库存', 'Stock'),
    key: ['day', 'product_key'],
    time: 'stock_date',
    fields: {
      stock_date: { type: types.date },
      product_key: { type: types.integer },
      units: { type: types.integer },
      value: { type: amount, unit: money() },
    },
  }),
  dataset('product', {
    label: text('产品', 'Product'),
    key: ['product_key'],
    fields: {
      product_key: { type: types.integer },
      name: { type: types.text, label: text('品名', 'Product name') },
      category: { type: types.text, label: text('类别', 'Category') },
      standard_cost: { type: amount, unit: money() },
    },
  }),
  dataset('customer', {
    label: text('客户', 'Customer'),
    key: ['customer_key'],
    fields: { customer_key: { type: types.integer }, name: { type: types.text }, band: { type: types.text } },
  }),
  dataset('territory', {
    label: text('地区', 'Territory'),
    key: ['territory_key'],
    fields: {
      territory_key: { type: types.integer },
      country: { type: types.text, label: text('国家', 'Country') },
      population: { type: types.bigint },
    },
  }),
  {
    ...dataset('journal', {
      label: text('凭证', 'Journal'),
      key: ['line'],
      time: 'posted',
      fields: {
        line: { type: types.bigint },
        posted: { type: types.date },
        code: { type: types.text },
        debit: { type: types.decimal(18, 2), unit: money() },
        credit: { type: types.decimal(18, 2), unit: money() },
      },
    }),
    ledger: {
      account: 'code',
      debit: 'debit',
      credit: 'credit',
      balance: null,
      creditAccounts: [
        { from: '2', to: '4' },
        { from: '6001', to: '6301' },
        { from: '1602', to: '1602' },
      ],
      resultAccounts: [{ from: '6', to: '6' }],
      isClosed: false,
      closing: null,
      leaves: null,
    },
  },
  dataset('budget', {
    label: text('预算', 'Budget'),
    key: [],
    fields: { amount: { type: amount, unit: money() } },
  }),
];

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
