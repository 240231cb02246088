import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const finder = join(root, 'scripts/chromium.mjs');
const program = spawnSync(process.execPath, [finder], { encoding: 'utf8', env: { ...process.env, CI: '' } });
const path = program.stdout.trim();
const isBuilt = existsSync(join(root, 'apps/web/dist/index.html'));
const missing = path === '' ? program.stderr.trim() : isBuilt ? null : 'the app is not built: npm run build';
const PASSWORD = 'a plumb line hangs true';

if (missing !== null && process.env.CI === 'true') throw new Error(missing);

describe.skipIf(missing !== null)(`in a real browser${missing === null ? '' : ` (${missing})`}`, () => {
  let folder = '';
  let server: ChildProcess | undefined;
  let browser: Browser | undefined;
  let started = { url: '', password: '' };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-web-'));
    const args = ['bin/plumbline.js', 'demo', folder, '--scale', '0.05', '--port', '0', '--locale', 'en'];
    server = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    started = await addressOf(server);
    browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
  }, 500_000);

  afterAll(async () => {
    await browser?.close();
    const ended = new Promise((resolve) => server?.once('exit', resolve) ?? resolve(null));
    server?.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });

  test('signs in once, changes the password, and shows the truth in both languages and widths', async () => {
    if (browser === undefined) throw new Error('no browser');
    const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1440, height: 900 } });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(started.url);
    await page.getByLabel('User name').fill('admin');
    await page.getByLabel('Password').fill(started.password);
    await page.keyboard.press('Enter');
    await page.getByLabel('One-time password').fill(started.password);
    await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
    await page.getByLabel('New password again').fill(PASSWORD);
    await page.keyboard.press('Enter');

    const truth = JSON.parse(await readFile(join(folder, 'data/truth/truth.json'), 'utf8')).headline;
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      for (const [heading, button] of [
        ['Channel contribution', '切换到中文'],
        ['渠道贡献', 'Switch to English'],
      ] as const) {
        await page.getByRole('heading', { name: heading }).waitFor();
        await page.locator('canvas').first().waitFor();
        const shown = await yearToDate(page);
        for (const name of ['revenue', 'net_profit', 'operating_cash_flow'])
          expect(Number(shown.get(name)), name).toBe(truth[name]);
        expect(Number(shown.get('gross_margin_rate'))).toBeCloseTo(truth.gross_profit / truth.revenue, 9);
        expect(shown.size).toBe(6);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
        await page.getByRole('button', { name: button }).click();
      }
    }
    expect(complaints).toEqual([]);
  }, 120_000);
});

/** Exact values of the year so far, by metric. */
async function yearToDate(page: Page): Promise<ReadonlyMap<string, string | null>> {
  await expect.poll(() => page.locator('[data-part=ytd]').count(), { timeout: 30_000 }).toBe(6);
  const cards = await page.locator('[data-metric]').all();
  const pairs = cards.map(
    async (card) =>
      [
        (await card.getAttribute('data-metric')) ?? '',
        await card.locator('[data-part=ytd]').getAttribute('data-exact'),
      ] as const,
  );
  return new Map(await Promise.all(pairs));
}

/** What the server says on its terminal. */
function addressOf(server: ChildProcess): Promise<{ readonly url: string; readonly password: string }> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
      const url = /serves .* at (http:\S+)/.exec(said)?.[1];
      const password = /one-time password (\S+)/.exec(said)?.[1];
      if (url !== undefined && password !== undefined) resolve({ url, password });
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}
