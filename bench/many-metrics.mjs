const SUBJECTS = [
  ['销售', 'Sales'],
  ['营业', 'Operating'],
  ['采购', 'Purchase'],
  ['库存', 'Stock'],
  ['客户', 'Customer'],
  ['渠道', 'Channel'],
  ['门店', 'Store'],
  ['生产', 'Production'],
  ['物流', 'Logistics'],
  ['研发', 'Research'],
];
const THINGS = [
  ['收入', 'revenue'],
  ['成本', 'cost'],
  ['毛利率', 'gross margin'],
  ['费用', 'expense'],
  ['数量', 'quantity'],
  ['周转天数', 'turnover days'],
  ['余额', 'balance'],
  ['增长率', 'growth'],
  ['完成率', 'attainment'],
  ['占比', 'share'],
];

export const ORDERS = 'order_id,day,amount\n1,2025-01-01,1\n2,2025-02-01,2\n';

/** A workspace of so many metrics over one file; every second one of them is a multiple of `metric_0`, the others are sums. */
export function manyMetrics(count, { review = null } = {}) {
  const metrics = Array.from({ length: count }, (_, i) => {
    const [zhA, enA] = SUBJECTS[i % 10];
    const [zhB, enB] = THINGS[Math.floor(i / 10) % 10];
    const number = Math.floor(i / 100);
    const synonym = `${zhA}${zhB}额${number}`;
    const formula = i % 2 === 1 ? `metric_0 * ${i + 1}` : `sum(orders.amount) * ${i + 1}`;
    return `  - {name: metric_${i}, code: M-${String(i).padStart(5, '0')}, label: {zh: ${zhA}${zhB}${number || ''}, en: ${enA} ${enB} ${number || ''}}, synonyms: [${synonym}], formula: ${formula}}`;
  });
  return [
    'workspace: dictionary',
    ...(review === null ? [] : [`review: ${review}`]),
    'datasets:',
    '  - {name: orders, source: {files: orders.csv}, primary_key: [order_id], time: day, fields: [{name: amount, type: integer}]}',
    'metrics:',
    ...metrics,
    '',
  ].join('\n');
}
