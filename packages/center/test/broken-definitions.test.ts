import { expect, test } from 'vitest';
import { ADA, ANA, refusal } from './reviewed-shop.ts';
import { servedAgain, variableShop } from './talk-shop.ts';

const REVENUE = { metrics: ['revenue'] };

test('while definitions have errors, who does not see all of them is told that, and nothing of it', async () => {
  const shop = await variableShop();
  const { center } = shop;
  expect((await center.query(ANA, REVENUE)).result?.rows).toEqual([['1157.75']]);
  expect(await center.edits.written(ANA, { kind: 'metric', name: 'revenue' })).not.toBe(null);
  const broken = await servedAgain(shop, center, 'missing');
  const whole = await broken.query(ADA, REVENUE);
  expect(whole.diagnostics.map(({ code }) => code)).toEqual(['workspace/variable-without-value']);
  const { result, diagnostics } = await broken.query(ANA, REVENUE);
  expect([result, diagnostics]).toEqual([
    null,
    [expect.objectContaining({ code: 'query/broken-definitions', params: {} })],
  ]);
  expect(JSON.stringify(diagnostics)).not.toMatch(/SHOP_DATA|products/);
  const edit = {
    kind: 'metric' as const,
    name: null,
    base: 0,
    says: { yaml: 'name: mine\nformula: sum(orders.amount)' },
  };
  expect(await refusal(broken.edits.check(ANA, edit))).toBe('query/broken-definitions');
  expect(await refusal(broken.edits.propose(ANA, [edit], { dryRun: true }))).toBe('query/broken-definitions');
  expect(await broken.edits.written(ANA, { kind: 'metric', name: 'revenue' })).toBe(null);
});
