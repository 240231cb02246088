import type { MetricQuery } from '@plumbline/query';
import { describe, expect, test } from 'vitest';
import type { OpenedDemo } from './opened-demo.ts';

/** A figure of the truth and the question whose answer it is. */
interface Shown {
  readonly figure: string;
  readonly metric: string;
  readonly query?: Partial<MetricQuery>;
}

const YEAR_END = '2025-12';
const PUSHED = '2026-03..2026-07';
const BEFORE_PUSH = '2025-03..2025-07';
const SEPTEMBER = { period: '2026-09' };
const EAST_STAR = "product.product_id = 'HS-2107' and sales_region.region_id = 'east'";
const PROJECT = { where: "sales_channel.channel_id = 'project'" };
const BAD_PAYER = { where: 'business_customer.customer_id = 3000001' };
const MINI = { where: "shop.shop_id = 'P-MINI'", period: '2026-08-11..2026-08-13' };

const SHOWN: Readonly<Record<string, readonly Shown[]>> = {
  acquisition: [
    { figure: 'new_customers', metric: 'new_customers' },
    { figure: 'new_customers_target', metric: 'new_customers_target' },
    { figure: 'spend', metric: 'acquisition_spend' },
    { figure: 'spend_budget', metric: 'acquisition_budget' },
    { figure: 'cac', metric: 'cac' },
    { figure: 'repurchase_90d_before', metric: 'repurchase_rate_90d', query: { period: BEFORE_PUSH } },
    { figure: 'repurchase_90d_after', metric: 'repurchase_rate_90d', query: { period: PUSHED } },
    { figure: 'repurchase_12m_before', metric: 'repurchase_rate_12m', query: { period: BEFORE_PUSH } },
  ],
  presale: [
    {
      figure: 'ordered_in_window',
      metric: 'ordered_amount',
      query: { period: '2025-11-01..2025-11-11', where: "sales_channel.channel_id = 'online'" },
    },
    {
      figure: 'ordered_a_year_before',
      metric: 'ordered_amount',
      query: { period: '2024-11-01..2024-11-11', where: "sales_channel.channel_id = 'online'" },
    },
    {
      figure: 'return_rate_before',
      metric: 'return_rate_of_signed',
      query: { period: '2025-01..2025-10', where: "sales_channel.channel_id = 'online'" },
    },
    {
      figure: 'return_rate',
      metric: 'return_rate_of_signed',
      query: { period: '2025-11', where: "sales_channel.channel_id = 'online'" },
    },
  ],
  stockout: [
    { figure: 'lost', metric: 'lost_sales', query: { period: '2026-05-18', where: EAST_STAR } },
    {
      figure: 'conversion_before',
      metric: 'sku_conversion',
      query: { period: '2026-04-20..2026-05-17', where: EAST_STAR },
    },
    {
      figure: 'conversion',
      metric: 'sku_conversion',
      query: { period: '2026-05-18..2026-06-14', where: EAST_STAR },
    },
    {
      figure: 'visits_before',
      metric: 'sku_visits',
      query: { period: '2026-04-20..2026-05-17', where: EAST_STAR },
    },
    { figure: 'visits', metric: 'sku_visits', query: { period: '2026-05-18..2026-06-14', where: EAST_STAR } },
    { figure: 'stock_before', metric: 'stock_value', query: { period: '2026-04' } },
    { figure: 'stock', metric: 'stock_value', query: { period: '2026-06' } },
  ],
  credit: [
    { figure: 'overdue_180', metric: 'overdue_180', query: BAD_PAYER },
    { figure: 'provision', metric: 'credit_loss', query: { ...PROJECT, period: '2026-07' } },
    { figure: 'receivables_excl_tax', metric: 'receivables_excl_tax' },
    {
      figure: 'receivables_excl_tax_year_start',
      metric: 'receivables_excl_tax',
      query: { period: YEAR_END },
    },
    { figure: 'days_sales_outstanding', metric: 'days_sales_outstanding' },
    {
      figure: 'days_sales_outstanding_year_start',
      metric: 'days_sales_outstanding',
      query: { period: YEAR_END },
    },
    { figure: 'project_collection_rate', metric: 'collection_rate', query: PROJECT },
    { figure: 'age_not_due', metric: 'receivables_not_due' },
    { figure: 'age_overdue_30', metric: 'overdue_1_30' },
    { figure: 'age_overdue_90', metric: 'overdue_31_90' },
    { figure: 'age_overdue_180', metric: 'overdue_91_180' },
    { figure: 'age_overdue_more', metric: 'overdue_180' },
  ],
  collection_rate: [
    { figure: 'as_reported_2025', metric: 'collection_rate', query: { period: '2025' } },
    { figure: 'restated_2025', metric: 'collection_rate', query: { period: '2025', restated: true } },
    { figure: 'in_force', metric: 'collection_rate' },
  ],
  cash_gap: [
    { figure: 'cash', metric: 'cash' },
    ...['2026-11', '2026-12', '2027-01', '2027-02'].map((month) => ({
      figure: month,
      metric: 'planned_cash_flow',
      query: { period: month },
    })),
    { figure: 'safety_line', metric: 'cash_safety_line' },
  ],
  new_shops: [
    { figure: 'shops', metric: 'new_shops_open' },
    { figure: 'shops_planned', metric: 'new_shops_planned' },
    { figure: 'shop_months', metric: 'shop_months', query: { where: 'shop.is_new_2026' } },
    { figure: 'sales', metric: 'new_shop_revenue' },
    {
      figure: 'sales_per_shop_month',
      metric: 'revenue_per_shop_month',
      query: { where: 'shop.is_new_2026' },
    },
    {
      figure: 'budget_per_shop_month',
      metric: 'budget_per_shop_month',
      query: { where: 'shop.is_new_2026' },
    },
    { figure: 'shortfall', metric: 'new_shop_gap' },
  ],
  same_shops: [{ figure: 'sales', metric: 'same_shop_revenue' }],
  spring_festival: ['2025-01', '2025-02', '2026-01', '2026-02'].map((month) => ({
    figure: month,
    metric: 'revenue',
    query: { period: month },
  })),
  three_sales: [
    { figure: 'ordered', metric: 'ordered_amount', query: SEPTEMBER },
    { figure: 'delivered_from_before', metric: 'delivered_from_before', query: SEPTEMBER },
    { figure: 'booked', metric: 'revenue', query: SEPTEMBER },
  ],
  board_yield: [
    {
      figure: 'before',
      metric: 'board_yield',
      query: { period: '2025', where: "product_category.category_id = 'custom'" },
    },
    {
      figure: 'after',
      metric: 'board_yield',
      query: { period: '2026-03..2026-10', where: "product_category.category_id = 'custom'" },
    },
  ],
  first_resolution: [
    { figure: 'first_contact_resolved_before', metric: 'first_resolution_rate', query: { period: '2025' } },
    {
      figure: 'first_contact_resolved_after',
      metric: 'first_resolution_rate',
      query: { period: '2026-03..2026-10' },
    },
    { figure: 'recontact_7d_before', metric: 'recontact_rate', query: { period: '2025' } },
    { figure: 'recontact_7d_after', metric: 'recontact_rate', query: { period: '2026-03..2026-10' } },
  ],
  tracking: [
    { figure: 'visits', metric: 'visits', query: MINI },
    { figure: 'orders', metric: 'all_orders', query: MINI },
    { figure: 'conversion', metric: 'conversion_rate', query: MINI },
  ],
};

/** Every planted event through the metrics, against the truth. */
export function describeEvents(demo: () => OpenedDemo): void {
  describe.each(Object.entries(SHOWN))('event %s through the metrics', (event, shown) => {
    test.each(shown)('$figure by $metric', async ({ figure, metric, query }) => {
      const told = demo().truth.events[event]?.[figure];
      expect(told).toBeDefined();
      expect(await demo().onlyValue(metric, query)).toBeCloseTo(told ?? Number.NaN, 6);
    });
  });

  describe('what the events are asked for', () => {
    test('CAC by channel and month is spend over customers, and its parts add up', async () => {
      const { rows } = await demo().ask({
        metrics: ['acquisition_spend', 'new_customers', 'cac'],
        by: ['month', 'sales_channel.channel_id'],
        where: "sales_channel.channel_id in ('direct', 'online')",
      });
      expect(rows).toHaveLength(20);
      for (const [, , spend, customers, cac] of rows)
        expect(Number(cac)).toBeCloseTo(Number(spend) / Number(customers), 6);
      const { spend, new_customers: customers } = demo().truth.events.acquisition ?? {};
      const sum = (at: number) => rows.reduce((total, row) => total + Number(row[at]), 0);
      expect(sum(2)).toBeCloseTo(spend ?? 0, 2);
      expect(sum(3)).toBe(customers);
    });

    test('from 下单 to 账面收入: the items of September explain the whole difference', async () => {
      const names = [
        'ordered_amount',
        'cancelled_amount',
        'undelivered_amount',
        'delivered_from_before',
        'returned_incl_tax',
        'output_vat',
        'rebate_amount',
        'revenue',
      ];
      const { rows } = await demo().ask({ metrics: names, ...SEPTEMBER });
      const [ordered, cancelled, open, before, returned, vat, rebates, booked] = (rows[0] ?? []).map(Number);
      const told = demo().truth.events.three_sales;
      const shown = [ordered, -(cancelled ?? 0), -(open ?? 0), before, -(returned ?? 0), -(vat ?? 0)];
      expect([...shown, -(rebates ?? 0), booked]).toEqual(Object.values(told ?? {}));
      expect(shown.reduce<number>((a, b) => a + (b ?? 0), 0) - (rebates ?? 0)).toBeCloseTo(booked ?? 0, 2);
    });

    test('revenue can be asked by region, and its regions are the company', async () => {
      const { rows } = await demo().ask({ metrics: ['revenue'], by: ['region'] });
      expect(rows).toHaveLength(8);
      expect(rows.every(([region]) => region !== null)).toBe(true);
      expect(rows.reduce((sum, row) => sum + Number(row[1]), 0)).toBeCloseTo(
        demo().truth.headline.revenue ?? 0,
        2,
      );
    });

    test('the budget of the shops is the budget of the channel', async () => {
      const shops = await demo().ask({ metrics: ['shop_revenue_budget'], by: ['month'], period: '2026' });
      const channel = await demo().ask({
        metrics: ['revenue_budget'],
        by: ['month'],
        period: '2026',
        where: "sales_channel.channel_id = 'direct'",
      });
      expect(shops.rows).toEqual(channel.rows);
    });

    test('the rate of 2025 as it is counted now is the rate with bills less the bills', async () => {
      const on = { period: '2025', where: "sales_channel.channel_id in ('dealer', 'project', 'export')" };
      const bills = await demo().onlyValue('bills_received', on);
      const owed = await demo().onlyValue('signed_sales_incl_tax', on);
      const told = demo().truth.events.collection_rate;
      expect((told?.as_reported_2025 ?? 0) - bills / owed).toBeCloseTo(told?.restated_2025 ?? 0, 6);
    });

    test('a voucher after the close changes June as it is known today', async () => {
      const late = demo().truth.events.late_voucher?.amount ?? 0;
      const june = { period: '2026-06' };
      const granted = await demo().onlyValue('rebate_amount', june);
      const before = await demo().onlyValue('rebate_amount', {
        ...june,
        where: "rebate.recorded_at <= date '2026-06-30'",
      });
      expect(granted - before).toBeCloseTo(-late, 2);
    });
  });
}
