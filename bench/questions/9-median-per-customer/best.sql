SELECT make_date(2024, m, 1) AS month, median(revenue) AS median_customer_revenue
FROM (
  SELECT month(order_date) AS m, customer_id, sum(amount) AS revenue
  FROM sales
  WHERE order_date BETWEEN DATE '2024-01-01' AND DATE '2024-12-31'
  GROUP BY ALL
)
GROUP BY m
ORDER BY month
