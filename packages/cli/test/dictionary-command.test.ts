import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { xlsxOfResult } from '@plumbline/center';
import { expect, onTestFinished, test } from 'vitest';
import { runMain } from './run-main.ts';
import { makeShop } from './shop.ts';

test('the dictionary goes out, comes back unchanged, and brings a new row in after a dry run', async () => {
  const { folder, remove } = makeShop();
  onTestFinished(remove);
  const run = (...args: readonly string[]) => runMain(folder, args);
  await run('apply', '--locale', 'en');
  expect((await run('dictionary', 'export', 'all.xlsx', '--locale', 'zh')).stdout).toBe(
    '指标字典已写入 all.xlsx\n',
  );
  const same = await run('dictionary', 'import', 'all.xlsx', '--locale', 'en');
  expect([same.code, same.stdout]).toEqual([
    0,
    expect.stringMatching(/^1 row is unchanged\nThere is nothing to write\n$/),
  ]);
  const fields = ['name', 'formula', 'owner'];
  const columns = fields.map((name) => ({ name, role: 'dimension', type: 'text' }) as const);
  const rows = [['twice', 'sum(orders.amount) * 2', '@li']];
  const headings = ['引用名', 'Formula', '负责人'];
  const write = async (file: string, lines: typeof rows) =>
    writeFileSync(
      join(folder, file),
      await buffer(xlsxOfResult({ columns, rows: lines }, { headings, sheet: 'x' })),
    );
  await write('new.xlsx', rows);
  const dry = await run('dictionary', 'import', 'new.xlsx', '--dry-run', '--locale', 'en');
  expect(dry.stdout).toBe(
    [
      'row 2  twice  added',
      '  B2 Formula: (empty) → sum(orders.amount) * 2',
      '  C2 Owner: (empty) → @li',
      '0 rows are unchanged',
      'A dry run: nothing was written',
      '',
    ].join('\n'),
  );
  const done = await run('dictionary', 'import', 'new.xlsx', '--format', 'json');
  expect(JSON.parse(done.stdout)).toMatchObject({
    applied: true,
    rows: [{ metric: 'twice', kind: 'added' }],
  });
  await write('bad.xlsx', [['twice', 'sum(orders.nothing)', '']]);
  const bad = await run('dictionary', 'import', 'bad.xlsx', '--locale', 'zh');
  expect([bad.code, bad.stderr]).toEqual([1, expect.stringContaining('interchange/row-without-version')]);
  expect(bad.stdout).toContain('没有写入任何内容：请先处理有误或冲突的行');
  expect((await run('dictionary', 'import', 'none.xlsx', '--locale', 'en')).code).toBe(1);
  expect((await run('dictionary', 'print', 'all.xlsx', '--locale', 'en')).stderr).toContain(
    'cli/not-a-choice',
  );
});
