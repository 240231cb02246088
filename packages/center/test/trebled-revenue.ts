import type { Principal } from '../src/index.ts';
import { ANA, reviewedShop } from './reviewed-shop.ts';

export const NET = 'sum(orders.amount) * 3';

/** Revenue counts three times from February on, asked for by the analyst. */
export async function trebled(effectiveFrom: string | null = '2024-02-01') {
  const shop = await reviewedShop('two_signatures');
  shop.edit('metrics/sales.yaml', 'sum(orders.amount)', NET);
  const report = await shop.center.changeRequests.propose(ANA, await shop.files(), { effectiveFrom });
  const number = report.request ?? 0;
  const { changeRequests } = shop.center;
  const read = { number, revision: 1 };
  const finance = (who: Principal) => changeRequests.sign(who, read, { side: 'finance' });
  const business = (who: Principal) => changeRequests.sign(who, read, { side: 'business' });
  return { ...shop, changeRequests, report, number, read, finance, business };
}
