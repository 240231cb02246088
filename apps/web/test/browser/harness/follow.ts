import type { Page } from 'playwright-core';

/** Back to what the workspace offers is not possible: tests leave an order of their own. */
export async function follow(page: Page, url: string, metrics: readonly string[]): Promise<void> {
  const { request } = page;
  const me = (await (await request.get(`${url}/api/v1/me`)).json()) as { csrf_token: string };
  const headers = { 'x-csrf-token': me.csrf_token, origin: url };
  await request.put(`${url}/api/v1/me/follows`, { data: { metrics }, headers });
}
