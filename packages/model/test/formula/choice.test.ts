import { typeMetricFormula } from '@plumbline/model';
import { describe, expect, test } from 'vitest';
import { marked } from './reading.ts';
import { shop } from './shop.ts';

const warnings = (text: string) =>
  typeMetricFormula(text, shop).problems.filter((problem) => problem.diagnostic.severity === 'warning');

describe('a total that is chosen anew is not the sum of its members', () => {
  test.each([
    '«coalesce(cogs, revenue)»',
    'revenue - «if(revenue > 1000, revenue, 0)»',
    '2 * «greatest(revenue - 1000, 0)»',
    'prior(«case when revenue > 0 then revenue else cogs end», 1 year)',
    "(«least(revenue, cogs)») where channel = 'web'",
    'round(«coalesce(cogs, 1)», 2)',
  ])('%s', (template) => {
    const { text, start, end } = marked(template);
    expect(warnings(text)).toMatchObject([{ start, end, diagnostic: { code: 'model/total-not-sum' } }]);
    expect(typeMetricFormula(text, shop).expr).not.toBeNull();
  });

  test.each([
    'coalesce(revenue, 0)',
    'coalesce(revenue, 0) - coalesce(return_amount, 0.00)',
    'revenue / coalesce(cogs, revenue)',
    'sum(coalesce(cogs, revenue) per customer)',
    'share(coalesce(cogs, revenue))',
    'sum(if(order_lines.is_gift, 0, order_lines.amount))',
    "if(revenue > 0, 'a', 'b')",
    'coalesce(revenue, cogs) > 5',
    'margin_rate',
  ])('nothing to say about %s', (formula) => {
    expect(warnings(formula)).toEqual([]);
  });
});
