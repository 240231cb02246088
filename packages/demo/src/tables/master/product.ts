import { named } from '../../bilingual.ts';
import { PLAN_MONTHS } from '../../control/blocks.ts';
import { MATERIAL_RISE } from '../../control/effects.ts';
import type { Session } from '../../run/session.ts';
import type { Table, Work } from '../../run/table.ts';
import { valuesOf } from '../values.ts';
import { PRODUCTS } from './product-list.ts';

export const product: Table = {
  kind: 'table',
  name: 'product',
  layout: 'single',
  select: () => {
    const columns = {
      product_id: 'VARCHAR',
      name: 'VARCHAR',
      name_en: 'VARCHAR',
      category_id: 'VARCHAR',
      series: 'VARCHAR',
      series_en: 'VARCHAR',
      is_made: 'BOOLEAN',
      launch_date: 'DATE',
      is_new: 'BOOLEAN',
      list_price: 'BIGINT',
      cost: 'BIGINT',
    };
    const rows = PRODUCTS.map((one) => [
      one.id,
      `${one.name} ${one.id}`,
      `${one.nameEn} ${one.id}`,
      one.category,
      one.series,
      one.seriesEn,
      one.category !== 'accessory',
      one.launched,
      one.isNew,
      one.listPrice,
      one.baseCost,
    ]);
    return `SELECT * EXCLUDE (list_price, cost), money(list_price) AS list_price_incl_tax, money(cost) AS base_cost,
      0.13::DECIMAL(4, 2) AS vat_rate FROM (${valuesOf(columns, rows)})`;
  },
  orderBy: 'product_id',
};

/** Share of a material in the cost of a unit; 定制板材 is bought at a price fixed for the year. */
const RECIPES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  sofa: { sponge: 0.35, board: 0.183, fabric: 0.08, leather: 0.06, hardware: 0.03, packing: 0.017 },
  mattress: { sponge: 0.3, board: 0.083, spring: 0.2, fabric: 0.1, packing: 0.037 },
  custom: { board_custom: 0.66, hardware: 0.05, packing: 0.01 },
};

export interface Material {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly unit: string;
  /** Cents for a unit in 2024-01, and the part by which it rises on 2026-04-01. */
  readonly price: number;
  readonly rise: number;
}

export const MATERIALS: readonly Material[] = [
  { id: 'sponge', ...named({ zh: '海绵', en: 'Foam' }), unit: 'kg', price: 2150, rise: 0.18 },
  { id: 'board', ...named({ zh: '板材', en: 'Board' }), unit: 'm²', price: 5200, rise: 0.06 },
  {
    id: 'board_custom',
    ...named({ zh: '定制板材(年度锁价)', en: 'Board at yearly price' }),
    unit: 'm²',
    price: 6400,
    rise: 0,
  },
  { id: 'fabric', ...named({ zh: '面料', en: 'Fabric' }), unit: 'm', price: 3800, rise: 0 },
  { id: 'leather', ...named({ zh: '皮革', en: 'Leather' }), unit: 'ft²', price: 1450, rise: 0 },
  { id: 'spring', ...named({ zh: '弹簧钢丝', en: 'Spring steel' }), unit: 'kg', price: 720, rise: 0 },
  { id: 'hardware', ...named({ zh: '五金', en: 'Hardware' }), unit: 'set', price: 3600, rise: 0 },
  { id: 'packing', ...named({ zh: '包装', en: 'Packing' }), unit: 'set', price: 2600, rise: 0 },
];

export const material: Table = {
  kind: 'table',
  name: 'material',
  layout: 'single',
  select: () =>
    `SELECT * EXCLUDE (price), money(price) AS base_price FROM (${valuesOf(
      { material_id: 'VARCHAR', name: 'VARCHAR', name_en: 'VARCHAR', unit: 'VARCHAR', price: 'BIGINT' },
      MATERIALS.map((one) => [one.id, one.name, one.nameEn, one.unit, one.price]),
    )})`,
  orderBy: 'material_id',
};

export const bomLine: Table = {
  kind: 'table',
  name: 'bom_line',
  layout: 'single',
  select: () => {
    const rows = PRODUCTS.flatMap((one) =>
      Object.entries(RECIPES[one.category] ?? {}).map(([id, share]) => {
        const amount = Math.round(one.baseCost * share);
        const price = MATERIALS.find((found) => found.id === id)?.price ?? 1;
        return [one.id, id, Math.round((amount * 1000) / price) / 1000, amount, share];
      }),
    );
    const columns = {
      product_id: 'VARCHAR',
      material_id: 'VARCHAR',
      quantity: 'DOUBLE',
      amount: 'BIGINT',
      cost_share: 'DOUBLE',
    };
    return `SELECT * EXCLUDE (amount, cost_share), money(amount) AS base_amount, cost_share FROM (${valuesOf(columns, rows)})`;
  },
  orderBy: 'product_id, material_id',
};

export const materialPrice: Table = {
  kind: 'table',
  name: 'material_price',
  layout: 'single',
  select: ({ months }) => {
    const rises = valuesOf(
      { material_id: 'VARCHAR', cents: 'BIGINT', rise: 'DOUBLE' },
      MATERIALS.map(({ id, price, rise }) => [id, price, rise]),
    );
    const list = valuesOf(
      { month: 'VARCHAR' },
      months.map((month) => [month]),
    );
    return `SELECT material_id, first_day(month) AS month, money(price) AS price, round(price * 100.0 / cents, 2) AS index
      FROM (SELECT *, round(cents * (1 + (us('material price', material_id || CASE month WHEN '2026-04' THEN '2026-03' ELSE month END) - 0.5) * 0.012)
        * CASE WHEN month >= '2026-04' THEN 1 + rise ELSE 1 END)::BIGINT AS price FROM (${rises}), (${list}))`;
  },
  orderBy: 'material_id, month',
};

/** What a unit costs to make and what a sold unit costs, each month; effects are parts of the latter. */
export const productCost: Work = {
  kind: 'work',
  name: 'product cost',
  run: async ({ context, run }: Session) => {
    const rates = PLAN_MONTHS.flatMap((month) =>
      (['sofa', 'mattress', 'custom', 'accessory'] as const).map((category) => {
        const found = context.revenue.find(
          (cell) => cell.month === month && cell.channel === 'direct' && cell.category === category,
        )?.rates;
        const made = month >= '2026-04' ? (MATERIAL_RISE[category] ?? 0) : 0;
        return [month, category, found?.material ?? 0, found?.yield_saving ?? 0, found?.capacity ?? 0, made];
      }),
    );
    const columns = {
      month: 'VARCHAR',
      cat: 'VARCHAR',
      material: 'DOUBLE',
      yield_saving: 'DOUBLE',
      capacity: 'DOUBLE',
      made: 'DOUBLE',
    };
    const products = valuesOf(
      { product_id: 'VARCHAR', cat: 'VARCHAR', base: 'BIGINT' },
      PRODUCTS.map(({ id, category, baseCost }) => [id, category, baseCost]),
    );
    await run(`CREATE TABLE unit_cost AS SELECT month, product_id, cat, base,
      round(base * (1 + material - yield_saving + capacity))::BIGINT AS sales_cost,
      round(base * (1 + made - yield_saving + capacity))::BIGINT AS production_cost,
      material, yield_saving, capacity
      FROM (${valuesOf(columns, rates)}) JOIN (${products}) USING (cat) ORDER BY month, product_id`);
  },
};

export const productCostTable: Table = {
  kind: 'table',
  name: 'product_cost',
  layout: 'single',
  select: ({
    lastDay,
  }) => `SELECT product_id, first_day(month) AS month, money(production_cost) AS production_cost,
    money(sales_cost) AS sales_cost, (base * material / 100)::DECIMAL(18, 4) AS material_effect,
    (-base * yield_saving / 100)::DECIMAL(18, 4) AS yield_effect, (base * capacity / 100)::DECIMAL(18, 4) AS capacity_effect
    FROM unit_cost WHERE month <= '${lastDay.slice(0, 7)}'`,
  orderBy: 'product_id, month',
};
