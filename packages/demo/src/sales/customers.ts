import type { Day } from '@plumbline/calendar';
import type { SalesChannel } from '../company/channel.ts';
import { PROJECT_BUYERS, type Shop } from '../company/shop.ts';
import { below, between } from '../draw.ts';
import type { Customer } from './order.ts';

const SURNAMES = '王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹';
const GIVEN = [
  '伟',
  '敏',
  '静',
  '磊',
  '婷',
  '强',
  '洋',
  '艳',
  '勇',
  '娟',
  '涛',
  '明',
  '超',
  '霞',
  '平',
  '雪',
  '晨',
  '思远',
  '子涵',
  '雨桐',
  '梓萱',
  '浩然',
  '欣怡',
  '嘉宁',
];
const CITIES = [
  '佛山',
  '广州',
  '深圳',
  '上海',
  '杭州',
  '成都',
  '南京',
  '武汉',
  '长沙',
  '西安',
  '重庆',
  '苏州',
  '宁波',
  '郑州',
  '青岛',
  '厦门',
];

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
  const surname = SURNAMES[below(SURNAMES.length, order.key, 'surname')] ?? '';
  const given = GIVEN[below(GIVEN.length, order.key, 'given')] ?? '';
  const city =
    channel === 'retail' ? order.shop.city : (CITIES[below(CITIES.length, order.key, 'city')] ?? '');
  const id = `C${String(known.length + 1).padStart(5, '0')}${channel === 'retail' ? 'R' : 'N'}`;
  const customer = { id, name: surname + given, city, channel, firstOrder: order.day };
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
    const number = between([1, PROJECT_BUYERS.length], key, 'buyer');
    const name = PROJECT_BUYERS[number - 1] ?? '';
    return company(book, { id: `K-P0${number}`, name, city: shop.city, channel, firstOrder: day });
  }
  return person(book, channel, order);
}
