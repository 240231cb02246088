import { daySlots } from '../control/day-slots.ts';
import { NEW_SHOPS } from '../control/receivable-control.ts';
import type { Context } from '../run/context.ts';
import type { Session } from '../run/session.ts';
import type { Work } from '../run/table.ts';
import { valuesOf } from './values.ts';

/** Macros and the plan as tables named `c_…`; months are text such as `2026-09`. */
export const setup: Work = {
  kind: 'work',
  name: 'setup',
  run: async (session) => {
    for (const sql of macros(session.context)) await session.run(sql);
    await makeControls(session);
    await session.run(
      `CREATE TABLE day_slot AS SELECT month, ch, unnest(range(from_slot, to_slot))::INTEGER AS slot, day, p_carry FROM (${daySlotRows(session.context)})`,
    );
  },
};

/**
 * `u`: uniform in [0, 1) from the seed, a word and a number; `n`: 0 … k − 1; `us`, `ns`: of a text.
 * Hashed twice: DuckDB joins the hashes of several arguments by XOR, so that two words for one number would go together.
 */
function macros({ seed }: Context): readonly string[] {
  return [
    `CREATE MACRO u(salt, id) AS ((hash(hash(${seed}, salt, (id)::BIGINT)) >> 11)::DOUBLE / 9007199254740992.0)`,
    `CREATE MACRO n(salt, id, k) AS (hash(hash(${seed}, salt, (id)::BIGINT)) % (k)::UBIGINT)::INTEGER`,
    `CREATE MACRO us(salt, id) AS ((hash(hash(${seed}, salt, (id)::VARCHAR)) >> 11)::DOUBLE / 9007199254740992.0)`,
    `CREATE MACRO ns(salt, id, k) AS (hash(hash(${seed}, salt, (id)::VARCHAR)) % (k)::UBIGINT)::INTEGER`,
    'CREATE MACRO money(cents) AS ((cents)::DECIMAL(20, 0) / 100)::DECIMAL(18, 2)',
    "CREATE MACRO month_of(day) AS strftime(day, '%Y-%m')",
    "CREATE MACRO first_day(month) AS (month || '-01')::DATE",
    "CREATE MACRO ym(month) AS replace(month, '-', '')::BIGINT",
    'CREATE MACRO vat_of(cents, rate) AS (cents - round((cents)::DECIMAL(24, 4) / (1 + (rate)::DECIMAL(4, 2)), 0)::BIGINT)',
  ];
}

async function makeControls({ context, run }: Session): Promise<void> {
  const tables = {
    c_revenue: revenueRows(context),
    c_expense: valuesOf(
      { ...KEY, account: 'VARCHAR', amount: 'BIGINT' },
      context.expenses.map((cell) => [cell.month, cell.channel, cell.account, cell.amount]),
    ),
    c_orders: valuesOf(
      { ...KEY, orders: 'BIGINT' },
      context.orders.map(({ month, channel, orders }) => [month, channel, orders]),
    ),
    c_flow: flowRows(context),
    c_new_shop: valuesOf(
      { month: 'VARCHAR', open_shops: 'INTEGER', revenue: 'BIGINT' },
      NEW_SHOPS.open.map((open, i) => [
        `2026-${String(i + 1).padStart(2, '0')}`,
        open,
        Math.round(open * NEW_SHOPS.monthly * 1_000_000 * context.scale),
      ]),
    ),
  };
  for (const [name, select] of Object.entries(tables)) await run(`CREATE TABLE ${name} AS ${select}`);
}

const KEY = { month: 'VARCHAR', ch: 'VARCHAR' };
const RATE = 'DOUBLE';

function revenueRows({ revenue }: Context): string {
  const rates = {
    material: RATE,
    online_discount: RATE,
    custom_price: RATE,
    yield_saving: RATE,
    capacity: RATE,
  };
  return valuesOf(
    { ...KEY, cat: 'VARCHAR', revenue: 'BIGINT', cost: 'BIGINT', ...rates },
    revenue.map((cell) => [
      cell.month,
      cell.channel,
      cell.category,
      cell.revenue,
      cell.cost,
      cell.rates.material,
      cell.rates.online_discount,
      cell.rates.custom_price,
      cell.rates.yield_saving,
      cell.rates.capacity,
    ]),
  );
}

function flowRows({ flows }: Context): string {
  return valuesOf(
    { ...KEY, cancelled: RATE, carried: RATE, returned_same: RATE, returned_next: RATE, rebate: RATE },
    flows.map((flow) => [
      flow.month,
      flow.channel,
      flow.cancelled,
      flow.carried,
      flow.returnedSame,
      flow.returnedNext,
      flow.rebate,
    ]),
  );
}

function daySlotRows(context: Context): string {
  const rows = daySlots(context.flows).map(({ month, channel, day, from, to, carried }) => [
    month,
    channel,
    day,
    from,
    to,
    carried,
  ]);
  return valuesOf(
    {
      month: 'VARCHAR',
      ch: 'VARCHAR',
      day: 'DATE',
      from_slot: 'INTEGER',
      to_slot: 'INTEGER',
      p_carry: 'DOUBLE',
    },
    rows,
  );
}
