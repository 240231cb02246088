import type { Columns } from './check-text.ts';

/** Every list and nearly every key that a workspace may hold. */
export const WHOLE_LANGUAGE: Readonly<Record<string, string>> = {
  'plumbline.yaml': `workspace: orchard
label: {zh: 果园, en: Orchard}
description: Fruit, sold in two ways
locale: zh
currency: CNY
timezone: Asia/Shanghai
today: 2026-03-01
organisation: group
calendar: {fiscal_year_start: july, fiscal_year_name: end, week_start: sunday, pattern: 4-4-5, year_end: last saturday of june, holidays: CN}
review: two_signatures
env: [ERP_URL, DATA]
`,
  'data/datasets.yml': `connections:
  - {name: erp, type: postgres, url: "\${ERP_URL}", options: {sslmode: require}}
datasets:
  - name: web_sales
    label: {zh: 网店销售, en: Web sales}
    synonyms: [online]
    source: {files: ["\${DATA:-data}/web-*.csv"], format: csv, delimiter: ";", encoding: gbk, header: true, quote: "'", escape: "\\\\", skip: 2, decimal: ","}
    primary_key: [order_no, line_no]
    time: sold_on
    timezone: Europe/Berlin
    through: yesterday
    empty: zero
    fields:
      - {name: sold_on, type: date, expression: "parse_date(SoldOn, 'yyyyMMdd')"}
      - {name: amount, column: Amount, type: "decimal(18, 4)", unit: money, tax: excluded, label: {zh: 金额, en: Amount}}
      - {name: amount_local, column: Amount, type: decimal, unit: money, currency: Currency, tax: excluded}
      - {name: cost, expression: "quantity * fruit.cost", description: "at standard cost"}
    tests:
      - {unique: [order_no, line_no]}
      - {not_null: sold_on}
      - {accepted_range: {field: quantity, min: -10, max: 1000.5}}
      - {fresh_within: 2 days}
  - name: shop_sales
    source: {connection: erp, sql: "select * from shop_sales"}
    time: sold_on
    fields: [{name: amount, unit: money, tax: excluded}]
  - {name: sales, time: sold_on, source: {union: [{dataset: web_sales, set: {channel: "'Web'"}}, {dataset: shop_sales, set: {channel: "'Shop'"}}]}}
  - name: fruit
    source: {connection: erp, table: public.fruit}
    primary_key: fruit_key
    fields: [{name: cost, type: "decimal(18,4)", unit: money}]
  - {name: buyer, source: {distinct: [web_sales.buyer_key, shop_sales.buyer_key]}, fields: [{name: first_on, formula: "min(web_sales.sold_on)"}]}
  - {name: stock, source: {files: stock.parquet}, time: day, snapshots: {when: "boxes is not null"}}
  - {name: crate, source: {files: crate.csv}, time: day, snapshots: true}
  - {name: picker, source: {files: picker.csv}, key_of: code, valid: {from: since, to: until, to_inclusive: true}}
  - name: filing
    source: {files: filing.csv}
    time: end_on
    calendar: farm_year
    history: {key: [farm, item, start_on, end_on], recorded_at: filed_on, prefer: [-priority]}
    span: {from: start_on, to: end_on}
    additive: {not_over: [item]}
  - {name: ledger, source: {files: ledger.csv}, time: posted_on, fields: [{name: amount, unit: money}], scenarios: {field: scenario, actual: Actual, budget: Budget}, through: 2026-01-31}
  - {name: fx, source: {files: fx.csv}, through: none}
  - {name: account, source: {files: account.csv}, primary_key: account_key}
  - {name: farm_period, source: {files: farm.csv}}
  - {name: reason_link, source: {files: link.csv}}
  - {name: reason, source: {files: reason.csv}}
  - {name: farm_group, source: {files: group.csv}}
`,
  'graph.yaml': `relationships:
  - {name: web_fruit, from: web_sales, to: fruit, from_columns: [fruit_key], to_columns: [fruit_key], required: true}
  - {name: shop_fruit, from: shop_sales, to: fruit, from_columns: fruit_key, to_columns: fruit_key}
  - {name: stock_fruit, from: stock, to: fruit, from_columns: [FruitKey], to_columns: [fruit_key]}
  - {name: rate_of_day, from: web_sales, to: fx, as_of: {from: sold_on, to: day}}
  - {name: ledger_account, from: ledger, to: account, from_columns: [account_key], to_columns: [account_key]}
  - {name: reason_of, from: reason_link, to: web_sales, from_columns: [order_no], to_columns: [order_no]}
  - {name: named_reason, from: reason_link, to: reason, from_columns: [reason_key], to_columns: [reason_key]}
dimensions:
  - {name: item, label: {zh: 水果, en: Fruit}, synonyms: [产品], fields: [web_sales.fruit_key, shop_sales.fruit_key, stock.fruit_key]}
bridges:
  - {name: why, from: web_sales, through: reason_link, to: reason, allocate: weight, weight: share}
  - {name: why_all, from: web_sales, through: reason_link, to: reason, allocate: duplicate}
hierarchies:
  - {name: accounts, dataset: account, key: account_key, parent: parent_key, operator: operator, label: title}
  - {name: group, dataset: farm_group, key: farm, parent: parent, weight: ownership}
  - {name: fruits, label: {zh: 品类}, levels: [fruit.kind, fruit.title]}
calendars:
  - {name: closes, dataset: farm_period, grain: month, key: period, start: start_on, end: end_on, close: close_on}
  - {name: farm_year, dataset: farm_period, entity: farm, start: start_on, end: end_on, snap: 7 days}
currency_rates: {dataset: fx, from: code, to: "'CNY'", date: day, average: average, closing: closing, max_age: 7 days}
`,
  'metrics/sales.yaml': `metrics:
  - name: revenue
    code: SAL-001
    label: {zh: 销售收入, en: Revenue}
    description: {zh: 不含税, en: net of tax}
    synonyms: [销售额, turnover]
    formula: sum(sales.amount)
    unit: money
    direction: up
    ability: growth
    perspective: financial
    nature: outcome
    layer: strategic
    tier: main
    area: sales
    purpose: {zh: 看规模, en: size}
    analysis: [trend, compare]
    frequency: daily
    ready: T+1 08:00
    owner: cfo@example.com
    steward: controller@example.com
    department: finance
    data_source: ERP
    effective: 2026-01-01
    versions: [{effective: 2023-01-01, formula: sum(web_sales.amount), basis: web only}]
    basis: {zh: "不含税,扣除退货", en: "net of tax, less returns"}
    status_bands: {good: ">= 1000", warn: "500 .. 999"}
    benchmark: {source: ledger.amount}
    plans: {target: revenue_target, budget: revenue_target, forecast: revenue_target}
    empty: zero
    scope: visible
  - {name: revenue_target, formula: "[销售收入] * 1.1"}
  - {name: cogs, label: {zh: 销售成本, en: Cost of sales}, formula: sum(web_sales.cost), unit: money, time: web_sales.sold_on}
  - {name: margin_rate, formula: "([Revenue] - [销售成本]) / [销售收入]", unit: percent, direction: band}
  - {name: web_orders, formula: "count_distinct(web_sales.order_no)"}
  - {name: boxes, formula: "closing(sum(stock.boxes))"}
  - {name: apples, formula: "revenue where fruit.kind = 'Apple'"}
  - {name: equity, formula: "rollup(sum(ledger.amount), along: accounts, node: '50')"}
`,
  'glossary.yaml': `glossary:
  - name: harvest
    label: {zh: 收成, en: Harvest}
    definition: {zh: 一季收下的果子。, en: The fruit of a season.}
    synonyms: [收获, crop]
    owner: cfo@example.com
    steward: controller@example.com
  - name: early_harvest
    label: {zh: 早收, en: Early harvest}
    definition: {zh: 七月之前的收成。, en: The harvest before July.}
    broader: harvest
    see: [harvest]
    explains: {metrics: [revenue, apples], dimensions: [item, fruit.kind], datasets: [web_sales]}
`,
  'more/governance.yaml': `statements:
  - name: income
    label: {zh: 利润表}
    hierarchy: accounts
    amount: sum(ledger.amount)
    lines: [{name: sales, label: {zh: 营业收入}, node: "50"}, {name: gross, formula: sales - cogs}]
rollups: [{name: by_month, metrics: [revenue], by: [month, fruit.kind]}]
policies:
  - {name: own_fruit, roles: [sales], dataset: web_sales, where: "fruit.kind in ($user.kinds)", open: [fx]}
  - {name: no_cost, roles: [viewer], deny: [web_sales.cost], mask: [web_sales.order_no], metrics: {deny: [margin_rate]}}
reconciliations: [{name: books, left: revenue, right: cogs, by: [year], tolerance: 0.5%, items: [vat, returns]}]
goals:
  - name: more_apples
    label: {zh: 苹果增长, en: More apples}
    perspective: financial
    metric: revenue
    where: fruit.kind = 'Apple'
    period: FY2026
    target: {growth: 20%, over: FY2025}
    tiers: {floor: 15%, target: 20%, stretch: 25%}
    phase: seasonal
    owner: ann@example.com
    department: sales
    weight: 40%
    paired: [{metric: margin_rate, at_least: 0.3}]
  - {name: more_pears, metric: revenue, period: 2026-Q1, target: 500, parent: more_apples}
links: [{from: web_orders, to: revenue, sign: +, lag: 1 month, strength: 0.3, why: {zh: 订单带来收入}}]
actions:
  - {name: spring, owner: ann@example.com, start: 2026-03-01, end: 2026-03-31, cost: 120000 CNY, metric: revenue, where: "fruit.kind = 'Apple'", expected: +8%, lag: 0 days}
alerts:
  - {name: margin_low, metric: margin_rate, by: fruit.kind, grain: month, when: "value < 0.35 or anomaly(sensitivity: 0.8)", notify: [owner]}
`,
};

const sale = {
  OrderNo: 'text',
  LineNo: 'integer',
  Amount: 'double',
  Quantity: 'integer',
  FruitKey: 'integer',
  BuyerKey: 'bigint',
} as const;

export const WHOLE_COLUMNS: Columns = {
  web_sales: { ...sale, SoldOn: 'text', Currency: 'text' },
  shop_sales: {
    order_no: 'text',
    amount: { kind: 'decimal', precision: 12, scale: 2 },
    fruit_key: 'bigint',
    buyer_key: 'integer',
    sold_on: 'date',
  },
  fruit: { fruit_key: 'integer', cost: 'double', kind: 'text', title: 'text' },
  stock: { day: 'date', FruitKey: 'integer', boxes: 'integer' },
  crate: { day: 'date', crates: 'integer' },
  picker: { code: 'text', since: 'date', until: 'date' },
  filing: {
    farm: 'text',
    item: 'text',
    start_on: 'date',
    end_on: 'date',
    filed_on: 'date',
    priority: 'integer',
    value: 'double',
  },
  ledger: {
    posted_on: 'date',
    scenario: 'text',
    account_key: 'integer',
    amount: { kind: 'decimal', precision: 18, scale: 2 },
  },
  fx: { code: 'text', day: 'date', average: 'double', closing: 'double' },
  account: { account_key: 'integer', parent_key: 'integer', operator: 'text', title: 'text' },
  farm_period: {
    farm: 'text',
    fiscal_year: 'integer',
    quarter: 'integer',
    period: 'text',
    start_on: 'date',
    end_on: 'date',
    close_on: 'date',
  },
  reason_link: { order_no: 'text', reason_key: 'integer', share: 'double' },
  reason: { reason_key: 'integer', reason: 'text' },
  farm_group: { farm: 'text', parent: 'text', ownership: 'double' },
};
