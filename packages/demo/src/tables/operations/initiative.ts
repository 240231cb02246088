import { both } from '../../bilingual.ts';
import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';

const TEXT = 'VARCHAR';

const INITIATIVES: readonly (readonly (string | number | null)[])[] = [
  [
    'A-2601',
    ...both({ zh: '板材套裁', en: 'Board cutting plan' }),
    'D63',
    'yield_rate',
    'category=custom',
    '2026-02-01',
    '2026-12-31',
    35,
    380,
    '10k CNY',
  ],
  [
    'A-2602',
    ...both({ zh: '直播拉新', en: 'Live streaming for new customers' }),
    'D30',
    'new_customers',
    'channel=online',
    '2026-03-01',
    '2026-09-30',
    1400,
    16000,
    'customers',
  ],
  [
    'A-2603',
    ...both({ zh: '小红书 8 月加投', en: 'Xiaohongshu extra, August' }),
    'D92',
    'new_customers',
    'source=social',
    '2026-08-10',
    '2026-08-23',
    50,
    2000,
    'customers',
  ],
  [
    'A-2501',
    ...both({ zh: '双11 预售满减', en: 'Singles Day presale' }),
    'D30',
    'revenue',
    'channel=online',
    '2025-11-01',
    '2025-11-11',
    480,
    2600,
    '10k CNY',
  ],
  [
    'A-2604',
    ...both({ zh: '全屋定制提价 2 %', en: 'Custom furniture 2 % dearer' }),
    'D10',
    'gross_profit',
    'category=custom',
    '2026-05-01',
    '2026-12-31',
    0,
    300,
    '10k CNY',
  ],
  [
    'A-2605',
    ...both({ zh: '新开 12 店', en: 'Twelve new shops' }),
    'D10',
    'revenue',
    'shop.is_new_2026',
    '2026-01-01',
    '2026-10-31',
    960,
    3240,
    '10k CNY',
  ],
  [
    'A-2606',
    ...both({ zh: '一次解决率考核', en: 'First-contact resolution as a KPI' }),
    'D71',
    'first_contact_resolution',
    '',
    '2026-03-01',
    '2026-12-31',
    5,
    7,
    'points',
  ],
  [
    'A-2607',
    ...both({ zh: '工程放账 90 天', en: 'Longer credit for projects' }),
    'D40',
    'revenue',
    'channel=project',
    '2025-09-01',
    '2026-08-31',
    0,
    1500,
    '10k CNY',
  ],
  [
    'A-2608',
    ...both({ zh: '会员复购礼', en: 'Gift for members who come back' }),
    'D31',
    'repurchase_90d',
    'is_member',
    '2026-04-01',
    '2026-10-31',
    60,
    2,
    'points',
  ],
  [
    'A-2609',
    ...both({ zh: '经销返利补提', en: 'Additional dealer rebate' }),
    'D20',
    'revenue',
    'channel=dealer',
    '2026-06-01',
    '2026-06-30',
    182,
    400,
    '10k CNY',
  ],
  [
    'A-2610',
    ...both({ zh: '华东备货', en: 'Stock for East China' }),
    'D70',
    'on_time_rate',
    'region=east',
    '2026-06-15',
    '2026-12-31',
    120,
    3,
    'points',
  ],
  [
    'A-2611',
    ...both({ zh: '智能床延期', en: 'Smart bed put off' }),
    'D80',
    'rd_expense',
    '',
    '2026-05-01',
    '2026-10-31',
    0,
    150,
    '10k CNY',
  ],
  [
    'A-2612',
    ...both({ zh: '公众号日更', en: 'A post every day' }),
    'D92',
    'posts',
    '',
    '2026-01-01',
    '2026-12-31',
    18,
    0,
    '',
  ],
  [
    'A-2613',
    ...both({ zh: '物流拼车', en: 'Shared trucks' }),
    'D70',
    'delivery_cost',
    'channel=direct',
    '2026-07-01',
    '2026-12-31',
    8,
    60,
    '10k CNY',
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
      CASE WHEN unit IN ('10k CNY', 'customers') THEN expected * ${scale} ELSE expected END AS expected_effect, unit FROM (${valuesOf(columns, INITIATIVES)})`;
  },
  orderBy: 'action_id',
};

const SUGGESTIONS: readonly (readonly (string | number | null)[])[] = [
  [
    'S-001',
    '2025-11-18',
    'D63',
    ...both({
      zh: '板材套裁:把衣柜与书柜的料单排在一起下料',
      en: 'Cut boards of wardrobes and bookcases together',
    }),
    'measured',
    'A-2601',
  ],
  [
    'S-002',
    '2026-01-09',
    'D71',
    ...both({ zh: '安装前一天电话确认,减少二次上门', en: 'Call the day before installation' }),
    'adopted',
    null,
  ],
  [
    'S-003',
    '2026-02-12',
    'D31',
    ...both({ zh: '新客首单 30 天内推送保养提醒', en: 'Send care advice within 30 days of the first order' }),
    'adopted',
    'A-2608',
  ],
  [
    'S-004',
    '2026-03-05',
    'D92',
    ...both({ zh: '公众号改为日更', en: 'Publish every day' }),
    'measured',
    'A-2612',
  ],
  [
    'S-005',
    '2026-05-29',
    'D11',
    ...both({ zh: '云栖缺货:从佛山仓调拨到嘉兴', en: 'Move Yunqi stock from Foshan to Jiaxing' }),
    'adopted',
    'A-2610',
  ],
  [
    'S-006',
    '2026-06-20',
    'D70',
    ...both({ zh: '同城订单拼车配送', en: 'Share trucks within a city' }),
    'adopted',
    'A-2613',
  ],
  [
    'S-007',
    '2026-07-15',
    'D90',
    ...both({ zh: '逾期 90 天以上的工程客户停止发货', en: 'Stop deliveries to projects overdue by 90 days' }),
    'proposed',
    null,
  ],
  [
    'S-008',
    '2026-08-02',
    'D30',
    ...both({ zh: '直播间限制低价引流款占比', en: 'Limit loss leaders in live streams' }),
    'proposed',
    null,
  ],
  [
    'S-009',
    '2026-09-11',
    'D61',
    ...both({ zh: '沙发海绵改用两家供应商竞价', en: 'Two suppliers for foam' }),
    'proposed',
    null,
  ],
  [
    'S-010',
    '2026-10-08',
    'D10',
    ...both({ zh: '低于四墙盈亏点的两家新店转为快闪', en: 'Turn the two weakest new shops into pop-ups' }),
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

export const forecastAccuracy: Table = {
  kind: 'table',
  name: 'forecast_accuracy',
  layout: 'single',
  select: () => `
    SELECT first_day(month) AS month, cat AS category_id, round(sold * (1 + (us('forecast', month || cat) - 0.5) * 0.36))::BIGINT AS forecast_quantity, sold AS actual_quantity
    FROM (SELECT month, cat, sum(sold)::BIGINT AS sold FROM stock_flow WHERE month <> '0000-00' GROUP BY ALL)`,
  orderBy: 'month, category_id',
};

const MADE_UP = { zh: '示例数据', en: 'made up' };
const MARKET = { zh: '市场价', en: ' market price' };

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
      [
        'furniture_retail',
        ...both({ zh: '限额以上家具零售额同比', en: 'Furniture retail growth' }),
        '%',
        4.2,
        -0.02,
        3,
      ],
      [
        'housing_completed',
        ...both({ zh: '住宅竣工面积同比', en: 'Housing completed growth' }),
        '%',
        -6,
        -0.1,
        4,
      ],
      ['lpr_1y', ...both({ zh: '一年期 LPR', en: 'Loan prime rate, 1 year' }), '%', 3.45, -0.015, 0],
      ['industry_margin', ...both({ zh: '行业毛利率', en: 'Industry gross margin' }), '%', 34.5, -0.03, 0.6],
      [
        'industry_receivable_days',
        ...both({ zh: '行业应收周转天数', en: 'Industry receivable days' }),
        'days',
        31,
        0.05,
        1.5,
      ],
      ['freight', ...both({ zh: '公路运价指数', en: 'Road freight index' }), 'index', 1010, 0.6, 12],
    ];
    const list = valuesOf(
      { month: TEXT, nth: 'INTEGER' },
      months.map((month, i) => [month, i]),
    );
    return `
    SELECT series_id, first_day(month) AS month, name, name_en, unit, round(base + drift * nth + (us('outside', series_id || month) - 0.5) * noise, 2) AS value, '${MADE_UP.zh}' AS source, '${MADE_UP.en}' AS source_en
    FROM (${valuesOf(columns, series)}), (${list})
    UNION ALL
    SELECT 'price_' || p.material_id, p.month, m.name || '${MARKET.zh}', m.name_en || '${MARKET.en}', 'index', round(p.index * (0.995 + 0.01 * us('market', p.material_id || p.month::VARCHAR)), 2), '${MADE_UP.zh}', '${MADE_UP.en}'
    FROM material_price p JOIN material m USING (material_id) WHERE p.material_id IN ('sponge', 'board')`;
  },
  orderBy: 'series_id, month',
};
