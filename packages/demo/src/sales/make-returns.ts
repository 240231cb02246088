import type { Day } from '@plumbline/calendar';
import { portion } from '../cents.ts';
import type { SalesChannel } from '../company/channel.ts';
import { below, between } from '../draw.ts';
import { isOnlineFestival } from './demand.ts';
import type { Order, OrderLine, Return } from './order.ts';

/** Permille of order lines that come back. */
const RETURNED: Readonly<Record<SalesChannel, number>> = { retail: 24, dealer: 10, online: 68, project: 6 };
/** What is bought in a shopping festival comes back more often. */
const RETURNED_AFTER_FESTIVAL = 112;

function returnOf(order: Order, line: OrderLine, key: string): Return {
  const whole = below(100, key, 'whole') < 85;
  const quantity = whole ? line.quantity : between([1, line.quantity], key, 'part');
  const amountInclTax = portion(line.amountInclTax, quantity, line.quantity);
  const amount = portion(line.amount, quantity, line.quantity);
  return {
    id: `R-${order.id}-${line.number}`,
    day: order.day + between([3, 25], key, 'days'),
    order,
    line,
    quantity,
    amountInclTax,
    amount,
    vat: amountInclTax - amount,
    cost: quantity * line.unitCost,
  };
}

/** What comes back until `to`, by day; a line comes back once at most. */
export function makeReturns(orders: readonly Order[], seed: number, to: Day): readonly Return[] {
  const returns: Return[] = [];
  for (const order of orders) {
    if (order.cancelled) continue;
    const { channel } = order.shop;
    const permille =
      channel === 'online' && isOnlineFestival(order.day) ? RETURNED_AFTER_FESTIVAL : RETURNED[channel];
    for (const line of order.lines) {
      const key = `${seed}/return/${order.id}/${line.number}`;
      if (below(1000, key, 'returned') < permille) returns.push(returnOf(order, line, key));
    }
  }
  return returns.filter((item) => item.day <= to).sort((a, b) => a.day - b.day);
}
