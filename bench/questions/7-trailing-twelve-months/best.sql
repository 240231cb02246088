WITH by_store AS (
  SELECT year(order_date) * 12 + month(order_date) - 1 AS ordinal, store_id, sum(amount) AS amount
  FROM sales
  WHERE order_date BETWEEN DATE '2023-02-01' AND DATE '2024-12-31'
  GROUP BY ALL
), by_country AS (
  SELECT ordinal, country, sum(amount) AS amount
  FROM by_store JOIN store USING (store_id)
  GROUP BY ALL
)
SELECT make_date(2024, ends.ordinal % 12 + 1, 1) AS month, country, sum(amount) AS trailing_revenue
FROM range(2024 * 12, 2025 * 12) AS ends(ordinal)
  JOIN by_country ON by_country.ordinal BETWEEN ends.ordinal - 11 AND ends.ordinal
GROUP BY ALL
ORDER BY month, country
