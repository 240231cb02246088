import { BAD_PAYER } from '../../control/receivable-control.ts';
import type { Table } from '../../run/table.ts';

const PHASES = [
  { zh: '一期精装', en: ' phase 1' },
  { zh: '二期精装', en: ' phase 2' },
] as const;

/** Two contracts for each developer; an order belongs to one of them. */
export const projectContract: Table = {
  kind: 'table',
  name: 'project_contract',
  layout: 'single',
  select: () => `
    SELECT 'PJ-' || (customer_id % 1000000)::VARCHAR || '-' || (slot + 1)::VARCHAR AS project_id, customer_id, slot::INTEGER AS slot,
      name || CASE slot WHEN 0 THEN '${PHASES[0].zh}' ELSE '${PHASES[1].zh}' END AS name, name_en || CASE slot WHEN 0 THEN '${PHASES[0].en}' ELSE '${PHASES[1].en}' END AS name_en, region_id,
      ('2023-06-01'::DATE + n('contract day', customer_id * 2 + slot, 700))::DATE AS signed_date,
      money((CASE WHEN customer_id = ${BAD_PAYER.customerId} THEN 3000 ELSE 400 + n('contract sum', customer_id * 2 + slot, 1600) END) * 1000000::BIGINT) AS contract_amount_incl_tax,
      CASE WHEN customer_id = ${BAD_PAYER.customerId} AND slot = 1 THEN 'stopped' WHEN n('stage', customer_id * 2 + slot, 3) = 0 THEN 'completed' ELSE 'building' END AS stage
    FROM customer_business, (VALUES (0), (1)) s(slot) WHERE channel_id = 'project'`,
  orderBy: 'project_id',
};
