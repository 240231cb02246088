import { fileURLToPath } from 'node:url';
import { demoQuestions, generateShop, queryIn } from '@plumbline/demo';
import { formatDiagnostic } from '@plumbline/diagnostics';
import { resolveQuery } from '@plumbline/query';
import { expect, test } from 'vitest';
import { gapsInDictionary } from '../definitions/dictionary.ts';
import { complaints, readFolder } from '../definitions/read-folder.ts';

const { model, diagnostics } = readFolder(fileURLToPath(new URL('../../../demo/workspace', import.meta.url)));
const { files } = generateShop({ from: '2026-01-01', to: '2026-02-15', scale: 0.1 });

test('the definitions are sound', () => {
  expect(complaints(diagnostics)).toEqual([]);
  expect(model.metrics.size).toBeGreaterThanOrEqual(35);
});

test('every word stands in both languages, and every metric has its whole entry', () => {
  expect(gapsInDictionary(model)).toEqual([]);
});

test('the definitions read every column of every file and nothing else', () => {
  const sources = [...model.datasets.values()].map(({ source }) =>
    source.kind === 'files' ? source.paths : [],
  );
  expect(sources.flat().sort()).toEqual([...files.keys()].sort());
  for (const dataset of model.datasets.values()) {
    const header = files.get(`data/${dataset.name}.csv`)?.split('\n')[0];
    expect([...dataset.fields.keys()].join(','), dataset.name).toBe(header);
  }
});

for (const question of demoQuestions) {
  test.each(['zh', 'en'] as const)(`it can be asked in %s: ${question.title.en}`, (locale) => {
    expect(
      resolveQuery(queryIn(locale, question), model).diagnostics.map((one) => formatDiagnostic(one, 'en')),
    ).toEqual([]);
  });
}
