import { describe, expect, it, test } from 'vitest';
import { type Columns, checkText } from './check-text.ts';

const DATASETS = `datasets:
  - {name: sales, source: {files: a.csv}, time: day, fields: [{name: amount, unit: money}]}
  - {name: visits, source: {files: a.csv}, time: day}
  - {name: shop, source: {files: a.csv}}
  - {name: ledger, source: {files: a.csv}, time: day, fields: [{name: amount, unit: money}]}
  - {name: account, source: {files: a.csv}, primary_key: code}
relationships:
  - {name: sold_in, from: sales, to: shop, from_columns: shop_key, to_columns: shop_key}
  - {name: sent_from, from: sales, to: shop, from_columns: store_key, to_columns: shop_key}
  - {name: posted, from: ledger, to: account, from_columns: code, to_columns: code}
hierarchies: [{name: accounts, dataset: account, key: code, parent: parent}]
metrics:
  - {name: revenue, label: {zh: 收入, en: Revenue}, formula: sum(sales.amount)}
  - {name: cost, label: {zh: 成本, en: Cost}, formula: sum(ledger.amount)}
  - {name: margin, label: {zh: 毛利率, en: Margin}, formula: (revenue - cost) / revenue, unit: percent}
  - {name: traffic, label: {zh: 客流, en: Traffic}, formula: count(visits)}
  - {name: best_day, label: {zh: 最好的一天, en: Best day}, formula: max(sales.day)}
  - {name: broken, label: {zh: 坏的, en: Broken}, formula: sum(sales.nothing_there)}
`;
const COLUMNS: Columns = {
  sales: {
    day: 'date',
    channel: 'text',
    shop_key: 'integer',
    store_key: 'integer',
    amount: { kind: 'decimal', precision: 18, scale: 2 },
  },
  visits: { day: 'date', source: 'text' },
  shop: { shop_key: 'integer', country: 'text', area: 'double' },
  ledger: { day: 'date', code: 'text', amount: { kind: 'decimal', precision: 18, scale: 2 } },
  account: { code: 'text', parent: 'text' },
};

/** `code: marked text` without quotes, notes on what is not available yet and the broken metric itself left out. */
function found(list: string): readonly string[] {
  return checkText(`${DATASETS}${list}\n`, COLUMNS)
    .marked.map((line) => line.slice(line.indexOf(' ') + 1).replaceAll('"', ''))
    .filter((line) => !line.startsWith('model/not-available-yet') && !line.includes('nothing_there'));
}

function hints(list: string): readonly (string | undefined)[] {
  const { diagnostics } = checkText(`${DATASETS}${list}\n`, COLUMNS);
  return diagnostics
    .filter((one) => one.code !== 'model/unknown-field')
    .flatMap((one) => one.hints.map((hint) => hint.replace));
}

describe('policies', () => {
  const policy = (where: string, dataset = 'dataset: sales, ') =>
    `policies: [{name: own, roles: [seller], ${dataset}where: "${where}"}]`;

  test.each([
    "channel = 'web'",
    'channel in ($user.channels)',
    'sold_in.country = $user.country and amount < $user.limit',
    'sales.channel = $user.channel or $user.is_chief',
    'shop_key in (revenue per sales.shop_key having revenue > 10)',
  ])('%s', (where) => {
    expect(found(policy(where))).toEqual([]);
  });

  test('without a dataset fields are named in full', () => {
    expect(found(policy('visits.source = $user.source', ''))).toEqual([]);
  });

  test.each([
    ['chanel = $user.channel', 'model/unknown-dimension: chanel'],
    ['sales.chanel = $user.channel', 'model/unknown-field: chanel'],
    ['channel in ($channels)', 'model/unknown-parameter: $channels'],
    ['channel', 'model/condition-wanted: channel'],
    ['revenue > 10', 'model/metric-in-row: revenue'],
    ['sum(amount) > 10', 'model/aggregate-in-row: sum(amount)'],
    ['channel = 5', 'model/not-comparable: channel = 5'],
    ["visits.source = 'web'", 'model/unreachable-field: visits.source'],
    ['shop.country = $user.country', 'model/ambiguous-path: shop.country'],
    ['channel = (', 'model/formula-syntax: '],
  ])('%s', (where, line) => {
    expect(found(policy(where))).toEqual([line]);
  });

  it('point at what was meant', () => {
    expect(hints(policy('channel in ($channels)'))).toEqual(['$user.channels']);
    expect(hints(policy('shop.country = $user.country'))).toEqual(['sold_in.country', 'sent_from.country']);
  });

  it('of an unknown dataset are reported once', () => {
    expect(found(policy('anything = 1', 'dataset: sale, '))).toEqual(['model/unknown-reference: sale']);
  });

  test.each([
    ['shop_key in (revenue per sales.shop_key)', 'shop_key in (revenue per sales.shop_key)'],
    ["channel = 'web' or fair = 'Spring'", 'fair'],
  ])('%s is not known of a row: said where it stands', (where, marked) => {
    const fairs =
      'calendars: [{name: fairs, dataset: visits, grain: fair, key: source, start: day, end: day}]';
    const { marked: lines } = checkText(`${DATASETS}${policy(where)}\n${fairs}\n`, COLUMNS);
    const notes = lines.filter((line) => line.includes('not-available-yet'));
    expect(notes.map((line) => line.slice(line.indexOf(' ') + 1).replaceAll('"', ''))).toEqual([
      `model/not-available-yet: ${marked}`,
    ]);
  });

  it('that test a broken metric say so', () => {
    const list = policy('shop_key in (broken per sales.shop_key)');
    expect(found(list)).toEqual(['model/depends-on-broken: shop_key in (broken per sales.shop_key)']);
  });
});

describe('statements', () => {
  const statement = (lines: string, amount = 'sum(ledger.amount)') =>
    `statements: [{name: income, hierarchy: accounts, amount: "${amount}", lines: [${lines}]}]`;
  const SALES = '{name: turnover, label: {zh: 营业收入, en: Turnover}, node: "50"}';
  const COSTS = '{name: expense, node: "60"}';

  test.each([
    `${SALES}, ${COSTS}, {name: gross, formula: turnover - expense}`,
    `{name: gross, formula: turnover - expense}, ${SALES}, ${COSTS}`,
    `${SALES}, {name: rate, formula: "[营业收入] / revenue"}, {name: half, formula: "[Turnover] * rate"}`,
    `${SALES}, {name: growing, formula: "growth(turnover, 1 year)"}`,
    '{name: revenue, formula: revenue}, {name: twice, formula: revenue * 2}',
    '{name: revenue, label: 收入, formula: "[收入]"}',
    `{name: cost, node: "60"}, {name: other, formula: cost * 2}`,
  ])('%s', (lines) => {
    expect(found(statement(lines))).toEqual([]);
  });

  test.each([
    [`${SALES}, {name: gross, formula: turnovr - 1}`, ['model/unknown-metric: turnovr']],
    [`${SALES}, {name: gross, formula: turnover +}`, ['model/formula-syntax: }']],
    [`${SALES}, {name: gross, formula: turnover + traffic}`, ['model/unit-mismatch: turnover + traffic']],
    [`${SALES}, {name: gross, formula: turnover > 1}`, ['model/wrong-argument: turnover > 1']],
    [`${SALES}, {name: gross, formula: ledger.amount}`, ['model/field-needs-aggregate: ledger.amount']],
    [
      `${SALES}, {name: gross, formula: turnover where visits.source = 'x'}`,
      ['model/unreachable-dimension: visits.source'],
    ],
    ['{name: a, formula: b}, {name: b, formula: a + 1}', ['model/definition-cycle: b']],
    ['{name: a, formula: a + 1}', ['model/definition-cycle: a + 1']],
    [
      '{name: a, formula: nothing}, {name: b, formula: a + 1}',
      ['model/unknown-metric: nothing', 'model/depends-on-broken: a + 1'],
    ],
    ['{name: a, formula: broken + 1}', ['model/depends-on-broken: broken + 1']],
    [`${SALES}, {name: turnover, node: "51"}`, ['model/duplicate-name: turnover']],
  ])('%s', (lines, expected) => {
    expect(found(statement(lines))).toEqual(expected);
  });

  it('add up a number', () => {
    expect(found(statement(SALES, 'sum(ledger.amout)'))).toEqual(['model/unknown-field: amout']);
    expect(found(statement(SALES, 'best_day'))).toEqual(['model/wrong-argument: best_day']);
    expect(found(statement(`${SALES}, {name: a, formula: turnover}`, 'broken'))).toEqual([
      'model/depends-on-broken: broken',
      'model/depends-on-broken: turnover',
    ]);
  });

  it('suggest the line that was meant', () => {
    expect(hints(statement(`${SALES}, {name: gross, formula: turnovr - 1}`))).toEqual(['turnover']);
  });
});

describe('alerts', () => {
  const alert = (when: string, more = '') => `alerts: [{name: low, metric: margin, when: "${when}"${more}}]`;

  test.each([
    'value < 0.35',
    'value < 35% or anomaly(sensitivity: 0.8)',
    'anomaly()',
    'value < prior(value, 1 year) and revenue > 1000',
    'value is null',
    'not value between 0.3 and 0.5',
  ])('%s', (when) => {
    expect(found(alert(when))).toEqual([]);
  });

  test.each([
    ['value', 'model/condition-wanted: value'],
    ['value - 0.1', 'model/condition-wanted: value - 0.1'],
    ['valeu < 1', 'model/unknown-metric: valeu'],
    ['value < revenue', 'model/unit-mismatch: value < revenue'],
    ['anomaly(sensitivity: 2)', 'model/number-out-of-range: 2'],
    ["anomaly(sensitivity: 'high')", "model/literal-wanted: 'high'"],
    ['anomaly(sensitive: 0.5)', 'model/unknown-argument: sensitive'],
    ['anomly()', 'model/unknown-function: anomly'],
    ['sales.amount > 5', 'model/field-needs-aggregate: sales.amount'],
    ['broken > 5', 'model/depends-on-broken: broken > 5'],
  ])('%s', (when, line) => {
    expect(found(alert(when))).toEqual([line]);
  });

  it('point at what was meant', () => {
    expect(hints(alert('valeu < 1'))).toEqual(['value']);
    expect(hints(alert('anomly()'))).toEqual(['anomaly']);
  });

  it('each know their own metric', () => {
    const both = `alerts:
  - {name: low, metric: margin, when: "value < 5%"}
  - {name: late, metric: best_day, when: "value < date '2024-01-01'"}
  - {name: wrong, metric: best_day, when: "value < 5%"}`;
    expect(found(both)).toEqual(['model/not-comparable: value < 5%']);
  });

  it('are about groups and rows that the metric has', () => {
    expect(found(alert('value < 1', ', by: [month, sold_in.country]'))).toEqual([
      'model/unreachable-dimension: sold_in.country',
    ]);
    expect(found(alert('value < 1', ', where: "sales.channel = 1"'))).toEqual([
      'model/not-comparable: sales.channel = 1',
    ]);
    expect(found(alert('value < 1', `, where: "sales.channel = 'web'"`))).toEqual([
      'model/unreachable-dimension: sales.channel',
    ]);
  });

  it('alone may ask for anomalies', () => {
    const metric = `  - {name: odd, label: {zh: 怪, en: Odd}, formula: "if(anomaly(), 1, 0)"}`;
    expect(found(metric)).toEqual(['model/unknown-function: anomaly']);
  });
});

describe('goals, actions, rollups and reconciliations', () => {
  test.each([
    ['goals: [{name: g, metric: traffic, period: FY2026, where: "shop.area > 5"}]', 'shop.area'],
    [
      'actions: [{name: a, metric: traffic, start: 2026-01-01, where: "sales.channel = \'web\'"}]',
      'sales.channel',
    ],
    ['rollups: [{name: r, metrics: [revenue, traffic], by: [month, sales.channel]}]', 'sales.channel'],
    ['reconciliations: [{name: b, left: traffic, right: traffic, by: [sales.channel]}]', 'sales.channel'],
  ])('%s', (list, dimension) => {
    expect([...new Set(found(list))]).toEqual([`model/unreachable-dimension: ${dimension}`]);
  });

  it('hold amounts against amounts', () => {
    expect(found('reconciliations: [{name: b, left: revenue, right: traffic}]')).toEqual([
      'model/units-differ: right',
    ]);
  });

  it('are fine over what every measure reaches', () => {
    const list = `rollups: [{name: r, metrics: [revenue, traffic], by: [month]}]
reconciliations: [{name: b, left: revenue, right: cost, by: [year]}]
goals: [{name: g, metric: revenue, period: FY2026, where: "sold_in.area > 5"}]`;
    expect(found(list)).toEqual([]);
  });
});

test('between two metrics there is one link in each direction', () => {
  const links = (...all: readonly string[]) => found(`links: [${all.join(', ')}]`);
  const there = '{from: traffic, to: revenue, sign: "+", lag: 1 month}';
  const back = '{from: revenue, to: traffic, sign: "+"}';
  expect(links(there, back)).toEqual([]);
  expect(links(there, back, there.replace('1 month', '2 months'))).toEqual(['model/duplicate-name: traffic']);
});
