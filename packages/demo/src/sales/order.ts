import type { Day } from '@plumbline/calendar';
import type { Cents } from '../cents.ts';
import type { SalesChannel } from '../company/channel.ts';
import type { Name } from '../company/name.ts';
import type { Product } from '../company/product.ts';
import type { Shop } from '../company/shop.ts';

export interface Customer {
  readonly id: string;
  readonly name: Name;
  readonly city: Name;
  readonly channel: SalesChannel;
  readonly firstOrder: Day;
}

export interface Order {
  readonly id: string;
  readonly day: Day;
  readonly shop: Shop;
  readonly customer: Customer;
  /** A cancelled order never leaves the warehouse and is not booked. */
  readonly cancelled: boolean;
  readonly lines: readonly OrderLine[];
}

export interface OrderLine {
  readonly number: number;
  readonly product: Product;
  readonly quantity: number;
  /** With tax, for one unit. */
  readonly listPrice: Cents;
  readonly unitPrice: Cents;
  readonly amountInclTax: Cents;
  readonly amount: Cents;
  readonly vat: Cents;
  readonly unitCost: Cents;
  readonly cost: Cents;
}

export interface Return {
  readonly id: string;
  readonly day: Day;
  readonly order: Order;
  readonly line: OrderLine;
  readonly quantity: number;
  readonly amountInclTax: Cents;
  readonly amount: Cents;
  readonly vat: Cents;
  readonly cost: Cents;
}
