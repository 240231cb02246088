import { both } from '../../bilingual.ts';
import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';

const TEXT = 'VARCHAR';

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
