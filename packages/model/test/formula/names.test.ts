import { resolveDimension, typeMetricFormula } from '@plumbline/model';
import { describe, expect, test } from 'vitest';
import { marked, metric, refusedMetric, refusedRow, row } from './reading.ts';
import { insideOf, shop } from './shop.ts';
import { types } from './shop-datasets.ts';

describe('a dimension as written', () => {
  test.each([
    ['month', { kind: 'grain', grain: 'month' }, types.date],
    ['fiscal_year', { kind: 'grain', grain: 'fiscal_year' }, types.date],
    ['hour', { kind: 'grain', grain: 'hour' }, types.timestamp],
    ['channel', { kind: 'conformed', name: 'channel' }, types.text],
    ['[渠道]', { kind: 'conformed', name: 'channel' }, types.text],
    ['[Channel]', { kind: 'conformed', name: 'channel' }, types.text],
    [
      'territory.country',
      { kind: 'field', dataset: 'territory', field: 'country', relationship: null },
      types.text,
    ],
    [
      'sold_in.country',
      { kind: 'field', dataset: 'territory', field: 'country', relationship: 'sold_in' },
      types.text,
    ],
    ['[国家]', { kind: 'field', dataset: 'territory', field: 'country', relationship: null }, types.text],
    [
      'order_lines.order_date',
      { kind: 'field', dataset: 'order_lines', field: 'order_date', relationship: null },
      types.date,
    ],
    [
      ' territory . country ',
      { kind: 'field', dataset: 'territory', field: 'country', relationship: null },
      types.text,
    ],
  ])('%s', (text, ref, type) => {
    expect(resolveDimension(text, shop)).toEqual({ ref, type });
  });

  test.each([
    ['«mnth»', 'model/unknown-dimension', ['month']],
    ['«chanel»', 'model/unknown-dimension', ['channel']],
    ['«country»', 'model/unknown-dimension', ['territory.country']],
    ['«渠道»', 'model/unknown-dimension', ['[渠道]']],
    ['«teritory».country', 'model/unknown-dataset', ['territory']],
    ['«sold_on».country', 'model/unknown-dataset', ['sold_in']],
    ['territory.«contry»', 'model/unknown-field', ['country']],
    ['«[渠到]»', 'model/unknown-label', ['[渠道]']],
    ['«revenue»', 'model/metric-is-no-dimension', []],
    ['«[销售收入]»', 'model/label-of-other-kind', []],
    ['«customer»', 'model/dataset-is-no-dimension', [undefined]],
    ['«cohort»', 'model/cohort-only-in-by', []],
    ['«month + 1»', 'model/dimension-wanted', []],
    ['«1»', 'model/dimension-wanted', []],
    ['territory.country.«x»', 'model/formula-syntax', []],
    ['month«,» channel', 'model/formula-syntax', []],
    ['«»', 'model/empty-formula', []],
  ])('%s', (template, code, replace) => {
    const { text, start, end } = marked(template);
    const found = resolveDimension(text, shop);
    expect(found).toMatchObject({ start, end, diagnostic: { code } });
    if ('diagnostic' in found) expect(found.diagnostic.hints.map((hint) => hint.replace)).toEqual(replace);
  });

  test('a relationship wins only where no dataset has the name', () => {
    const territory = shop.model.relationships.map((found) =>
      found.name === 'sold_in' ? { ...found, name: 'territory' } : found,
    );
    const scope = { ...shop, model: { ...shop.model, relationships: territory } };
    expect(resolveDimension('territory.country', scope)).toMatchObject({ ref: { relationship: null } });
  });
});

describe('labels', () => {
  test('either language', () => {
    expect(metric('[销售收入]')).toMatchObject({ kind: 'metric', name: 'revenue' });
    expect(metric('[Cost of sales]')).toMatchObject({ kind: 'metric', name: 'cogs' });
    expect(row('[数量] * 2', insideOf('order_lines'))).toMatchObject({
      args: [{ ref: { field: 'quantity' } }, {}],
    });
  });

  test('two with one label are refused, an own field comes first', () => {
    const both = [
      { kind: 'field' as const, name: 'order_lines.amount' },
      { kind: 'field' as const, name: 'returns.amount' },
    ];
    const scope = { ...shop, labels: new Map([...shop.labels, ['金额', both]]) };
    expect(refusedMetric('sum(«[金额]»)', scope)).toMatchObject({
      code: 'model/ambiguous-label',
      params: { names: ['order_lines.amount', 'returns.amount'] },
    });
    expect(row('[金额]', { ...insideOf('order_lines'), labels: scope.labels })).toMatchObject({
      ref: { dataset: 'order_lines' },
    });
  });

  test('a label of something that is gone is unknown', () => {
    const scope = { ...shop, labels: new Map([['旧', [{ kind: 'metric' as const, name: 'old' }]]]) };
    expect(refusedMetric('«[旧]»', scope)).toMatchObject({
      code: 'model/unknown-metric',
      params: { name: 'old' },
    });
    const field = {
      ...shop,
      labels: new Map([['旧', [{ kind: 'field' as const, name: 'order_lines.old' }]]]),
    };
    expect(refusedMetric('sum(«[旧]»)', field)).toMatchObject({ code: 'model/unknown-label' });
  });
});

describe('metrics and functions', () => {
  test.each([
    ['revenue - «cogz»', 'model/unknown-metric', ['cogs']],
    ['«销售收入» - cogs', 'model/unknown-metric', ['[销售收入]']],
    ['«[销售收人]»', 'model/unknown-label', ['[销售收入]', '[销售成本]']],
    ['«SUM»(order_lines.amount)', 'model/unknown-function', ['sum']],
    ['«trailling»(revenue, 12 months)', 'model/unknown-function', ['trailing']],
    ['«nvl»(revenue, 0)', 'model/unknown-function', []],
    ['sum(order_lines.«amuont»)', 'model/unknown-field', ['amount']],
    ['sum(«amount»)', 'model/unknown-dimension', ['order_lines.amount', 'returns.amount', 'budget.amount']],
    ['revenue «AND» cogs', 'model/formula-syntax', ['and']],
  ])('%s', (template, code, replace) => {
    expect(refusedMetric(template)).toMatchObject({ code, at: template, replace });
  });

  test('an unknown function in a row names those of rows', () => {
    expect(refusedRow('«lenght»(status)', insideOf('order_lines'))).toMatchObject({ replace: ['length'] });
  });
});

describe('columns of a result', () => {
  const scope = {
    ...shop,
    results: new Map([
      ['revenue', types.decimal(38, 4)],
      ['revenue__year_ago_pct', types.double],
      ['revenue__year_ago_change', types.decimal(38, 4)],
      ['country', types.text],
      ['国家', types.text],
    ]),
  };

  test('can be named by having, metrics that are not asked for too', () => {
    expect(metric('revenue > 1000 and orders > 5', scope)).toMatchObject({
      args: [
        { args: [{ kind: 'result', column: 'revenue', unit: { kind: 'money' } }, {}] },
        { args: [{ kind: 'metric', name: 'orders' }, {}] },
      ],
    });
    expect(metric('revenue__year_ago_pct > 10%', scope)).toMatchObject({
      args: [{ unit: { kind: 'percent' } }, {}],
    });
    expect(metric("country = 'France' or [国家] = 'x'", scope).kind).toBe('call');
  });

  test('have units', () => {
    expect(refusedMetric('«revenue__year_ago_change > 10%»', scope).code).toBe('model/unit-mismatch');
  });

  test('are metrics again inside a form that changes the cell', () => {
    expect(metric('share(revenue) > 10%', scope)).toMatchObject({
      args: [{ of: { kind: 'metric', name: 'revenue' } }, {}],
    });
    expect(refusedMetric('share(«revenue__year_ago_pct»)', scope).code).toBe('model/unknown-metric');
    expect(metric("revenue where channel = 'a'", scope)).toMatchObject({
      kind: 'where',
      of: { kind: 'metric' },
    });
  });

  test('are not known where there are none', () => {
    expect(typeMetricFormula('revenue__year_ago_pct > 1', shop).problems[0]!.diagnostic.code).toBe(
      'model/unknown-metric',
    );
  });
});
