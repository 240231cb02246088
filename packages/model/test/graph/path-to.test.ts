import {
  type DimensionRef,
  isSameDimension,
  type Model,
  type PathResult,
  pathTo,
  scopeOf,
} from '@plumbline/model';
import { describe, expect, it } from 'vitest';
import { checkText } from '../build/check-text.ts';

const field = (text: string, relationship: string | null = null): DimensionRef => {
  const [dataset = '', name = ''] = text.split('.');
  return { kind: 'field', dataset, field: name, relationship };
};
const conformed = (name: string): DimensionRef => ({ kind: 'conformed', name });
const month: DimensionRef = { kind: 'grain', grain: 'month' };

const text = `datasets:
  - name: line
    source: {files: a.csv}
    time: orders.placed
    fields: [{name: no, type: integer}, {name: product, type: integer}, {name: channel, type: text}]
  - name: orders
    source: {files: a.csv}
    time: placed
    fields: [{name: no, type: integer}, {name: placed, type: date}, {name: buyer, type: integer}, {name: payer, type: integer}, {name: city, type: integer}]
  - {name: person, source: {files: a.csv}, fields: [{name: id, type: integer}, {name: city, type: integer}, {name: sex, type: text}]}
  - {name: city, source: {files: a.csv}, fields: [{name: id, type: integer}, {name: country, type: text}]}
  - {name: product, source: {files: a.csv}, fields: [{name: id, type: integer}, {name: kind, type: text}]}
  - {name: visit, source: {files: a.csv}, time: day, fields: [{name: day, type: timestamp}, {name: source, type: text}, {name: visitor, type: integer}]}
  - {name: old_line, source: {files: a.csv}, fields: [{name: no, type: integer}, {name: product, type: integer}, {name: channel, type: text}]}
  - {name: all_lines, source: {union: [{dataset: line}, {dataset: old_line}]}}
relationships:
  - {name: of_order, from: line, to: orders, from_columns: no, to_columns: no}
  - {name: sold, from: line, to: product, from_columns: product, to_columns: id}
  - {name: sold_once, from: old_line, to: product, from_columns: product, to_columns: id, required: true}
  - {name: buyer, from: orders, to: person, from_columns: buyer, to_columns: id}
  - {name: payer, from: orders, to: person, from_columns: payer, to_columns: id}
  - {name: lives_in, from: person, to: city, from_columns: city, to_columns: id}
  - {name: sent_to, from: orders, to: city, from_columns: city, to_columns: id}
  - {name: visitor, from: visit, to: person, from_columns: visitor, to_columns: id}
dimensions:
  - {name: way, label: {zh: 渠道, en: Channel}, fields: [line.channel, visit.source]}
  - {name: individual, fields: [person.id]}
  - {name: town, fields: [orders.city, person.city]}
metrics:
  - {name: lines, label: {zh: 行数, en: Lines}, formula: count(line)}
`;

const checked = checkText(text);
const model: Model = checked.model;

function steps(result: PathResult): string {
  const shown = ({
    steps: chain,
    dataset,
    field: name,
  }: {
    steps: readonly { name: string }[];
    dataset: string;
    field: string;
  }) => [...chain.map((step) => step.name), `${dataset}.${name}`].join(' > ');
  if (result.kind === 'found') return shown(result.path);
  return result.kind === 'ambiguous' ? `either ${result.paths.map(shown).join(' or ')}` : 'unreachable';
}

it('the workspace is sound', () => {
  expect(checked.found).toEqual([]);
});

describe('pathTo', () => {
  it.each([
    ['line', field('line.channel'), 'line.channel'],
    ['line', field('orders.placed'), 'of_order > orders.placed'],
    ['line', field('product.kind'), 'sold > product.kind'],
    ['orders', field('product.kind'), 'unreachable'],
    ['orders', field('line.channel'), 'unreachable'],
    ['line', field('nowhere.x'), 'unreachable'],
    ['line', month, 'of_order > orders.placed'],
    ['visit', month, 'visit.day'],
    ['person', month, 'unreachable'],
    ['line', conformed('way'), 'line.channel'],
    ['visit', conformed('way'), 'visit.source'],
    ['orders', conformed('way'), 'unreachable'],
    ['line', conformed('nothing'), 'unreachable'],
  ] as const)('%s → %j: %s', (from, ref, expected) => {
    expect(steps(pathTo(model, from, ref))).toBe(expected);
  });

  it('reads the key of a dataset from the column that points to it', () => {
    expect(steps(pathTo(model, 'line', field('product.id')))).toBe('line.product');
    expect(steps(pathTo(model, 'line', field('orders.no')))).toBe('line.no');
    expect(steps(pathTo(model, 'visit', field('person.id')))).toBe('visit.visitor');
    expect(steps(pathTo(model, 'visit', conformed('individual')))).toBe('visit.visitor');
  });

  it('takes the shortest chain', () => {
    expect(steps(pathTo(model, 'orders', field('city.country')))).toBe('sent_to > city.country');
    expect(steps(pathTo(model, 'line', field('city.country')))).toBe('of_order > sent_to > city.country');
    expect(steps(pathTo(model, 'visit', field('city.country')))).toBe('visitor > lives_in > city.country');
    expect(steps(pathTo(model, 'line', conformed('town')))).toBe('of_order > orders.city');
    expect(steps(pathTo(model, 'visit', conformed('town')))).toBe('visitor > person.city');
  });

  it('names both of two equally short chains', () => {
    expect(steps(pathTo(model, 'orders', field('person.sex')))).toBe(
      'either buyer > person.sex or payer > person.sex',
    );
    expect(steps(pathTo(model, 'line', field('person.id')))).toBe(
      'either of_order > orders.buyer or of_order > orders.payer',
    );
  });

  it('lets a relationship fix the last step', () => {
    expect(steps(pathTo(model, 'line', field('person.sex', 'payer')))).toBe('of_order > payer > person.sex');
    expect(steps(pathTo(model, 'line', field('person.id', 'payer')))).toBe('of_order > orders.payer');
    expect(steps(pathTo(model, 'orders', field('city.country', 'lives_in')))).toBe(
      'either buyer > lives_in > city.country or payer > lives_in > city.country',
    );
    expect(steps(pathTo(model, 'visit', field('person.sex', 'payer')))).toBe('unreachable');
  });

  it('finds what a union inherits, also by the name its members use', () => {
    expect(steps(pathTo(model, 'all_lines', field('product.kind')))).toBe('all_lines.sold > product.kind');
    expect(steps(pathTo(model, 'all_lines', field('product.kind', 'sold')))).toBe(
      'all_lines.sold > product.kind',
    );
    expect(steps(pathTo(model, 'all_lines', field('orders.placed')))).toBe('unreachable');
    expect(model.relationships.find((one) => one.name === 'all_lines.sold')?.required).toBe(false);
  });

  it('answers alike every time', () => {
    const ref = field('orders.placed');
    expect(pathTo(model, 'line', ref)).toBe(pathTo(model, 'line', { ...ref }));
  });
});

describe('isSameDimension', () => {
  it.each([
    [field('line.channel'), field('line.channel'), true],
    [field('line.channel'), field('line.product'), false],
    [field('line.channel'), conformed('way'), true],
    [field('orders.city'), conformed('way'), false],
    [field('line.product'), field('product.id'), true],
    [field('old_line.product'), field('product.id'), true],
    [field('line.product'), field('old_line.product'), false],
    [field('line.product'), field('product.kind'), false],
    [field('visit.visitor'), conformed('individual'), true],
    [field('orders.buyer'), field('person.id', 'buyer'), true],
    [field('orders.buyer'), field('person.id', 'payer'), false],
    [field('orders.buyer'), field('orders.payer'), false],
    [field('person.sex', 'buyer'), field('person.sex', 'payer'), false],
    [field('person.sex', 'buyer'), field('person.sex', 'buyer'), true],
    [field('product.kind', 'sold'), field('product.kind', 'sold'), true],
    [field('orders.placed', 'of_order'), field('orders.placed'), true],
    [month, month, true],
    [month, { kind: 'grain', grain: 'year' }, false],
    [month, field('orders.placed'), false],
    [conformed('way'), conformed('way'), true],
    [conformed('way'), conformed('individual'), false],
  ] as const)('%j · %j: %s', (a, b, expected) => {
    expect(isSameDimension(model, a, b)).toBe(expected);
    expect(isSameDimension(model, b, a)).toBe(expected);
  });
});

describe('scopeOf', () => {
  it('finds labels in both languages and is made once', () => {
    const scope = scopeOf(model);
    expect(scope.labels.get('渠道')).toEqual([{ kind: 'dimension', name: 'way' }]);
    expect(scope.labels.get('Channel')).toEqual([{ kind: 'dimension', name: 'way' }]);
    expect(scope.labels.get('行数')).toEqual([{ kind: 'metric', name: 'lines' }]);
    expect(scope.labels.get('Lines')).toEqual(scope.labels.get('行数'));
    expect(scopeOf(model)).toBe(scope);
    expect(scope.metrics.get('lines')?.type).toEqual({ kind: 'bigint' });
  });
});
