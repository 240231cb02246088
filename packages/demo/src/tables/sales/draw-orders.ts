import { BAD_PAYER } from '../../control/receivable-control.ts';
import type { Context } from '../../run/context.ts';
import { rawFile, rawFiles } from '../../run/raw-file.ts';
import type { Work } from '../../run/table.ts';
import { businessCount, firstBusinessId } from './business-customer.ts';

/** Lines of an order; who comes back buys for more of the home. */
const LINES = `CASE ch WHEN 'direct' THEN 1 + n('lines', order_id, 5) + (NOT is_new AND n('more lines', order_id, 100) < 28)::INTEGER
  WHEN 'online' THEN 1 + (n('lines', order_id, 100) < 52)::INTEGER + (n('more lines', order_id, 100) < CASE WHEN is_new THEN 25 ELSE 41 END)::INTEGER
  WHEN 'dealer' THEN 4 + n('lines', order_id, 6) ELSE 6 + n('lines', order_id, 5) END`;

/** Orders of every month before prices: who, when ordered, when signed, cancelled or not. */
export const drawOrders: Work = {
  kind: 'work',
  name: 'draw orders',
  run: async ({ context, run, scratch }) => {
    await run(`CREATE TABLE day_carry AS SELECT DISTINCT ch, day, p_carry FROM day_slot ORDER BY ch, day`);
    for (const month of context.months)
      await run(
        `COPY (${ordersOf(context, scratch, month)}) TO '${rawFile(scratch, 'order', month)}' (FORMAT parquet)`,
      );
    await run(`CREATE VIEW raw_order AS SELECT * FROM read_parquet(${rawFiles(context, scratch, 'order')})`);
  },
};

function ordersOf(context: Context, scratch: string, month: string): string {
  const people = [
    firstOrders(rawFile(scratch, 'consumer', month)),
    repeatOrders(month),
    ...(['dealer', 'project', 'export'] as const).map((ch) => businessOrders(context, ch, month)),
  ];
  return `SELECT order_id, o.ch, customer_id, order_date, since_first, region_id, shop_id, source, is_new, grp, is_cancelled, is_carried,
      CASE WHEN is_carried THEN greatest(last_day(order_date) + 1 + n('sign', order_id, 12), order_date + 2)
        ELSE least(order_date + 1 + n('sign', order_id, 9), last_day(order_date)) END::DATE AS signed_plan,
      (${LINES})::INTEGER AS line_count
    FROM (
      SELECT p.*, u('cancel', order_id) < f.cancelled AND grp <> 2 AS is_cancelled,
        u('carry', order_id) < c.p_carry AND NOT (u('cancel', order_id) < f.cancelled) AND grp <> 2 AS is_carried
      FROM (${people.join(' UNION ALL ')}) p
      JOIN c_flow f ON f.month = '${month}' AND f.ch = p.ch
      JOIN day_carry c ON c.ch = p.ch AND c.day = p.order_date
    ) o`;
}

/** `grp`: 1 in a shop opened in 2026, 2 恒屹置业, otherwise 0. Each has its own planned sums. */
const firstOrders = (file: string): string => `
  SELECT customer_id AS order_id, ch, customer_id, first_order_date AS order_date, 0 AS since_first, c.region_id, shop_id, source, true AS is_new,
    CASE WHEN s.is_new_2026 THEN 1 ELSE 0 END AS grp
  FROM read_parquet('${file}') c JOIN shop s USING (shop_id)`;

const repeatOrders = (month: string): string => `
  SELECT (ym('${month}') * 10000000000 + CASE r.ch WHEN 'direct' THEN 6000000000 ELSE 7000000000 END
      + row_number() OVER (PARTITION BY r.ch ORDER BY customer_id, kind) - 1)::BIGINT, r.ch, customer_id, order_date, since_first, r.region_id, shop_id, source, false,
    CASE WHEN s.is_new_2026 THEN 1 ELSE 0 END
  FROM repeat_order r JOIN shop s USING (shop_id) WHERE r.month = '${month}'`;

const CHANNEL_DIGIT = { dealer: 2, project: 4, export: 5 } as const;

function businessOrders({ scale }: Context, ch: 'dealer' | 'project' | 'export', month: string): string {
  const isBad = ch === 'project' && BAD_PAYER.signed(month) > 0;
  const many = businessCount(ch, scale);
  const skip = ch === 'project' ? 1 : 0;
  const pick = `(${firstBusinessId(ch) + skip} + floor(u('who', order_id) * u('who', order_id) * ${many - skip}))::BIGINT`;
  const customer = isBad ? `CASE WHEN i < 3 THEN ${BAD_PAYER.customerId} ELSE ${pick} END` : pick;
  return `
  SELECT order_id, '${ch}', b.customer_id, d.day, NULL, c.region_id, NULL, 'sales', false, CASE WHEN b.customer_id = ${BAD_PAYER.customerId} THEN 2 ELSE 0 END
  FROM (SELECT order_id, ${customer} AS customer_id
    FROM (SELECT i, (ym('${month}') * 10000000000 + ${CHANNEL_DIGIT[ch]}000000000 + i)::BIGINT AS order_id
      FROM range((SELECT orders FROM c_orders WHERE month = '${month}' AND ch = '${ch}')) r(i))) b
  JOIN customer_business c USING (customer_id)
  JOIN (SELECT * FROM day_slot WHERE month = '${month}' AND ch = '${ch}') d ON d.slot = n('day', order_id, 2000)`;
}
