import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';

const TEXT = 'VARCHAR';

const INITIATIVES: readonly (readonly (string | number | null)[])[] = [
  [
    'A-2601',
    '板材套裁',
    'Board cutting plan',
    'D63',
    'yield_rate',
    'category=custom',
    '2026-02-01',
    '2026-12-31',
    35,
    380,
    '万元',
  ],
  [
    'A-2602',
    '直播拉新',
    'Live streaming for new customers',
    'D30',
    'new_customers',
    'channel=online',
    '2026-03-01',
    '2026-09-30',
    1400,
    16000,
    '人',
  ],
  [
    'A-2603',
    '小红书 8 月加投',
    'Xiaohongshu extra, August',
    'D92',
    'new_customers',
    'source=social',
    '2026-08-10',
    '2026-08-23',
    50,
    2000,
    '人',
  ],
  [
    'A-2501',
    '双11 预售满减',
    'Singles Day presale',
    'D30',
    'revenue',
    'channel=online',
    '2025-11-01',
    '2025-11-11',
    480,
    2600,
    '万元',
  ],
  [
    'A-2604',
    '全屋定制提价 2 %',
    'Custom furniture 2 % dearer',
    'D10',
    'gross_profit',
    'category=custom',
    '2026-05-01',
    '2026-12-31',
    0,
    300,
    '万元',
  ],
  [
    'A-2605',
    '新开 12 店',
    'Twelve new shops',
    'D10',
    'revenue',
    'shop.is_new_2026',
    '2026-01-01',
    '2026-10-31',
    960,
    3240,
    '万元',
  ],
  [
    'A-2606',
    '一次解决率考核',
    'First-contact resolution as a KPI',
    'D71',
    'first_contact_resolution',
    '',
    '2026-03-01',
    '2026-12-31',
    5,
    7,
    '百分点',
  ],
  [
    'A-2607',
    '工程放账 90 天',
    'Longer credit for projects',
    'D40',
    'revenue',
    'channel=project',
    '2025-09-01',
    '2026-08-31',
    0,
    1500,
    '万元',
  ],
  [
    'A-2608',
    '会员复购礼',
    'Gift for members who come back',
    'D31',
    'repurchase_90d',
    'is_member',
    '2026-04-01',
    '2026-10-31',
    60,
    2,
    '百分点',
  ],
  [
    'A-2609',
    '经销返利补提',
    'Additional dealer rebate',
    'D20',
    'revenue',
    'channel=dealer',
    '2026-06-01',
    '2026-06-30',
    182,
    400,
    '万元',
  ],
  [
    'A-2610',
    '华东备货',
    'Stock for East China',
    'D70',
    'on_time_rate',
    'region=east',
    '2026-06-15',
    '2026-12-31',
    120,
    3,
    '百分点',
  ],
  [
    'A-2611',
    '智能床延期',
    'Smart bed put off',
    'D80',
    'rd_expense',
    '',
    '2026-05-01',
    '2026-10-31',
    0,
    150,
    '万元',
  ],
  ['A-2612', '公众号日更', 'A post every day', 'D92', 'posts', '', '2026-01-01', '2026-12-31', 18, 0, ''],
  [
    'A-2613',
    '物流拼车',
    'Shared trucks',
    'D70',
    'delivery_cost',
    'channel=direct',
    '2026-07-01',
    '2026-12-31',
    8,
    60,
    '万元',
  ],
];

/** 举措台账: what was done, what it cost (万元 at scale 1) and what was expected of it. */
export const initiative: Table = {
  kind: 'table',
  name: 'initiative',
  layout: 'single',
  select: ({ scale }) => {
    const columns = {
      action_id: TEXT,
      name: TEXT,
      name_en: TEXT,
      department_id: TEXT,
      metric: TEXT,
      slice: TEXT,
      start_date: 'DATE',
      end_date: 'DATE',
      spent: 'BIGINT',
      expected: 'DOUBLE',
      unit: TEXT,
    };
    return `SELECT action_id, name, name_en, department_id, metric, slice, start_date, end_date, money(spent * ${Math.round(1_000_000 * scale)}) AS cost,
      CASE WHEN unit IN ('万元', '人') THEN expected * ${scale} ELSE expected END AS expected_effect, unit FROM (${valuesOf(columns, INITIATIVES)})`;
  },
  orderBy: 'action_id',
};

const SUGGESTIONS: readonly (readonly (string | number | null)[])[] = [
  [
    'S-001',
    '2025-11-18',
    'D63',
    '板材套裁:把衣柜与书柜的料单排在一起下料',
    'Cut boards of wardrobes and bookcases together',
    'measured',
    'A-2601',
  ],
  [
    'S-002',
    '2026-01-09',
    'D71',
    '安装前一天电话确认,减少二次上门',
    'Call the day before installation',
    'adopted',
    null,
  ],
  [
    'S-003',
    '2026-02-12',
    'D31',
    '新客首单 30 天内推送保养提醒',
    'Send care advice within 30 days of the first order',
    'adopted',
    'A-2608',
  ],
  ['S-004', '2026-03-05', 'D92', '公众号改为日更', 'Publish every day', 'measured', 'A-2612'],
  [
    'S-005',
    '2026-05-29',
    'D11',
    '云栖缺货:从佛山仓调拨到嘉兴',
    'Move Yunqi stock from Foshan to Jiaxing',
    'adopted',
    'A-2610',
  ],
  ['S-006', '2026-06-20', 'D70', '同城订单拼车配送', 'Share trucks within a city', 'adopted', 'A-2613'],
  [
    'S-007',
    '2026-07-15',
    'D90',
    '逾期 90 天以上的工程客户停止发货',
    'Stop deliveries to projects overdue by 90 days',
    'proposed',
    null,
  ],
  [
    'S-008',
    '2026-08-02',
    'D30',
    '直播间限制低价引流款占比',
    'Limit loss leaders in live streams',
    'proposed',
    null,
  ],
  ['S-009', '2026-09-11', 'D61', '沙发海绵改用两家供应商竞价', 'Two suppliers for foam', 'proposed', null],
  [
    'S-010',
    '2026-10-08',
    'D10',
    '低于四墙盈亏点的两家新店转为快闪',
    'Turn the two weakest new shops into pop-ups',
    'proposed',
    null,
  ],
];

export const suggestion: Table = {
  kind: 'table',
  name: 'suggestion',
  layout: 'single',
  select: ({ lastDay }) => {
    const columns = {
      suggestion_id: TEXT,
      proposed_date: 'DATE',
      department_id: TEXT,
      text: TEXT,
      text_en: TEXT,
      status: TEXT,
      action_id: TEXT,
    };
    return `SELECT * FROM (${valuesOf(columns, SUGGESTIONS)}) WHERE proposed_date <= '${lastDay}'`;
  },
  orderBy: 'suggestion_id',
};

/** Projects of research: 智能床 slips by four months, which is what "saves" 150. */
export const rdProject: Table = {
  kind: 'table',
  name: 'rd_project',
  layout: 'single',
  select: ({ lastDay, scale }) => {
    const names = [
      ['智能床', 'Smart bed', '2026-06-30', 120],
      ['零压沙发', 'Zero-pressure sofa', '2025-06-30', 5],
      ['可拆洗面料', 'Washable fabric', '2025-08-31', 0],
      ['模块衣柜', 'Modular wardrobe', '2025-10-31', 12],
      ['儿童护脊床垫', 'Child mattress', '2025-12-31', -4],
      ['岩板餐桌', 'Slate table', '2026-02-28', 8],
      ['静音抽屉', 'Silent drawer', '2026-03-31', 0],
      ['环保胶', 'Low-emission glue', '2026-04-30', 20],
      ['智能衣柜灯', 'Wardrobe light', '2026-08-31', 10],
      ['户外沙发', 'Outdoor sofa', '2026-10-31', 6],
      ['电动榻榻米', 'Electric tatami', '2027-01-31', 0],
      ['云栖二代', 'Yunqi II', '2027-03-31', 0],
    ];
    const columns = { name: TEXT, name_en: TEXT, planned_date: 'DATE', delay: 'INTEGER' };
    return `SELECT 'RD-' || lpad(row_number() OVER (ORDER BY planned_date, name)::VARCHAR, 2, '0') AS project_id, name, name_en, planned_date,
      CASE WHEN planned_date + delay <= '${lastDay}' THEN (planned_date + delay)::DATE END AS actual_date,
      money(((120 + us('rd budget', name) * 260)::BIGINT * ${Math.round(1_000_000 * scale)})) AS budget, money(((90 + us('rd budget', name) * 240)::BIGINT * ${Math.round(1_000_000 * scale)})) AS spent,
      6 AS milestones_planned, CASE WHEN delay > 60 THEN 2 WHEN delay > 5 THEN 4 ELSE 6 END AS milestones_on_time FROM (${valuesOf(columns, names)})`;
  },
  orderBy: 'project_id',
};

export const forecastAccuracy: Table = {
  kind: 'table',
  name: 'forecast_accuracy',
  layout: 'single',
  select: () => `
    SELECT first_day(month) AS month, cat AS category_id, round(sold * (1 + (us('forecast', month || cat) - 0.5) * 0.36))::BIGINT AS forecast_quantity, sold AS actual_quantity
    FROM (SELECT month, cat, sum(sold)::BIGINT AS sold FROM stock_flow WHERE month <> '0000-00' GROUP BY ALL)`,
  orderBy: 'month, category_id',
};

/** Series from outside, made up but shaped like the real ones; those of materials move with what the company pays. */
export const externalSeries: Table = {
  kind: 'table',
  name: 'external_series',
  layout: 'single',
  select: ({ months }) => {
    const columns = {
      series_id: TEXT,
      name: TEXT,
      name_en: TEXT,
      unit: TEXT,
      base: 'DOUBLE',
      drift: 'DOUBLE',
      noise: 'DOUBLE',
    };
    const series = [
      ['furniture_retail', '限额以上家具零售额同比', 'Furniture retail growth', '%', 4.2, -0.02, 3],
      ['housing_completed', '住宅竣工面积同比', 'Housing completed growth', '%', -6, -0.1, 4],
      ['lpr_1y', '一年期 LPR', 'Loan prime rate, 1 year', '%', 3.45, -0.015, 0],
      ['industry_margin', '行业毛利率', 'Industry gross margin', '%', 34.5, -0.03, 0.6],
      ['industry_receivable_days', '行业应收周转天数', 'Industry receivable days', 'days', 31, 0.05, 1.5],
      ['freight', '公路运价指数', 'Road freight index', 'index', 1010, 0.6, 12],
    ];
    const list = valuesOf(
      { month: TEXT, nth: 'INTEGER' },
      months.map((month, i) => [month, i]),
    );
    return `
    SELECT series_id, first_day(month) AS month, name, name_en, unit, round(base + drift * nth + (us('outside', series_id || month) - 0.5) * noise, 2) AS value, '示例数据' AS source
    FROM (${valuesOf(columns, series)}), (${list})
    UNION ALL
    SELECT 'price_' || p.material_id, p.month, m.name || '市场价', m.name_en || ' market price', 'index', round(p.index * (0.995 + 0.01 * us('market', p.material_id || p.month::VARCHAR)), 2), '示例数据'
    FROM material_price p JOIN material m USING (material_id) WHERE p.material_id IN ('sponge', 'board')`;
  },
  orderBy: 'series_id, month',
};
