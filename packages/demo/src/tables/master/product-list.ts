import { CATEGORY_COST, type Category } from '../../control/revenue-plan.ts';

export interface Product {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly category: Category;
  readonly series: string;
  readonly seriesEn: string;
  readonly launched: string;
  readonly isNew: boolean;
  /** Cents with tax. */
  readonly listPrice: number;
  /** Cents; cost of a unit in 2024. */
  readonly baseCost: number;
  /** How often it is bought within its category, and among the sofas of 华东 in own shops. */
  readonly weight: number;
  readonly weightEast: number;
}

const SERIES: readonly (readonly [string, string])[] = [
  ['云栖', 'Yunqi'],
  ['松月', 'Songyue'],
  ['澜庭', 'Lanting'],
  ['朴居', 'Puju'],
  ['知更', 'Zhigeng'],
  ['北屿', 'Beiyu'],
  ['拾光', 'Shiguang'],
  ['归野', 'Guiye'],
];

interface Range {
  readonly prefix: string;
  readonly models: readonly (readonly [string, string])[];
  /** 元 with tax: the cheapest, and the step from model to model and series to series. */
  readonly price: readonly [number, number, number];
}

const RANGES: Readonly<Record<Category, Range>> = {
  sofa: {
    prefix: 'HS-2',
    models: [
      ['单人沙发', 'armchair'],
      ['双人沙发', 'two-seater'],
      ['三人沙发', 'three-seater'],
      ['贵妃沙发', 'chaise sofa'],
      ['功能沙发', 'recliner'],
    ],
    price: [3299, 1300, 310],
  },
  mattress: {
    prefix: 'HM-3',
    models: [
      ['护脊床垫', 'firm mattress'],
      ['乳胶床垫', 'latex mattress'],
      ['独袋床垫', 'pocket-spring mattress'],
      ['儿童床垫', 'child mattress'],
      ['智能床', 'smart bed'],
    ],
    price: [2199, 700, 190],
  },
  custom: {
    prefix: 'HC-4',
    models: [
      ['衣柜', 'wardrobe'],
      ['书柜', 'bookcase'],
      ['橱柜', 'kitchen cabinet'],
      ['榻榻米', 'tatami room'],
      ['玄关柜', 'hall cabinet'],
    ],
    price: [5899, 1600, 380],
  },
  accessory: {
    prefix: 'HA-5',
    models: [
      ['餐桌', 'dining table'],
      ['餐椅四把', 'four dining chairs'],
      ['茶几', 'coffee table'],
      ['电视柜', 'TV cabinet'],
      ['床头柜', 'bedside table'],
    ],
    price: [1299, 420, 130],
  },
};

/** Cost of a unit at list price without tax, before the category's own level. */
const COST_RATIO = 0.45;

/** The one that runs out of stock in 华东 (2026-05-18 … 06-14). */
export const STAR = { id: 'HS-2107', weight: 150, weightEast: 800 } as const;

export const PRODUCTS: readonly Product[] = (['sofa', 'mattress', 'custom', 'accessory'] as const).flatMap(
  productsOf,
);

function productsOf(category: Category): readonly Product[] {
  const { prefix, models, price } = RANGES[category];
  return SERIES.flatMap(([series, seriesEn], s) =>
    models.map(([model, modelEn], m): Product => {
      const id = `${prefix}${s + 1}0${m + 3}`;
      const yuan = price[0] + price[1] * m + price[2] * s;
      const isNew = s >= 6;
      const months = ['2025-07-01', '2025-09-01', '2025-11-01', '2026-01-01', '2026-03-01'];
      const launched = isNew ? (months[m] ?? '2025-07-01') : `20${18 + (s % 5)}-0${m + 1}-01`;
      const weight = id === STAR.id ? STAR.weight : 24 - 2 * s - m;
      return {
        id,
        name: `${series}${model}`,
        nameEn: `${seriesEn} ${modelEn}`,
        category,
        series,
        seriesEn,
        launched,
        isNew,
        listPrice: yuan * 100,
        baseCost: Math.round((yuan * 100 * COST_RATIO * CATEGORY_COST[category]) / 1.13),
        weight,
        weightEast: id === STAR.id ? STAR.weightEast : weight,
      };
    }),
  );
}
