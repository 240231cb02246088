WITH by_product AS (
  SELECT product_id, sum(amount) AS amount
  FROM sales
  WHERE order_date BETWEEN DATE '2024-01-01' AND DATE '2024-12-31'
  GROUP BY ALL
), by_name AS (
  SELECT name, sum(amount) AS revenue FROM by_product JOIN product USING (product_id) GROUP BY ALL
)
SELECT name, revenue, revenue::DOUBLE / nullif(sum(revenue) OVER (), 0) AS revenue_share
FROM by_name
QUALIFY revenue_share > 0.0005
ORDER BY revenue DESC, name
LIMIT 10
