import type { Page, Route } from 'playwright-core';

const DRAWN = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

/** Whether an answer is still kept back. */
export type IsWaiting = () => boolean;

/**
 * A slow server that answers in the wrong order: one answer at a time, of what has been asked the last question first, and
 * the next one when that is drawn.
 */
export async function answerLate(page: Page): Promise<IsWaiting> {
  const asked: Route[] = [];
  let isAnswering = false;
  const answerAll = async () => {
    isAnswering = true;
    for (let route = asked.pop(); route !== undefined; route = asked.pop()) await answer(page, route);
    isAnswering = false;
  };
  await page.route('**/api/v1/**', (route) => {
    asked.push(route);
    if (!isAnswering) void answerAll();
  });
  return () => isAnswering;
}

/** A question that the page gave up, or that was on its way when the test ended, has nobody to be answered. */
async function answer(page: Page, route: Route): Promise<void> {
  try {
    await route.fulfill({ response: await route.fetch() });
    await page.evaluate(DRAWN);
  } catch {
    await route.abort().catch(() => undefined);
  }
}
