import type { Page } from 'playwright-core';

/** Keeps back the next answer of the server to a way of asking; what is given lets it go. */
export async function holdAnswer(page: Page, path: string, method: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  let isHeld = true;
  await page.route(path, async (route) => {
    if (!isHeld || route.request().method() !== method) return route.fallback();
    isHeld = false;
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  });
  return release;
}
