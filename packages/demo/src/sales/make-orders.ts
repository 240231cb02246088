import { type Day, formatDay } from '@plumbline/calendar';
import { withoutVat } from '../cents.ts';
import { SALES_CHANNELS, type SalesChannel } from '../company/channel.ts';
import { costOn, PRODUCTS, type Product } from '../company/product.ts';
import { SHOPS } from '../company/shop.ts';
import { below, between, oneOf } from '../draw.ts';
import { buyerOf, type CustomerBook, emptyCustomerBook } from './customers.ts';
import { expectedOrders } from './demand.ts';
import type { Customer, Order, OrderLine } from './order.ts';
import { unitPriceOf } from './price.ts';

const LINES: Readonly<Record<SalesChannel, readonly [number, number]>> = {
  retail: [1, 4],
  dealer: [3, 8],
  online: [1, 3],
  project: [1, 3],
};
const CANCELLED_PERMILLE: Readonly<Record<SalesChannel, number>> = {
  retail: 12,
  dealer: 8,
  online: 34,
  project: 0,
};

const TOTAL_WEIGHT = PRODUCTS.reduce((sum, product) => sum + product.weight, 0);

function productAt(weight: number): Product {
  let rest = weight;
  for (const product of PRODUCTS) {
    rest -= product.weight;
    if (rest < 0) return product;
  }
  throw new RangeError(`weight ${weight} is not below ${TOTAL_WEIGHT}`);
}

function quantityOf(product: Product, channel: SalesChannel, key: string): number {
  if (channel === 'project') return between([18, 70], key, 'quantity');
  if (channel === 'dealer') return between([2, 7], key, 'quantity');
  if (product.category === 'accessory') return between([1, 3], key, 'quantity');
  return below(100, key, 'quantity') < 8 ? 2 : 1;
}

function lineOf(
  product: Product,
  number: number,
  order: { channel: SalesChannel; day: Day; key: string },
): OrderLine {
  const key = `${order.key}/${number}`;
  const quantity = quantityOf(product, order.channel, key);
  const unitPrice = unitPriceOf(product, order.channel, order.day, key);
  const amountInclTax = quantity * unitPrice;
  const amount = withoutVat(amountInclTax);
  const unitCost = costOn(product, order.day);
  return {
    number,
    product,
    quantity,
    listPrice: product.listPrice,
    unitPrice,
    amountInclTax,
    amount,
    vat: amountInclTax - amount,
    unitCost,
    cost: quantity * unitCost,
  };
}

function linesOf(order: { channel: SalesChannel; day: Day; key: string }): readonly OrderLine[] {
  const count = between(LINES[order.channel], order.key, 'lines');
  const bought = new Set<Product>();
  for (let at = 0; at < count; at += 1) bought.add(productAt(below(TOTAL_WEIGHT, order.key, at, 'product')));
  return [...bought].map((product, at) => lineOf(product, at + 1, order));
}

interface Making {
  readonly seed: number;
  readonly scale: number;
  readonly customers: CustomerBook;
}

function ordersOfDay(making: Making, channel: SalesChannel, day: Day): readonly Order[] {
  const { seed, scale, customers } = making;
  const shops = SHOPS.filter((shop) => shop.channel === channel);
  const noisy = Math.floor(
    (expectedOrders(channel, day, scale) * between([850, 1150], seed, channel, day, 'noise')) / 1000,
  );
  const count = Math.floor(noisy / 1000) + (below(1000, seed, channel, day, 'count') < noisy % 1000 ? 1 : 0);
  const orders: Order[] = [];
  for (let at = 0; at < count; at += 1) {
    const key = `${seed}/${channel}/${day}/${at}`;
    const shop = oneOf(shops, key, 'shop');
    orders.push({
      id: `${shop.id}-${formatDay(day).replaceAll('-', '')}-${String(at + 1).padStart(2, '0')}`,
      day,
      shop,
      customer: buyerOf(customers, channel, { day, shop, key }),
      cancelled: below(1000, key, 'cancelled') < CANCELLED_PERMILLE[channel],
      lines: linesOf({ channel, day, key }),
    });
  }
  return orders;
}

/** Every order from the first day to the last, in the order of days and channels, and everyone who bought. */
export function makeOrders(shop: { seed: number; from: Day; to: Day; scale: number }): {
  readonly orders: readonly Order[];
  readonly customers: readonly Customer[];
} {
  const making = { seed: shop.seed, scale: shop.scale, customers: emptyCustomerBook() };
  const orders: Order[] = [];
  for (let day = shop.from; day <= shop.to; day += 1) {
    for (const channel of SALES_CHANNELS) orders.push(...ordersOfDay(making, channel, day));
  }
  return { orders, customers: [...making.customers.all.values()] };
}
