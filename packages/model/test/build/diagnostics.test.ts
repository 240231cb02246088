import { type Code, formatDiagnostic, messageOf } from '@plumbline/diagnostics';
import { describe, expect, it } from 'vitest';
import { type Columns, checkText } from './check-text.ts';

interface Example {
  readonly files: string | Readonly<Record<string, string | null>>;
  readonly columns?: Columns;
  readonly variables?: Readonly<Record<string, string>>;
  /** Where it is found, first of its code. */
  readonly at: string;
  readonly hint?: string;
  readonly severity?: 'warning' | 'note';
}

const SALES = `datasets:
  - name: sales
    source: {files: sales.csv}
    time: day
    fields: [{name: day, type: date}, {name: amount, type: decimal, unit: money}, {name: shop, type: integer}, {name: buyer, type: integer}, {name: seller, type: integer}]
  - name: shop
    source: {files: shop.csv}
    fields: [{name: id, type: integer}, {name: city, type: text}]
  - name: person
    source: {files: person.csv}
    fields: [{name: id, type: integer}, {name: city, type: text}]
relationships:
  - {name: sold_by, from: sales, to: person, from_columns: seller, to_columns: id}
  - {name: bought_by, from: sales, to: person, from_columns: buyer, to_columns: id}
`;
const LINES = SALES.split('\n').length - 1;

/** A definition below the datasets, which are 15 lines: its first line is line 16. */
function below(text: string): string {
  return SALES + text;
}
const at = (line: number, column: number) => `a.yaml:${LINES + line}:${column}`;

type Covered =
  | 'workspace/missing-root'
  | 'workspace/yaml-syntax'
  | 'workspace/limit'
  | 'workspace/duplicate-key'
  | 'workspace/bad-key'
  | 'workspace/merge-key'
  | 'workspace/tag'
  | 'workspace/unknown-key'
  | 'workspace/misplaced-key'
  | 'workspace/missing-key'
  | 'workspace/wrong-shape'
  | 'workspace/unknown-word'
  | 'workspace/bad-value'
  | 'workspace/variable-not-listed'
  | 'workspace/variable-without-value'
  | 'workspace/variable-place'
  | 'workspace/secret-place'
  | 'workspace/secret-in-file'
  | 'model/not-available-yet'
  | 'model/reserved-name'
  | 'model/duplicate-name'
  | 'model/duplicate-code'
  | 'model/duplicate-label'
  | 'model/duplicate-term'
  | 'model/term-in-one-language'
  | 'model/unknown-reference'
  | 'model/unknown-column'
  | 'model/unknown-type'
  | 'model/column-count'
  | 'model/types-differ'
  | 'model/units-differ'
  | 'model/declared-type'
  | 'model/declared-unit'
  | 'model/version-order'
  | 'model/version-unit'
  | 'model/definition-cycle'
  | 'model/unreachable-dimension'
  | 'model/ambiguous-path'
  | 'model/metric-too-deep'
  | 'model/depends-on-broken';

const EXAMPLES: { readonly [C in Covered]: Example } = {
  'workspace/missing-root': { files: { 'plumbline.yaml': null, 'a.yaml': 'metrics: []' }, at: '' },
  'workspace/yaml-syntax': { files: 'metrics:\n  - name: a: b\n', at: 'a.yaml:2:11' },
  'workspace/limit': { files: `a: ${'['.repeat(50)}${']'.repeat(50)}`, at: 'a.yaml:1:43' },
  'workspace/duplicate-key': {
    files: 'metrics:\n  - name: a\n    formula: 1\n    formula: 2\n',
    at: 'a.yaml:4:5',
  },
  'workspace/bad-key': { files: 'metrics:\n  - ? [a]\n    : 1\n', at: 'a.yaml:2:7' },
  'workspace/merge-key': {
    files: 'metrics:\n  - &m {name: a, formula: "1"}\n  - <<: *m\n    name: b\n',
    at: 'a.yaml:3:5',
  },
  'workspace/tag': { files: 'metrics:\n  - {name: a, formula: !!str 1}\n', at: 'a.yaml:2:30' },
  'workspace/unknown-key': {
    files: 'metrics:\n  - {name: a, formula: "1", direktion: up}\n',
    at: 'a.yaml:2:29',
    hint: 'did you mean direction?',
  },
  'workspace/misplaced-key': { files: '\ncurrency: EUR\n', at: 'a.yaml:2:1' },
  'workspace/missing-key': { files: 'metrics:\n  - name: a\n    unit: money\n', at: 'a.yaml:2:5' },
  'workspace/wrong-shape': { files: 'metrics:\n  - {name: a, formula: [1]}\n', at: 'a.yaml:2:24' },
  'workspace/unknown-word': {
    files: 'metrics:\n  - {name: a, formula: "1", direction: upp}\n',
    at: 'a.yaml:2:40',
    hint: 'did you mean up?',
  },
  'workspace/bad-value': { files: 'metrics:\n  - {name: Revenue, formula: "1"}\n', at: 'a.yaml:2:12' },
  'workspace/variable-not-listed': {
    files: {
      'plumbline.yaml': 'workspace: shop\nenv: [DATA_ROOT]\n',
      'a.yaml': 'datasets:\n  - {name: a, source: {files: "${DATA_ROT}/a.csv"}}\n',
    },
    at: 'a.yaml:2:31',
    hint: 'did you mean DATA_ROOT?',
  },
  'workspace/variable-without-value': {
    files: {
      'plumbline.yaml': 'workspace: shop\nenv: [DATA_ROOT]\n',
      'a.yaml': 'datasets:\n  - {name: a, source: {files: "${DATA_ROOT}/a.csv"}}\n',
    },
    at: 'a.yaml:2:31',
  },
  'workspace/variable-place': {
    files: {
      'plumbline.yaml': 'workspace: shop\nenv: [CITY]\n',
      'a.yaml': 'metrics:\n  - name: a\n    formula: 1\n    owner: ${CITY}\n',
    },
    at: 'a.yaml:4:12',
  },
  'workspace/secret-place': {
    files: {
      'plumbline.yaml': 'workspace: shop\nenv: [API_TOKEN]\n',
      'a.yaml': 'datasets:\n  - {name: a, source: {files: "${API_TOKEN}/a.csv"}}\n',
    },
    at: 'a.yaml:2:31',
  },
  'workspace/secret-in-file': {
    files: 'connections:\n  - {name: erp, type: duckdb, password: hunter2}\n',
    at: 'a.yaml:2:41',
    severity: 'warning',
  },
  'model/not-available-yet': {
    files: below(
      'policies:\n  - {name: own, roles: [viewer], dataset: sales, where: day in (sales per day)}\n',
    ),
    at: at(2, 57),
    severity: 'note',
  },
  'model/reserved-name': { files: 'metrics:\n  - {name: month, formula: "1"}\n', at: 'a.yaml:2:12' },
  'model/duplicate-name': {
    files: below('metrics:\n  - {name: sales, formula: count(sales)}\n'),
    at: at(2, 12),
  },
  'model/duplicate-code': {
    files: 'metrics:\n  - {name: a, formula: "1", code: X1}\n  - {name: b, formula: "1", code: X1}\n',
    at: 'a.yaml:3:35',
  },
  'model/duplicate-label': {
    files:
      'metrics:\n  - {name: a, formula: "1", label: Revenue}\n  - name: b\n    formula: 1\n    label: {zh: 收入, en: Revenue}\n',
    at: 'a.yaml:5:25',
  },
  'model/duplicate-term': {
    files:
      'glossary:\n  - {name: a, label: Deposit, definition: paid ahead}\n  - {name: b, label: Advance, synonyms: [money, " deposit "], definition: paid ahead}\n',
    at: 'a.yaml:3:49',
  },
  'model/term-in-one-language': {
    files: 'glossary:\n  - {name: a, label: Deposit, definition: {en: paid ahead}}\n',
    at: 'a.yaml:2:44',
    severity: 'warning',
  },
  'model/unknown-reference': {
    files: 'relationships:\n  - {name: r, from: sales, to: shop, from_columns: a, to_columns: b}\n',
    at: 'a.yaml:2:21',
  },
  'model/unknown-column': {
    files:
      'datasets:\n  - {name: sales, source: {files: a.csv}, fields: [{name: amount, column: Ammount}]}\n',
    columns: { sales: { Amount: 'double' } },
    at: 'a.yaml:2:75',
    hint: 'did you mean Amount?',
  },
  'model/unknown-type': {
    files:
      'datasets:\n  - {name: sales, source: {files: a.csv}, fields: [{name: amount}]}\nmetrics:\n  - {name: a, formula: sum(sales.amount)}\n',
    at: 'a.yaml:4:34',
  },
  'model/column-count': {
    files: below('  - {name: r, from: sales, to: shop, from_columns: [shop, day], to_columns: [id]}\n'),
    at: at(1, 77),
  },
  'model/types-differ': {
    files: below('  - {name: r, from: sales, to: shop, from_columns: [shop], to_columns: [city]}\n'),
    at: at(1, 53),
  },
  'model/units-differ': {
    files: `datasets:
  - {name: a, source: {files: a.csv}, fields: [{name: price, type: decimal, unit: money, currency: USD}]}
  - {name: b, source: {files: b.csv}, fields: [{name: price, type: decimal, unit: money, currency: EUR}]}
  - {name: both, source: {union: [{dataset: a}, {dataset: b}]}}
`,
    at: 'a.yaml:4:27',
  },
  'model/declared-type': {
    files:
      'datasets:\n  - {name: a, source: {files: a.csv}, fields: [{name: x, type: date, expression: "1 + 1"}]}\n',
    at: 'a.yaml:2:64',
  },
  'model/declared-unit': {
    files: below('metrics:\n  - {name: a, formula: count(sales), unit: money}\n'),
    at: at(2, 44),
  },
  'model/definition-cycle': {
    files: 'metrics:\n  - {name: a, formula: b + 1}\n  - {name: b, formula: a + 1}\n',
    at: 'a.yaml:2:24',
  },
  'model/unreachable-dimension': {
    files: below(
      "metrics:\n  - {name: a, formula: sum(sales.amount)}\n  - name: b\n    formula: a where shop.city = 'Paris'\n",
    ),
    at: at(4, 22),
  },
  'model/ambiguous-path': {
    files: below("metrics:\n  - name: a\n    formula: sum(sales.amount) where person.city = 'Paris'\n"),
    at: at(3, 38),
    hint: 'did you mean sold_by.city?',
  },
  'model/version-order': {
    files:
      'metrics:\n  - name: a\n    formula: "1"\n    effective: 2024-01-01\n    versions:\n      - {effective: 2024-01-01, formula: "2"}\n',
    at: 'a.yaml:6:42',
  },
  'model/version-unit': {
    files: below(
      'metrics:\n  - name: a\n    formula: sum(sales.amount)\n    effective: 2024-01-01\n    versions:\n      - {effective: 2023-01-01, formula: count(sales)}\n',
    ),
    at: at(6, 7),
  },
  'model/metric-too-deep': {
    files: `metrics:\n  - {name: m0, formula: "1"}\n${Array.from({ length: 64 }, (_, i) => `  - {name: m${i + 1}, formula: m${i} + 1}`).join('\n')}\n`,
    at: 'a.yaml:66:26',
  },
  'model/depends-on-broken': {
    files: 'metrics:\n  - {name: a, formula: nothing}\n  - {name: b, formula: a + 1}\n',
    at: 'a.yaml:3:24',
    severity: 'note',
  },
};

describe('every code has an example', () => {
  it.each(Object.entries(EXAMPLES))('%s', (code, example) => {
    const { diagnostics, found } = checkText(example.files, example.columns, example.variables);
    const index = diagnostics.findIndex((one) => one.code === code);
    expect(found[index]).toBe(example.at === '' ? code : `${example.at} ${code}`);
    const diagnostic = diagnostics[index];
    if (diagnostic === undefined) return;
    expect(diagnostic.severity).toBe(example.severity ?? 'error');
    expect(diagnostic.hints[0]?.text.en).toBe(example.hint);
    for (const locale of ['zh', 'en'] as const) {
      expect(messageOf(diagnostic, locale)).not.toMatch(/undefined|\[object/);
      expect(formatDiagnostic(diagnostic, locale)).toContain(code as Code);
    }
  });
});
