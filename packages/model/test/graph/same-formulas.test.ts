import { sameFormulas } from '@plumbline/model';
import { expect, test } from 'vitest';
import { checkText } from '../build/check-text.ts';

const DATASETS = `datasets:
  - name: sale
    source: {files: a.csv}
    time: day
    fields: [{name: id, type: integer}, {name: day, type: date}, {name: paid, type: date}, {name: channel, type: text}, {name: amount, type: "decimal(18,2)"}, {name: tax, type: "decimal(18,2)"}, {name: cost, type: "decimal(18,2)"}, {name: weight, type: double}]
`;

function groups(metrics: readonly string[]): readonly string[] {
  const { model, diagnostics } = checkText(
    `${DATASETS}metrics:\n${metrics.map((m) => `  - ${m}\n`).join('')}`,
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return sameFormulas(model).map((group) => group.metrics.join(' = '));
}

const BASE = [
  '{name: amount, label: {zh: 收入, en: Revenue}, formula: sum(sale.amount)}',
  '{name: cost, label: {zh: 成本, en: Cost}, formula: sum(sale.cost)}',
  '{name: tax, formula: sum(sale.tax)}',
  '{name: weight, formula: sum(sale.weight)}',
  '{name: sales, formula: count(sale)}',
];

test('names and labels, order, brackets and what names stand for make no difference', () => {
  expect(
    groups([
      ...BASE,
      '{name: margin, formula: amount - cost}',
      '{name: margin_zh, formula: "[收入] - [成本]"}',
      '{name: margin_en, formula: "([Revenue]) - [Cost]"}',
      '{name: margin_written, formula: sum(sale.amount) - sum(sale.cost)}',
      '{name: net, formula: amount - cost - tax}',
      '{name: net_turned, formula: amount - (tax + cost)}',
      '{name: net_of_margin, formula: margin - tax}',
      '{name: rate, formula: margin / amount}',
      '{name: rate_written, formula: (sum(sale.amount) - sum(sale.cost)) / sum(sale.amount)}',
      '{name: again, formula: amount}',
      '{name: web, formula: "amount where sale.channel = \'web\' and sale.amount > 5"}',
      '{name: web_turned, formula: "sum(sale.amount) where 5 < sale.amount and \'web\' = sale.channel"}',
      "{name: two, formula: \"amount where sale.channel in ('a', 'b')\"}",
      "{name: two_turned, formula: \"amount where sale.channel in ('b', 'a')\"}",
    ]),
  ).toEqual([
    'amount = again',
    'margin = margin_zh = margin_en = margin_written',
    'net = net_turned = net_of_margin',
    'rate = rate_written',
    'web = web_turned',
    'two = two_turned',
  ]);
});

test('what could differ in a cell is not called the same', () => {
  expect(
    groups([
      ...BASE,
      '{name: turned, formula: cost - amount}',
      '{name: other, formula: amount - cost}',
      // Missing is 0 in one of them.
      '{name: zero, formula: sum(sale.amount), empty: zero}',
      '{name: zero_of_names, formula: amount - cost, empty: zero}',
      '{name: zero_written, formula: sum(sale.amount) - sum(sale.cost), empty: zero}',
      // Another date of the same rows.
      '{name: paid, formula: sum(sale.amount), time: sale.paid}',
      // A count is 0 under its name, and missing inside a formula.
      '{name: each, formula: amount / sales}',
      '{name: each_written, formula: sum(sale.amount) / count(sale)}',
      // Doubles round by where the brackets are.
      '{name: heavy, formula: weight + (weight + 0.5)}',
      '{name: heavier, formula: (weight + weight) + 0.5}',
      // A plan is never shortened to the days that are known.
      '{name: planned, formula: amount, plans: {target: plan}}',
      '{name: plan, formula: sum(sale.amount)}',
      '{name: redefined, formula: cost, effective: 2024-02-01, versions: [{effective: 2023-01-01, formula: tax}]}',
      '{name: redefined_before, formula: cost, effective: 2024-03-01, versions: [{effective: 2023-01-01, formula: tax}]}',
    ]),
  ).toEqual(['amount = planned']);
});

test('a name for one whose name says more is the same as that one', () => {
  expect(
    groups([
      ...BASE,
      '{name: zero, formula: sum(sale.amount), empty: zero}',
      '{name: zero_again, formula: zero}',
      '{name: paid, formula: sum(sale.amount), time: sale.paid}',
      '{name: paid_again, formula: "[paid]"}',
      '{name: orders, formula: sales}',
      '{name: old, formula: cost, deprecated: {replacement: cost}}',
    ]),
  ).toEqual(['sales = orders', 'zero = zero_again', 'paid = paid_again']);
});

test('formulas that double with every level stay short', () => {
  const levels = Array.from({ length: 40 }, (_, i) => `{name: m${i + 1}, formula: m${i} + m${i}}`);
  const twins = Array.from({ length: 40 }, (_, i) => `{name: n${i + 1}, formula: n${i} + n${i}}`);
  const found = groups([
    '{name: m0, formula: sum(sale.amount)}',
    '{name: n0, formula: sum(sale.amount)}',
    ...levels,
    ...twins,
  ]);
  expect(found.slice(0, 3)).toEqual(['m0 = n0', 'm1 = n1', 'm2 = n2']);
});
