-- the conditions become keys: each row is added once and every filtered metric is a sum over few groups
WITH grouped AS (
  SELECT month(order_date) AS m, category, channel, quantity >= 5 AS bulk,
    sum(amount) AS revenue, sum(cost) AS cost, sum(discount) AS discount, sum(quantity) AS quantity, count(*) AS orders,
    min(amount) AS smallest, max(amount) AS largest, sum(discount) FILTER (WHERE discount > 50) AS large_discounts
  FROM sales JOIN product USING (product_id)
  WHERE order_date BETWEEN DATE '2024-01-01' AND DATE '2024-12-31'
  GROUP BY ALL
), by_category AS (
  SELECT make_date(2024, m, 1) AS month, category,
    sum(revenue) AS revenue, sum(cost) AS cost, sum(discount) AS discount, sum(quantity) AS quantity, sum(orders) AS orders,
    min(smallest) AS smallest_sale, max(largest) AS largest_sale,
    sum(revenue) FILTER (WHERE channel = 'online') AS online_revenue,
    sum(revenue) FILTER (WHERE channel = 'shop') AS shop_revenue,
    sum(revenue) FILTER (WHERE channel = 'partner') AS partner_revenue,
    coalesce(sum(orders) FILTER (WHERE channel = 'online'), 0) AS online_orders,
    sum(quantity) FILTER (WHERE channel = 'online') AS online_quantity,
    sum(revenue) FILTER (WHERE bulk) AS bulk_revenue,
    coalesce(sum(orders) FILTER (WHERE bulk), 0) AS bulk_orders,
    sum(cost) FILTER (WHERE channel = 'online') AS online_cost,
    sum(large_discounts) AS large_discounts
  FROM grouped
  GROUP BY ALL
)
SELECT *, revenue - cost AS margin, (revenue - cost)::DOUBLE / nullif(revenue, 0) AS margin_rate,
  revenue::DOUBLE / nullif(orders, 0) AS average_sale, online_revenue::DOUBLE / nullif(revenue, 0) AS online_share
FROM by_category
ORDER BY month, category
