import type { Page } from 'playwright-core';

/** What the editor says of the text: `fine`, `wrong`. */
export function checkedAs(page: Page, name: string) {
  return page.locator(`[data-check=${name}]`);
}

/** Replaces all of a text in one stroke. */
export async function overwrite(page: Page, label: string, text: string): Promise<void> {
  await emptied(page, label);
  await page.keyboard.insertText(text);
}

/** Replaces all of a text letter by letter: what is offered while one types comes up. */
export async function retype(page: Page, label: string, text: string): Promise<void> {
  await emptied(page, label);
  await page.keyboard.type(text);
}

async function emptied(page: Page, label: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
}
