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
  { entity_id: 'VARCHAR', ...NAMED, currency: 'VARCHAR', city: 'VARCHAR' },
  [
    ['FS', '佛山华衡制造', 'Huaheng Manufacturing (Foshan)', 'CNY', '佛山'],
    ['SM', '华衡商贸', 'Huaheng Retail', 'CNY', '广州'],
    ['DS', '华衡电商', 'Huaheng Online', 'CNY', '杭州'],
    ['HK', '华衡国际(香港)', 'Huaheng International (Hong Kong)', 'USD', '香港'],
    ['ELIM', '合并抵销', 'Eliminations', 'CNY', null],
  ],
);

export const channel = fixed(
  'channel',
  { channel_id: 'VARCHAR', ...NAMED, entity_id: 'VARCHAR', sort: 'INTEGER' },
  [
    ['direct', '直营', 'Own shops', 'SM', 1],
    ['dealer', '经销', 'Dealers', 'FS', 2],
    ['online', '线上', 'Online', 'DS', 3],
    ['project', '工程', 'Projects', 'FS', 4],
    ['export', '出口', 'Export', 'HK', 5],
    ['hq', '总部', 'Head office', 'FS', 6],
  ],
);

export const region = fixed('region', { region_id: 'VARCHAR', ...NAMED, warehouse_id: 'VARCHAR' }, [
  ['east', '华东', 'East China', 'JX'],
  ['south', '华南', 'South China', 'FS'],
  ['north', '华北', 'North China', 'TJ'],
  ['central', '华中', 'Central China', 'FS'],
  ['southwest', '西南', 'Southwest China', 'CD'],
  ['northeast', '东北', 'Northeast China', 'TJ'],
  ['northwest', '西北', 'Northwest China', 'CD'],
  ['overseas', '海外', 'Overseas', 'FS'],
]);

export const warehouse = fixed('warehouse', { warehouse_id: 'VARCHAR', ...NAMED, entity_id: 'VARCHAR' }, [
  ['FS', '佛山总仓', 'Foshan warehouse', 'FS'],
  ['JX', '嘉兴仓', 'Jiaxing warehouse', 'FS'],
  ['TJ', '天津仓', 'Tianjin warehouse', 'FS'],
  ['CD', '成都仓', 'Chengdu warehouse', 'FS'],
]);

export const category = fixed('category', { category_id: 'VARCHAR', ...NAMED, is_made: 'BOOLEAN' }, [
  ['sofa', '软体沙发', 'Upholstered sofas', true],
  ['mattress', '床垫', 'Mattresses', true],
  ['custom', '全屋定制', 'Whole-home custom', true],
  ['accessory', '配套', 'Furnishings', false],
]);
