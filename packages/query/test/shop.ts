import { InternalError } from '@plumbline/diagnostics';
import { buildModel, type Model, readDefinitions } from '@plumbline/model';

/** A shop whose fiscal year starts in July and is named after the year in which it ends. */
const DEFINITIONS = `
workspace: shop
label: {zh: 小店, en: Shop}
locale: zh
currency: CNY
timezone: Asia/Shanghai
calendar: {fiscal_year_start: july, fiscal_year_name: end, week_start: monday}
datasets:
  - name: customers
    source: {files: customers.csv}
    primary_key: [customer_id]
    fields:
      - {name: customer_id, type: integer}
      - {name: country, type: text, label: {zh: 国家, en: Country}}
  - name: orders
    label: {zh: 订单, en: Orders}
    source: {files: orders.csv}
    primary_key: [order_id]
    time: order_date
    fields:
      - {name: order_id, type: integer}
      - {name: customer_id, type: integer}
      - {name: order_date, type: date, label: {zh: 下单日期, en: Order date}}
      - {name: ship_date, type: date, label: {zh: 发货日期, en: Ship date}}
      - {name: created_at, type: timestamp}
      - {name: country, type: text, label: {zh: 收货国家, en: Ship-to country}}
      - {name: channel, type: text}
      - {name: month, type: text}
      - {name: amount, type: "decimal(18,2)", unit: money}
      - {name: discount, type: double, unit: percent}
  - name: returns
    source: {files: returns.csv}
    primary_key: [return_id]
    time: return_date
    fields:
      - {name: return_id, type: integer}
      - {name: customer_id, type: integer}
      - {name: return_date, type: date}
      - {name: channel, type: text}
      - {name: amount, type: "decimal(18,4)", unit: money}
  - name: visits
    source: {files: visits.csv}
    primary_key: [visit_id]
    time: visited_at
    fields:
      - {name: visit_id, type: bigint}
      - {name: customer_id, type: integer}
      - {name: visited_at, type: timestamp}
  - name: stock
    source: {files: stock.csv}
    primary_key: [day]
    time: day
    fields:
      - {name: day, type: date}
      - {name: units, type: integer}
  - name: plan
    source: {files: plan.csv}
    primary_key: [starts_on]
    time: starts_on
    through: none
    fields:
      - {name: starts_on, type: date}
      - {name: amount, type: "decimal(18,4)", unit: money}
      - {name: orders, type: double, unit: count(orders)}
relationships:
  - {name: buyer, from: orders, to: customers, from_columns: [customer_id], to_columns: [customer_id]}
  - {name: returner, from: returns, to: customers, from_columns: [customer_id], to_columns: [customer_id]}
  - {name: visitor, from: visits, to: customers, from_columns: [customer_id], to_columns: [customer_id]}
dimensions:
  - {name: channel, label: {zh: 渠道, en: Channel}, fields: [orders.channel, returns.channel]}
  - {name: business_day, label: {zh: 业务日期, en: Business day}, fields: [orders.order_date, returns.return_date]}
metrics:
  - name: revenue
    label: {zh: 销售收入, en: Revenue}
    formula: sum(orders.amount)
    basis: {zh: 不含税, en: net of VAT}
    direction: up
    plans: {target: revenue_target}
  - {name: revenue_target, label: {zh: 收入目标, en: Revenue target}, formula: sum(plan.amount)}
  - {name: returned, label: {zh: 退货额, en: Returned}, formula: sum(returns.amount), direction: down}
  - {name: return_rate, label: {zh: 退货率, en: Return rate}, formula: returned / revenue, unit: percent}
  - {name: orders_placed, label: {zh: 订单数, en: Orders placed}, formula: count(orders), plans: {budget: orders_budget}}
  - {name: orders_budget, label: {zh: 订单预算, en: Orders budget}, formula: sum(plan.orders)}
  - name: kept_sales
    label: {zh: 留存销售, en: Kept sales}
    formula: revenue - returned
    effective: 2025-01-01
    versions: [{effective: 2024-01-01, formula: revenue}]
  - {name: kept_share, label: {zh: 留存占比, en: Kept share}, formula: kept_sales / revenue, unit: percent}
  - {name: visit_count, label: {zh: 访问数, en: Visits}, formula: count(visits)}
  - {name: shipped, label: {zh: 发货额, en: Shipped}, formula: sum(orders.amount), time: orders.ship_date}
  - {name: last_order, label: {zh: 最近下单日, en: Last order}, formula: max(orders.order_date)}
  - {name: revenue_growth, label: {zh: 收入增长率, en: Revenue growth}, formula: "growth(revenue, 1 year)"}
  - {name: growth_rounded, label: {zh: 增长率取整, en: Growth rounded}, formula: "round(revenue_growth, 2)"}
  - {name: growth_of_2013, label: {zh: 2013年增长率, en: Growth of 2013}, formula: "at(growth(revenue, 1 year), 2013)"}
  - {name: opening_units, label: {zh: 期初库存, en: Opening units}, formula: opening(sum(stock.units))}
  - {name: revenue_ytd, label: {zh: 本年累计收入, en: Revenue to date}, formula: "to_date(revenue, year)"}
`;

let built: Model | null = null;

export function shop(): Model {
  built ??= build();
  return built;
}

function build(): Model {
  const { definitions, diagnostics } = readDefinitions(new Map([['plumbline.yaml', DEFINITIONS]]), new Map());
  const { model, diagnostics: more } = buildModel(definitions, new Map());
  const errors = [...diagnostics, ...more].filter((d) => d.severity === 'error');
  if (errors.length > 0) throw new InternalError(JSON.stringify(errors, null, 1));
  return model;
}
