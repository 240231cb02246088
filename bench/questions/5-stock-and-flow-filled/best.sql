WITH sold AS (
  SELECT year(order_date) * 12 + month(order_date) - 1 AS ordinal, category, sum(amount) AS revenue
  FROM sales JOIN product USING (product_id)
  WHERE order_date BETWEEN DATE '2022-01-01' AND DATE '2024-12-31'
  GROUP BY ALL
), snapshot_days AS (
  SELECT max(day) AS day
  FROM (SELECT DISTINCT day FROM stock WHERE day BETWEEN DATE '2022-01-01' AND DATE '2024-12-31')
  GROUP BY year(day) * 12 + month(day)
), stocked AS (
  SELECT year(day) * 12 + month(day) - 1 AS ordinal, category, sum(units) AS units
  FROM stock JOIN product USING (product_id)
  WHERE day IN (SELECT day FROM snapshot_days)
  GROUP BY ALL
), stacked AS (
  SELECT ordinal, category, revenue, NULL AS units FROM sold
  UNION ALL SELECT ordinal, category, NULL, units FROM stocked
  UNION ALL
  SELECT ordinal, category, NULL, NULL
  FROM range(2022 * 12, 2025 * 12) AS spine(ordinal)
    CROSS JOIN (SELECT category FROM sold UNION SELECT category FROM stocked)
)
SELECT make_date(ordinal // 12, ordinal % 12 + 1, 1) AS month, category, sum(revenue) AS revenue, sum(units) AS closing_units
FROM stacked
GROUP BY ALL
ORDER BY month, category
