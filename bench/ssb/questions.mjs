/* Thirteen questions of SSB and twelve of a business: the MetricQuery, the best SQL by hand, and Malloy where it can ask the same. */

const ssb = [
  {
    name: 'ssb-1.1',
    query: {
      metrics: ['saved'],
      period: '1993',
      where: 'lineorder.discount between 1 and 3 and lineorder.quantity < 25',
    },
    best: `SELECT sum(extendedprice * discount) FROM lineorder
      WHERE order_date BETWEEN DATE '1993-01-01' AND DATE '1993-12-31' AND discount BETWEEN 1 AND 3 AND quantity < 25`,
    malloy:
      'run: lineorder -> { where: order_date ? @1993 and discount >= 1 and discount <= 3 and quantity < 25; aggregate: saved }',
  },
  {
    name: 'ssb-1.2',
    query: {
      metrics: ['saved'],
      period: '1994-01',
      where: 'lineorder.discount between 4 and 6 and lineorder.quantity between 26 and 35',
    },
    best: `SELECT sum(extendedprice * discount) FROM lineorder
      WHERE order_date BETWEEN DATE '1994-01-01' AND DATE '1994-01-31' AND discount BETWEEN 4 AND 6 AND quantity BETWEEN 26 AND 35`,
    malloy:
      'run: lineorder -> { where: order_date ? @1994-01 and discount >= 4 and discount <= 6 and quantity >= 26 and quantity <= 35; aggregate: saved }',
  },
  {
    name: 'ssb-1.3',
    query: {
      metrics: ['saved'],
      period: '1994-02-05..1994-02-11',
      where: 'lineorder.discount between 5 and 7 and lineorder.quantity between 26 and 35',
    },
    best: `SELECT sum(extendedprice * discount) FROM lineorder
      WHERE order_date BETWEEN DATE '1994-02-05' AND DATE '1994-02-11' AND discount BETWEEN 5 AND 7 AND quantity BETWEEN 26 AND 35`,
    malloy:
      'run: lineorder -> { where: order_date ? @1994-02-05 to @1994-02-12 and discount >= 5 and discount <= 7 and quantity >= 26 and quantity <= 35; aggregate: saved }',
  },
  ...[
    ['ssb-2.1', "part.category = 'MFGR#12'", 'AMERICA'],
    ['ssb-2.2', "part.brand between 'MFGR#2221' and 'MFGR#2228'", 'ASIA'],
    ['ssb-2.3', "part.brand = 'MFGR#2239'", 'EUROPE'],
  ].map(([name, parts, region]) => ({
    name,
    query: {
      metrics: ['revenue'],
      by: ['year', 'part.brand'],
      where: `${parts} and supplier.region = '${region}'`,
    },
    best: `SELECT make_date(year(order_date), 1, 1) AS y, brand, sum(revenue) FROM lineorder JOIN part USING (partkey)
      JOIN supplier USING (suppkey) WHERE ${parts} AND supplier.region = '${region}' GROUP BY ALL ORDER BY ALL`,
    malloy: `run: lineorder -> { where: ${malloyRange(parts)} and supplier.region = '${region}';
      group_by: y is order_date.year, part.brand; aggregate: turnover; order_by: y, brand }`,
  })),
  ...[
    ['ssb-3.1', 'nation', "customer.region = 'ASIA' and supplier.region = 'ASIA'", '1992', '1997'],
    [
      'ssb-3.2',
      'city',
      "customer.nation = 'UNITED STATES' and supplier.nation = 'UNITED STATES'",
      '1992',
      '1997',
    ],
    ['ssb-3.3', 'city', twoCities(), '1992', '1997'],
    ['ssb-3.4', 'city', twoCities(), '1997-12', '1997-12'],
  ].map(([name, field, where, from, to]) => ({
    name,
    query: {
      metrics: ['revenue'],
      by: [`customer.${field}`, `supplier.${field}`, 'year'],
      period: from === to ? from : `${from}..${to}`,
      where,
      order: [{ by: 'year' }, { by: 'revenue', desc: true }],
    },
    best: `SELECT customer.${field} AS c, supplier.${field} AS s, make_date(year(order_date), 1, 1) AS y, sum(revenue) AS r
      FROM lineorder JOIN customer USING (custkey) JOIN supplier USING (suppkey)
      WHERE order_date BETWEEN DATE '${from.length === 4 ? `${from}-01-01` : `${from}-01`}' AND DATE '${to.length === 4 ? `${to}-12-31` : `${to}-31`}'
      AND ${where} GROUP BY ALL ORDER BY y, r DESC, c, s`,
    malloy: `run: lineorder -> { where: order_date ? @${from} to @${from === to ? '1998-01' : '1998'} and ${malloyRange(where)};
      group_by: c is customer.${field}, s is supplier.${field}, y is order_date.year; aggregate: turnover; order_by: y, turnover desc, c, s }`,
  })),
  ...[
    [
      'ssb-4.1',
      ['year', 'customer.nation'],
      "customer.region = 'AMERICA' and supplier.region = 'AMERICA' and part.mfgr in ('MFGR#1', 'MFGR#2')",
      null,
    ],
    [
      'ssb-4.2',
      ['year', 'supplier.nation', 'part.category'],
      "customer.region = 'AMERICA' and supplier.region = 'AMERICA' and part.mfgr in ('MFGR#1', 'MFGR#2')",
      '1997..1998',
    ],
    [
      'ssb-4.3',
      ['year', 'supplier.city', 'part.brand'],
      "customer.region = 'AMERICA' and supplier.nation = 'UNITED STATES' and part.category = 'MFGR#14'",
      '1997..1998',
    ],
  ].map(([name, by, where, period]) => ({
    name,
    query: { metrics: ['profit'], by, where, ...(period === null ? {} : { period }) },
    best: `SELECT make_date(year(order_date), 1, 1) AS y, ${by.slice(1).join(', ')}, sum(revenue - supplycost) FROM lineorder
      JOIN customer USING (custkey) JOIN supplier USING (suppkey) JOIN part USING (partkey)
      WHERE ${period === null ? '' : "order_date BETWEEN DATE '1997-01-01' AND DATE '1998-12-31' AND "}${where} GROUP BY ALL ORDER BY ALL`,
    malloy: `run: lineorder -> { where: ${period === null ? '' : 'order_date ? @1997 to @1999 and '}${malloyRange(where)};
      group_by: y is order_date.year, ${by
        .slice(1)
        .map((name_, i) => `k${i} is ${name_}`)
        .join(', ')}; aggregate: gain; order_by: y, ${by
        .slice(1)
        .map((_, i) => `k${i}`)
        .join(', ')} }`,
  })),
];

const business = [
  {
    name: 'yoy-by-region',
    query: { metrics: ['revenue'], by: ['month', 'customer.region'], period: '1998', compare: ['year_ago'] },
    best: `WITH g AS (SELECT year(order_date) * 12 + month(order_date) - 1 AS o, region, sum(revenue) AS r FROM lineorder
        JOIN customer USING (custkey) WHERE order_date BETWEEN DATE '1997-01-01' AND DATE '1998-12-31' GROUP BY ALL),
      k AS (SELECT make_date(1998, o % 12 + 1, 1) AS m, region, sum(r) FILTER (o >= 1998 * 12) AS a, sum(r) FILTER (o < 1998 * 12) AS b
        FROM g GROUP BY ALL)
      SELECT m, region, a, b, a - b, CASE WHEN b > 0 THEN a / b - 1 END FROM k ORDER BY m, region`,
    malloy: `run: lineorder -> { where: order_date ? @1997 to @1999; group_by: m is month(order_date), customer.region;
      aggregate: a is turnover { where: order_date ? @1998 }, b is turnover { where: order_date ? @1997 } }
      -> { select: m, region, a, b, d is a - b, p is a / b - 1; order_by: m, region }`,
  },
  {
    name: 'trailing-12-by-region',
    query: { metrics: ['trailing_revenue'], by: ['month', 'customer.region'], period: '1998' },
    best: `WITH k AS (SELECT year(order_date) * 12 + month(order_date) - 1 AS o, region, sum(revenue) AS r FROM lineorder
        JOIN customer USING (custkey) WHERE order_date >= DATE '1997-02-01' GROUP BY ALL),
      w AS (SELECT o, region, sum(r) OVER (PARTITION BY region ORDER BY o ROWS 11 PRECEDING) AS t FROM k)
      SELECT make_date(1998, o % 12 + 1, 1) AS m, region, t FROM w WHERE o >= 1998 * 12 ORDER BY m, region`,
  },
  {
    name: 'stock-and-flow',
    query: { metrics: ['revenue', 'stock'], by: ['month', 'part.category'], period: '1998' },
    best: `WITH f AS (SELECT month(order_date) AS m, category, sum(revenue) AS r FROM lineorder JOIN part USING (partkey)
        WHERE order_date >= DATE '1998-01-01' GROUP BY ALL),
      d AS (SELECT month(day) AS m, max(day) AS day FROM (SELECT DISTINCT day FROM inventory WHERE day >= DATE '1998-01-01') GROUP BY ALL),
      s AS (SELECT m, category, sum(units) AS u FROM inventory JOIN d USING (day) JOIN part USING (partkey) GROUP BY ALL)
      SELECT make_date(1998, m, 1) AS m, category, sum(r), sum(u)::BIGINT FROM (
        SELECT m, category, r, NULL AS u FROM f UNION ALL SELECT m, category, NULL, u FROM s)
      GROUP BY ALL ORDER BY m, category`,
  },
  {
    name: 'distinct-monthly',
    query: { metrics: ['customers'], by: ['month'], period: '1998' },
    best: `SELECT make_date(1998, m, 1) AS m, n FROM (SELECT month(order_date) AS m, count(DISTINCT custkey) AS n FROM lineorder
      WHERE order_date >= DATE '1998-01-01' GROUP BY ALL) ORDER BY m`,
    malloy:
      'run: lineorder -> { where: order_date ? @1998; group_by: m is order_date.month; aggregate: c is count(custkey); order_by: m }',
  },
  {
    name: 'distinct-trailing-12',
    query: { metrics: ['trailing_customers'], by: ['month'], period: '1998' },
    best: `WITH u AS (SELECT custkey, bit_or(1::BIGINT << date_diff('month', DATE '1997-02-01', order_date)) AS b FROM lineorder
        WHERE order_date >= DATE '1997-02-01' GROUP BY ALL),
      w AS (SELECT make_date(1998, 1 + k::INTEGER, 1) AS m, 4095::BIGINT << k::INTEGER AS b FROM range(12) AS t(k))
      SELECT w.m, count(*) FROM u JOIN w ON (u.b & w.b) <> 0 GROUP BY ALL ORDER BY ALL`,
  },
  {
    /** Ours has the others in a section of their own: they are computed by hand too, and left out of the comparison. */
    shown: 10,
    name: 'top-10-with-others',
    query: {
      metrics: ['revenue'],
      by: ['part.brand'],
      period: '1998',
      order: [{ by: 'revenue', desc: true }],
      limit: 10,
      others: true,
    },
    best: `WITH k AS (SELECT brand, sum(r) AS r FROM (SELECT partkey, sum(revenue) AS r FROM lineorder
        WHERE order_date >= DATE '1998-01-01' GROUP BY ALL) JOIN part USING (partkey) GROUP BY ALL),
      t AS (SELECT brand, r FROM k ORDER BY r DESC, brand LIMIT 10)
      SELECT brand, r FROM t UNION ALL SELECT NULL, sum(r) FROM k WHERE brand NOT IN (SELECT brand FROM t) ORDER BY r DESC`,
  },
  {
    name: 'ratio-by-three',
    query: { metrics: ['margin'], by: ['customer.region', 'supplier.region', 'part.category'] },
    best: `SELECT customer.region, supplier.region, category, (sum(revenue) - sum(supplycost)) / sum(revenue) FROM lineorder
      JOIN customer USING (custkey) JOIN supplier USING (suppkey) JOIN part USING (partkey) GROUP BY ALL ORDER BY ALL`,
    malloy: `run: lineorder -> { group_by: a is customer.region, b is supplier.region, part.category;
      aggregate: margin is gain / turnover; order_by: a, b, category }`,
  },
  {
    name: 'cohort-matrix',
    query: { metrics: ['cohort_revenue'], by: ['cohort', 'age'] },
    best: `WITH g AS (SELECT custkey, year(order_date) AS y, sum(revenue) AS r FROM lineorder GROUP BY ALL),
      f AS (SELECT custkey, min(y) AS c FROM g GROUP BY ALL)
      SELECT make_date(c, 1, 1), y - c, sum(r) FROM g JOIN f USING (custkey) GROUP BY ALL ORDER BY ALL`,
  },
  {
    name: 'dashboard-of-20',
    query: {
      metrics: [
        ...['revenue', 'profit', 'margin', 'lines', 'quantity', 'price', 'rebate', 'least', 'most', 'mean'],
        ...['revenue_asia', 'revenue_europe', 'revenue_america', 'bulk', 'bulk_lines', 'full_price'],
        ...['full_price_lines', 'bulk_share', 'full_price_share', 'asia_share'],
      ],
      by: ['month'],
      period: '1998',
    },
    best: `WITH g AS (SELECT month(order_date) AS m, region, quantity > 40 AS many, discount = 0 AS full_price, sum(revenue) AS r,
        sum(supplycost) AS s, count(*) AS n, sum(quantity) AS q, sum(extendedprice) AS e, min(revenue) AS lo, max(revenue) AS hi
        FROM lineorder JOIN customer USING (custkey) WHERE order_date >= DATE '1998-01-01' GROUP BY ALL),
      k AS (SELECT make_date(1998, m, 1) AS m, sum(r) AS r, sum(s) AS s, sum(n) AS n, sum(q) AS q, sum(e) AS e, min(lo) AS lo, max(hi) AS hi,
        sum(r) FILTER (region = 'ASIA') AS asia, sum(r) FILTER (region = 'EUROPE') AS eu, sum(r) FILTER (region = 'AMERICA') AS am,
        sum(r) FILTER (many) AS b, sum(n) FILTER (many) AS bn, sum(r) FILTER (full_price) AS f, sum(n) FILTER (full_price) AS fn
        FROM g GROUP BY ALL)
      SELECT m, r, r - s, (r - s) / r, n, q, r / q, e - r, lo, hi, r / n, asia, eu, am, b, bn, f, fn, b / r, f / r, asia / r FROM k ORDER BY m`,
    malloy: `run: lineorder -> { where: order_date ? @1998; group_by: m is order_date.month; aggregate: r is turnover, p is gain,
      margin is gain / turnover, n is count(), q is quantity.sum(), price is turnover / quantity.sum(), rebate is extendedprice.sum() - turnover,
      lo is revenue.min(), hi is revenue.max(), mean is revenue.avg(), asia is turnover { where: customer.region = 'ASIA' },
      eu is turnover { where: customer.region = 'EUROPE' }, am is turnover { where: customer.region = 'AMERICA' },
      b is turnover { where: quantity > 40 }, bn is count() { where: quantity > 40 }, f is turnover { where: discount = 0 },
      fn is count() { where: discount = 0 }, bs is turnover { where: quantity > 40 } / turnover,
      fs is turnover { where: discount = 0 } / turnover, sa is turnover { where: customer.region = 'ASIA' } / turnover; order_by: m }`,
  },
  {
    name: 'share-of-region',
    query: { metrics: ['share_of_region'], by: ['customer.region', 'customer.nation'], period: '1998' },
    best: `WITH k AS (SELECT region, nation, sum(r) AS r FROM (SELECT custkey, sum(revenue) AS r FROM lineorder
        WHERE order_date >= DATE '1998-01-01' GROUP BY ALL) JOIN customer USING (custkey) GROUP BY ALL)
      SELECT region, nation, r / sum(r) OVER (PARTITION BY region) FROM k ORDER BY region, nation`,
  },
  {
    name: 'year-to-date',
    query: { metrics: ['revenue_to_date'], by: ['month', 'supplier.region'], period: '1998' },
    best: `WITH k AS (SELECT month(order_date) AS m, region, sum(revenue) AS r FROM lineorder JOIN supplier USING (suppkey)
        WHERE order_date >= DATE '1998-01-01' GROUP BY ALL)
      SELECT make_date(1998, m, 1) AS m, region, sum(r) OVER (PARTITION BY region ORDER BY m) FROM k ORDER BY m, region`,
  },
  {
    name: 'new-customers',
    query: { metrics: ['new_customers'], by: ['quarter'], period: '1992' },
    best: `WITH f AS (SELECT custkey, min(order_date) AS d FROM lineorder WHERE order_date < DATE '1993-01-01' GROUP BY ALL)
      SELECT make_date(1992, 3 * quarter(d) - 2, 1) AS q, count(*) FROM f WHERE d >= DATE '1992-01-01' GROUP BY quarter(d) ORDER BY ALL`,
  },
];

export const questions = [...ssb, ...business];

export const malloyModel = `
source: customer is duckdb.table('customer') extend { primary_key: custkey }
source: supplier is duckdb.table('supplier') extend { primary_key: suppkey }
source: part is duckdb.table('part') extend { primary_key: partkey }
source: lineorder is duckdb.table('lineorder') extend {
  join_one: customer with custkey
  join_one: supplier with suppkey
  join_one: part with partkey
  measure: turnover is revenue.sum(), saved is sum(extendedprice * discount), gain is sum(revenue - supplycost)
}
`;

function twoCities() {
  const cities = "('UNITED KI1', 'UNITED KI5')";
  return `customer.city in ${cities} and supplier.city in ${cities}`;
}

/** Conditions as Malloy writes them. */
function malloyRange(where) {
  return where
    .replace(/(\S+) between ('[^']+') and ('[^']+')/g, '$1 >= $2 and $1 <= $3')
    .replace(/(\S+) in \('([^']+)', '([^']+)'\)/g, "($1 = '$2' or $1 = '$3')");
}
