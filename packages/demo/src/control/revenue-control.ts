import { apportion } from './apportion.ts';
import { amountIn, BLOCKS, type Block, blockOf, PLAN_MONTHS } from './blocks.ts';
import { BRIDGE_TRUTH, EFFECT_PATH, EFFECT_SCOPE, MATERIAL_RISE, type PathName } from './effects.ts';
import { fit } from './fit.ts';
import { REBATE } from './flow-control.ts';
import {
  CATEGORIES,
  CATEGORY_COST,
  CATEGORY_SEASON,
  CATEGORY_SHARE,
  type Category,
  CHANNEL_GROSS_PROFIT,
  CHANNEL_REVENUE,
  CHANNEL_SEASON,
  MONTH_REVENUE,
  SALES_CHANNELS,
  type SalesChannel,
} from './revenue-plan.ts';

/** 万元 → cents. */
export const CENTS = 1_000_000;

/** Planned sums of a month, channel and category; `rates` say how large each planted effect is inside them. */
export interface RevenueCell {
  readonly month: string;
  readonly channel: SalesChannel;
  readonly category: Category;
  /** Booked: after returns, rebates and points, tax excluded. */
  readonly revenue: number;
  readonly cost: number;
  readonly rates: EffectRates;
}

/** Relative to the price or unit cost without the effect; 0 where it is not felt. */
export type EffectRates = Readonly<Record<PathName, number>>;

const EFFECTS = ['material', 'online_discount', 'custom_price', 'yield_saving', 'capacity'] as const;
const NONE: EffectRates = { material: 0, online_discount: 0, custom_price: 0, yield_saving: 0, capacity: 0 };
const COST_SIGN = { material: 1, yield_saving: -1, capacity: 1 } as const;

type Sizes = { [K in PathName]: number };

/** All cells at scale `k`, in the order month, channel, category. */
export function revenueControl(scale: number): readonly RevenueCell[] {
  const revenue = BLOCKS.flatMap((block) => revenueOf(block, scale));
  let sizes: Sizes = {
    material: 1,
    online_discount: 0.015,
    custom_price: 0.03,
    yield_saving: 0.02,
    capacity: 0.004,
  };
  let cells = withCost(revenue, sizes, scale);
  for (let round = 0; round < 40; round += 1) {
    sizes = closer(sizes, effectSums(cells), scale);
    cells = withCost(revenue, sizes, scale);
  }
  return cells;
}

type Bare = Omit<RevenueCell, 'cost' | 'rates'>;

function revenueOf(block: Block, scale: number): readonly Bare[] {
  const months = PLAN_MONTHS.filter((month) => blockOf(month) === block);
  const rows = months.map((month) => (MONTH_REVENUE[PLAN_MONTHS.indexOf(month)] ?? 0) * CENTS * scale);
  const columns = SALES_CHANNELS.map((channel) => amountIn(block, CHANNEL_REVENUE[channel]) * CENTS * scale);
  const seed = months.map((month, r) =>
    SALES_CHANNELS.map((channel, c) => (rows[r] ?? 0) * (columns[c] ?? 0) * season(channel, month)),
  );
  const fitted = fit(seed, rows, columns);
  return months.flatMap((month, r) => {
    const parts = apportion(Math.round(rows[r] ?? 0), fitted[r] ?? []);
    return SALES_CHANNELS.flatMap((channel, c) => splitByCategory(month, channel, parts[c] ?? 0));
  });
}

const season = (channel: SalesChannel, month: string): number =>
  CHANNEL_SEASON[channel][Number(month.slice(5, 7)) - 1] ?? 1;

function splitByCategory(month: string, channel: SalesChannel, total: number): readonly Bare[] {
  const at = Number(month.slice(5, 7)) - 1;
  const weights = CATEGORIES.map((one) => CATEGORY_SHARE[channel][one] * (CATEGORY_SEASON[one][at] ?? 1));
  const parts = apportion(total, weights);
  return CATEGORIES.map((category, i) => ({ month, channel, category, revenue: parts[i] ?? 0 }));
}

function ratesOf(cell: Bare, sizes: Sizes): EffectRates {
  if (!cell.month.startsWith('2026')) return NONE;
  const at = Number(cell.month.slice(5, 7)) - 1;
  const rate = (name: PathName): number => {
    const scope = EFFECT_SCOPE[name];
    if (!scope.channels.includes(cell.channel) || !scope.categories.includes(cell.category)) return 0;
    const full = name === 'material' ? (MATERIAL_RISE[cell.category] ?? 0) : 1;
    return sizes[name] * full * (EFFECT_PATH[name][at] ?? 0);
  };
  return {
    material: rate('material'),
    online_discount: rate('online_discount'),
    custom_price: rate('custom_price'),
    yield_saving: rate('yield_saving'),
    capacity: rate('capacity'),
  };
}

/** 1 + the changes of unit cost that the cost events make together. */
const costFactor = (rates: EffectRates): number => 1 + rates.material - rates.yield_saving + rates.capacity;

const revenueWithoutEvents = (cell: Bare, rates: EffectRates): number =>
  cell.revenue / (1 - rates.online_discount) / (1 + rates.custom_price);

function withCost(revenue: readonly Bare[], sizes: Sizes, scale: number): readonly RevenueCell[] {
  const rated = revenue.map((cell) => ({ ...cell, rates: ratesOf(cell, sizes) }));
  const weight = (cell: (typeof rated)[number]): number =>
    revenueWithoutEvents(cell, cell.rates) * CATEGORY_COST[cell.category] * costFactor(cell.rates);
  const costs = new Map<string, number>();
  for (const block of BLOCKS) {
    for (const channel of SALES_CHANNELS) {
      const mine = rated.filter((cell) => cell.channel === channel && blockOf(cell.month) === block);
      const total =
        (amountIn(block, CHANNEL_REVENUE[channel]) - amountIn(block, CHANNEL_GROSS_PROFIT[channel])) *
        CENTS *
        scale;
      const parts = apportion(Math.round(total), mine.map(weight));
      for (const [i, cell] of mine.entries())
        costs.set(`${cell.month}${channel}${cell.category}`, parts[i] ?? 0);
    }
  }
  return rated.map((cell) => ({
    ...cell,
    cost: costs.get(`${cell.month}${cell.channel}${cell.category}`) ?? 0,
  }));
}

/** What each effect adds to profit from January to October 2026, in cents. */
export function effectSums(cells: readonly RevenueCell[]): Readonly<Record<PathName, number>> {
  const sums: Sizes = { ...NONE };
  for (const cell of cells) {
    if (blockOf(cell.month) !== '2026a') continue;
    const { rates } = cell;
    const gross = cell.revenue * (1 + REBATE[cell.channel]);
    sums.online_discount -= (gross * rates.online_discount) / (1 - rates.online_discount);
    sums.custom_price += (gross * rates.custom_price) / (1 + rates.custom_price);
    for (const name of ['material', 'yield_saving', 'capacity'] as const)
      sums[name] -= (COST_SIGN[name] * cell.cost * rates[name]) / costFactor(rates);
  }
  return sums;
}

function closer(sizes: Sizes, sums: Readonly<Record<PathName, number>>, scale: number): Sizes {
  const next = { ...sizes };
  for (const name of EFFECTS) next[name] = (sizes[name] * BRIDGE_TRUTH[name] * CENTS * scale) / sums[name];
  return next;
}
