import type { Day } from '@plumbline/calendar';
import type { SalesChannel } from '../company/channel.ts';
import { CITIES, GIVEN_NAMES, PROJECT_BUYERS, SURNAMES } from '../company/people.ts';
import type { Shop } from '../company/shop.ts';
import { below, oneOf } from '../draw.ts';
import type { Customer } from './order.ts';

/** Permille of orders by persons who have bought in the channel before. */
const RETURNING: Readonly<Record<'retail' | 'online', number>> = { retail: 170, online: 210 };

/** Grows while orders are made: a customer exists from the first order on. */
export interface CustomerBook {
  readonly all: Map<string, Customer>;
  readonly persons: Readonly<Record<'retail' | 'online', Customer[]>>;
}

export function emptyCustomerBook(): CustomerBook {
  return { all: new Map(), persons: { retail: [], online: [] } };
}

function company(book: CustomerBook, customer: Customer): Customer {
  const known = book.all.get(customer.id);
  if (known) return known;
  book.all.set(customer.id, customer);
  return customer;
}

function person(
  book: CustomerBook,
  channel: 'retail' | 'online',
  order: { day: Day; shop: Shop; key: string },
): Customer {
  const known = book.persons[channel];
  const old = known[below(Math.max(known.length, 1), order.key, 'who')];
  if (old && below(1000, order.key, 'returning') < RETURNING[channel]) return old;
  const surname = oneOf(SURNAMES, order.key, 'surname');
  const given = oneOf(GIVEN_NAMES, order.key, 'given');
  const city = channel === 'retail' ? order.shop.city : oneOf(CITIES, order.key, 'city');
  const id = `C${String(known.length + 1).padStart(5, '0')}${channel === 'retail' ? 'R' : 'N'}`;
  const customer = {
    id,
    name: { zh: surname.zh + given.zh, en: `${given.en} ${surname.en}` },
    city,
    channel,
    firstOrder: order.day,
  };
  known.push(customer);
  book.all.set(id, customer);
  return customer;
}

/** The buyer of an order: a dealer buys for itself, projects are companies, everyone else is a person. */
export function buyerOf(
  book: CustomerBook,
  channel: SalesChannel,
  order: { day: Day; shop: Shop; key: string },
): Customer {
  const { day, shop, key } = order;
  if (channel === 'dealer')
    return company(book, { id: `K-${shop.id}`, name: shop.name, city: shop.city, channel, firstOrder: day });
  if (channel === 'project') {
    const buyer = oneOf(PROJECT_BUYERS, key, 'buyer');
    return company(book, {
      id: `K-P0${PROJECT_BUYERS.indexOf(buyer) + 1}`,
      name: buyer,
      city: shop.city,
      channel,
      firstOrder: day,
    });
  }
  return person(book, channel, order);
}
