/* How a page is brought to what a picture shows. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export async function askSomething(page) {
  await page.keyboard.press('Control+k');
  await page.locator('.ask-sheet input').fill('yysr');
}

export async function openFields(page, { width }) {
  if (width < 600) await page.locator('.fields-button').click();
}

export async function makeNew(page) {
  await page.locator('.admin-tools .ant-btn-primary').click();
  // What stands where the button was is not pointed at.
  await page.mouse.move(0, 0);
}

export async function verifyCloses(page) {
  await page.locator('.closes-actions button').first().click();
  await page.locator('.closes-summary .note:not(:empty)').waitFor();
}

export async function openLock(page) {
  await page.locator('.closes-actions .ant-btn-primary').click();
}

export async function openUnlock(page) {
  await page.locator('.close-actions button').last().click();
}

export async function openShare(page) {
  await page
    .locator('.boards-actions button')
    .filter({ hasText: /分享|Share/ })
    .click();
}

/** What comes out of the list goes in again, with another owner in every row. */
export async function openImport(page) {
  await openMenu(page, /^(导入 Excel|Import Excel)$/);
  const file = join(mkdtempSync(join(tmpdir(), 'plumbline-shots-')), 'metrics.xlsx');
  const { readForm, writeForm } = await import('../../packages/ingest/dist/index.js');
  const bytes = await page.evaluate(async () => [
    ...new Uint8Array(await (await fetch('/api/v1/dictionary')).arrayBuffer()),
  ]);
  const most = { rows: 1000, columns: 100 };
  const { rows } = await readForm(new Uint8Array(bytes), { name: file, sheets: [], most });
  const letters = [...rows[0].cells.keys()];
  const text = (row, letter) => row.cells.get(letter)?.text ?? '';
  const changed = (row, letter, i) =>
    i < 3 && letter === 'X'
      ? 'li.na@huaheng.example'
      : i === 5 && letter === 'F'
        ? '[毛利'
        : text(row, letter);
  const columns = letters.map((letter) => ({ name: text(rows[0], letter) }));
  const table = rows.slice(1).map((row, i) => letters.map((letter) => changed(row, letter, i)));
  writeFileSync(file, await writeForm([{ name: 'x', columns, rows: table }]));
  await page.locator('input[type=file]').setInputFiles(file);
  await page.locator('.sheet-report li').first().waitFor();
}

async function openMenu(page, entry) {
  await page.locator('.files-menu button').click();
  await page.getByRole('menuitem', { name: entry }).click();
}

export async function openFiles(page) {
  await openMenu(page, /^(定义文件|Definition files)$/);
}

export async function openExport(page) {
  await page.locator('.explore-actions button').nth(2).click();
}

export async function openTask(page) {
  await page.locator('.inbox-tools .ant-btn-primary').click();
}

export async function openCall(page) {
  await page.locator('.explore-actions button').nth(3).click();
}

export async function beginCodes(page) {
  await page.locator('.settings-section').nth(1).locator('button').first().click();
}

export async function openToken(page) {
  await page.locator('.settings-section').nth(3).locator('.settings-body > button').click();
}

export async function lookAsAnn(page) {
  await page.locator('.admin-tools .ant-btn-primary').click();
  await page.locator('dialog input').fill('为何看不到毛利？');
  await page.locator('dialog footer .ant-btn-primary').click();
  await page.locator('.viewing-banner').waitFor();
}

/** An open bracket at the end of the formula. */
export async function openCompletion(page) {
  await page.locator('[data-section=preview] canvas').waitFor();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' + [');
  await page.locator('.cm-tooltip-autocomplete').waitFor();
}

/** A formula with a slip in a name. */
export async function writeWrong(page) {
  await page.locator('[data-section=preview] canvas').waitFor();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' + biled');
  await page.keyboard.press('Escape');
  await page.locator('[data-finding]').first().waitFor();
}

/** What a term means, said anew. */
export async function writeTerm(page) {
  await page.locator('[data-check=fine]').waitFor();
  await page.locator('textarea').first().fill('客户按合同付来的货款，冲减应收账款；预收不算。');
  await page.locator('[data-check=fine]').waitFor();
  await page.locator('[data-aspect]').first().waitFor();
}

/** A policy that one role loses. */
export async function narrowPolicy(page) {
  await page.locator('[data-check=fine]').waitFor();
  const box = page.locator('.cm-content');
  const text = await box.innerText();
  await box.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text.replace(/^ *- business_owner\n/m, ''));
  await page.locator('[data-section=sights] [data-person]').first().waitFor();
}

/** What one of the people would see by a policy as it is written. */
export async function lookByPolicy(page, { locale }) {
  await narrowPolicy(page);
  await page.locator('[data-section=sights] [data-person] button').first().click();
  const dialog = page.locator('dialog');
  await dialog.locator('input').first().fill('查看是否仍能看到回款率');
  await dialog
    .locator('input')
    .nth(1)
    .fill(locale === 'zh' ? '本期回款' : 'Collected');
  await page.keyboard.press('Enter');
  await dialog.locator('footer .ant-btn-primary').click();
  await dialog.locator('table').first().waitFor();
}

/** A term that metrics explain themselves by is to go. */
export async function removeTerm(page) {
  await page.locator('[data-check=fine]').waitFor();
  await page.locator('.editor-remove button').click();
  await page.locator('dialog').waitFor();
  await page.locator('dialog input:not([type=checkbox])').first().fill('与“到账”是同一个词。');
}

/** The editor of one definition of a request that asks for several. */
export async function reviseOne(page) {
  await page.locator('a[href*="/edit?"]').first().click();
  await page.locator('[data-check=fine]').waitFor();
}

export async function openTotals(page) {
  await page.getByRole('button', { name: /^(Totals|合计)/ }).click();
}

/** A formula that is begun, and the page is opened anew. */
export async function keepText(page) {
  await page.locator('[data-section=preview] canvas').waitFor();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' + 1');
  await page.locator('[data-kept]').waitFor();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await page.locator('[data-section=kept]').waitFor();
}

export async function openConfirm(page) {
  await page.locator('.standing-mark button').click();
}

export async function openComparisons(page) {
  await page.getByRole('button', { name: /^(Add a comparison|添加对比)$/ }).click();
  await page.waitForTimeout(300);
}

/** The menu of the second metric. */
export async function openChip(page) {
  await page.locator('.q-chip .q-name').nth(1).click();
  await page.waitForTimeout(300);
}
