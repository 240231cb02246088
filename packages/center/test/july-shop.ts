import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Center, SYSTEM } from '../src/index.ts';
import { ANA, BO, reviewedShop, VIC } from './reviewed-shop.ts';

/** June is 1,000.00 + 200.00 = 1,200.00; a quarter of it is margin. July is 70.00. */
export const ORDERS = [
  'order_id,product_id,ordered_on,amount',
  '1,10,2024-06-03,1000.00',
  '2,11,2024-06-30,200.00',
  '3,10,2024-07-02,70.00',
];
/** Posted on 5 July, dated 28 June. */
export const LATE = '4,11,2024-06-28,50.00';
export const SALES = `
metrics:
  - {name: revenue, label: {zh: 收入, en: Revenue}, formula: sum(orders.amount)}
  - {name: order_count, label: {zh: 订单数, en: Order count}, formula: count(orders)}
  - {name: basket, label: {zh: 客单价, en: Basket}, formula: revenue / order_count}
`;
export const JUNE = { metrics: ['revenue'], period: '2024-06' };
export const BOTH = { ...JUNE, compare: ['closed'] };

const lines = (rows: readonly string[]) => `${rows.join('\n')}\n`;

export async function julyShop(more: Readonly<Record<string, string>> = {}) {
  const shop = await reviewedShop('one', {
    'metrics/sales.yaml': SALES,
    'data/orders.csv': lines(ORDERS),
    ...more,
  });
  shop.edit('plumbline.yaml', 'today: 2024-03-11', 'today: 2024-07-10');
  await publish(shop.center, await shop.files());
  const post = async (rows: readonly string[]) => {
    writeFileSync(join(shop.folder, 'data/orders.csv'), lines(rows));
    return shop.center.load(SYSTEM);
  };
  return { ...shop, post };
}

/** One signature is enough here. */
export async function publish(
  center: Center,
  files: ReadonlyMap<string, string>,
  effectiveFrom?: string,
  who = ANA,
) {
  const wish = effectiveFrom === undefined ? {} : { effectiveFrom };
  const { request, diagnostics } = await center.changeRequests.propose(who, files, wish);
  if (request === null) throw new Error(JSON.stringify(diagnostics));
  await center.changeRequests.sign(BO, { number: request, revision: 1 }, { side: 'business' });
}

export async function asked(center: Center, query: object, principal = VIC) {
  const { result, diagnostics } = await center.query(principal, query);
  return result?.rows ?? diagnostics.map(({ code }) => code);
}
