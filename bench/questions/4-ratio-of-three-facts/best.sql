WITH sold AS (
  SELECT month(order_date) AS m, store_id, sum(amount) AS amount
  FROM sales
  WHERE order_date BETWEEN DATE '2024-01-01' AND DATE '2024-12-31' AND channel = 'online'
  GROUP BY ALL
), returned AS (
  SELECT month(return_date) AS m, store_id, sum(amount) AS amount
  FROM returns
  WHERE return_date BETWEEN DATE '2024-01-01' AND DATE '2024-12-31' AND reason = 'damaged'
  GROUP BY ALL
), spent AS (
  SELECT month(spent_on) AS m, store_id, sum(amount) AS amount
  FROM spend
  WHERE spent_on BETWEEN DATE '2024-01-01' AND DATE '2024-12-31' AND medium = 'search'
  GROUP BY ALL
), stacked AS (
  SELECT m, store_id, amount AS sold, NULL AS returned, NULL AS spent FROM sold
  UNION ALL SELECT m, store_id, NULL, amount, NULL FROM returned
  UNION ALL SELECT m, store_id, NULL, NULL, amount FROM spent
)
SELECT make_date(2024, m, 1) AS month, country,
  (sum(sold) - sum(returned))::DOUBLE / nullif(sum(spent), 0) AS online_return_on_search
FROM stacked JOIN store USING (store_id)
GROUP BY ALL
ORDER BY month, country
