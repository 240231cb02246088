import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runMain } from './run-main.ts';
import { makeShop } from './shop.ts';

function reviewedShop() {
  const { folder, remove } = makeShop();
  onTestFinished(remove);
  const file = join(folder, 'plumbline.yaml');
  writeFileSync(file, `review: two_signatures\n${readFileSync(file, 'utf8')}`);
  const edit = (from: string, to: string) =>
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  const run = (...args: readonly string[]) => runMain(folder, args);
  return { folder, edit, run };
}

test('a reviewed folder: apply asks, changes shows, compares and rejects; a signature needs a person', async () => {
  const { edit, run } = reviewedShop();
  expect((await run('apply', '--locale', 'en')).stdout).toContain('applied');
  await run('load');
  expect((await run('changes', '--locale', 'zh')).stdout).toBe('没有变更申请\n');
  edit('sum(orders.amount)', 'sum(orders.amount) * 2');
  const dry = await run('apply', '--dry-run', '--locale', 'en');
  expect([dry.code, dry.stdout]).toEqual([
    0,
    expect.stringMatching(/a change request would be opened for 1 change, /),
  ]);
  expect((await run('apply', '--dry-run', '--locale', 'zh')).stdout).toContain('将为 1 处变更提出变更申请');
  const told = await run('apply', '--dry-run', '--format', 'json');
  expect(JSON.parse(told.stdout)).toMatchObject({ applied: false, request: null, review: 'two_signatures' });
  expect((await run('changes', '--locale', 'zh')).stdout).toBe('没有变更申请\n');
  const asked = await run('apply', '--effective', '2024-02-01', '--comment', 'twice', '--locale', 'en');
  expect([asked.code, asked.stdout]).toEqual([0, expect.stringContaining('they stand in CR-0001')]);
  const listed = await run('changes', 'list', '--locale', 'en');
  expect(listed.stdout).toMatch(/CR-0001 +in review +twice +system +finance, business/);
  const shown = await run('changes', 'show', 'CR-0001', '--locale', 'zh');
  expect(shown.stdout).toContain('公式: sum(orders.amount) → sum(orders.amount) * 2');
  expect(shown.stdout).toContain('自 2024-02-01 起生效');
  const compared = await run('changes', 'compare', '1', '--format', 'json');
  expect(JSON.parse(compared.stdout)).toMatchObject({
    periods: [
      { period: '2024-01-01', before: '1150.50', after: '2301.00', difference: '1150.50' },
      { period: '2024-02-01', before: '7.25', after: '14.50', difference: '7.25' },
    ],
  });
  expect((await run('changes', 'compare', '1', '--locale', 'en')).stdout).toMatch(
    /2024-01-01 +1150.50 +2301.00/,
  );
  const signed = await run('changes', 'sign', '1', 'finance');
  expect([signed.code, signed.stderr]).toEqual([1, expect.stringContaining('change/unknown-person')]);
  expect((await run('changes', 'sign', '1', 'finanec')).stderr).toContain('finance');
  expect((await run('changes', 'sign', '1')).code).toBe(1);
  const stale = await run('changes', 'reject', '1', '--revision', '2');
  expect([stale.code, stale.stderr]).toEqual([1, expect.stringContaining('change/revised-meanwhile')]);
  expect((await run('changes', 'comment', '1', 'why?', '--locale', 'en')).code).toBe(0);
  const rejected = await run('changes', 'reject', 'CR-0001', '--comment', 'no', '--locale', 'en');
  expect(rejected.stdout).toMatch(/CR-0001 +rejected/);
  expect((await run('changes', 'show', '1', '--locale', 'en')).stdout).toContain('system: why?');
  expect((await run('close', 'lock', '2024-01')).code).toBe(0);
  await run('apply', '--effective', 'beginning', '--comment', 'always', '--locale', 'en');
  for (const [locale, words] of [
    ['en', 'as if it had always been so'],
    ['en', 'settled figures of the locked period 2024-01 would be restated: revenue'],
    ['zh', '视同一直如此'],
    ['zh', '已锁定期间 2024-01 的已结数值将按新定义重述：revenue'],
  ] as const)
    expect((await run('changes', 'show', 'CR-0002', '--locale', locale)).stdout).toContain(words);
  const nothing = await run('changes', 'show', 'CR-0009');
  expect([nothing.code, nothing.stderr]).toEqual([1, expect.stringContaining('server/nothing-called')]);
});

test('an earlier version of a metric is compared and asked for again', async () => {
  const { run } = reviewedShop();
  await run('apply');
  await run('load');
  const compared = await run('changes', 'versions', 'revenue', '1', '1', '--locale', 'en');
  expect([compared.code, compared.stdout]).toEqual([
    0,
    expect.stringMatching(/2024-01-01 +1150\.50 +1150\.50 +0\.00/),
  ]);
  const same = await run('changes', 'roll-back', 'revenue', '1', '--dry-run', '--locale', 'en');
  expect(same).toMatchObject({ code: 0, stdout: 'Nothing was written; it would change 0 objects\n' });
  const none = await run('changes', 'roll-back', 'revenue', '7', '--locale', 'en');
  expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('change/unknown-version')]);
});

test('a name after @ in a comment calls that person; a name of nobody says nothing', async () => {
  const { folder, edit, run } = reviewedShop();
  await run('apply');
  edit('sum(orders.amount)', 'sum(orders.amount) * 2');
  await run('apply', '--comment', 'twice');
  const people = [{ userName: 'ann', displayName: 'Ann', roles: ['administrator'] }];
  writeFileSync(join(folder, 'people.json'), JSON.stringify(people));
  expect((await run('users', 'import', 'people.json')).code).toBe(0);
  expect((await run('changes', 'comment', '1', 'why, @ann? or ask x@ann')).code).toBe(0);
  expect((await run('changes', 'comment', '1', 'and @anm')).code).toBe(1);
  const shown = JSON.parse((await run('changes', 'show', '1', '--format', 'json')).stdout);
  expect(shown.comments).toMatchObject([{ body: 'why, @ann? or ask x@ann', mentions: ['ann'] }]);
});
