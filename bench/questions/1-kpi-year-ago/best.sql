SELECT revenue, year_ago, revenue - year_ago AS change,
  CASE WHEN year_ago > 0 THEN revenue / year_ago - 1 END AS pct
FROM (
  SELECT
    (SELECT sum(amount) FROM sales WHERE order_date BETWEEN DATE '2024-01-01' AND DATE '2024-12-31') AS revenue,
    (SELECT sum(amount) FROM sales WHERE order_date BETWEEN DATE '2023-01-01' AND DATE '2023-12-31') AS year_ago
)
