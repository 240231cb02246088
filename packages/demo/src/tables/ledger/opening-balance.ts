import { OPENING } from '../../control/cash-plan.ts';

const PLUG = '4104';

/**
 * Balances at the end of 2023. Stock, material and receivables are those of the business tables; what is missing to a
 * balanced sheet is 利润分配.
 */
export function openingBalance(scale: number): string {
  const planned = Object.entries(OPENING).flatMap(([entity, balances]) =>
    Object.entries(balances).map(
      ([account, amount]) => `('${entity}', '${account}', ${Math.round(amount * 10_000 * scale)})`,
    ),
  );
  return `WITH known AS (
  SELECT entity_id, account_code, CAST(NULL AS VARCHAR) AS channel_id, CAST(amount AS DECIMAL(18,2)) AS amount
  FROM (VALUES ${planned.join(', ')}) plan(entity_id, account_code, amount)
  UNION ALL
  SELECT 'FS', '1405', NULL, sum(opening_value) FROM stock_month WHERE month_end = DATE '2024-01-31'
  UNION ALL
  SELECT 'FS', '1403', NULL, sum(opening_value) FROM material_month WHERE month = DATE '2024-01-01'
  UNION ALL
  SELECT c.entity_id, '1122', o.channel_id, sum(o.amount)
  FROM opening_receivable o JOIN channel c USING (channel_id) GROUP BY ALL
), summed AS (SELECT entity_id, account_code, channel_id, sum(amount) AS amount FROM known GROUP BY ALL)
SELECT entity_id, account_code, channel_id, CAST(NULL AS VARCHAR) AS counterparty_id, CAST(amount AS DECIMAL(18,2)) AS amount FROM summed
UNION ALL
SELECT entity_id, '${PLUG}', NULL, NULL, CAST(-sum(amount) AS DECIMAL(18,2)) FROM summed GROUP BY ALL`;
}
