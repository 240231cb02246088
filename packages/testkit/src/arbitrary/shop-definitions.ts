import fc from 'fast-check';

/** What differs between the workspaces: calendars, edges, snapshot rules, defaults for missing. */
export interface ShopChoices {
  readonly calendar: Readonly<Record<string, string>>;
  readonly orders: Readonly<Record<string, string>>;
  readonly returns: Readonly<Record<string, string>>;
  readonly stock: Readonly<Record<string, unknown>>;
  /** The same versions, their end the first day after or the last one. */
  readonly valid: Readonly<Record<string, unknown>>;
  readonly entries: Readonly<Record<string, unknown>>;
}

export const shopChoices: fc.Arbitrary<ShopChoices> = fc.record({
  calendar: fc.constantFrom(
    {},
    { fiscal_year_start: 'july', fiscal_year_name: 'end' },
    { fiscal_year_start: 'april', week_start: 'sunday' },
  ),
  orders: fc.constantFrom({}, {}, { through: 'yesterday' }, { through: '2024-03-15' }, { through: 'today' }),
  returns: fc.constantFrom({}, { empty: 'zero' }, { through: 'month_end' }),
  valid: fc.constantFrom<ShopChoices['valid'][]>(
    { from: 'starts', to: 'ends' },
    { from: 'starts', to: 'last_day', to_inclusive: true },
  ),
  entries: fc.constantFrom<ShopChoices['entries'][]>(
    {},
    {},
    { through: '2024-03-15' },
    { through: 'none' },
    { empty: 'zero' },
    { snapshots: { when: "account = 'cash'" } },
  ),
  stock: fc.constantFrom<ShopChoices['stock'][]>(
    {},
    {},
    { snapshots: { when: "account = 'cash'" } },
    { calendar: 'books' },
    { calendar: 'books', snapshots: { when: "account = 'cash'" } },
  ),
});

/** The datasets, relationships and plain metrics of the shop. */
export function shopDefinitions({
  orders,
  returns,
  stock,
  valid,
  entries,
}: ShopChoices): Readonly<Record<string, unknown>> {
  const value = { name: 'value', expression: 'coalesce(units, 0) * amount' };
  return {
    datasets: [
      { name: 'orders', primary_key: ['id'], time: 'day', fields: [value], ...orders },
      { name: 'returns', primary_key: ['id'], time: 'day', ...returns },
      { name: 'stock', primary_key: ['day', 'account'], time: 'day', ...stock },
      { name: 'visits', primary_key: ['id'], time: 'at' },
      { name: 'customer', primary_key: ['customer'] },
      { name: 'country', primary_key: ['code'] },
      { name: 'grade', key_of: 'customer', valid },
      { name: 'standing', history: { key: ['customer'], recorded_at: 'recorded' } },
      { name: 'campaign' },
      { name: 'tag', primary_key: ['tag'] },
      { name: 'order_tag' },
      { name: 'customer_tag' },
      { name: 'targets', primary_key: ['month_start', 'channel'], time: 'month_start', through: 'none' },
      { name: 'entries', primary_key: ['id'], time: 'day', scenarios: SCENARIOS, ...entries },
      { name: 'flows', time: 'day', source: { union: [union('orders', 'in'), union('returns', 'out')] } },
    ],
    calendars: [{ name: 'books', dataset: 'closes', start: 'starts', end: 'ends', close: 'closes' }],
    relationships: [
      toOne('bought_by', ['orders', 'customer'], ['customer', 'customer']),
      toOne('returned_by', ['returns', 'customer'], ['customer', 'customer']),
      toOne('lives_in', ['customer', 'country'], ['country', 'code']),
      toOne('graded', ['orders', 'customer'], ['grade', 'customer']),
      toOne('returner_graded', ['returns', 'customer'], ['grade', 'customer']),
      toOne('stood', ['orders', 'customer'], ['standing', 'customer']),
      toOne('returner_stood', ['returns', 'customer'], ['standing', 'customer']),
      toOne('of_order', ['order_tag', 'order_id'], ['orders', 'id']),
      toOne('with_tag', ['order_tag', 'tag'], ['tag', 'tag']),
      toOne('of_customer', ['customer_tag', 'customer'], ['customer', 'customer']),
      toOne('likes', ['customer_tag', 'tag'], ['tag', 'tag']),
      { name: 'during', from: 'orders', to: 'campaign', as_of: { from: 'day', to: 'since' } },
    ],
    bridges: [
      { name: 'tagged', from: 'orders', through: 'order_tag', to: 'tag', allocate: 'duplicate' },
      {
        name: 'fans',
        from: 'customer',
        through: 'customer_tag',
        to: 'tag',
        allocate: 'weight',
        weight: 'part',
      },
    ],
    dimensions: [{ name: 'channel', fields: ['orders.channel', 'returns.medium', 'targets.channel'] }],
    metrics: METRICS,
  };
}

const SCENARIOS = { field: 'scenario', actual: 'real', budget: 'plan' };

function union(dataset: string, kind: string): Readonly<Record<string, unknown>> {
  return { dataset, set: { kind: `'${kind}'` } };
}

function toOne(
  name: string,
  [from, fromColumn]: readonly [string, string],
  [to, toColumn]: readonly [string, string],
) {
  return { name, from, to, from_columns: [fromColumn], to_columns: [toColumn] };
}

const METRICS: Readonly<Record<string, unknown>> = {
  revenue: { formula: 'sum(orders.amount)', plans: { target: 'revenue_target' } },
  cost: 'sum(orders.cost)',
  sold: 'sum(orders.units)',
  weight: 'sum(orders.weight)',
  order_value: 'sum(orders.value)',
  shipped: { formula: 'revenue', time: 'orders.shipped' },
  shipped_units: { formula: 'sum(orders.units)', time: 'orders.shipped' },
  order_count: 'count(orders)',
  priced_orders: 'count(orders.amount)',
  customers: 'count_distinct(orders.customer)',
  mean_amount: 'avg(orders.amount)',
  new_customers: 'new(customers, by: orders.customer)',
  new_revenue: 'new(revenue, by: orders.customer)',
  new_web: "new(order_count where orders.channel = 'web', by: orders.customer)",
  back_in_a_month: 'retention(order_count, by: orders.customer, after: 1 month)',
  back_in_a_week: 'retention(order_count, by: customer, after: 1 week)',
  returned: 'conversion(order_count -> return_count, by: customer, within: 1 month)',
  reordered:
    'conversion(priced_orders -> order_count where orders.units > 1, by: orders.customer, within: 10 days, calculation: count)',
  middle_amount: 'median(orders.amount)',
  upper_amount: 'percentile(orders.amount, 0.9)',
  lower_amount: 'percentile_disc(orders.amount, 0.3)',
  least_amount: 'min(orders.amount)',
  most_amount: 'max(orders.amount)',
  spread: 'stddev(orders.weight)',
  margin: '(revenue - cost) / revenue',
  redefined: {
    formula: 'cost',
    effective: '2024-02-15',
    versions: [
      { effective: '2023-01-01', formula: 'revenue' },
      { effective: '2024-01-01', formula: 'sum(orders.amount) where orders.units > 1' },
    ],
  },
  redefined_margin: 'revenue - redefined',
  handled: {
    formula: 'return_count',
    effective: '2024-02-01',
    versions: [{ effective: '2020-01-01', formula: 'order_count' }],
  },
  handled_before: 'prior(handled, 1 month)',
  refunds: 'sum(returns.amount)',
  refunds_or_zero: { formula: 'sum(returns.amount)', empty: 'zero' },
  return_count: 'count(returns)',
  moved: 'sum(flows.amount)',
  balance: 'closing(sum(stock.worth))',
  units_left: 'closing(sum(stock.units))',
  own_balance: 'closing(sum(stock.worth), per: stock.account)',
  carried_balance: 'closing(sum(stock.worth), per: stock.account, missing: carry)',
  exact_balance: 'closing(sum(stock.worth), missing: null)',
  rows_left: 'closing(count(stock))',
  opened: 'opening(sum(stock.worth))',
  own_opened: 'opening(sum(stock.worth), per: stock.account)',
  mean_balance: 'average_balance(sum(stock.worth))',
  mean_of_months: 'average_balance(sum(stock.units), points: month)',
  mean_of_days: 'average_balance(sum(stock.units), points: snapshots)',
  mean_carried: 'average_balance(sum(stock.units), per: stock.account, missing: carry)',
  grades: 'closing(count(grade))',
  levels: 'closing(sum(grade.level))',
  levels_before: 'opening(sum(grade.level))',
  mean_levels: 'average_balance(sum(grade.level), points: month)',
  visit_count: 'count(visits)',
  minutes: 'sum(visits.minutes)',
  longest: 'max(visits.minutes)',
  revenue_target: 'sum(targets.amount)',
  booked: 'sum(entries.amount)',
  entry_count: 'count(entries)',
  booked_balance: 'closing(sum(entries.amount))',
  budgeted: "booked where entries.scenario = 'plan'",
  booked_so_far: 'to_date(booked, year)',
  booked_before: 'prior(booked, 1 month)',
  mean_booked: 'average_balance(sum(entries.amount))',
  biggest: 'max(entries.amount)',
  over_budget: 'booked - budgeted',
};
