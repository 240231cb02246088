import { apportion } from '../../control/apportion.ts';
import { budgetControl } from '../../control/budget-control.ts';
import { NEW_SHOPS } from '../../control/receivable-control.ts';
import { CENTS } from '../../control/revenue-control.ts';
import type { Context } from '../../run/context.ts';
import type { Table } from '../../run/table.ts';
import { copiesOf, copySuffix, SHOPS } from '../master/shop-list.ts';
import { type Value, valuesOf } from '../values.ts';

/** The budget of own shops by shop: a new one is planned with the same sum each month, the others share the rest. */
export const budgetShop: Table = {
  kind: 'table',
  name: 'budget_shop',
  layout: 'single',
  format: 'csv',
  select: (context) => {
    const copies = copiesOf(context.scale);
    const base = valuesOf(
      { month: 'DATE', shop_id: 'VARCHAR', is_new_shop: 'BOOLEAN', cents: 'BIGINT' },
      planOf(context),
    );
    return `SELECT 'V1' AS version, month, shop_id || ${copySuffix('i')} AS shop_id, is_new_shop,
        money(cents::HUGEINT * (i + 1) // ${copies} - cents::HUGEINT * i // ${copies}) AS revenue
      FROM (${base}), (SELECT unnest(range(${copies})) AS i)`;
  },
  orderBy: 'version, month, shop_id',
};

/** Sums of a place, all its copies together. */
function planOf({ revenue, scale }: Context): readonly (readonly Value[])[] {
  const months = new Map<string, number>();
  for (const cell of budgetControl(revenue, scale))
    if (cell.channel === 'direct') months.set(cell.month, (months.get(cell.month) ?? 0) + cell.revenue);
  return [...months].flatMap(([month, total]) => {
    const open = SHOPS.filter(({ opened }) => opened <= `${month}-01`);
    const old = open.filter(({ isNew2026 }) => !isNew2026);
    const fresh = open.filter(({ isNew2026 }) => isNew2026);
    const each = Math.round(NEW_SHOPS.plannedMonthly * CENTS * scale);
    const parts = apportion(
      total - each * fresh.length,
      old.map(({ weight }) => weight),
    );
    return [
      ...old.map(({ id }, i) => [`${month}-01`, id, false, parts[i] ?? 0]),
      ...fresh.map(({ id }) => [`${month}-01`, id, true, each]),
    ];
  });
}
