SELECT category, country, segment, sum(amount) AS revenue, sum(quantity) AS quantity
FROM sales
  JOIN product USING (product_id)
  JOIN store USING (store_id)
  JOIN customer USING (customer_id)
WHERE order_date BETWEEN DATE '2023-01-01' AND DATE '2024-12-31'
GROUP BY ALL
ORDER BY category, country, segment
