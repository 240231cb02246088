import type { Category, SalesChannel } from './revenue-plan.ts';

/** Truth of the price and cost events of the profit bridge, 万元 from January to October 2026. */
export const BRIDGE_TRUTH = {
  material: -860,
  online_discount: -340,
  custom_price: 310,
  rebate_supplement: -182,
  yield_saving: 412,
  capacity: -200,
} as const;

/** Rise of the cost of a unit that the material prices of 2026-04-01 make, once the dear stock has arrived. */
export const MATERIAL_RISE: Readonly<Partial<Record<Category, number>>> = { sofa: 0.074, mattress: 0.059 };

/** Part of a full effect in a month of 2026 (January first). Stock of old cost delays the material rise in what is sold. */
export const EFFECT_PATH = {
  material: [0, 0, 0, 0.05, 0.15, 0.33, 0.59, 0.84, 0.98, 1, 1, 1],
  online_discount: [0, 0, 0.6, 0.8, 1, 1.2, 1, 1.1, 1.1, 1, 1.2, 1],
  custom_price: [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1],
  yield_saving: [0, 0.3, 0.6, 0.8, 1, 1, 1, 1, 1, 1, 1, 1],
  capacity: [0.4, 1.6, 0.9, 0.9, 0.9, 0.9, 1.1, 1.1, 1.1, 1, 0.6, 0.8],
} as const satisfies Readonly<Record<string, readonly number[]>>;

export type PathName = keyof typeof EFFECT_PATH;

export interface EffectScope {
  readonly channels: readonly SalesChannel[];
  readonly categories: readonly Category[];
}

const EVERYWHERE: readonly SalesChannel[] = ['direct', 'dealer', 'online', 'project', 'export'];

/** Where an effect is felt. 板材 of 全屋定制 is bought at a price fixed for the year, so the rise spares it. */
export const EFFECT_SCOPE: Readonly<Record<PathName, EffectScope>> = {
  material: { channels: EVERYWHERE, categories: ['sofa', 'mattress'] },
  online_discount: { channels: ['online'], categories: ['sofa', 'mattress', 'custom', 'accessory'] },
  custom_price: { channels: ['direct', 'dealer', 'project'], categories: ['custom'] },
  yield_saving: { channels: EVERYWHERE, categories: ['custom'] },
  capacity: { channels: EVERYWHERE, categories: ['sofa', 'mattress', 'custom'] },
};
