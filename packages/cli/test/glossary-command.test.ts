import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runMain } from './run-main.ts';
import { makeShop } from './shop.ts';

const GLOSSARY = `glossary:
  - name: takings
    label: {zh: 营业款, en: Takings}
    definition: {zh: 卖货收到的钱。, en: Money for goods.}
    synonyms: [货款]
    owner: li
    explains: {metrics: [revenue], datasets: [orders]}
  - name: basis
    label: {zh: 口径, en: Basis}
    definition: {zh: 包括什么。, en: What counts.}
    see: [takings]
`;

function shop() {
  const { folder, remove } = makeShop();
  onTestFinished(remove);
  writeFileSync(join(folder, 'glossary.yaml'), GLOSSARY);
  return (...args: readonly string[]) => runMain(folder, ['glossary', ...args]);
}

test('terms are listed by the letters of the language, and as JSON', async () => {
  const run = shop();
  expect(
    (await run('list', '--locale', 'zh')).stdout.split('\n').map((line) => line.split(/\s+/)[0]),
  ).toEqual(['术语', expect.stringMatching(/^─+$/), '口径', '营业款', '']);
  const english = (await run('list', '--locale', 'en')).stdout.split('\n');
  expect(english[3]).toMatch(/^Takings\s+营业款\s+货款\s+takings$/);
  const { terms } = JSON.parse((await run('list', '--format', 'json')).stdout);
  expect(terms.map(({ name }: { name: string }) => name)).toEqual(['basis', 'takings']);
});

test('one is shown by its name or any word for it, with what it explains and stands beside', async () => {
  const run = shop();
  const named = await run('show', 'takings', '--locale', 'en');
  expect(named.code).toBe(0);
  expect(named.stdout.split('\n')).toEqual([
    'Takings  营业款  takings',
    'Money for goods.',
    'also called: 货款',
    'see also: Basis',
    expect.stringMatching(/^metrics it explains: /),
    expect.stringMatching(/^datasets it explains: /),
    'owner: li',
    '',
  ]);
  const chinese = await run('show', '货款', '--locale', 'zh');
  expect(chinese.stdout.split('\n').slice(0, 3)).toEqual([
    '营业款  Takings  takings',
    '卖货收到的钱。',
    '又称：货款',
  ]);
});

test('a text is looked for in names and meanings; what is not there is told with what was meant', async () => {
  const run = shop();
  expect((await run('search', 'COUNTS', '--locale', 'en')).stdout).toContain('Basis');
  expect((await run('search', '收到的钱', '--locale', 'zh')).stdout).toContain('营业款');
  expect((await run('search', 'nowhere', '--locale', 'en')).stdout).toBe('no term fits nowhere\n');
  const wrong = await run('show', 'taking', '--locale', 'en');
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('model/unknown-reference')]);
  expect(wrong.stderr).toContain('takings');
  expect((await run('shwo', 'takings', '--locale', 'en')).stderr).toContain('cli/not-a-choice');
  expect((await run('show', '--locale', 'zh')).stderr).toContain('cli/missing-argument');
});
