import type { Day } from '@plumbline/calendar';
import { type Cents, vatOn } from '../cents.ts';
import type { SalesChannel } from '../company/channel.ts';
import { COST_RISE_DAY, costOn } from '../company/product.ts';
import type { Order, Return } from '../sales/order.ts';
import type { StockDay } from '../stock/make-stock.ts';

/** What a channel sold, or took back, on a day. */
export interface Goods {
  inclTax: Cents;
  amount: Cents;
  vat: Cents;
  /** At the cost of the order line. */
  cost: Cents;
  /** At the cost that is in force when goods come back; the same as `cost` for sales. */
  stockValue: Cents;
}

/** What the ledger needs of every day. */
export interface DayFigures {
  readonly sold: (day: Day, channel: SalesChannel) => Goods;
  readonly returned: (day: Day, channel: SalesChannel) => Goods;
  /** Value of goods received, without tax. */
  readonly purchased: (day: Day) => Cents;
  readonly openingStock: Cents;
  /** What the stock is worth more under the new standard costs. */
  readonly revaluation: Cents;
}

const NO_GOODS: Goods = { inclTax: 0, amount: 0, vat: 0, cost: 0, stockValue: 0 };

function goodsAt(days: Map<string, Goods>, day: Day, channel: SalesChannel): Goods {
  const key = `${day}|${channel}`;
  const known = days.get(key);
  if (known) return known;
  const fresh = { ...NO_GOODS };
  days.set(key, fresh);
  return fresh;
}

function soldByDay(orders: readonly Order[]): ReadonlyMap<string, Goods> {
  const days = new Map<string, Goods>();
  for (const order of orders) {
    if (order.cancelled) continue;
    const goods = goodsAt(days, order.day, order.shop.channel);
    for (const line of order.lines) {
      goods.inclTax += line.amountInclTax;
      goods.amount += line.amount;
      goods.vat += line.vat;
      goods.cost += line.cost;
      goods.stockValue += line.cost;
    }
  }
  return days;
}

function returnedByDay(returns: readonly Return[]): ReadonlyMap<string, Goods> {
  const days = new Map<string, Goods>();
  for (const item of returns) {
    const goods = goodsAt(days, item.day, item.order.shop.channel);
    goods.inclTax += item.amountInclTax;
    goods.amount += item.amount;
    goods.vat += item.vat;
    goods.cost += item.cost;
    goods.stockValue += item.quantity * costOn(item.line.product, item.day);
  }
  return days;
}

/** Adds orders, returns and stock up by day. */
export function dayFigures(made: {
  readonly orders: readonly Order[];
  readonly returns: readonly Return[];
  readonly stock: readonly StockDay[];
  readonly from: Day;
}): DayFigures {
  const sold = soldByDay(made.orders);
  const returned = returnedByDay(made.returns);
  const purchased = new Map<Day, Cents>();
  let openingStock = 0;
  let revaluation = 0;
  for (const row of made.stock) {
    if (row.received > 0) purchased.set(row.day, (purchased.get(row.day) ?? 0) + row.received * row.unitCost);
    if (row.day === made.from - 1) openingStock += row.value;
    if (row.day === COST_RISE_DAY - 1)
      revaluation += row.units * (costOn(row.product, COST_RISE_DAY) - row.unitCost);
  }
  return {
    sold: (day, channel) => sold.get(`${day}|${channel}`) ?? NO_GOODS,
    returned: (day, channel) => returned.get(`${day}|${channel}`) ?? NO_GOODS,
    purchased: (day) => purchased.get(day) ?? 0,
    openingStock,
    revaluation,
  };
}

/** With tax: what the supplier is owed. */
export function owedFor(purchased: Cents): Cents {
  return purchased + vatOn(purchased);
}

/** Revenue less returns of a channel over a range, without tax. */
export function netRevenue(
  figures: DayFigures,
  channel: SalesChannel,
  range: { readonly from: Day; readonly to: Day },
): Cents {
  let amount = 0;
  for (let day = range.from; day <= range.to; day += 1) {
    amount += figures.sold(day, channel).amount - figures.returned(day, channel).amount;
  }
  return amount;
}
