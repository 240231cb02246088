WITH by_store AS (
  SELECT year(order_date) * 12 + month(order_date) - 1 AS ordinal, store_id, sum(amount) AS amount
  FROM sales
  WHERE order_date BETWEEN DATE '2023-01-01' AND DATE '2024-12-31'
  GROUP BY ALL
), by_country AS (
  SELECT make_date(2024, ordinal % 12 + 1, 1) AS month, country,
    sum(amount) FILTER (WHERE ordinal >= 2024 * 12) AS revenue,
    sum(amount) FILTER (WHERE ordinal < 2024 * 12) AS year_ago
  FROM by_store JOIN store USING (store_id)
  GROUP BY ALL
)
SELECT month, country, revenue, year_ago, revenue - year_ago AS change,
  CASE WHEN year_ago > 0 THEN revenue / year_ago - 1 END AS pct
FROM by_country
ORDER BY month, country
