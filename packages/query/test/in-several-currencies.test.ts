import { buildModel, readDefinitions } from '@plumbline/model';
import { isInSeveralCurrencies } from '@plumbline/query';
import { expect, test } from 'vitest';

const DEFINITIONS = `
workspace: abroad
label: {zh: 境外, en: Abroad}
currency: CNY
currency_rates: {dataset: rates, currency: code, date: day, average: rate, closing: rate}
datasets:
  - name: rates
    source: {files: rates.csv}
    primary_key: [code, day]
    fields:
      - {name: code, type: text}
      - {name: day, type: date}
      - {name: rate, type: "decimal(18,6)"}
  - name: sales
    source: {files: sales.csv}
    primary_key: [id]
    time: sold
    fields:
      - {name: id, type: integer}
      - {name: sold, type: date}
      - {name: written, type: text}
      - {name: code, type: text, expression: written}
      - {name: amount, type: "decimal(18,2)", unit: money, currency: code}
      - {name: home, type: "decimal(18,2)", unit: money}
      - {name: dollars, type: "decimal(18,2)", unit: money, currency: USD}
metrics:
  - {name: local, formula: sum(sales.amount)}
  - {name: doubled, formula: local * 2}
  - {name: half, formula: local / sum(sales.amount)}
  - {name: recorded, formula: "sum(sales.amount, currency: as_recorded)"}
  - {name: converted, formula: "convert(local, to: 'CNY', rate: average)"}
  - {name: euros, formula: "sum(sales.amount) where sales.code = 'EUR'"}
  - {name: written_euros, formula: "sum(sales.amount) where sales.written = 'EUR'"}
  - {name: at_home, formula: sum(sales.home)}
  - {name: in_dollars, formula: sum(sales.dollars)}
  - {name: lines, formula: count(sales)}
`;

const { definitions } = readDefinitions(new Map([['plumbline.yaml', DEFINITIONS]]), new Map());
const { model, diagnostics } = buildModel(definitions, new Map());

test('the definitions hold no error', () => {
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each([
  ['local', true],
  ['doubled', true],
  ['half', true],
  ['recorded', false],
  ['converted', false],
  ['euros', false],
  ['written_euros', false],
  ['at_home', false],
  ['in_dollars', false],
  ['lines', false],
] as const)('%s adds amounts of several currencies: %s', (name, expected) => {
  const metric = model?.metrics.get(name);
  expect(metric === undefined ? null : isInSeveralCurrencies(model, metric)).toBe(expected);
});
