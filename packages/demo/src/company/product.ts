import { type Day, fromCivil } from '@plumbline/calendar';
import { type Cents, portion } from '../cents.ts';
import type { Name } from './name.ts';

export const CATEGORIES = ['sofa', 'mattress', 'custom', 'accessory'] as const;
export type Category = (typeof CATEGORIES)[number];

export const CATEGORY_NAMES: Readonly<Record<Category, Name>> = {
  sofa: { zh: '软体沙发', en: 'Sofas' },
  mattress: { zh: '床垫', en: 'Mattresses' },
  custom: { zh: '全屋定制', en: 'Fitted furniture' },
  accessory: { zh: '配套', en: 'Accessories' },
};

export interface Product {
  readonly id: string;
  readonly name: Name;
  readonly category: Category;
  /** With tax. */
  readonly listPrice: Cents;
  /** Without tax, before the rise of material prices. */
  readonly firstCost: Cents;
  /** How often it is bought, against the others. */
  readonly weight: number;
}

type Line = readonly [id: string, name: Name, listYuan: number, costYuan: number, weight: number];

const SOFAS: readonly Line[] = [
  ['HS-2101', { zh: '云栖三人布艺沙发', en: 'Yunqi fabric sofa, 3 seats' }, 4999, 2150, 9],
  ['HS-2102', { zh: '云栖双人布艺沙发', en: 'Yunqi fabric sofa, 2 seats' }, 3599, 1560, 7],
  ['HS-2103', { zh: '澜庭真皮沙发', en: 'Lanting leather sofa' }, 9999, 4450, 3],
  ['HS-2104', { zh: '澜庭单人椅', en: 'Lanting armchair' }, 2999, 1290, 4],
  ['HS-2105', { zh: '悠然电动功能沙发', en: 'Youran power recliner' }, 7299, 3380, 5],
  ['HS-2106', { zh: '拾光沙发床', en: 'Shiguang sofa bed' }, 3299, 1490, 6],
  ['HS-2107', { zh: '云栖转角沙发', en: 'Yunqi corner sofa' }, 6899, 2980, 8],
  ['HS-2108', { zh: '木语实木沙发', en: 'Muyu wooden sofa' }, 5699, 2600, 4],
];
const MATTRESSES: readonly Line[] = [
  ['HM-3101', { zh: '静眠独袋弹簧床垫 1.8m', en: 'Jingmian pocket spring mattress 1.8 m' }, 3299, 1280, 10],
  ['HM-3102', { zh: '静眠独袋弹簧床垫 1.5m', en: 'Jingmian pocket spring mattress 1.5 m' }, 2699, 1060, 8],
  ['HM-3103', { zh: '乳胶舒适床垫 1.8m', en: 'Latex mattress 1.8 m' }, 4599, 1850, 6],
  ['HM-3104', { zh: '椰棕护脊床垫 1.8m', en: 'Coir mattress 1.8 m' }, 1999, 830, 6],
  ['HM-3105', { zh: '儿童成长床垫 1.2m', en: "Children's mattress 1.2 m" }, 1699, 690, 5],
  ['HM-3106', { zh: '智能分区床垫', en: 'Zoned smart mattress' }, 8999, 3900, 2],
  ['HM-3107', { zh: '床架 1.8m 布艺', en: 'Fabric bed frame 1.8 m' }, 2899, 1330, 7],
  ['HM-3108', { zh: '床架 1.8m 实木', en: 'Wooden bed frame 1.8 m' }, 3999, 1880, 5],
];
const CUSTOM: readonly Line[] = [
  ['HC-4101', { zh: '平开门衣柜(套)', en: 'Hinged wardrobe, set' }, 6999, 3350, 5],
  ['HC-4102', { zh: '推拉门衣柜(套)', en: 'Sliding wardrobe, set' }, 5999, 2920, 4],
  ['HC-4103', { zh: '榻榻米(套)', en: 'Tatami room, set' }, 7999, 3980, 2],
  ['HC-4104', { zh: '橱柜(套)', en: 'Kitchen cabinets, set' }, 11999, 6050, 3],
  ['HC-4105', { zh: '玄关柜', en: 'Hall cabinet' }, 2999, 1420, 4],
  ['HC-4106', { zh: '书柜组合', en: 'Bookcase, set' }, 4599, 2210, 3],
];
const ACCESSORIES: readonly Line[] = [
  ['HA-5101', { zh: '岩板茶几', en: 'Stone coffee table' }, 1299, 560, 12],
  ['HA-5102', { zh: '实木茶几', en: 'Wooden coffee table' }, 999, 440, 9],
  ['HA-5103', { zh: '电视柜', en: 'TV stand' }, 1599, 720, 9],
  ['HA-5104', { zh: '餐桌', en: 'Dining table' }, 2599, 1180, 7],
  ['HA-5105', { zh: '餐椅', en: 'Dining chair' }, 399, 170, 16],
  ['HA-5106', { zh: '床头柜', en: 'Bedside table' }, 599, 260, 14],
  ['HA-5107', { zh: '妆台', en: 'Dressing table' }, 1199, 530, 5],
  ['HA-5108', { zh: '落地灯', en: 'Floor lamp' }, 499, 190, 9],
  ['HA-5109', { zh: '地毯', en: 'Rug' }, 699, 280, 8],
  ['HA-5110', { zh: '抱枕(对)', en: 'Cushions, pair' }, 129, 42, 18],
  ['HA-5111', { zh: '四件套', en: 'Bed linen' }, 599, 230, 11],
  ['HA-5112', { zh: '羽绒被', en: 'Down quilt' }, 899, 380, 7],
  ['HA-5113', { zh: '记忆枕', en: 'Memory foam pillow' }, 199, 74, 15],
  ['HA-5114', { zh: '鞋柜', en: 'Shoe cabinet' }, 899, 410, 6],
];

const toProduct =
  (category: Category) =>
  ([id, name, listYuan, costYuan, weight]: Line): Product => ({
    id,
    name,
    category,
    listPrice: listYuan * 100,
    firstCost: costYuan * 100,
    weight,
  });

export const PRODUCTS: readonly Product[] = [
  ...SOFAS.map(toProduct('sofa')),
  ...MATTRESSES.map(toProduct('mattress')),
  ...CUSTOM.map(toProduct('custom')),
  ...ACCESSORIES.map(toProduct('accessory')),
];

/** Foam and board rose on this day; standard costs were set anew. */
export const COST_RISE_DAY: Day = fromCivil(2026, 4, 1);

const RISE: Readonly<Record<Category, number>> = {
  sofa: 1074,
  mattress: 1059,
  custom: 1000,
  accessory: 1000,
};

/** Standard cost in force on a day, without tax. */
export function costOn(product: Product, day: Day): Cents {
  return day < COST_RISE_DAY ? product.firstCost : portion(product.firstCost, RISE[product.category], 1000);
}
