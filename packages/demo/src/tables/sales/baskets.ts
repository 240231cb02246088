import { CATEGORIES, type Category, SALES_CHANNELS, type SalesChannel } from '../../control/revenue-plan.ts';
import type { Session } from '../../run/session.ts';
import type { Work } from '../../run/table.ts';
import { PRODUCTS } from '../master/product-list.ts';
import { type Value, valuesOf } from '../values.ts';

/** Deal price beside list price: what makes the channels' margins differ at one cost. */
export const PRICE_LEVEL: Readonly<Record<SalesChannel, number>> = {
  direct: 0.865,
  dealer: 0.63,
  online: 0.744,
  project: 0.589,
  export: 0.574,
};

const isConsumer = (channel: SalesChannel): boolean => channel === 'direct' || channel === 'online';

interface Need {
  readonly channel: SalesChannel;
  readonly category: Category;
  /** Planned sum with tax, before returns and rebates, in cents. */
  readonly amount: number;
  readonly lines: number;
}

/**
 * What is in a basket: shares of categories (slots of 1,000) and the usual quantity of a line, from the plan and the
 * number of lines drawn, so that prices need little correction.
 */
export const baskets: Work = {
  kind: 'work',
  name: 'baskets',
  run: async ({ context, run, all }: Session) => {
    const counted = await all(
      'SELECT ch, sum(line_count)::BIGINT FROM raw_order WHERE NOT is_cancelled GROUP BY ch',
    );
    const lines = new Map(counted.map(([ch, many]) => [String(ch), Number(many)]));
    const needs = SALES_CHANNELS.flatMap((channel) =>
      CATEGORIES.map((category): Need => {
        const revenue = context.revenue
          .filter(
            (cell) =>
              cell.channel === channel && cell.category === category && context.months.includes(cell.month),
          )
          .reduce((sum, cell) => sum + cell.revenue, 0);
        const vat = channel === 'export' ? 1 : 1.13;
        return { channel, category, amount: revenue * vat * GROSS[channel], lines: lines.get(channel) ?? 0 };
      }),
    );
    const rows = SALES_CHANNELS.flatMap((channel) => basketOf(channel, needs));
    const columns = {
      ch: 'VARCHAR',
      cat: 'VARCHAR',
      from_slot: 'INTEGER',
      to_slot: 'INTEGER',
      usual: 'DOUBLE',
      level: 'DOUBLE',
    };
    await run(`CREATE TABLE basket AS ${valuesOf(columns, rows)}`);
    await run(
      'CREATE TABLE cat_slot AS SELECT ch, cat, usual, level, unnest(range(from_slot, to_slot))::INTEGER AS slot FROM basket',
    );
    await run(`CREATE TABLE product_slot AS ${productSlots(context.months)}`);
  },
};

/** Signed before returns and rebates, beside what is booked. */
const GROSS: Readonly<Record<SalesChannel, number>> = {
  direct: 1.04,
  dealer: 1.09,
  online: 1.2,
  project: 1.012,
  export: 1.006,
};

const meanPrice = (category: Category): number => {
  const mine = PRODUCTS.filter((one) => one.category === category);
  const weight = mine.reduce((sum, one) => sum + one.weight, 0);
  return mine.reduce((sum, one) => sum + one.listPrice * one.weight, 0) / weight;
};

function basketOf(channel: SalesChannel, needs: readonly Need[]): readonly (readonly Value[])[] {
  const mine = needs.filter((need) => need.channel === channel);
  const units = mine.map(({ amount, category }) => amount / (meanPrice(category) * PRICE_LEVEL[channel]));
  const all = units.reduce((a, b) => a + b, 0);
  const shares = units.map((many) => (isConsumer(channel) ? many / all : 0.25));
  let from = 0;
  return mine.map((need, i) => {
    const to = i === mine.length - 1 ? 1000 : from + Math.round(1000 * (shares[i] ?? 0));
    const usual = (units[i] ?? 0) / Math.max(1, need.lines * (shares[i] ?? 1));
    const row = [channel, need.category, from, to, usual, PRICE_LEVEL[channel]];
    from = to;
    return row;
  });
}

/** Products by slots of 1,000 for each month, category and zone; one that is not launched yet is not sold. */
function productSlots(months: readonly string[]): string {
  const rows = PRODUCTS.map((one) => [
    one.id,
    one.category,
    one.launched,
    one.weight,
    one.weightEast,
    one.listPrice,
    one.isNew,
  ]);
  const columns = {
    product_id: 'VARCHAR',
    cat: 'VARCHAR',
    launched: 'DATE',
    weight: 'INTEGER',
    weight_east: 'INTEGER',
    list_price: 'BIGINT',
    is_new: 'BOOLEAN',
  };
  return `WITH sold AS (
      SELECT month, zone, cat, product_id, list_price,
        (CASE WHEN zone = 'east' THEN weight_east ELSE weight END) * CASE WHEN is_new AND month >= '2026-03' THEN 1.6 ELSE 1.0 END AS w
      FROM (${valuesOf(columns, rows)}), (${valuesOf(
        { month: 'VARCHAR' },
        months.map((month) => [month]),
      )}),
        (VALUES ('east'), ('other')) z(zone)
      WHERE launched <= first_day(month)),
    ends AS (SELECT *, sum((w * 10)::BIGINT) OVER (PARTITION BY month, zone, cat ORDER BY product_id) AS high,
        sum((w * 10)::BIGINT) OVER (PARTITION BY month, zone, cat) AS total FROM sold)
    SELECT month, zone, cat, product_id, list_price,
      unnest(range(((high - (w * 10)::BIGINT) * 1000 // total)::BIGINT, (high * 1000 // total)::BIGINT))::INTEGER AS slot FROM ends`;
}
