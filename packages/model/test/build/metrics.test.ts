import { describe, expect, it } from 'vitest';
import { checkText } from './check-text.ts';

const SHOP = `datasets:
  - name: sales
    label: {zh: 销售明细, en: Sales lines}
    source: {files: a.csv}
    time: day
    fields:
      - {name: day, type: date}
      - {name: amount, label: {zh: 金额, en: Amount}, type: decimal, unit: money, tax: excluded}
      - {name: gross, type: decimal, unit: money, tax: included}
      - {name: euro, type: decimal, unit: money, currency: EUR}
      - {name: quantity, type: integer}
      - {name: buyer, type: integer}
`;
const metric = (rest: string) => `${SHOP}metrics:\n  - {name: m, formula: ${rest}}\n`;

describe('units', () => {
  it.each([
    ['sum(sales.amount), unit: money', 'money'],
    ['count(sales), unit: count(line)', 'count'],
    ['sum(sales.quantity), unit: count(piece)', 'count'],
    ['sum(sales.amount) / count_distinct(sales.buyer), unit: money', 'money'],
    ['sum(sales.amount) / sum(sales.amount), unit: percent', 'percent'],
    ['sum(sales.amount)', 'money'],
    ['"1 + 1"', 'number'],
    ['max(sales.day), unit: date', 'date'],
  ])('%s', (rest, unit) => {
    const { model, found } = checkText(metric(rest));
    expect(found.filter((one) => !one.endsWith('depends-on-broken'))).toEqual([]);
    expect(model.metrics.get('m')?.unit.kind).toBe(unit);
  });

  it.each([
    'sum(sales.amount), unit: percent',
    'sum(sales.amount), unit: count',
    'count(sales), unit: money',
    'sum(sales.amount) / count(sales), unit: percent',
    'sum(sales.amount) / sum(sales.amount), unit: money',
    'max(sales.day), unit: number',
  ])('refuses %s', (rest) => {
    const { model, marked } = checkText(metric(rest));
    expect(marked).toEqual([`14 model/declared-unit: ${rest.slice(rest.lastIndexOf(' ') + 1)}`]);
    expect(model.metrics.size).toBe(0);
  });

  it('keep currency and tax when only money is declared', () => {
    const { model } = checkText(metric('sum(sales.euro), unit: money'));
    expect(model.metrics.get('m')?.unit).toEqual({ kind: 'money', currency: 'EUR', tax: null });
  });
});

describe('kinds', () => {
  it('tell flows, stocks and ratios apart', () => {
    const { model, found } = checkText(
      `${SHOP}metrics:
  - {name: revenue, formula: sum(sales.amount)}
  - {name: net, formula: revenue - revenue / 10}
  - {name: share_of, formula: share(revenue)}
  - {name: balance, formula: closing(sum(sales.amount))}
  - {name: change, formula: closing(sum(sales.amount)) - opening(sum(sales.amount))}
  - {name: turnover, formula: revenue / balance}
  - {name: mixed, formula: revenue + balance}
  - {name: last_year, formula: "prior(revenue, 1 year)"}
  - {name: buyers, formula: count_distinct(sales.buyer)}
  - {name: price, formula: avg(sales.amount)}
  - {name: part, formula: "revenue where sales.quantity > 1"}
  - {name: return_on_assets, formula: share_of * turnover}
`,
    );
    expect(found).toEqual([]);
    expect([...model.metrics.values()].map((one) => `${one.name} ${one.kind}`)).toEqual([
      'revenue flow',
      'net flow',
      'share_of ratio',
      'balance stock',
      'change stock',
      'turnover ratio',
      'mixed other',
      'last_year flow',
      'buyers other',
      'price ratio',
      'part flow',
      'return_on_assets ratio',
    ]);
  });
});

describe('names', () => {
  it('are found by label in both languages, whatever comes first', () => {
    const { model, found } = checkText(
      `${SHOP}metrics:
  - {name: rate, label: {zh: 毛利率, en: Margin}, formula: "([收入] - [Cost]) / [Revenue]", unit: percent}
  - {name: cost, label: {zh: 成本, en: Cost}, formula: "[收入] * 0.6"}
  - {name: revenue, label: {zh: 收入, en: Revenue}, formula: "sum([金额])"}
  - {name: lines, formula: "count([Sales lines])"}
`,
    );
    expect(found).toEqual([]);
    expect([...model.metrics.keys()]).toEqual(['rate', 'cost', 'revenue', 'lines']);
  });

  it('report each circle once, with its path', () => {
    const { diagnostics } = checkText(
      'metrics:\n  - {name: a, formula: b}\n  - {name: b, formula: "[C] + 1"}\n  - {name: c, label: C, formula: a}\n  - {name: d, formula: d}\n',
    );
    expect(diagnostics.map((one) => [one.code, one.params])).toEqual([
      ['model/definition-cycle', { path: ['a', 'b', 'c', 'a'] }],
      ['model/definition-cycle', { path: ['d', 'd'] }],
    ]);
  });

  it('of plans must be metrics', () => {
    const { marked } = checkText(metric('count(sales), plans: {target: goal_of_m}'));
    expect(marked).toEqual(['14 model/unknown-reference: goal_of_m']);
  });
});

describe('time', () => {
  it.each([
    ['sales.day', []],
    ['sales.nothing', ['14 model/unknown-reference: sales.nothing']],
    ['nothing.day', ['14 model/unknown-reference: nothing.day']],
    ['sales.quantity', ['14 model/declared-type: sales.quantity']],
  ])('of a metric: %s', (time, expected) => {
    expect(checkText(metric(`count(sales), time: ${time}`)).marked).toEqual(expected);
  });

  it('must be reachable from its measures', () => {
    const { marked } = checkText(
      `${SHOP}  - {name: visit, source: {files: v.csv}, fields: [{name: day, type: date}]}\nmetrics:\n  - {name: m, formula: count(sales), time: visit.day}\n`,
    );
    expect(marked).toEqual(['15 model/unreachable-dimension: visit.day']);
  });
});
