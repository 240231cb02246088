import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { send } from './harness/person.ts';
import { serveReviewedShop } from './harness/reviewed-shop.ts';
import { servedThroughout } from './harness/serve-company.ts';
import { fitsWidth, namelessControls, openApp } from './open-app.ts';

const { shop } = servedThroughout(serveReviewedShop);

describe.each([
  ['zh', 1440, 'light'],
  ['en', 360, 'dark'],
] as const)('definition files in %s, %i wide, %s', (locale, width, theme) => {
  test('what was published in the web app is saved as the file that says the rest', async (context) => {
    const say = (zh: string, en: string) => ({ zh, en })[locale];
    const [name, term] = [`billed_${locale}`, `term_${locale}`];
    const asked = await send(shop().as('he.jing'), 'POST', 'edits', {
      definitions: [
        { kind: 'metric', name: null, base: 0, yaml: `name: ${name}\nformula: billed * 2` },
        { kind: 'term', name: null, base: 0, yaml: `name: ${term}\nlabel: ${term}\ndefinition: x` },
      ],
      title: name,
    });
    const id = `CR-${String(asked.body.request).padStart(4, '0')}`;
    await send(shop().as('zhou.min'), 'POST', `change-requests/${id}/signatures/finance`, { revision: 1 });
    await send(shop().as('guo.tao'), 'POST', `change-requests/${id}/signatures/business`, { revision: 1 });
    const { server, admin: session } = shop();
    const where = { url: server.url, session, path: '/app/metrics' };
    const { page } = await openApp(context, { ...where, locale, width, theme });
    await page.getByRole('button', { name: say('文件', 'Files'), exact: true }).click();
    await page.getByRole('menuitem', { name: say('定义文件', 'Definition files') }).click();
    const save = page.getByRole('dialog').getByRole('button', { name: 'plumbline.yaml' });
    const [file] = await Promise.all([page.waitForEvent('download'), save.click()]);
    expect(file.suggestedFilename()).toBe('plumbline.yaml');
    expect(await readFile(await file.path(), 'utf8')).toContain(`name: ${name}`);
    const all = page.getByRole('button', { name: say('全部保存', 'Save all') });
    const [zip] = await Promise.all([page.waitForEvent('download'), all.click()]);
    expect(zip.suggestedFilename()).toBe('definitions.zip');
    const bytes = (await readFile(await zip.path())).toString('latin1');
    for (const path of ['glossary.yaml', 'plumbline.yaml']) expect(bytes).toContain(path);
    expect(await namelessControls(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
  });
});
