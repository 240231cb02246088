import type { Dataset, DimensionRef, Field, Text, Unit, ValueType } from '@plumbline/model';

export const text = (zh: string, en: string): Text => ({ zh, en });
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

export const DATASETS = [
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
