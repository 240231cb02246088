import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { build, runPlumbline } from './run-plumbline.ts';
import { makeShop } from './shop.ts';

let shop: ReturnType<typeof makeShop>;
beforeAll(build);
beforeEach(() => {
  shop = makeShop();
});
afterEach(() => shop.remove());

const inShop = (...args: readonly string[]) =>
  runPlumbline([...args, '--locale', 'en'], { cwd: shop.folder });

test('rollups suggest: of what was asked, of a file, and of what cannot be asked', async () => {
  expect((await inShop('query', 'revenue', '--by', 'month')).code).toBe(0);
  const { code, stdout } = await inShop('rollups', 'suggest');
  expect([code, stdout.split('\n').slice(0, 5)]).toEqual([
    0,
    [
      '1 question, asked 1 time, read 4 rows',
      '',
      'rollup           by     rows  questions  times  reads saved',
      '───────────────  ─────  ────  ─────────  ─────  ───────────',
      'orders_by_month  month     3          1      1        25.0%',
    ],
  ]);
  expect(stdout).toContain('rollups:\n  - name: orders_by_month\n');
  writeFileSync(join(shop.folder, 'asked.json'), JSON.stringify([{ metrics: ['profit'] }]));
  const refused = await inShop('rollups', 'suggest', '--query', 'asked.json', '--format', 'json');
  expect([refused.code, JSON.parse(refused.stdout)]).toMatchObject([
    1,
    { suggested: [], asked: { questions: 0, outdated: 1 } },
  ]);
  expect(refused.stderr).toContain('query/unknown-metric');
  const unknown = await inShop('rollups', 'sugest');
  expect([unknown.code, unknown.stderr]).toMatchObject([1, expect.stringContaining('suggest')]);
});
