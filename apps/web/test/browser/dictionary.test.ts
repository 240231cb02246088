import { readFile } from 'node:fs/promises';
import { readForm, writeForm } from '@plumbline/ingest';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { serveReviewedShop } from './harness/reviewed-shop.ts';
import { servedThroughout } from './harness/serve-company.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const { at } = servedThroughout(serveReviewedShop);

type Cells = Readonly<Record<string, string>>;

/** From the menu of files. */
async function choose(page: Page, entry: string): Promise<void> {
  await page.locator('.files-menu').getByRole('button').click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** The workbook that the page gives, with other texts in some cells, by metric and heading. */
async function edited(page: Page, entry: string, changes: Readonly<Record<string, Cells>>): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), choose(page, entry)]);
  const most = { rows: 100, columns: 100 };
  const { rows } = await readForm(await readFile(await file.path()), { name: 'x', sheets: [], most });
  const [header, ...body] = rows;
  const letters = [...(header?.cells.keys() ?? [])];
  const columns = letters.map((letter) => ({ name: header?.cells.get(letter)?.text ?? '' }));
  const texts = body.map(({ cells }) =>
    letters.map((letter, i) => {
      const own = cells.get(letter)?.text ?? '';
      return changes[cells.get('A')?.text ?? '']?.[columns[i]?.name ?? ''] ?? own;
    }),
  );
  return writeForm([{ name: 'x', columns, rows: texts }]);
}

async function bring(page: Page, buffer: Buffer): Promise<void> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await page.locator('input[type=file]').setInputFiles({ name: 'metrics.xlsx', mimeType: type, buffer });
}

describe.each([
  ['zh', 1440, 'light', 'he.jing'],
  ['en', 360, 'dark', 'guo.tao'],
] as const)('the dictionary in Excel in %s, %i wide, %s', (locale, width, theme, login) => {
  test('goes out, is edited, and comes back after a dry run', async (context) => {
    const say = (zh: string, en: string) => ({ zh, en })[locale];
    const { page } = await openApp(context, { ...at(login, '/app/metrics'), locale, width, theme });
    const save = say('导出 Excel', 'Export Excel');
    const owner = say('负责人', 'Owner');
    const wrong = await edited(page, save, {
      billed: { [say('公式', 'Formula')]: 'sum(bills.nothing)' },
    });
    await choose(page, say('导入 Excel', 'Import Excel'));
    const dialog = page.getByRole('dialog');
    await bring(page, wrong);
    await dialog.locator('[data-kind=error] .import-finding.error').first().waitFor();
    const ask = dialog.getByRole('button', { name: say('提出变更申请', 'Ask for the change') });
    expect(await ask.isDisabled()).toBe(true);

    await dialog.getByRole('button', { name: say('取消', 'Cancel') }).click();
    const good = await edited(page, save, { billed: { [owner]: `=${login}` } });
    await choose(page, say('导入 Excel', 'Import Excel'));
    await bring(page, good);
    const row = dialog.locator('[data-kind=changed]');
    await row.getByText(`=${login}`).waitFor();
    await dialog.getByText(say('不变6', '6 unchanged')).waitFor();
    expect(await namelessControls(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await dialog.getByRole('textbox').fill('owners');
    const before = await row.boundingBox();
    await ask.click();
    await dialog.getByRole('link').waitFor();
    expect(await row.boundingBox()).toEqual(before);
    await dialog.getByRole('link').click();
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'owners' }).waitFor();
  });
});
