import { both } from '../../bilingual.ts';
import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';

const TEXT = 'VARCHAR';

/** Projects of research: 智能床 slips by four months, which is what "saves" 150. */
export const rdProject: Table = {
  kind: 'table',
  name: 'rd_project',
  layout: 'single',
  select: ({ lastDay, scale }) => {
    const names = [
      [...both({ zh: '智能床', en: 'Smart bed' }), '2026-06-30', 120],
      [...both({ zh: '零压沙发', en: 'Zero-pressure sofa' }), '2025-06-30', 5],
      [...both({ zh: '可拆洗面料', en: 'Washable fabric' }), '2025-08-31', 0],
      [...both({ zh: '模块衣柜', en: 'Modular wardrobe' }), '2025-10-31', 12],
      [...both({ zh: '儿童护脊床垫', en: 'Child mattress' }), '2025-12-31', -4],
      [...both({ zh: '岩板餐桌', en: 'Slate table' }), '2026-02-28', 8],
      [...both({ zh: '静音抽屉', en: 'Silent drawer' }), '2026-03-31', 0],
      [...both({ zh: '环保胶', en: 'Low-emission glue' }), '2026-04-30', 20],
      [...both({ zh: '智能衣柜灯', en: 'Wardrobe light' }), '2026-08-31', 10],
      [...both({ zh: '户外沙发', en: 'Outdoor sofa' }), '2026-10-31', 6],
      [...both({ zh: '电动榻榻米', en: 'Electric tatami' }), '2027-01-31', 0],
      [...both({ zh: '云栖二代', en: 'Yunqi II' }), '2027-03-31', 0],
    ];
    const columns = { name: TEXT, name_en: TEXT, planned_date: 'DATE', delay: 'INTEGER' };
    return `SELECT 'RD-' || lpad(row_number() OVER (ORDER BY planned_date, name)::VARCHAR, 2, '0') AS project_id, name, name_en, planned_date,
      CASE WHEN planned_date + delay <= '${lastDay}' THEN (planned_date + delay)::DATE END AS actual_date,
      money(((120 + us('rd budget', name) * 260)::BIGINT * ${Math.round(1_000_000 * scale)})) AS budget, money(((90 + us('rd budget', name) * 240)::BIGINT * ${Math.round(1_000_000 * scale)})) AS spent,
      6 AS milestones_planned, CASE WHEN delay > 60 THEN 2 WHEN delay > 5 THEN 4 ELSE 6 END AS milestones_on_time FROM (${valuesOf(columns, names)})`;
  },
  orderBy: 'project_id',
};
