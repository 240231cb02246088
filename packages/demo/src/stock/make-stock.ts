import type { Day } from '@plumbline/calendar';
import type { Cents } from '../cents.ts';
import { costOn, PRODUCTS, type Product } from '../company/product.ts';
import type { Order, Return } from '../sales/order.ts';

/** One product at the end of one day. */
export interface StockDay {
  readonly day: Day;
  readonly product: Product;
  readonly received: number;
  readonly returned: number;
  readonly sold: number;
  readonly units: number;
  readonly unitCost: Cents;
  readonly value: Cents;
}

/** Days of average demand: reordered below the first, filled up to the second, delivered after the third. */
const REORDER_DAYS = 62;
const FILL_DAYS = 96;
const LEAD_DAYS = 14;

type Quantities = ReadonlyMap<Product, number>;
const NONE: Quantities = new Map();

function quantitiesByDay(items: Iterable<readonly [Day, Product, number]>): ReadonlyMap<Day, Quantities> {
  const days = new Map<Day, Map<Product, number>>();
  for (const [day, product, quantity] of items) {
    const products = days.get(day) ?? new Map<Product, number>();
    products.set(product, (products.get(product) ?? 0) + quantity);
    days.set(day, products);
  }
  return days;
}

function* soldItems(orders: readonly Order[]): Iterable<readonly [Day, Product, number]> {
  for (const order of orders) {
    if (!order.cancelled) for (const line of order.lines) yield [order.day, line.product, line.quantity];
  }
}

function* returnedItems(returns: readonly Return[]): Iterable<readonly [Day, Product, number]> {
  for (const item of returns) yield [item.day, item.line.product, item.quantity];
}

interface Days {
  readonly from: Day;
  readonly to: Day;
  readonly sold: ReadonlyMap<Day, Quantities>;
  readonly returned: ReadonlyMap<Day, Quantities>;
}

function* daysOfProduct(product: Product, days: Days): Iterable<StockDay> {
  const { from, to } = days;
  let total = 0;
  for (let day = from; day <= to; day += 1) total += days.sold.get(day)?.get(product) ?? 0;
  const demand = (count: number): number => Math.max(4, Math.ceil((total * count) / (to - from + 1)));
  const arrivals = new Map<Day, number>();
  let units = demand(FILL_DAYS);
  let underway = 0;
  const opening = { day: from - 1, product, received: 0, returned: 0, sold: 0, units };
  yield { ...opening, unitCost: costOn(product, from - 1), value: units * costOn(product, from - 1) };
  for (let day = from; day <= to; day += 1) {
    const sold = (days.sold.get(day) ?? NONE).get(product) ?? 0;
    const returned = (days.returned.get(day) ?? NONE).get(product) ?? 0;
    const arrived = arrivals.get(day) ?? 0;
    underway -= arrived;
    // What is sold beyond the stock is bought in on the same day: goods are never short.
    const received = arrived + Math.max(0, sold - units - returned - arrived);
    units += received + returned - sold;
    if (units + underway < demand(REORDER_DAYS)) {
      const ordered = demand(FILL_DAYS) - units - underway;
      arrivals.set(day + LEAD_DAYS, (arrivals.get(day + LEAD_DAYS) ?? 0) + ordered);
      underway += ordered;
    }
    const unitCost = costOn(product, day);
    yield { day, product, received, returned, sold, units, unitCost, value: units * unitCost };
  }
}

/** Stock of every product at the end of every day, the day before the first one (the opening stock) included; by product, then day. */
export function makeStock(
  sales: { readonly orders: readonly Order[]; readonly returns: readonly Return[] },
  range: { readonly from: Day; readonly to: Day },
): readonly StockDay[] {
  const sold = quantitiesByDay(soldItems(sales.orders));
  const returned = quantitiesByDay(returnedItems(sales.returns));
  return PRODUCTS.flatMap((product) => [...daysOfProduct(product, { ...range, sold, returned })]);
}
