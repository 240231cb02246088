import { expect, test } from 'vitest';
import { type Columns, checkText } from './check-text.ts';

const COLUMNS: Columns = {
  sales: { id: 'integer', day: 'date', amount: 'integer' },
  periods: { period: 'text', starts_on: 'date', ends_on: 'date' },
};

function build(calendars: readonly string[], formula = 'sum(sales.amount)') {
  const listed = calendars
    .map((own) => `  - {${own}, dataset: periods, start: starts_on, end: ends_on, key: period}`)
    .join('\n');
  return checkText(
    `datasets:
  - {name: sales, source: {files: a.csv}, primary_key: [id], time: day}
  - {name: periods, source: {files: b.csv}}
calendars:
${listed}
metrics:
  - {name: revenue, formula: "${formula}"}
`,
    COLUMNS,
  );
}

test('a grain that is no standard word is the company’s own, and formulas name it', () => {
  const { model, diagnostics } = build(
    ['name: thirteen, grain: period13', 'name: books, grain: month'],
    'growth(trailing(to_date(sum(sales.amount), period13), 3 period13), 1 period13)',
  );
  expect(diagnostics).toEqual([]);
  expect([...model.calendars.values()].map(({ name, grain, key }) => [name, grain, key])).toEqual([
    ['thirteen', 'own:period13', 'period'],
    ['books', null, 'period'],
  ]);
  expect(model.metrics.has('revenue')).toBe(true);
});

test.each([
  ['that a metric has', 'revenue', 'model/duplicate-name'],
  ['that a key of every question has', 'cohort', 'model/reserved-name'],
  ['that a formula reads as something else', 'where', 'model/reserved-name'],
])('a name %s is refused', (_, grain, code) => {
  const { diagnostics } = build([`name: thirteen, grain: ${grain}`]);
  expect(diagnostics.map((found) => found.code)).toEqual([code]);
});

test('two calendars list no one grain', () => {
  const { diagnostics } = build(['name: first, grain: term', 'name: second, grain: term']);
  expect(diagnostics.map(({ code, params }) => [code, params])).toEqual([
    ['model/duplicate-name', { name: 'term', kind: 'calendar', other: 'calendar' }],
  ]);
});

test('a step by a name that no calendar lists is no step', () => {
  const { diagnostics } = build(['name: thirteen, grain: period13'], 'prior(sum(sales.amount), 1 season)');
  expect(diagnostics.map(({ code }) => code)).toEqual(['model/not-an-interval']);
});
