import type { Locator, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { answerLate, type IsWaiting } from './harness/answer-late.ts';
import { send } from './harness/person.ts';
import { RATE } from './harness/reviewed-company.ts';
import { serveReviewedShop } from './harness/reviewed-shop.ts';
import { section, servedThroughout } from './harness/serve-company.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const SLOW = { timeout: 30_000 };
const FROM = { effective_from: '2026-01-01', due: '2099-01-31' };

const { shop, at } = servedThroughout(serveReviewedShop);

test('asked for by an analyst, discussed, signed by finance and by the business, it is published', async (context) => {
  const id = await prepared(context, '收款口径');
  const analyst = await openApp(context, {
    ...at('he.jing', '/app/metrics/collection_rate'),
    locale: 'zh',
  });
  await analyst.page.getByRole('link', { name: `${id}申请改动这个指标` }).click();
  const own = section(analyst.page, 'signatures');
  await own.getByText('提出人不能签字', { exact: false }).first().waitFor();
  expect(await own.getByRole('button', { name: /签字/ }).count()).toBe(0);
  const talk = analyst.page.getByRole('textbox', { name: '写评论，@人' });
  await talk.pressSequentially('请看分母 @zhou');
  await analyst.page.getByText('周敏 zhou.min').click();
  await analyst.page.getByRole('button', { name: '发送' }).click();
  await analyst.page.locator('[data-comment] .mention', { hasText: '@周敏' }).waitFor();

  const finance = await openApp(context, { ...at('zhou.min', '/app/metrics'), locale: 'zh' });
  await finance.page.getByRole('link', { name: '变更申请 · 1项待签' }).click();
  const row = finance.page.locator(`[data-group=waiting] [data-request=${id}]`);
  await row.getByRole('link').press('Enter');
  await showsWhatChanges(finance.page);
  const signing = section(finance.page, 'signatures');
  await signing.getByRole('textbox').fill('按到期应收计');
  await signing.getByRole('button', { name: '同意并签字：财务' }).press('Enter');
  await signing.locator('[data-signed=finance]', { hasText: '按到期应收计' }).waitFor();
  await signing.getByText('1 / 2').waitFor();
  expect(await signing.getByRole('button', { name: /签字/ }).count()).toBe(0);

  const business = await openApp(context, { ...at('guo.tao', `/app/changes/${id}`), locale: 'en' });
  const last = section(business.page, 'signatures');
  await last.getByRole('button', { name: 'Sign for business' }).click();
  await last.getByText('Published').waitFor();
  await last.getByText('2 / 2').waitFor();
  await section(business.page, 'history').locator('[data-event=publish]').waitFor();
  const { body } = await send(shop().as('zhao.qian'), 'GET', 'metrics/collection_rate');
  expect(body.formula).toBe(RATE.wanted);
});

test('two who sign at once: the second is told, and sees who was faster', async (context) => {
  const id = await prepared(context, 'both at once');
  const first = await openApp(context, at('zhou.min', `/app/changes/${id}`));
  const second = await openApp(context, {
    ...at('xu.fang', `/app/changes/${id}`),
    expected: /status of 409/,
  });
  const sign = (page: Page) => page.getByRole('button', { name: 'Sign for finance' });
  await Promise.all([sign(first.page).waitFor(), sign(second.page).waitFor()]);
  await second.page.getByRole('textbox', { name: 'Comment on the decision' }).fill('me too');
  await sign(first.page).click();
  await first.page.locator('[data-signed=finance]').waitFor();
  await sign(second.page).click();
  const refused = second.page.locator('.decision-refused');
  await refused.getByText('周敏 has signed for finance already').waitFor();
  await second.page.locator('[data-signed=finance]', { hasText: '周敏' }).waitFor();
  const { body } = await send(shop().as('xu.fang'), 'GET', `change-requests/${id}`);
  expect((body.signatures as unknown as object[]).length).toBe(1);
  await send(shop().as('he.jing'), 'POST', `change-requests/${id}/withdraw`, { revision: 1 });
});

test('both press in the same moment: one signature is given, the other page is told and shows it', async (context) => {
  const id = await prepared(context, 'in the same moment');
  const opened = await Promise.all(
    ['zhou.min', 'xu.fang'].map((login) =>
      openApp(context, { ...at(login, `/app/changes/${id}`), expected: /status of 409/ }),
    ),
  );
  const buttons = opened.map(({ page }) => page.getByRole('button', { name: 'Sign for finance' }));
  await Promise.all(buttons.map((button) => button.waitFor()));
  await Promise.all(buttons.map((button) => button.click()));
  for (const { page } of opened) await page.locator('[data-signed=finance]').waitFor();
  const refused = opened.map(({ page }) => page.locator('.decision-refused'));
  await expect
    .poll(async () => Promise.all(refused.map((one) => one.count())).then((found) => found.sort()), SLOW)
    .toEqual([0, 1]);
  const { body } = await send(shop().as('xu.fang'), 'GET', `change-requests/${id}`);
  expect(body).toMatchObject({ state: 'in_review', signatures: [{ side: 'finance' }] });
  const [signed] = body.signatures as unknown as readonly { readonly by: string }[];
  expect(['zhou.min', 'xu.fang']).toContain(signed?.by);
  await send(shop().as('he.jing'), 'POST', `change-requests/${id}/withdraw`, { revision: 1 });
});

test('what was published meanwhile is shown, and cannot be signed over', async (context) => {
  const slow = await prepared(context, 'slow one', 'collected / (billed + due)');
  const fast = await prepared(context, 'fast one', 'collected / due');
  const reader = await openApp(context, at('zhao.qian', '/app/metrics/collection_rate'));
  await reader.page.getByRole('link', { name: '2 requests ask for a change of this metric' }).click();
  await expect.poll(() => reader.page.locator('[data-request]').count(), SLOW).toBe(2);
  const { page } = await openApp(context, {
    ...at('zhou.min', `/app/changes/${slow}`),
    expected: /status of 409/,
  });
  const sign = page.getByRole('button', { name: 'Sign for finance' });
  await sign.waitFor();
  await page.locator('[data-section=compared] table.compared-table').waitFor();
  const top = await topOf(section(page, 'changed'));
  for (const [login, side] of [
    ['xu.fang', 'finance'],
    ['guo.tao', 'business'],
  ] as const)
    await send(shop().as(login), 'POST', `change-requests/${fast}/signatures/${side}`, { revision: 1 });
  await sign.click();
  await page.locator('.decision-refused').waitFor();
  const conflict = page.getByRole('alert', { name: 'Overtaken' });
  await conflict.getByText(/published meanwhile as version/).waitFor();
  expect(await sign.isDisabled()).toBe(true);
  expect(await topOf(section(page, 'changed'))).toBe(top);
  await conflict.getByRole('link', { name: 'What is there now' }).click();
  await expect.poll(() => new URL(page.url()).search, SLOW).toContain('tab=versions');
  const { body } = await send(shop().as('zhao.qian'), 'GET', 'metrics/collection_rate');
  expect(body.formula).toBe('collected / due');
  await send(shop().as('he.jing'), 'POST', `change-requests/${slow}/withdraw`, { revision: 1 });
});

test('sent back with a reason, submitted again, withdrawn', async (context) => {
  const id = await prepared(context, 'sent back');
  const { page } = await openApp(context, at('guo.tao', `/app/changes/${id}`));
  const decision = section(page, 'signatures');
  await decision.getByRole('button', { name: 'Send back' }).click();
  await decision.getByText('Say why.').waitFor();
  await decision.getByRole('textbox').fill('which tax?');
  await decision.getByRole('button', { name: 'Send back' }).click();
  await decision.getByText('Sent back', { exact: true }).waitFor();
  await section(page, 'history').getByText('which tax?').waitFor();
  const mine = await openApp(context, at('he.jing', `/app/changes/${id}`));
  await mine.page.getByRole('button', { name: 'Submit for review' }).click();
  await section(mine.page, 'signatures').getByText('In review').waitFor();
  await mine.page.getByRole('button', { name: 'Withdraw' }).click();
  await mine.page.getByRole('tooltip').getByRole('button', { name: 'Withdraw' }).click();
  await section(mine.page, 'signatures').getByText('Withdrawn').waitFor();
  expect(await section(mine.page, 'signatures').getByRole('button').count()).toBe(0);
});

test('whoever only reads sees all of it and does nothing; what is not there says so', async (context) => {
  const id = await prepared(context, 'looked at');
  const { page } = await openApp(context, {
    ...at('zhao.qian', `/app/changes/${id}`),
    expected: /status of 404/,
  });
  await page.locator('[data-section=compared] table.compared-table').waitFor();
  await page.getByText('Your roles do not take part in discussions.').waitFor();
  expect(await section(page, 'signatures').getByRole('button').count()).toBe(0);
  await page.goto(`${shop().server.url}/app/changes/CR-0999`);
  await page.getByText('There is no change request CR-0999').waitFor();
  await send(shop().as('he.jing'), 'POST', `change-requests/${id}/withdraw`, { revision: 1 });
});

test('the list puts what waits for the reader first, and is filtered by state, text and metric', async (context) => {
  const id = await prepared(context, 'a wish of the list');
  const { page } = await openApp(context, at('zhou.min', '/app/changes'));
  const rows = page.locator('[data-request]');
  await rows.first().waitFor();
  expect(await rows.first().getAttribute('data-request')).toBe(id);
  expect(await page.locator('tbody[data-group]').first().getAttribute('data-group')).toBe('waiting');
  await page.getByText('Undecided', { exact: true }).click();
  await expect.poll(() => rows.count(), SLOW).toBe(1);
  await page.getByRole('textbox', { name: /^Find by number/ }).fill('何静 list');
  await expect.poll(() => rows.count(), SLOW).toBe(1);
  await page.getByRole('textbox', { name: /^Find by number/ }).fill('nobody');
  await page.getByText('No request matches.').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => rows.count(), SLOW).toBeGreaterThan(1);
  await page.goto(`${shop().server.url}/app/changes?metric=billed`);
  await page.getByText('No request matches.').waitFor();
  await page.getByRole('button', { name: 'Requests about every metric' }).click();
  await expect.poll(() => rows.count(), SLOW).toBeGreaterThan(1);
  await send(shop().as('he.jing'), 'POST', `change-requests/${id}/withdraw`, { revision: 1 });
});

test('where nothing is reviewed the list says how it would be', async (context) => {
  const { page } = await openApp(context, { path: '/app/changes', locale: 'zh' });
  await page.locator('.requests-empty pre').waitFor();
});

test.for([
  ['zh', 'dark', 360],
  ['en', 'light', 360],
  ['zh', 'light', 1440],
  ['en', 'dark', 1440],
] as const)('both pages fit: %s, %s, %i wide', async ([locale, theme, width], context) => {
  const id = await prepared(context, `fits ${locale} ${theme}`);
  const { page } = await openApp(context, { ...at('zhou.min', '/app/changes'), locale, theme, width });
  await page.locator('[data-request]').first().waitFor();
  expect(await fitsWidth(page)).toBe(true);
  expect(await namelessControls(page)).toEqual([]);
  for (const view of ['formula', 'yaml', 'sql']) {
    await page.goto(`${shop().server.url}/app/changes/${id}?as=${view}`);
    await page.locator('[data-section=compared] tbody').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await fitsWidth(page), view).toBe(true);
    expect(await namelessControls(page), view).toEqual([]);
  }
  await send(shop().as('he.jing'), 'POST', `change-requests/${id}/withdraw`, { revision: 1 });
});

test.for([
  ['zh', 360],
  ['en', 1440],
] as const)(
  'both pages stand still while a slow server answers in the wrong order: %s, %i wide',
  async ([locale, width], context) => {
    const id = await prepared(context, `late ${locale}`);
    for (const [path, shown] of [
      ['/app/changes', '[data-request]'],
      [`/app/changes/${id}`, '[data-section=compared] tbody'],
    ] as const) {
      const late: IsWaiting[] = [];
      const { page } = await openApp(context, {
        ...at('guo.tao', path),
        ...{ locale, width },
        before: async (opened) => void late.push(await answerLate(opened)),
      });
      await page.locator(shown).first().waitFor();
      await page.waitForLoadState('networkidle');
      await expect.poll(() => page.locator('main [class*=waiting]').count(), SLOW).toBe(0);
      await expect.poll(() => late.some((isWaiting) => isWaiting()), SLOW).toBe(false);
    }
    await send(shop().as('he.jing'), 'POST', `change-requests/${id}/withdraw`, { revision: 1 });
  },
);

test('a locked period that would be restated is named above whom it reaches, with tasks and comments', async (context) => {
  const web = inject('web');
  if (web.kind === 'missing') return context.skip(web.why);
  await send(shop().as('zhou.min'), 'POST', 'closes/2025-09/lock', {});
  const subject = { kind: 'metric', id: 'collection_rate' };
  await send(shop().as('he.jing'), 'POST', 'tasks', { title: 'Check', owner: 'zhou.min', subject });
  const { body } = await send(shop().as('he.jing'), 'GET', 'metrics/collection_rate');
  const rate = String(body.formula) === RATE.wanted ? RATE.now : RATE.wanted;
  const id = await shop().propose('he.jing', rate, { title: 'always so', effective_from: 'beginning' });
  const { page } = await openApp(context, {
    ...at('guo.tao', `/app/changes/${id}`),
    ...{ locale: 'zh', width: 360 },
  });
  const impact = section(page, 'impact');
  await impact.locator('[data-period="2025-09"]', { hasText: '回款率' }).waitFor();
  await impact.getByText('所改指标及由其计算的指标：未完成任务1项').waitFor();
  await impact.locator('[data-part=talk]').getByRole('link', { name: '回款率' }).waitFor();
  expect(await fitsWidth(page)).toBe(true);
  await impact.getByRole('link', { name: '结账' }).click();
  await page.waitForURL(/\/app\/closes/);
  const later = await shop().propose('he.jing', rate, { title: 'from now on', effective_from: '2026-12-01' });
  await page.goto(`${shop().server.url}/app/changes/${later}`);
  await section(page, 'impact').locator('[data-kind=metric]').first().waitFor();
  expect(await section(page, 'impact').locator('[data-period]').count()).toBe(0);
  for (const one of [id, later])
    await send(shop().as('he.jing'), 'POST', `change-requests/${one}/withdraw`, { revision: 1 });
});

/** A request of the analyst about the collection rate; skipped where there is no browser. */
async function prepared(
  context: { readonly skip: (why: string) => never },
  title: string,
  rate: string = RATE.wanted,
): Promise<string> {
  const web = inject('web');
  if (web.kind === 'missing') return context.skip(web.why);
  const { body } = await send(shop().as('he.jing'), 'GET', 'metrics/collection_rate');
  const other = String(body.formula) === rate ? RATE.now : rate;
  return shop().propose('he.jing', other, { title, ...FROM });
}

/** The difference by meaning, both figures as the API gives them, and what is reached. */
async function showsWhatChanges(page: Page): Promise<void> {
  const changed = section(page, 'changed');
  await changed.locator('[data-aspect=denominator]').getByText('[期初到期应收] + [本期到期应收]').waitFor();
  await changed.getByText('YAML').click();
  await changed.locator('ins', { hasText: RATE.wanted }).waitFor();
  const table = page.getByRole('table', { name: '回款率逐期新旧' });
  await expect.poll(() => table.getByRole('columnheader').count(), SLOW).toBe(15);
  const answer = await page.evaluate<{ total: { after: number; difference: number } }>(
    `fetch(location.pathname.replace('/app/changes', '/api/v1/change-requests') + '/comparison').then((one) => one.json())`,
  );
  expect(await page.locator('[data-answer]').getAttribute('data-answer')).toBe(String(answer.total.after));
  const written = (100 * answer.total.after).toFixed(2);
  await expect
    .poll(() => table.locator('[data-side=after] .compared-total').textContent(), SLOW)
    .toBe(written);
  await section(page, 'impact').locator('[data-kind=metric]', { hasText: '未回款率' }).waitFor();
  await section(page, 'impact').locator('[data-kind=statement]', { hasText: '回款表' }).waitFor();
}

/** Where a part of the page begins, in pixels of the window. */
async function topOf(part: Locator): Promise<number | undefined> {
  return (await part.boundingBox())?.y;
}
