/* Twelve tiles of a dashboard that one rollup by month can answer, and the best SQL by hand on the lines themselves. */

const in98 = "order_date BETWEEN DATE '1998-01-01' AND DATE '1998-12-31'";
const month = 'make_date(1998, month(order_date), 1)';
const customer = 'JOIN customer USING (custkey)';

export const tiles = [
  {
    name: 'revenue, profit and margin of the year against the year before',
    query: { metrics: ['revenue', 'profit', 'margin'], period: '1998', compare: ['year_ago'] },
    best: `WITH k AS (SELECT year(order_date) AS y, sum(revenue) AS r, sum(revenue) - sum(supplycost) AS p FROM lineorder
        WHERE order_date BETWEEN DATE '1997-01-01' AND DATE '1998-12-31' GROUP BY ALL)
      SELECT a.r, b.r, a.r - b.r, CASE WHEN b.r > 0 THEN a.r / b.r - 1 END, a.p, b.p, a.p - b.p, CASE WHEN b.p > 0 THEN a.p / b.p - 1 END,
        a.p / a.r, b.p / b.r, a.p / a.r - b.p / b.r, NULL
      FROM k AS a, k AS b WHERE a.y = 1998 AND b.y = 1997`,
  },
  {
    name: 'revenue by month against the year before',
    query: { metrics: ['revenue'], by: ['month'], period: '1998', compare: ['year_ago'] },
    best: `WITH g AS (SELECT year(order_date) AS y, month(order_date) AS m, sum(revenue) AS r FROM lineorder
        WHERE order_date BETWEEN DATE '1997-01-01' AND DATE '1998-12-31' GROUP BY ALL),
      k AS (SELECT m, sum(r) FILTER (y = 1998) AS a, sum(r) FILTER (y = 1997) AS b FROM g GROUP BY ALL)
      SELECT make_date(1998, m, 1), a, b, a - b, CASE WHEN b > 0 THEN a / b - 1 END FROM k ORDER BY m`,
  },
  {
    name: 'margin by month and region',
    query: { metrics: ['margin'], by: ['month', 'customer.region'], period: '1998' },
    best: `SELECT ${month} AS m, region, (sum(revenue) - sum(supplycost)) / sum(revenue) FROM lineorder ${customer}
      WHERE ${in98} GROUP BY ALL ORDER BY ALL`,
  },
  {
    name: 'revenue by region of customers',
    query: { metrics: ['revenue'], by: ['customer.region'], period: '1998' },
    best: `SELECT region, sum(r) FROM (SELECT custkey, sum(revenue) AS r FROM lineorder WHERE ${in98} GROUP BY ALL) ${customer} GROUP BY ALL ORDER BY ALL`,
  },
  {
    name: 'revenue by region of suppliers',
    query: { metrics: ['revenue'], by: ['supplier.region'], period: '1998' },
    best: `SELECT region, sum(r) FROM (SELECT suppkey, sum(revenue) AS r FROM lineorder WHERE ${in98} GROUP BY ALL)
      JOIN supplier USING (suppkey) GROUP BY ALL ORDER BY ALL`,
  },
  {
    name: 'ten categories with the largest profit',
    query: {
      metrics: ['profit'],
      by: ['part.category'],
      period: '1998',
      order: [{ by: 'profit', desc: true }],
      limit: 10,
    },
    best: `SELECT category, sum(p) AS p FROM (SELECT partkey, sum(revenue - supplycost) AS p FROM lineorder WHERE ${in98} GROUP BY ALL)
      JOIN part USING (partkey) GROUP BY ALL ORDER BY p DESC, category LIMIT 10`,
  },
  {
    name: 'revenue of twelve months to each month',
    query: { metrics: ['trailing_revenue'], by: ['month'], period: '1998' },
    best: `WITH k AS (SELECT year(order_date) * 12 + month(order_date) - 1 AS o, sum(revenue) AS r FROM lineorder
        WHERE order_date BETWEEN DATE '1997-02-01' AND DATE '1998-12-31' GROUP BY ALL),
      w AS (SELECT o, sum(r) OVER (ORDER BY o ROWS 11 PRECEDING) AS t FROM k)
      SELECT make_date(1998, o % 12 + 1, 1), t FROM w WHERE o >= 1998 * 12 ORDER BY o`,
  },
  {
    name: 'revenue of the year to each month',
    query: { metrics: ['revenue_to_date'], by: ['month'], period: '1998' },
    best: `WITH k AS (SELECT month(order_date) AS m, sum(revenue) AS r FROM lineorder WHERE ${in98} GROUP BY ALL)
      SELECT make_date(1998, m, 1), sum(r) OVER (ORDER BY m) FROM k ORDER BY m`,
  },
  {
    name: 'price by month',
    query: { metrics: ['price'], by: ['month'], period: '1998' },
    best: `SELECT ${month} AS m, sum(revenue) / sum(quantity) FROM lineorder WHERE ${in98} GROUP BY ALL ORDER BY ALL`,
  },
  {
    name: 'share of large lines by month',
    query: { metrics: ['bulk_share'], by: ['month'], period: '1998' },
    best: `SELECT ${month} AS m, sum(revenue) FILTER (quantity > 40) / sum(revenue) FROM lineorder WHERE ${in98} GROUP BY ALL ORDER BY ALL`,
  },
  {
    name: 'lines by quarter and region',
    query: { metrics: ['lines'], by: ['quarter', 'customer.region'], period: '1998' },
    best: `SELECT make_date(1998, 3 * q - 2, 1) AS q, region, count(*) FROM (SELECT quarter(order_date) AS q, custkey FROM lineorder WHERE ${in98})
      ${customer} GROUP BY ALL ORDER BY ALL`,
  },
  {
    name: 'margin by both regions',
    query: { metrics: ['margin'], by: ['customer.region', 'supplier.region'], period: '1998' },
    best: `SELECT customer.region AS c, supplier.region AS s, (sum(revenue) - sum(supplycost)) / sum(revenue) FROM lineorder ${customer}
      JOIN supplier USING (suppkey) WHERE ${in98} GROUP BY ALL ORDER BY ALL`,
  },
];
