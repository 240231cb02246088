import { expect, test } from 'vitest';
import { send } from './harness/person.ts';
import { RATE, reviewedDefinitions } from './harness/reviewed-company.ts';
import { serveReviewedShop } from './harness/reviewed-shop.ts';
import { servedThroughout } from './harness/serve-company.ts';
import { fitsWidth, openApp } from './open-app.ts';

const { shop, at } = servedThroughout(serveReviewedShop);

test('a line of a statement whose metric has drifted says so, until somebody confirms the metric', async (context) => {
  const { page, url } = await openApp(context, { ...at('xu.fang', '/app/statements'), width: 360 });
  const line = page.locator('[data-line=rate]');
  await line.waitFor();
  expect(await line.locator('[data-mark]').count()).toBe(0);
  const text = reviewedDefinitions(RATE.now).replace('sum(bills.collected)', 'sum(bills.collected) * 2');
  const { body } = await send(shop().as('he.jing'), 'POST', 'change-requests', {
    files: { 'plumbline.yaml': text },
  });
  const path = `change-requests/${body.request}/signatures`;
  await send(shop().as('zhou.min'), 'POST', `${path}/finance`, { revision: 1 });
  await send(shop().as('guo.tao'), 'POST', `${path}/business`, { revision: 1 });
  await page.goto(`${url}/app/statements`);
  await line.locator('[data-mark=drifted]', { hasText: 'Drifted' }).waitFor();
  expect(await fitsWidth(page)).toBe(true);
  await line.getByRole('button').click();
  await page.getByRole('dialog').locator('[data-mark=drifted]').waitFor();
  await send(shop().as('zhou.min'), 'POST', 'metrics/collection_rate/confirm', { comment: 'as agreed' });
  await page.goto(`${url}/app/statements`);
  await line.waitFor();
  expect(await line.locator('[data-mark]').count()).toBe(0);
});
