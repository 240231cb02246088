import { both } from '../../bilingual.ts';
import type { Table } from '../../run/table.ts';
import { type Value, valuesOf } from '../values.ts';

const fixed = (
  name: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly Value[])[],
): Table => ({
  kind: 'table',
  name,
  layout: 'single',
  select: () => valuesOf(columns, rows),
  orderBy: Object.keys(columns)[0] ?? '1',
});

const NAMED = { name: 'VARCHAR', name_en: 'VARCHAR' };

export const entity = fixed(
  'entity',
  { entity_id: 'VARCHAR', ...NAMED, currency: 'VARCHAR', city: 'VARCHAR', city_en: 'VARCHAR' },
  [
    [
      'FS',
      ...both({ zh: '佛山华衡制造', en: 'Huaheng Manufacturing (Foshan)' }),
      'CNY',
      ...both({ zh: '佛山', en: 'Foshan' }),
    ],
    [
      'SM',
      ...both({ zh: '华衡商贸', en: 'Huaheng Retail' }),
      'CNY',
      ...both({ zh: '广州', en: 'Guangzhou' }),
    ],
    ['DS', ...both({ zh: '华衡电商', en: 'Huaheng Online' }), 'CNY', ...both({ zh: '杭州', en: 'Hangzhou' })],
    [
      'HK',
      ...both({ zh: '华衡国际(香港)', en: 'Huaheng International (Hong Kong)' }),
      'USD',
      ...both({ zh: '香港', en: 'Hong Kong' }),
    ],
    ['ELIM', ...both({ zh: '合并抵销', en: 'Eliminations' }), 'CNY', null, null],
  ],
);

export const channel = fixed(
  'channel',
  { channel_id: 'VARCHAR', ...NAMED, entity_id: 'VARCHAR', sort: 'INTEGER' },
  [
    ['direct', ...both({ zh: '直营', en: 'Own shops' }), 'SM', 1],
    ['dealer', ...both({ zh: '经销', en: 'Dealers' }), 'FS', 2],
    ['online', ...both({ zh: '线上', en: 'Online' }), 'DS', 3],
    ['project', ...both({ zh: '工程', en: 'Projects' }), 'FS', 4],
    ['export', ...both({ zh: '出口', en: 'Export' }), 'HK', 5],
    ['hq', ...both({ zh: '总部', en: 'Head office' }), 'FS', 6],
  ],
);

export const region = fixed('region', { region_id: 'VARCHAR', ...NAMED, warehouse_id: 'VARCHAR' }, [
  ['east', ...both({ zh: '华东', en: 'East China' }), 'JX'],
  ['south', ...both({ zh: '华南', en: 'South China' }), 'FS'],
  ['north', ...both({ zh: '华北', en: 'North China' }), 'TJ'],
  ['central', ...both({ zh: '华中', en: 'Central China' }), 'FS'],
  ['southwest', ...both({ zh: '西南', en: 'Southwest China' }), 'CD'],
  ['northeast', ...both({ zh: '东北', en: 'Northeast China' }), 'TJ'],
  ['northwest', ...both({ zh: '西北', en: 'Northwest China' }), 'CD'],
  ['overseas', ...both({ zh: '海外', en: 'Overseas' }), 'FS'],
]);

export const warehouse = fixed('warehouse', { warehouse_id: 'VARCHAR', ...NAMED, entity_id: 'VARCHAR' }, [
  ['FS', ...both({ zh: '佛山总仓', en: 'Foshan warehouse' }), 'FS'],
  ['JX', ...both({ zh: '嘉兴仓', en: 'Jiaxing warehouse' }), 'FS'],
  ['TJ', ...both({ zh: '天津仓', en: 'Tianjin warehouse' }), 'FS'],
  ['CD', ...both({ zh: '成都仓', en: 'Chengdu warehouse' }), 'FS'],
]);

export const category = fixed('category', { category_id: 'VARCHAR', ...NAMED, is_made: 'BOOLEAN' }, [
  ['sofa', ...both({ zh: '软体沙发', en: 'Upholstered sofas' }), true],
  ['mattress', ...both({ zh: '床垫', en: 'Mattresses' }), true],
  ['custom', ...both({ zh: '全屋定制', en: 'Whole-home custom' }), true],
  ['accessory', ...both({ zh: '配套', en: 'Furnishings' }), false],
]);
