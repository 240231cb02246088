import { join } from 'node:path';
import { formatDiagnostic } from '@plumbline/diagnostics';
import { resolveQuery } from '@plumbline/query';
import { expect, test } from 'vitest';
import { gapsInDictionary } from '../definitions/dictionary.ts';
import { complaints, readFolder } from '../definitions/read-folder.ts';
import { CASES } from './cases.ts';
import { OWN_ANSWERS } from './own-answers.ts';
import { REPOSITORY } from './shared-data.ts';

const { model, diagnostics } = readFolder(join(REPOSITORY, 'workspaces/adventure-works'));

test('the definitions are sound', () => {
  expect(complaints(diagnostics)).toEqual([]);
  expect(model.metrics.size).toBeGreaterThanOrEqual(60);
});

test('every word stands in both languages, and every metric has its whole entry', () => {
  expect(gapsInDictionary(model)).toEqual([]);
});

test('the metrics that others rely on keep their names', () => {
  for (const name of ['company_sales', 'company_margin_rate', 'gross_margin_rate'])
    expect(model.metrics.has(name)).toBe(true);
});

test('money is never a floating number, and carries its tax basis', () => {
  const loose = [...model.datasets.values()].flatMap((dataset) =>
    [...dataset.fields.values()]
      .filter(({ unit, type }) => unit.kind === 'money' && (type.kind === 'double' || unit.tax === null))
      .map(({ name }) => `${dataset.name}.${name}`),
  );
  expect(loose).toEqual([]);
});

for (const { id, parts } of [...CASES, ...OWN_ANSWERS.map(({ asked }) => asked)]) {
  test(`${id} can be asked`, () => {
    const found = parts.flatMap(({ query }) => resolveQuery(query, model).diagnostics);
    expect(found.map((one) => formatDiagnostic(one, 'en'))).toEqual([]);
  });
}
