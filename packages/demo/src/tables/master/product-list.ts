import { both } from '../../bilingual.ts';
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
  [...both({ zh: '云栖', en: 'Yunqi' })],
  [...both({ zh: '松月', en: 'Songyue' })],
  [...both({ zh: '澜庭', en: 'Lanting' })],
  [...both({ zh: '朴居', en: 'Puju' })],
  [...both({ zh: '知更', en: 'Zhigeng' })],
  [...both({ zh: '北屿', en: 'Beiyu' })],
  [...both({ zh: '拾光', en: 'Shiguang' })],
  [...both({ zh: '归野', en: 'Guiye' })],
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
      [...both({ zh: '单人沙发', en: 'armchair' })],
      [...both({ zh: '双人沙发', en: 'two-seater' })],
      [...both({ zh: '三人沙发', en: 'three-seater' })],
      [...both({ zh: '贵妃沙发', en: 'chaise sofa' })],
      [...both({ zh: '功能沙发', en: 'recliner' })],
    ],
    price: [3299, 1300, 310],
  },
  mattress: {
    prefix: 'HM-3',
    models: [
      [...both({ zh: '护脊床垫', en: 'firm mattress' })],
      [...both({ zh: '乳胶床垫', en: 'latex mattress' })],
      [...both({ zh: '独袋床垫', en: 'pocket-spring mattress' })],
      [...both({ zh: '儿童床垫', en: 'child mattress' })],
      [...both({ zh: '智能床', en: 'smart bed' })],
    ],
    price: [2199, 700, 190],
  },
  custom: {
    prefix: 'HC-4',
    models: [
      [...both({ zh: '衣柜', en: 'wardrobe' })],
      [...both({ zh: '书柜', en: 'bookcase' })],
      [...both({ zh: '橱柜', en: 'kitchen cabinet' })],
      [...both({ zh: '榻榻米', en: 'tatami room' })],
      [...both({ zh: '玄关柜', en: 'hall cabinet' })],
    ],
    price: [5899, 1600, 380],
  },
  accessory: {
    prefix: 'HA-5',
    models: [
      [...both({ zh: '餐桌', en: 'dining table' })],
      [...both({ zh: '餐椅四把', en: 'four dining chairs' })],
      [...both({ zh: '茶几', en: 'coffee table' })],
      [...both({ zh: '电视柜', en: 'TV cabinet' })],
      [...both({ zh: '床头柜', en: 'bedside table' })],
    ],
    price: [1299, 420, 130],
  },
};

/** Cost of a unit at list price without tax, before the category's own level. */
const COST_RATIO = 0.45;

/** The one that runs out of stock in 华东 (2026-05-18 … 06-14). */
export const STAR = { id: 'HS-2107', weight: 150, weightEast: 830 } as const;

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
