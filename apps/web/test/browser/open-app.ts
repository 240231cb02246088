import process from 'node:process';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect, inject, onTestFinished, type TestContext } from 'vitest';
import type { Session } from './harness/signed-in.ts';

export interface Look {
  readonly locale?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  /** Of the reader’s clock; that of the machine where it is absent. */
  readonly timeZone?: string;
  /** Where to begin; the first page where it is absent. */
  readonly path?: string;
  /** Null: nobody is signed in. Absent: the administrator. */
  readonly session?: Session | null;
  /** Another server than the one of the demo company. */
  readonly url?: string;
  /** Complaints of the console that the test provokes. */
  readonly expected?: RegExp;
  /** Takes the content security policy away: what it would stop must not be tried at all. */
  readonly isWithoutPolicy?: boolean;
  /** What is done with the page before it is opened. */
  readonly before?: (page: Page, url: string) => Promise<void>;
}

export interface App {
  readonly page: Page;
  readonly url: string;
  /** Workspace folder of the demo company. */
  readonly folder: string;
  /** Warnings and errors of the console; the test fails when there is one. */
  readonly complaints: readonly string[];
  /** The sum of layout shifts without a cause by the reader. */
  readonly shift: () => Promise<number>;
}

let browser: Promise<Browser> | undefined;

/** What may move after it was drawn, summed over a test: what a reader calls steady. */
const MOST_SHIFT = 0.1;

/**
 * A page in a Chromium of its own: other cookies, other storage. At the end of the test the console must have been silent and
 * nothing may have moved after it was drawn.
 */
export async function openApp(context: TestContext, look: Look = {}): Promise<App> {
  const web = inject('web');
  if (web.kind === 'missing') return context.skip(web.why);
  const { locale = 'en', theme = 'light', width = 1440, path = '/', session = web.session } = look;
  const url = look.url ?? web.url;
  browser ??= chromium.launch({ executablePath: web.chromium, args: ['--no-sandbox'] });
  const tab = await (await browser).newContext({
    locale: locale === 'zh' ? 'zh-CN' : 'en-US',
    colorScheme: theme,
    ...(look.timeZone === undefined ? {} : { timezoneId: look.timeZone }),
    // A menu that still unfolds may move away from under the pointer.
    reducedMotion: 'reduce',
    bypassCSP: look.isWithoutPolicy === true,
    viewport: { width, height: width < 600 ? 800 : 900 },
  });
  if (session !== null)
    await tab.addCookies([
      { name: session.name, value: session.value, url, httpOnly: true, sameSite: 'Strict' },
    ]);
  await tab.addInitScript(WATCH_SHIFTS);
  const page = await tab.newPage();
  await slowDown(page);
  const complaints = listen(page, look.expected);
  const shift = () => page.evaluate<number>('window.__shift ?? 0');
  onTestFinished(async () => {
    const moved = page.isClosed() ? 0 : await shift();
    const what = moved > MOST_SHIFT ? await page.evaluate<string>('JSON.stringify(window.__shifts)') : '';
    await tab.close();
    expect(complaints).toEqual([]);
    expect(moved, `layout shift ${what}`).toBeLessThanOrEqual(MOST_SHIFT);
  });
  await look.before?.(page, url);
  await page.goto(`${url}${path}`);
  return { page, url, folder: web.folder, complaints, shift };
}

/** A second tab of the same reader. */
export async function openTab({ page, url }: App, path = '/'): Promise<Page> {
  const tab = await page.context().newPage();
  await slowDown(tab);
  await tab.goto(`${url}${path}`);
  return tab;
}

/** `PLUMBLINE_THROTTLE=6`: the page has a sixth of the processor, which shows what only a fast machine hides. */
async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env.PLUMBLINE_THROTTLE ?? 1);
  if (rate === 1) return;
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** True when nothing has to be scrolled sideways. */
export async function fitsWidth(page: Page): Promise<boolean> {
  return page.evaluate<boolean>('document.documentElement.scrollWidth <= window.innerWidth');
}

/** Controls without a name that a screen reader could say. */
export async function namelessControls(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea, [role=button], [role=combobox], [role=tab]')]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => !(one.ariaLabel || one.textContent.trim() || one.title || one.labels?.length > 0 ||
        one.getAttribute('aria-labelledby') || one.querySelector('title, img[alt]')))
      .map((one) => one.outerHTML.slice(0, 120))`);
}

/** A question that the model refuses is an answer; the browser writes it to the console whatever the page does. */
const REFUSED = /status of 422 .*\/api\/v1\/(query|rows)\)$/;

function listen(page: Page, expected: RegExp | undefined): string[] {
  const complaints: string[] = [];
  const add = (text: string) => {
    if (!REFUSED.test(text) && expected?.test(text) !== true) complaints.push(text);
  };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) add(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => add(error.message));
  return complaints;
}

const WATCH_SHIFTS = `
  window.__shift = 0;
  window.__shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      window.__shift += entry.value;
      window.__shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]);
    }
  }).observe({ type: 'layout-shift', buffered: true });`;
