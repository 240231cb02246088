import { NAMED_FLOWS, REBATE_SUPPLEMENT } from '../../control/flow-control.ts';
import { BAD_PAYER, newShopRevenue } from '../../control/receivable-control.ts';
import { CATEGORIES, SALES_CHANNELS, type SalesChannel } from '../../control/revenue-plan.ts';
import { monthAfter, monthBefore } from '../../run/days.ts';
import type { Session } from '../../run/session.ts';
import type { Work } from '../../run/table.ts';
import { type Value, valuesOf } from '../values.ts';

/**
 * One factor per month of signing, channel, category and group: with it, what is signed less what comes back less rebates
 * is the planned sum. Months follow each other, because returns reach back to the month before. Orders that will be signed
 * after the last month have its prices.
 */
export const priceFactors: Work = {
  kind: 'work',
  name: 'price factors',
  run: async (session) => {
    const drawn = await readDrawn(session);
    const rows: Value[][] = [];
    const before = new Map<string, Factors>();
    let lastCells = 0;
    for (const month of session.context.months) {
      const cells = cellsOf(session, month, drawn, before);
      lastCells = cells.length;
      const { scale } = session.context;
      const carried = ratioTo(
        NAMED_FLOWS.carriedInto,
        month,
        scale,
        cells.map((cell) => cell.revenue * cell.drawn.carried.raw),
      );
      const cancelled = ratioTo(
        NAMED_FLOWS.cancelled,
        month,
        scale,
        cells.map((cell) => cell.revenue * cell.drawn.cancelled.raw),
      );
      for (const cell of cells) {
        const found = split(cell, carried, cancelled);
        before.set(`${month} ${cell.key}`, found);
        rows.push([
          month,
          cell.channel,
          cell.category,
          cell.group,
          found.same,
          found.carried,
          found.cancelled,
          found.cost,
        ]);
      }
    }
    for (const row of rows.slice(-lastCells)) rows.push([monthAfter(String(row[0])), ...row.slice(1)]);
    await session.run(
      `CREATE TABLE factor AS ${valuesOf(
        {
          month: 'VARCHAR',
          ch: 'VARCHAR',
          cat: 'VARCHAR',
          grp: 'INTEGER',
          same: 'DOUBLE',
          carried: 'DOUBLE',
          cancelled: 'DOUBLE',
          cost: 'DOUBLE',
        },
        rows,
      )}`,
    );
  },
};

interface Sum {
  readonly raw: number;
  readonly cost: number;
}

/** What was drawn for a month of signing: signed as ordered in it or carried into it, and what returns in it or in the next. */
interface Drawn {
  readonly same: Sum;
  readonly carried: Sum;
  readonly sameBackNow: Sum;
  readonly carriedBackNow: Sum;
  readonly sameBackNext: Sum;
  readonly carriedBackNext: Sum;
  readonly cancelled: Sum;
}

interface Cell {
  readonly key: string;
  readonly channel: SalesChannel;
  readonly category: string;
  readonly group: number;
  readonly drawn: Drawn;
  /** Factors that would do alone. */
  readonly revenue: number;
  readonly cost: number;
  /** What the factor must bring, with tax. */
  readonly needed: number;
}

interface Factors {
  readonly same: number;
  readonly carried: number;
  readonly cancelled: number;
  readonly cost: number;
  readonly backNext: Sum;
}

const ZERO: Sum = { raw: 0, cost: 0 };
const NOTHING: Drawn = {
  same: ZERO,
  carried: ZERO,
  sameBackNow: ZERO,
  carriedBackNow: ZERO,
  sameBackNext: ZERO,
  carriedBackNext: ZERO,
  cancelled: ZERO,
};

async function readDrawn({ all }: Session): Promise<ReadonlyMap<string, Drawn>> {
  const rows =
    await all(`SELECT CASE WHEN is_cancelled THEN month_of(order_date) ELSE signed_month END AS month, ch, cat, grp,
      is_cancelled, is_carried, ret, sum(raw_incl)::BIGINT, sum(raw_cost)::BIGINT
    FROM raw_line WHERE NOT is_lost GROUP BY ALL`);
  const cells = new Map<string, { -readonly [K in keyof Drawn]: Sum }>();
  for (const [month, ch, cat, grp, isCancelled, isCarried, ret, raw, cost] of rows) {
    const key = `${month} ${ch} ${cat} ${grp}`;
    const cell = cells.get(key) ?? { ...NOTHING };
    cells.set(key, cell);
    const add = (name: keyof Drawn) => {
      cell[name] = { raw: cell[name].raw + Number(raw), cost: cell[name].cost + Number(cost) };
    };
    if (isCancelled === true) {
      add('cancelled');
      continue;
    }
    add(isCarried === true ? 'carried' : 'same');
    if (ret === 1) add(isCarried === true ? 'carriedBackNow' : 'sameBackNow');
    if (ret === 2) add(isCarried === true ? 'carriedBackNext' : 'sameBackNext');
  }
  return cells;
}

const vatOf = (channel: SalesChannel): number => (channel === 'export' ? 1 : 1.13);

function cellsOf(
  { context }: Session,
  month: string,
  drawn: ReadonlyMap<string, Drawn>,
  before: ReadonlyMap<string, Factors>,
): readonly Cell[] {
  return SALES_CHANNELS.flatMap((channel) => {
    const groups = groupTargets(month, channel, context.scale);
    const total = context.revenue
      .filter((cell) => cell.month === month && cell.channel === channel)
      .reduce((sum, cell) => sum + cell.revenue, 0);
    const rest = total - groups.reduce((sum, group) => sum + group.amount, 0);
    const flow = context.flows.find((one) => one.month === month && one.channel === channel);
    const keep = 1 + (flow?.rebate ?? 0);
    const extra = channel === 'dealer' ? supplementOf(month, context.scale) : 0;
    const hasRows = (group: number) =>
      CATEGORIES.some(
        (category) => (drawn.get(`${month} ${channel} ${category} ${group}`)?.same.raw ?? 0) > 0,
      );
    const filled = groups.filter(({ group }) => hasRows(group));
    const shifted = groups.filter(({ group }) => !hasRows(group)).reduce((sum, one) => sum + one.amount, 0);
    return [{ group: 0, amount: rest + shifted }, ...filled].flatMap(({ group, amount }) => {
      const planned = CATEGORIES.map((category) => {
        const cell = context.revenue.find(
          (one) => one.month === month && one.channel === channel && one.category === category,
        );
        const key = `${channel} ${category} ${group}`;
        return {
          key,
          category,
          drawn: drawn.get(`${month} ${key}`) ?? NOTHING,
          back: before.get(`${monthBefore(month)} ${key}`)?.backNext ?? ZERO,
          revenue: ((cell?.revenue ?? 0) * amount) / total,
          cost: ((cell?.cost ?? 0) * amount) / total,
        };
      });
      const usable = planned.filter((one) => keptOf(one.drawn).raw > 0);
      const spread = sumOf(planned, 'revenue') / Math.max(1, sumOf(usable, 'revenue'));
      const spreadCost = sumOf(planned, 'cost') / Math.max(1, sumOf(usable, 'cost'));
      const supplement =
        sumOf(usable, 'revenue') > 0 ? (group === 0 ? extra : 0) / sumOf(usable, 'revenue') : 0;
      return usable.map((one): Cell => {
        const kept = keptOf(one.drawn);
        const needed = one.revenue * (spread * keep + supplement) * vatOf(channel) + one.back.raw;
        return {
          ...one,
          channel,
          group,
          needed,
          revenue: needed / kept.raw,
          cost: (one.cost * spreadCost + one.back.cost) / kept.cost,
        };
      });
    });
  });
}

const sumOf = (
  rows: readonly { readonly revenue: number; readonly cost: number }[],
  name: 'revenue' | 'cost',
): number => rows.reduce((sum, row) => sum + row[name], 0);

/** Signed in the month and not sent back in it. */
const keptOf = ({ same, carried, sameBackNow, carriedBackNow }: Drawn): Sum => ({
  raw: same.raw + carried.raw - sameBackNow.raw - carriedBackNow.raw,
  cost: same.cost + carried.cost - sameBackNow.cost - carriedBackNow.cost,
});

function supplementOf(month: string, scale: number): number {
  return month === REBATE_SUPPLEMENT.month ? REBATE_SUPPLEMENT.amount * 1_000_000 * scale : 0;
}

/** Groups of a channel that have planned sums of their own, in cents without tax. */
function groupTargets(
  month: string,
  channel: SalesChannel,
  scale: number,
): readonly { group: number; amount: number }[] {
  if (channel === 'project') {
    const signed = (BAD_PAYER.signed(month) / 1.13) * 1_000_000 * scale;
    return signed > 0 ? [{ group: 2, amount: signed }] : [];
  }
  if (channel !== 'direct' || !month.startsWith('2026')) return [];
  return [{ group: 1, amount: newShopRevenue(month) * 1_000_000 * scale }];
}

/** How much larger than drawn a named sum must be; 1 where none is named. */
function ratioTo(
  named: Readonly<Record<string, number>>,
  month: string,
  scale: number,
  drawn: readonly number[],
): number {
  const wanted = named[month];
  const sum = drawn.reduce((a, b) => a + b, 0);
  return wanted === undefined || sum === 0 ? 1 : (wanted * 1_000_000 * scale) / sum;
}

function split(cell: Cell, carriedRatio: number, cancelledRatio: number): Factors {
  const { same, carried: into, sameBackNow, carriedBackNow, sameBackNext, carriedBackNext } = cell.drawn;
  const keptSame = same.raw - sameBackNow.raw;
  const carried = keptSame > 0 ? cell.revenue * carriedRatio : cell.revenue;
  const own =
    keptSame > 0 ? (cell.needed - carried * (into.raw - carriedBackNow.raw)) / keptSame : cell.revenue;
  return {
    same: own,
    carried,
    cancelled: cell.revenue * cancelledRatio,
    cost: cell.cost,
    backNext: {
      raw: own * sameBackNext.raw + carried * carriedBackNext.raw,
      cost: cell.cost * (sameBackNext.cost + carriedBackNext.cost),
    },
  };
}
