import { buildModel, readDefinitions } from '@plumbline/model';
import { rowPlans } from '@plumbline/query';
import { expect, test } from 'vitest';

const DEFINITIONS = `
workspace: planned
label: {zh: 有预算, en: Planned}
currency: CNY
datasets:
  - name: ledger
    source: {files: ledger.csv}
    primary_key: [id]
    time: posted
    scenarios: {field: scenario, actual: Actual, budget: Budget}
    fields:
      - {name: id, type: integer}
      - {name: scenario, type: text}
      - {name: posted, type: date}
      - {name: buyer, type: text}
      - {name: amount, type: "decimal(18,2)", unit: money}
  - name: notes
    source: {files: notes.csv}
    primary_key: [id]
    time: written
    fields:
      - {name: id, type: integer}
      - {name: written, type: date}
metrics:
  - {name: sales, formula: sum(ledger.amount)}
  - {name: large, formula: sum(ledger.amount) where ledger.amount > 10}
  - {name: booked, formula: "sum(ledger.amount) where ledger.scenario = 'Actual'"}
  - {name: part, formula: booked / sales}
  - {name: a_day, formula: sales / days()}
  - {name: noted, formula: count(notes)}
  - {name: per_note, formula: sales / noted}
  - {name: named, formula: sales, plans: {budget: large}}
`;

const { definitions } = readDefinitions(new Map([['plumbline.yaml', DEFINITIONS]]), new Map());
const { model, diagnostics } = buildModel(definitions, new Map());

test('the definitions hold no error', () => {
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.each([
  ['sales', [{ plan: 'budget', isMatched: true }]],
  ['large', [{ plan: 'budget', isMatched: true }]],
  ['a_day', [{ plan: 'budget', isMatched: false }]],
  ['booked', []],
  ['part', []],
  ['noted', []],
  ['per_note', []],
  ['named', []],
] as const)('plans among the rows of %s', (name, expected) => {
  const metric = model?.metrics.get(name);
  expect(metric === undefined ? null : rowPlans(model, metric)).toEqual(expected);
});
