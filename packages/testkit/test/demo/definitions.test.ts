import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFINITIONS, demoQuestions, queryIn } from '@plumbline/demo';
import { formatDiagnostic } from '@plumbline/diagnostics';
import { resolveQuery } from '@plumbline/query';
import { expect, test } from 'vitest';
import { gapsInDictionary } from '../definitions/dictionary.ts';
import { complaints, readFolder } from '../definitions/read-folder.ts';

const { model, diagnostics } = readFolder(DEFINITIONS);

test('the definitions are sound', () => {
  expect(complaints(diagnostics)).toEqual([]);
  expect(model.metrics.size).toBeGreaterThanOrEqual(120);
});

test('every word stands in both languages, and every metric has its whole entry', () => {
  expect(gapsInDictionary(model)).toEqual([]);
});

test('what others rely on has its name', () => {
  const names = [
    'revenue',
    'gross_margin_rate',
    'operating_profit',
    'net_profit',
    'operating_cash_flow',
    'new_customers',
    'cac',
  ];
  for (const name of names) expect(model.metrics.has(name), name).toBe(true);
  expect(model.dimensions.has('channel')).toBe(true);
});

test('no metric reads the truth', async () => {
  const sources = [...model.datasets.values()].flatMap(({ source }) =>
    source.kind === 'files' ? source.paths : [],
  );
  expect(sources.length).toBeGreaterThan(30);
  expect(sources.filter((path) => path.includes('truth'))).toEqual([]);
  expect(await readFile(join(DEFINITIONS, 'plumbline.yaml'), 'utf8')).toContain('today: 2026-11-20');
});

for (const question of demoQuestions) {
  test.each(['zh', 'en'] as const)(`it can be asked in %s: ${question.title.en}`, (locale) => {
    expect(
      resolveQuery(queryIn(locale, question), model).diagnostics.map((one) => formatDiagnostic(one, 'en')),
    ).toEqual([]);
  });
}
