/* The questions of `questions.mjs` that Cube can ask, as it is asked: its data model, its queries, and the order of our columns. */

const filtered = (measure, condition) =>
  `{ sql: \`\${CUBE}.revenue\`, type: '${measure}', filters: [{ sql: \`${condition}\` }] }`;

export const cubeModel = `
cube('customer', { sql_table: 'customer', dimensions: {
  custkey: { sql: 'custkey', type: 'number', primary_key: true },
  city: { sql: 'city', type: 'string' }, nation: { sql: 'nation', type: 'string' }, region: { sql: 'region', type: 'string' } } });
cube('supplier', { sql_table: 'supplier', dimensions: {
  suppkey: { sql: 'suppkey', type: 'number', primary_key: true },
  city: { sql: 'city', type: 'string' }, nation: { sql: 'nation', type: 'string' }, region: { sql: 'region', type: 'string' } } });
cube('part', { sql_table: 'part', dimensions: {
  partkey: { sql: 'partkey', type: 'number', primary_key: true },
  mfgr: { sql: 'mfgr', type: 'string' }, category: { sql: 'category', type: 'string' }, brand: { sql: 'brand', type: 'string' } } });
cube('lineorder', {
  sql_table: 'lineorder',
  joins: {
    customer: { sql: \`\${CUBE}.custkey = \${customer}.custkey\`, relationship: 'many_to_one' },
    supplier: { sql: \`\${CUBE}.suppkey = \${supplier}.suppkey\`, relationship: 'many_to_one' },
    part: { sql: \`\${CUBE}.partkey = \${part}.partkey\`, relationship: 'many_to_one' },
  },
  dimensions: {
    line: { sql: \`\${CUBE}.orderkey || '-' || \${CUBE}.linenumber\`, type: 'string', primary_key: true },
    order_date: { sql: 'order_date', type: 'time' },
    discount: { sql: 'discount', type: 'number' },
    quantity: { sql: 'quantity', type: 'number' },
  },
  measures: {
    revenue: { sql: 'revenue', type: 'sum' },
    saved: { sql: \`\${CUBE}.extendedprice * \${CUBE}.discount\`, type: 'sum' },
    profit: { sql: \`\${CUBE}.revenue - \${CUBE}.supplycost\`, type: 'sum' },
    margin: { sql: \`\${profit} / \${revenue}\`, type: 'number' },
    lines: { type: 'count' },
    units: { sql: 'quantity', type: 'sum' },
    price: { sql: \`\${revenue} / \${units}\`, type: 'number' },
    rebate: { sql: \`\${CUBE}.extendedprice - \${CUBE}.revenue\`, type: 'sum' },
    least: { sql: 'revenue', type: 'min' },
    most: { sql: 'revenue', type: 'max' },
    mean: { sql: 'revenue', type: 'avg' },
    asia: ${filtered('sum', `\${customer.region} = 'ASIA'`)},
    europe: ${filtered('sum', `\${customer.region} = 'EUROPE'`)},
    america: ${filtered('sum', `\${customer.region} = 'AMERICA'`)},
    bulk: ${filtered('sum', '${CUBE}.quantity > 40')},
    bulk_lines: { type: 'count', filters: [{ sql: \`\${CUBE}.quantity > 40\` }] },
    full_price: ${filtered('sum', '${CUBE}.discount = 0')},
    full_price_lines: { type: 'count', filters: [{ sql: \`\${CUBE}.discount = 0\` }] },
    bulk_share: { sql: \`\${bulk} / \${revenue}\`, type: 'number' },
    full_price_share: { sql: \`\${full_price} / \${revenue}\`, type: 'number' },
    asia_share: { sql: \`\${asia} / \${revenue}\`, type: 'number' },
    customers: { sql: 'custkey', type: 'count_distinct' },
    trailing: { sql: 'revenue', type: 'sum', rolling_window: { trailing: '12 month' } },
    trailing_customers: { sql: 'custkey', type: 'count_distinct', rolling_window: { trailing: '12 month' } },
    to_date: { sql: 'revenue', type: 'sum', rolling_window: { type: 'to_date', granularity: 'year' } },
    before: { multi_stage: true, sql: \`\${revenue}\`, type: 'number', time_shift: [{ time_dimension: order_date, interval: '1 year', type: 'prior' }] },
    change: { multi_stage: true, sql: \`\${revenue} - \${before}\`, type: 'number' },
    growth: { multi_stage: true, sql: \`\${revenue} / \${before} - 1\`, type: 'number' },
    of_region: { multi_stage: true, sql: \`\${revenue}\`, type: 'sum', group_by: [customer.region] },
    share_of_region: { multi_stage: true, sql: \`\${revenue} / \${of_region}\`, type: 'number' },
  },
});
`;

const time = 'lineorder.order_date';
const days = (from, to) => [{ dimension: time, dateRange: [from, to] }];
const by = (granularity, from, to) => [
  { dimension: time, granularity, ...(from === undefined ? {} : { dateRange: [from, to] }) },
];
const is = (member, ...values) => ({ member, operator: 'equals', values });
const between = (member, from, to) => [
  { member, operator: 'gte', values: [String(from)] },
  { member, operator: 'lte', values: [String(to)] },
];
const rising = (...members) => members.map((id) => ({ id, desc: false }));
/** Texts have no order in Cube: brands from one to another are a list of them. */
const brands = Array.from({ length: 8 }, (_, i) => `MFGR#222${i + 1}`);
const unitedKingdom = ['UNITED KI1', 'UNITED KI5'];
const year98 = ['1998-01-01', '1998-12-31'];

const saved = (timeDimensions, filters) => ({ measures: ['lineorder.saved'], timeDimensions, filters });
const byBrand = (parts, region) => ({
  measures: ['lineorder.revenue'],
  dimensions: ['part.brand'],
  timeDimensions: by('year'),
  filters: [parts, is('supplier.region', region)],
  order: rising(time, 'part.brand'),
  columns: [1, 0, 2],
});
const byPlaces = (field, where, from, to) => ({
  measures: ['lineorder.revenue'],
  dimensions: [`customer.${field}`, `supplier.${field}`],
  timeDimensions: by('year', from, to),
  filters: [is(`customer.${where[0]}`, ...where.slice(1)), is(`supplier.${where[0]}`, ...where.slice(1))],
  order: [
    ...rising(time),
    { id: 'lineorder.revenue', desc: true },
    ...rising(`customer.${field}`, `supplier.${field}`),
  ],
});
const profit = (dimensions, filters, from, to) => ({
  measures: ['lineorder.profit'],
  dimensions,
  timeDimensions: by('year', from, to),
  filters,
  order: rising(time, ...dimensions),
  columns: [dimensions.length, ...dimensions.keys(), dimensions.length + 1],
});
const monthly = (measures, dimensions = []) => ({
  measures: measures.map((name) => `lineorder.${name}`),
  dimensions,
  timeDimensions: by('month', ...year98),
  order: rising(time, ...dimensions),
  columns: [dimensions.length, ...dimensions.keys(), ...measures.map((_, i) => dimensions.length + 1 + i)],
});
const american = [
  is('customer.region', 'AMERICA'),
  is('supplier.region', 'AMERICA'),
  is('part.mfgr', 'MFGR#1', 'MFGR#2'),
];

/** By the name of the question; `columns` are the places of our columns among Cube's. */
export const cubeQuestions = new Map(
  Object.entries({
    'ssb-1.1': saved(days('1993-01-01', '1993-12-31'), [
      ...between('lineorder.discount', 1, 3),
      { member: 'lineorder.quantity', operator: 'lt', values: ['25'] },
    ]),
    'ssb-1.2': saved(days('1994-01-01', '1994-01-31'), [
      ...between('lineorder.discount', 4, 6),
      ...between('lineorder.quantity', 26, 35),
    ]),
    'ssb-1.3': saved(days('1994-02-05', '1994-02-11'), [
      ...between('lineorder.discount', 5, 7),
      ...between('lineorder.quantity', 26, 35),
    ]),
    'ssb-2.1': byBrand(is('part.category', 'MFGR#12'), 'AMERICA'),
    'ssb-2.2': byBrand(is('part.brand', ...brands), 'ASIA'),
    'ssb-2.3': byBrand(is('part.brand', 'MFGR#2239'), 'EUROPE'),
    'ssb-3.1': byPlaces('nation', ['region', 'ASIA'], '1992-01-01', '1997-12-31'),
    'ssb-3.2': byPlaces('city', ['nation', 'UNITED STATES'], '1992-01-01', '1997-12-31'),
    'ssb-3.3': byPlaces('city', ['city', ...unitedKingdom], '1992-01-01', '1997-12-31'),
    'ssb-3.4': byPlaces('city', ['city', ...unitedKingdom], '1997-12-01', '1997-12-31'),
    'ssb-4.1': profit(['customer.nation'], american),
    'ssb-4.2': profit(['supplier.nation', 'part.category'], american, '1997-01-01', '1998-12-31'),
    'ssb-4.3': profit(
      ['supplier.city', 'part.brand'],
      [
        is('customer.region', 'AMERICA'),
        is('supplier.nation', 'UNITED STATES'),
        is('part.category', 'MFGR#14'),
      ],
      '1997-01-01',
      '1998-12-31',
    ),
    'yoy-by-region': monthly(['revenue', 'before', 'change', 'growth'], ['customer.region']),
    'trailing-12-by-region': monthly(['trailing'], ['customer.region']),
    'distinct-monthly': monthly(['customers']),
    'distinct-trailing-12': monthly(['trailing_customers']),
    'ratio-by-three': {
      measures: ['lineorder.margin'],
      dimensions: ['customer.region', 'supplier.region', 'part.category'],
      order: rising('customer.region', 'supplier.region', 'part.category'),
    },
    'dashboard-of-20': monthly([
      ...['revenue', 'profit', 'margin', 'lines', 'units', 'price', 'rebate', 'least', 'most', 'mean'],
      ...['asia', 'europe', 'america', 'bulk', 'bulk_lines', 'full_price', 'full_price_lines'],
      ...['bulk_share', 'full_price_share', 'asia_share'],
    ]),
    'share-of-region': {
      measures: ['lineorder.share_of_region'],
      dimensions: ['customer.region', 'customer.nation'],
      timeDimensions: days(...year98),
      order: rising('customer.region', 'customer.nation'),
    },
    'year-to-date': monthly(['to_date'], ['supplier.region']),
  }),
);
