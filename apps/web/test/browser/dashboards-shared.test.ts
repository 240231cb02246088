import { expect, test } from 'vitest';
import { openApp } from './open-app.ts';

test.for(['en', 'zh'] as const)(
  'a link that the browser does not let be copied is told, in %s',
  async (locale, context) => {
    const { page } = await openApp(context, {
      locale,
      path: '/app/dashboards',
      // As a page without TLS on another machine.
      before: async (tab) => {
        await tab.addInitScript("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
      },
    });
    await page.locator('tbody a').first().click();
    await page.getByRole('button', { name: locale === 'en' ? 'Share' : '分享' }).click();
    await page.getByRole('button', { name: locale === 'en' ? 'Copy' : '复制' }).click();
    await page
      .getByText(locale === 'en' ? 'Select the text and copy it by hand.' : '请选中文字手工复制')
      .waitFor();
    expect(await page.getByRole('textbox').last().inputValue()).toContain('/app/dashboards/');
  },
);
