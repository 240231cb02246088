import { expect, test } from 'vitest';
import { checkText } from './check-text.ts';

const SALES = `datasets: [{name: sales, source: {files: a.csv}, time: day, fields: [{name: amount, unit: money}]}]
metrics: [{name: revenue, formula: sum(sales.amount)}]
glossary:
`;
const COLUMNS = { sales: { day: 'date', amount: 'double', shop: 'text' } } as const;

const check = (...terms: readonly string[]) =>
  checkText(`${SALES}${terms.map((term) => `  - ${term}\n`).join('')}`, COLUMNS);

const TAKINGS = '{name: takings, label: {zh: 营业款, en: Takings}, definition: money for goods}';

test('a link that leads nowhere is told where it stands, and the text stays without it', () => {
  const links =
    '{metrics: [revenue, revenu], dimensions: [sales.shop, sales.shopp], datasets: [sale, sales]}';
  const { marked, model, diagnostics } = check(
    `{name: takings, label: Takings, definition: money, broader: sum, see: [tip, takings], explains: ${links}}`,
  );
  expect(marked).toEqual([
    '4 model/unknown-reference: sum',
    '4 model/unknown-reference: tip',
    '4 model/unknown-reference: revenu',
    '4 model/unknown-field: shopp',
    '4 model/unknown-reference: sale',
  ]);
  expect(diagnostics[2]?.hints.map(({ replace }) => replace)).toEqual(['revenue']);
  expect(model.glossary.get('takings')).toMatchObject({
    broader: null,
    see: [],
    explains: { metrics: ['revenue'], dimensions: ['sales.shop'], datasets: ['sales'] },
  });
});

test('one word has one meaning, however it is written', () => {
  const second = (words: string) => check(TAKINGS, `{name: till, definition: money, ${words}}`).marked;
  expect(second('label: takings')).toEqual([
    '5 model/duplicate-term: takings',
    '5 model/duplicate-term: takings',
  ]);
  expect(second('label: {zh: 钱箱, en: Till}, synonyms: [cash, ＴＡＫＩＮＧＳ]')).toEqual([
    '5 model/duplicate-term: ＴＡＫＩＮＧＳ',
  ]);
  expect(second('label: {zh: 钱箱, en: Till}, synonyms: [Till, 零钱]')).toEqual([]);
  expect(check(TAKINGS, TAKINGS).marked).toEqual(['5 model/duplicate-name: takings']);
});

test('terms that are each part of the next are refused, however long the way round', () => {
  const part = (name: string, broader: string) =>
    `{name: ${name}, label: ${name}, definition: text, broader: ${broader}}`;
  const round = check(part('a', 'b'), part('b', 'c'), part('c', 'a'), part('d', 'a'));
  expect(round.diagnostics.map(({ code, params }) => [code, params])).toEqual([
    ['model/definition-cycle', { path: ['a', 'b', 'c', 'a'] }],
  ]);
  expect([...round.model.glossary.values()].map(({ broader }) => broader)).toEqual([null, null, null, 'a']);
  expect(check(part('a', 'a')).marked).toEqual(['4 model/definition-cycle: a']);
});

test('a term says what it means, in both languages or with a warning', () => {
  expect(check('{name: takings, label: Takings}').marked).toEqual(['4 workspace/missing-key: name']);
  expect(check('{name: takings, definition: money}').marked).toEqual(['4 workspace/missing-key: name']);
  const { diagnostics, model } = check('{name: takings, label: Takings, definition: {zh: 营业款}}');
  expect(diagnostics.map(({ code, severity, params }) => [code, severity, params])).toEqual([
    ['model/term-in-one-language', 'warning', { term: 'takings', language: 'en' }],
  ]);
  expect(model.glossary.get('takings')?.definition).toEqual({ zh: '营业款', en: '营业款' });
});

test('a term and a metric may have one name, and a formula means the metric', () => {
  const { found, model } = check(
    '{name: revenue, label: Revenue, definition: money, explains: {metrics: [revenue]}}',
  );
  expect(found).toEqual([]);
  expect(model.metrics.get('revenue')?.kind).toBe('flow');
});
