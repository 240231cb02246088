/** What the rows of the business give a day, channel and category: signed lines less returns less rebates. */
export const BOOKED = `CREATE OR REPLACE TEMP VIEW booked AS
SELECT signed_date AS day, channel_id, category_id, product_id, quantity, amount AS revenue, cost, price_effect FROM sales_order_line
WHERE signed_date IS NOT NULL
UNION ALL BY NAME
SELECT return_date AS day, channel_id, category_id, product_id, -quantity AS quantity, -amount AS revenue, -cost AS cost, 0 AS price_effect FROM sales_return
UNION ALL BY NAME
SELECT accrual_date AS day, channel_id, NULL AS category_id, NULL AS product_id, 0 AS quantity, -amount AS revenue, 0 AS cost, 0 AS price_effect FROM rebate`;

/** The group's income and expense accounts as posted, without the vouchers that close them; income is positive. */
export const PROFIT = `CREATE OR REPLACE TEMP VIEW profit AS
SELECT posting_date AS day, account_code, channel_id, category_id, credit - debit AS amount FROM posted
WHERE account_code LIKE '6%' AND voucher_type NOT IN ('closing', 'year_closing')`;
