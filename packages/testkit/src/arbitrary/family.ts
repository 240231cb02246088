/** Metrics that can be asked together: what their measures can be grouped and filtered by. */
export interface Family {
  readonly name: string;
  /** Metrics that add up over every dimension and over time. */
  readonly additive: readonly string[];
  readonly stocks: readonly string[];
  /** Other metrics: recomputed in totals. */
  readonly others: readonly string[];
  readonly dimensions: readonly (string | Readonly<Record<string, string>>)[];
  /** Fields that `per` may name. */
  readonly members: readonly string[];
  readonly conditions: readonly string[];
}

const CUSTOMER_CONDITIONS = [
  "customer.name = 'Ann'",
  'customer.tier >= 2',
  "country.region = 'EU'",
  "customer.country <> 'FR' or customer.tier is null",
  'not (customer.tier between 1 and 2)',
];
/** Members found by several datasets. */
const BOTH_SIDES =
  '(channel, month) not in (refunds_or_zero per (channel, month) having refunds_or_zero > 1)';
/** Of each row's own time, whatever else its dataset shares. */
const PARTS_OF_DAYS = [
  { field: 'day', part: 'weekday' },
  { field: 'day', part: 'month' },
];
const CHANNEL_CONDITIONS = [
  "channel = 'web'",
  "channel in ('web', 'shop')",
  'channel is null',
  "channel not in ('web')",
];

export const ORDERS: Family = {
  name: 'orders',
  additive: [
    'revenue',
    'cost',
    'sold',
    'weight',
    'order_value',
    'order_count',
    'priced_orders',
    'shipped',
    'shipped_units',
  ],
  stocks: [],
  others: [
    'customers',
    'new_customers',
    'new_revenue',
    'new_web',
    'back_in_a_month',
    'reordered',
    'mean_amount',
    'middle_amount',
    'upper_amount',
    'lower_amount',
    'least_amount',
    'most_amount',
    'spread',
    'margin',
    'redefined',
    'redefined_margin',
  ],
  dimensions: [
    'channel',
    'orders.units',
    'customer.name',
    'customer.tier',
    'country.region',
    'grade.level',
    'standing.word',
    'campaign.name',
    { field: 'orders.day', part: 'weekday' },
    { field: 'orders.day', part: 'day_of_year' },
    { field: 'orders.day', grain: 'quarter' },
  ],
  members: [
    'orders.customer',
    'orders.channel',
    'customer.name',
    'country.region',
    'grade.level',
    'standing.word',
  ],
  conditions: [
    ...CHANNEL_CONDITIONS,
    ...CUSTOMER_CONDITIONS,
    'orders.amount >= 2.50',
    'orders.units > 1 and orders.amount is not null',
    "orders.day <> date '2024-02-29'",
    'orders.weight * 2 > orders.units',
    'grade.level >= 2',
    "standing.word = 'gold'",
    "campaign.since >= date '2024-01-31' or grade.level is null",
    'orders.customer in (order_count per orders.customer having order_count >= 2)',
    '(orders.customer, channel) in (revenue per (orders.customer, channel) having revenue > 5)',
    '(month, orders.channel) in (order_count per (month, orders.channel) having order_count >= 2)',
  ],
};

export const SALES: Family = {
  name: 'sales',
  additive: ['revenue', 'refunds', 'refunds_or_zero', 'return_count', 'order_count', 'shipped'],
  stocks: [],
  others: [
    'customers',
    'margin',
    'most_amount',
    'new_customers',
    'back_in_a_week',
    'returned',
    'handled',
    'handled_before',
  ],
  dimensions: [
    'channel',
    'customer.name',
    'country.region',
    'customer.tier',
    'standing.word',
    ...PARTS_OF_DAYS,
  ],
  members: ['channel', 'customer.customer', 'country.region'],
  conditions: [...CHANNEL_CONDITIONS, ...CUSTOMER_CONDITIONS, BOTH_SIDES],
};

export const STOCKS: Family = {
  name: 'stocks',
  additive: [],
  stocks: ['balance', 'units_left', 'own_balance', 'carried_balance', 'exact_balance', 'rows_left'],
  others: ['opened', 'own_opened', 'mean_balance', 'mean_of_months', 'mean_of_days', 'mean_carried'],
  dimensions: ['stock.account', 'stock.region', ...PARTS_OF_DAYS],
  members: ['stock.account', 'stock.region'],
  conditions: [
    "stock.account <> 'loan'",
    "stock.region = 'north'",
    'stock.region is null',
    'stock.units > 0',
  ],
};

/** A dataset whose time is a timestamp. */
export const VISITS: Family = {
  name: 'visits',
  additive: ['visit_count', 'minutes'],
  stocks: [],
  others: ['longest'],
  dimensions: [
    'visits.page',
    { field: 'visits.at', part: 'hour' },
    { field: 'visits.at', grain: 'week' },
    { field: 'visits.at', grain: 'hour' },
  ],
  members: ['visits.page'],
  conditions: [
    "visits.page = 'home'",
    'visits.minutes > 3',
    "visits.at >= timestamp '2024-01-31 12:00:00' or visits.page is null",
  ],
};

/** Flows and stocks of datasets that share nothing but time. */
export const MIXED: Family = {
  name: 'mixed',
  additive: ['revenue', 'order_count', 'return_count', 'moved'],
  stocks: ['balance', 'units_left', 'carried_balance'],
  others: ['customers', 'handled', 'handled_before'],
  dimensions: PARTS_OF_DAYS,
  members: [],
  conditions: [],
};

/** Flows and balances over the versions in force on a day. */
export const GRADES: Family = {
  name: 'grades',
  additive: ['revenue', 'order_count', 'return_count', 'shipped_units'],
  stocks: ['grades', 'levels'],
  others: ['customers', 'levels_before', 'mean_levels'],
  dimensions: ['grade.level', 'grade.customer'],
  members: ['grade.level', 'grade.customer'],
  conditions: ['grade.level = 2', 'grade.level is null', 'grade.customer in (1, 2)', 'not (grade.level > 1)'],
};

/** Rows with several members behind bridges: their groups add up to more than the total, or to as much. */
export const TAGS: Family = {
  name: 'tags',
  additive: [],
  stocks: [],
  others: ['revenue', 'cost', 'customers', 'most_amount', 'order_count', 'mean_amount', 'weight'],
  dimensions: ['tagged.word', 'tagged.kind', 'orders.units', 'fans.word'],
  members: ['tagged.word', 'orders.customer'],
  conditions: [
    "tagged.word = 'red'",
    "tagged.kind = 'mood'",
    "tagged.word is null or tagged.kind <> 'colour'",
    "tagged.word = 'blue' or orders.units > 2",
    "tagged.word = 'red' and tagged.kind = 'mood' and orders.amount > 1",
    "not (tagged.kind = 'colour')",
    "fans.word = 'red'",
    'fans.word = tagged.word',
  ],
};

/** What happened and what was planned in the rows of one dataset. */
export const ENTRIES: Family = {
  name: 'entries',
  additive: ['booked', 'entry_count'],
  stocks: ['booked_balance'],
  others: ['budgeted', 'booked_so_far', 'booked_before', 'mean_booked', 'biggest', 'over_budget'],
  dimensions: ['entries.account', 'entries.scenario'],
  members: ['entries.account'],
  conditions: [
    "entries.scenario = 'plan'",
    "entries.scenario in ('real', 'plan')",
    "entries.account <> 'rent'",
    'entries.amount > 1',
    'entries.account in (booked per entries.account having booked > 2)',
  ],
};

/** The same, where nothing says which of the two is read. */
export const ENTRIES_OF_BOTH: Family = {
  ...ENTRIES,
  others: ENTRIES.others.filter((name) => name !== 'budgeted' && name !== 'over_budget'),
  dimensions: ENTRIES.dimensions.filter((name) => name !== 'entries.scenario'),
  conditions: ENTRIES.conditions.filter((condition) => !condition.includes('entries.scenario')),
};

export const FAMILIES: readonly Family[] = [ORDERS, ORDERS, SALES, STOCKS, VISITS, MIXED, GRADES];
