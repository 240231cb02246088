import { both } from '../../bilingual.ts';
import type { Table } from '../../run/table.ts';
import { valuesOf } from '../values.ts';

interface Kind {
  readonly account: string;
  readonly nature: string;
  readonly natureEn: string;
  readonly day: number;
  readonly isCash: boolean;
  readonly vat: number;
  readonly department: string;
}

const KINDS: readonly Kind[] = [
  ['660102', ...both({ zh: '门店租金', en: 'Shop rent' }), 5, true, 0.09, 'D10'],
  ['660105', ...both({ zh: '平台佣金', en: 'Platform commission' }), 28, true, 0.06, 'D30'],
  ['660106', ...both({ zh: '物流安装', en: 'Delivery and installation' }), 26, true, 0.09, 'D70'],
  ['660107', ...both({ zh: '仓储', en: 'Warehousing' }), 20, true, 0.06, 'D70'],
  ['660108', ...both({ zh: '装修摊销', en: 'Shop fittings' }), 28, false, 0, 'D10'],
  ['660109', ...both({ zh: '物料与市场支持', en: 'Material and market support' }), 18, true, 0.13, 'D92'],
  ['660110', ...both({ zh: '展会与佣金', en: 'Fairs and commissions' }), 15, true, 0.06, 'D50'],
  ['660111', ...both({ zh: '售后质保', en: 'Warranty' }), 24, true, 0.13, 'D71'],
  ['660202', ...both({ zh: '折旧摊销', en: 'Depreciation' }), 28, false, 0, 'D90'],
  ['660203', ...both({ zh: '办公与服务', en: 'Office and services' }), 22, true, 0.06, 'D91'],
  ['660402', ...both({ zh: '研发材料与试制', en: 'R&D material' }), 21, true, 0.13, 'D80'],
  ['6403', ...both({ zh: '税金及附加', en: 'Taxes and surcharges' }), 28, true, 0, 'D90'],
  ['660301', ...both({ zh: '利息支出', en: 'Interest paid' }), 20, true, 0, 'D90'],
  ['660302', ...both({ zh: '利息收入', en: 'Interest received' }), 20, true, 0, 'D90'],
  ['660304', ...both({ zh: '手续费', en: 'Bank charges' }), 27, true, 0, 'D90'],
  ['6117', ...both({ zh: '其他收益', en: 'Other income' }), 25, true, 0, 'D90'],
  ['6701', ...both({ zh: '存货跌价', en: 'Impairment of stock' }), 28, false, 0, 'D90'],
  ['6702', ...both({ zh: '坏账', en: 'Bad debts' }), 28, false, 0, 'D40'],
].map(([account, nature, natureEn, day, isCash, vat, department]) => ({
  account: String(account),
  nature: String(nature),
  natureEn: String(natureEn),
  day: Number(day),
  isCash: isCash === true,
  vat: Number(vat),
  department: String(department),
}));

/** Costs of own shops stand at the shop, others in up to five bills a month; everything adds up to the planned account. */
export const expense: Table = {
  kind: 'table',
  name: 'expense',
  layout: 'single',
  select: ({ lastDay }) => {
    const kinds = valuesOf(
      {
        account: 'VARCHAR',
        nature: 'VARCHAR',
        nature_en: 'VARCHAR',
        day: 'INTEGER',
        is_cash: 'BOOLEAN',
        vat: 'DOUBLE',
        department_id: 'VARCHAR',
      },
      KINDS.map((one) => [
        one.account,
        one.nature,
        one.natureEn,
        one.day,
        one.isCash,
        one.vat,
        one.department,
      ]),
    );
    return `
    WITH kinds AS (${kinds}),
    open_shop AS (
      SELECT month, s.shop_id, area_m2::BIGINT AS area, coalesce(sold, 0)::BIGINT + area_m2 * 100 AS sold
      FROM (SELECT DISTINCT month FROM c_expense) m JOIN shop s ON s.shop_type = 'store' AND s.opened_date <= first_day(m.month)
      LEFT JOIN (SELECT month_of(o.signed_date) AS month, shop_id, sum(amount_incl_tax)::BIGINT AS sold FROM sales_order o WHERE channel_id = 'direct' AND signed_date IS NOT NULL GROUP BY ALL) x USING (month, shop_id)),
    parts AS (
      SELECT e.*, shop_id, CASE WHEN account IN ('660102', '660108') THEN area ELSE sold END::BIGINT AS weight, shop_id AS part
      FROM c_expense e JOIN open_shop USING (month) WHERE ch = 'direct' AND account IN ('660102', '660106', '660108', '660109')
      UNION ALL
      SELECT e.*, NULL, 10 + ns('bill', month || ch || account || i, 10), i::VARCHAR
      FROM c_expense e JOIN kinds USING (account), range(5) r(i)
      WHERE NOT (ch = 'direct' AND account IN ('660102', '660106', '660108', '660109')) AND (i = 0 OR (is_cash AND account NOT IN ('6403', '660301', '660302')))),
    split AS (
      SELECT *, sum(weight) OVER (PARTITION BY month, ch, account ORDER BY part)::HUGEINT AS upto, sum(weight) OVER (PARTITION BY month, ch, account)::HUGEINT AS whole FROM parts),
    billed AS (SELECT *, (amount * upto // whole - amount * (upto - weight) // whole)::BIGINT AS cents FROM split)
    SELECT month || '-' || ch || '-' || account || '-' || part AS expense_id,
      CASE WHEN account IN ('6701', '6702') THEN last_day(first_day(month)) ELSE (first_day(month) + (day - 1 - CASE WHEN shop_id IS NULL THEN coalesce(try_cast(part AS INTEGER), 0) * 2 ELSE 0 END)::INTEGER) END::DATE AS expense_date,
      first_day(month) AS month, CASE ch WHEN 'direct' THEN 'SM' WHEN 'online' THEN 'DS' WHEN 'export' THEN 'HK' ELSE 'FS' END AS entity_id,
      ch AS channel_id, department_id, shop_id, account AS account_code, nature, nature_en, money(cents) AS amount, money(round(cents * vat)::BIGINT) AS vat, is_cash,
      CASE WHEN is_cash THEN (first_day(month) + day + 29)::DATE END AS due_date
    FROM billed JOIN kinds USING (account) WHERE cents <> 0 AND (CASE WHEN account IN ('6701', '6702') THEN last_day(first_day(month)) ELSE first_day(month) + (day - 1) END) <= '${lastDay}'`;
  },
  orderBy: 'expense_id',
};
