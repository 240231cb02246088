import { beforeAll, describe, expect, test } from 'vitest';
import { answerLate, type IsWaiting } from './harness/answer-late.ts';
import { follow } from './harness/follow.ts';
import { ownDesk } from './harness/own-desk.ts';
import { openApp } from './open-app.ts';

let desk: Awaited<ReturnType<typeof ownDesk>>;
beforeAll(async () => {
  desk = await ownDesk('late');
});

const PATIENCE = 120_000;
const SLOW = { timeout: PATIENCE };
const SCOPE = 'scope=sales_channel.name:%E7%9B%B4%E8%90%A5';

/** Where to look, and what is there when the page is. */
const PAGES = {
  home: ['/app/home?period=2026-10', '.home-cards .card-value'],
  company: ['/app/company?period=2026-10', '.channels tfoot'],
  'the metric list': ['/app/metrics?period=2026-10', 'main a[href*="/app/metrics/"]'],
  'a metric': ['/app/metrics/collection_rate?period=2026-10', '.period-table tbody'],
  Explore: ['/app/explore?metrics=revenue,gross_margin_rate&rows=channel&period=2026-10', 'td[data-column]'],
  dashboards: ['/app/dashboards', 'main a[href*="/app/dashboards/"]'],
  statements: ['/app/statements?period=2026-10', 'main tbody'],
  'reconciliations that differ': ['/app/reconciliations?period=2026-11', '.differing'],
  'reconciliations that are refused': [`/app/reconciliations?period=2026-11&${SCOPE}`, '.differing'],
} as const;

/** The last test of `openApp` is that nothing moved. */
describe('pages stand still while a slow server answers in the wrong order', () => {
  const looks = [
    ['zh', 360],
    ['en', 1440],
  ] as const;
  test.for(
    Object.entries(PAGES).flatMap(([name, [path, shown]]) =>
      looks.map(([locale, width]) => [name, locale, width, path, shown] as const),
    ),
  )('%s: %s, %i wide', async ([, locale, width, path, shown], context) => {
    const late: IsWaiting[] = [];
    const { page } = await openApp(context, {
      ...desk,
      locale,
      width,
      path,
      expected: /status of 422 .*\/api\/v1\//,
      before: async (opened, url) => {
        await follow(opened, url, ['revenue', 'net_profit', 'gross_margin_rate', 'cac']);
        // Two dozen answers, one after the other.
        opened.setDefaultTimeout(PATIENCE);
        late.push(await answerLate(opened));
      },
    });
    await page.locator(shown).first().waitFor();
    await page.waitForLoadState('networkidle');
    await expect.poll(() => page.locator('main [class*=waiting]').count(), SLOW).toBe(0);
    await expect.poll(() => late.some((isWaiting) => isWaiting()), SLOW).toBe(false);
  });
});
