import { type Day, fromCivil } from '@plumbline/calendar';
import type { Cents } from '../cents.ts';
import type { SalesChannel } from '../company/channel.ts';
import type { Product } from '../company/product.ts';
import { below } from '../draw.ts';
import { isOnlineFestival } from './demand.ts';

/** Discounts on the list price in permille: least, and how far they spread. */
const DISCOUNT: Readonly<Record<SalesChannel, readonly [least: number, spread: number]>> = {
  retail: [25, 60],
  dealer: [310, 50],
  online: [110, 60],
  project: [270, 50],
};

/** From here on online buys its growth with deeper discounts. */
const DEEPER_FROM: Day = fromCivil(2026, 3, 1);

function discountPermille(channel: SalesChannel, day: Day, key: string): number {
  const [least, spread] = DISCOUNT[channel];
  const deeper = channel === 'online' && day >= DEEPER_FROM ? 35 : 0;
  const festival = channel === 'online' && isOnlineFestival(day) ? 60 : 0;
  return least + below(spread, key, 'discount') + deeper + festival;
}

/** Price of one unit with tax, in whole yuan. */
export function unitPriceOf(product: Product, channel: SalesChannel, day: Day, key: string): Cents {
  const kept = 1000 - discountPermille(channel, day, key);
  return Math.floor((product.listPrice * kept) / 100_000) * 100;
}
