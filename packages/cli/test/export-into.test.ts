import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { xlsxOfResult } from '@plumbline/center';
import { expect, onTestFinished, test } from 'vitest';
import { runMain } from './run-main.ts';
import { makeShop } from './shop.ts';

/** A shop in whose catalog a metric was made beside the files. */
async function shopWithTwice() {
  const { folder, remove } = makeShop();
  onTestFinished(remove);
  const run = (...args: readonly string[]) => runMain(folder, [...args, '--locale', 'en']);
  await run('apply');
  const columns = ['name', 'formula'].map((name) => ({ name, role: 'dimension', type: 'text' }) as const);
  const rows = [['twice', 'sum(orders.amount) * 2']];
  const sheet = await buffer(
    xlsxOfResult({ columns, rows }, { headings: ['引用名', 'Formula'], sheet: 'x' }),
  );
  writeFileSync(join(folder, 'new.xlsx'), sheet);
  expect((await run('dictionary', 'import', 'new.xlsx')).code).toBe(0);
  return { folder, run, yaml: () => readFileSync(join(folder, 'plumbline.yaml'), 'utf8') };
}

test('export yaml --into writes the catalog into the files of a folder, which then differ by nothing', async () => {
  const { folder, run, yaml } = await shopWithTwice();
  const before = yaml();
  const stale = await run('apply');
  expect([stale.code, stale.stdout]).toEqual([0, 'Nothing has changed\n']);
  expect(stale.stderr).toContain('change/only-in-catalog');
  const dry = await run('export', 'yaml', '--into', '.', '--dry-run');
  expect([dry.code, dry.stdout]).toEqual([0, 'plumbline.yaml\n1 file would be written\n']);
  expect(yaml()).toBe(before);
  const done = await run('export', 'yaml', '--into', '.');
  expect([done.code, done.stdout, done.stderr]).toEqual([0, 'plumbline.yaml\n1 file written\n', '']);
  expect(yaml()).toBe(`${before}  - name: twice\n    formula: sum(orders.amount) * 2\n`);
  const same = await run('apply', '--dry-run');
  expect([same.stdout, same.stderr]).toEqual(['Nothing has changed\n', '']);
  expect((await run('export', 'yaml', '--into', '.')).stdout).toBe('The files say what the catalog says\n');
  // A folder that has nothing yet gets all there is.
  mkdirSync(join(folder, 'anew'));
  expect((await run('export', 'yaml', '.', '--into', 'anew')).code).toBe(0);
  expect(existsSync(join(folder, 'anew/plumbline.yaml'))).toBe(true);
  const other = await run('export', 'ossie', '--into', '.');
  expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('cli/not-a-choice')]);
});

test('what both changed is refused until --ours or --theirs says which is right', async () => {
  const { folder, run, yaml } = await shopWithTwice();
  const own = `${yaml()}  - {name: twice, formula: sum(orders.amount) * 3}\n`;
  writeFileSync(join(folder, 'plumbline.yaml'), own);
  for (const command of [['apply'], ['apply', '--dry-run'], ['export', 'yaml', '--into', '.']]) {
    const refused = await run(...command);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('change/both-changed')]);
  }
  expect(yaml()).toBe(own);
  expect((await run('export', 'yaml', '--into', '.', '--theirs', 'twice')).code).toBe(0);
  expect(yaml()).toBe(own.replace('* 3', '* 2'));
  writeFileSync(join(folder, 'plumbline.yaml'), own);
  expect((await run('apply', '--ours', 'metric:twice')).stdout).toContain('1 change applied');
  const unknown = await run('apply', '--ours', 'twcie');
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('change/unknown-choice')]);
});
