import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runMain } from './run-main.ts';
import { makeShop } from './shop.ts';

function closingShop() {
  const { folder, remove } = makeShop();
  onTestFinished(remove);
  const run = (...args: readonly string[]) => runMain(folder, args);
  return { folder, run };
}

test('a period is locked, verified, told of when a late row comes, and unlocked with a reason', async () => {
  const { folder, run } = closingShop();
  await run('apply');
  await run('load');
  expect((await run('close', '--locale', 'zh')).stdout).toBe('没有锁定过期间\n');
  const locked = await run('close', 'lock', '2024-01', 'revenue', '--comment', 'WD+5', '--locale', 'en');
  expect(locked).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^2024-01 is locked: 1 metrics, hash [0-9a-f]{64}\n$/),
    stderr: '',
  });
  const same = await run('close', 'verify', '--locale', 'zh');
  expect([same.code, same.stdout]).toEqual([0, '1 个已结账期间、1 个数值与结账时一致\n']);
  appendFileSync(join(folder, 'orders.csv'), '9,2024-01-28,North,50.00\n');
  await run('load');
  const found = await run('close', 'verify', '--locale', 'en');
  expect(found.code).toBe(1);
  expect(found.stderr).toContain('revenue of 2024-01 was 1150.50 when it was closed and is 1200.50 now');
  expect(found.stdout).toMatch(/2024-01 +revenue +1150\.50 +1200\.50 +50\.00 +rows orders/);
  const listed = await run('close', 'list', '--format', 'json');
  expect(JSON.parse(listed.stdout).periods).toMatchObject([{ period: '2024-01', changed: 1 }]);
  const shown = await run('close', 'show', '2024-01', '--locale', 'zh');
  expect(shown.stdout).toContain('2024-01 · 已锁定 · ');
  expect(shown.stdout).toMatch(/revenue +1150\.50\n/);
  const without = await run('close', 'unlock', '2024-01', '--locale', 'en');
  expect([without.code, without.stderr]).toEqual([1, expect.stringContaining('--reason')]);
  const unlocked = await run('close', 'unlock', '2024-01', '--reason', 'a late voucher', '--locale', 'en');
  expect([unlocked.code, unlocked.stdout]).toEqual([0, '2024-01 is unlocked\n']);
  const wrong = await run('close', 'verfy', '--locale', 'en');
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('verify')]);
});

test('the folder alone knows no closed figures: close/needs-catalog', async () => {
  const { run } = closingShop();
  const asked = await run('query', 'revenue', '--period', '2024-01', '--compare', 'closed', '--locale', 'en');
  expect([asked.code, asked.stderr]).toEqual([1, expect.stringContaining('close/needs-catalog')]);
});
