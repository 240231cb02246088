/** What the specification of the demo company says of its planted events; money in 万元 at full size. */
export interface StoryLine {
  readonly event: string;
  readonly figure: string;
  readonly says: number;
  /** Money and counts grow with the company, rates and days stay. Shops are never fewer than in the whole company. */
  readonly kind: 'money' | 'count' | 'rate' | 'shops' | 'each_shop';
  /** How far a small company may be off where few rows tell a rate; otherwise 2 %. */
  readonly small?: number;
}

const money = (event: string, figure: string, says: number, small?: number): StoryLine => ({
  event,
  figure,
  says,
  kind: 'money',
  ...(small === undefined ? {} : { small }),
});
const count = (event: string, figure: string, says: number, small?: number): StoryLine => ({
  ...money(event, figure, says, small),
  kind: 'count',
});
const rate = (event: string, figure: string, says: number, small?: number): StoryLine => ({
  ...money(event, figure, says, small),
  kind: 'rate',
});

const shops = (event: string, figure: string, says: number, small?: number): StoryLine => ({
  ...money(event, figure, says, small),
  kind: 'shops',
});
const eachShop = (event: string, figure: string, says: number): StoryLine => ({
  ...money(event, figure, says),
  kind: 'each_shop',
});

/** What a line says of a company so many times as large, in yuan, heads, days or as a rate. */
export function saidAt({ kind, says }: StoryLine, scale: number): number {
  const copies = Math.max(1, Math.round(scale));
  const sizes = {
    money: 10_000 * scale,
    count: scale,
    rate: 1,
    shops: copies,
    each_shop: (10_000 * scale) / copies,
  };
  return says * sizes[kind];
}

export const STORY: readonly StoryLine[] = [
  // 1: more customers, each worth less
  count('acquisition', 'new_customers', 94_600),
  count('acquisition', 'new_customers_target', 80_000),
  money('acquisition', 'spend', 3170),
  money('acquisition', 'spend_budget', 1800),
  rate('acquisition', 'cac', 335),
  rate('acquisition', 'repurchase_90d_before', 0.142, 0.1),
  rate('acquisition', 'repurchase_90d_after', 0.081, 0.1),
  rate('acquisition', 'ltv_12m_before', 610, 0.12),
  rate('acquisition', 'ltv_12m_after', 395, 0.12),
  // 2: fifty more for Xiaohongshu
  count('little_red_book', 'expected', 2000),
  count('little_red_book', 'new_customers', 310, 0.05),
  money('little_red_book', 'spend', 50),
  rate('little_red_book', 'cac', 1613, 0.05),
  // 3: the presale of 双11 2025
  money('presale', 'cost', 480),
  rate('presale', 'seeming_growth', 0.31, 0.9),
  rate('presale', 'growth_in_window', 0.09),
  rate('presale', 'growth_after', -0.07),
  rate('presale', 'return_rate_before', 0.065, 0.15),
  rate('presale', 'return_rate', 0.118, 0.2),
  money('presale', 'returned_after_month_end', 620, 0.2),
  // 4: dear material
  rate('material_prices', 'sponge', 0.18),
  rate('material_prices', 'board', 0.06),
  rate('material_prices', 'sofa_cost', 0.074),
  rate('material_prices', 'mattress_cost', 0.059),
  money('material_prices', 'gross_profit', -860),
  // 5: the sofa that could not be had
  money('stockout', 'lost', 386, 0.35),
  rate('stockout', 'conversion_before', 0.034, 0.25),
  rate('stockout', 'conversion', 0.022, 0.25),
  // 6: credit that is not paid
  money('credit', 'balance', 2860),
  money('credit', 'overdue_180', 1920),
  money('credit', 'provision', 576),
  money('credit', 'receivables_excl_tax', 13_820),
  money('credit', 'receivables_excl_tax_year_start', 9640),
  rate('credit', 'days_sales_outstanding', 37.1),
  rate('credit', 'days_sales_outstanding_year_start', 27.8),
  rate('credit', 'project_collection_rate', 0.64),
  // 7: the cash before 春节
  money('cash_gap', 'cash', 8420),
  money('cash_gap', '2026-11', 2100),
  money('cash_gap', '2026-12', -600),
  money('cash_gap', '2027-01', -3900),
  money('cash_gap', '2027-02', -4100),
  money('cash_gap', 'lowest', 1920),
  money('cash_gap', 'safety_line', 3000),
  // 8: shops as planned, each selling less
  shops('new_shops', 'shops', 12),
  shops('new_shops', 'shops_planned', 12),
  shops('new_shops', 'shop_months', 72),
  eachShop('new_shops', 'sales_per_shop_month', 28),
  eachShop('new_shops', 'budget_per_shop_month', 45),
  money('new_shops', 'shortfall', -1224),
  money('same_shops', 'shortfall', -1290, 0.15),
  shops('new_shops', 'shops_below_break_even', 2, 20),
  // 9: 春节 in another month
  money('spring_festival', '2025-01', 6900),
  money('spring_festival', '2025-02', 7600),
  money('spring_festival', '2026-01', 10_350),
  money('spring_festival', '2026-02', 5980),
  rate('spring_festival', 'growth_january', 0.5),
  rate('spring_festival', 'growth_february', -0.213),
  rate('spring_festival', 'growth_both', 0.126),
  // 10: three figures named 销售额
  money('three_sales', 'ordered', 14_620),
  money('three_sales', 'cancelled', -905),
  money('three_sales', 'not_delivered', -1480),
  money('three_sales', 'delivered_from_before', 1215),
  money('three_sales', 'returned', -702, 0.2),
  money('three_sales', 'vat', -1366),
  money('three_sales', 'rebates', -142),
  money('three_sales', 'booked', 11_240),
  // 11: a rate counted otherwise, and a voucher after the close
  rate('collection_rate', 'as_reported_2025', 0.913),
  rate('collection_rate', 'restated_2025', 0.786, 0.04),
  money('late_voucher', 'amount', -182),
  money('late_voucher', 'amount_in_the_books', -182),
  // 12: the cutting plan
  rate('board_yield', 'before', 0.865),
  rate('board_yield', 'after', 0.898),
  money('board_yield', 'saved', 412),
  money('board_yield', 'expected', 380),
  // 13: what looks good without being so
  money('research', 'saved', 150),
  rate('research', 'months_late', 4),
  rate('first_resolution', 'first_contact_resolved_before', 0.91, 0.05),
  rate('first_resolution', 'first_contact_resolved_after', 0.98, 0.05),
  rate('first_resolution', 'recontact_7d_before', 0.06, 0.6),
  rate('first_resolution', 'recontact_7d_after', 0.15, 0.4),
  // 14: three days without tracking
  rate('tracking', 'visits_change', -0.63),
  rate('tracking', 'conversion', 0.091, 2),
  // what does not fit in the targets
  money('target_gaps', 'channels', 147_400),
  money('target_gaps', 'company', 148_000),
  money('target_gaps', 'missing', 600),
  money('target_gaps', 'by_drivers', 41_231),
  money('target_gaps', 'online_missing', 2569),
  // a bonus that pays for a bad debt
  rate('incentive', 'old_factor', 1.268),
  rate('incentive', 'new_factor', 0.605),
  money('incentive', 'old_payout', 228.3),
  money('incentive', 'new_payout', 108.9),
];
