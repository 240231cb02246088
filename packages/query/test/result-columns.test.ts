import { resultColumns } from '@plumbline/query';
import { describe, expect, it } from 'vitest';
import { accepted } from './ask.ts';
import { shop } from './shop.ts';

type Query = Parameters<typeof accepted>[0];
const columns = (query: Query) => resultColumns(accepted(query), shop());

describe('resultColumns', () => {
  it('keys first, then each metric with its comparisons', () => {
    const names = columns({
      metrics: ['revenue', 'orders_placed'],
      by: ['month', 'customers.country'],
      compare: ['year_ago', { fixed: '2011' }],
    }).map((column) => column.name);
    expect(names).toEqual([
      'month',
      'country',
      'revenue',
      'revenue__year_ago',
      'revenue__year_ago_change',
      'revenue__year_ago_pct',
      'revenue__fixed_2011',
      'revenue__fixed_2011_change',
      'revenue__fixed_2011_pct',
      'orders_placed',
      'orders_placed__year_ago',
      'orders_placed__year_ago_change',
      'orders_placed__year_ago_pct',
      'orders_placed__fixed_2011',
      'orders_placed__fixed_2011_change',
      'orders_placed__fixed_2011_pct',
    ]);
  });

  it('describes keys', () => {
    expect(
      columns({
        metrics: ['revenue'],
        by: [
          'fiscal_year',
          'channel',
          'buyer.country',
          { field: 'orders.ship_date', grain: 'month' },
          { field: 'orders.ship_date', part: 'weekday' },
          'orders.discount',
        ],
      }).slice(0, 6),
    ).toEqual([
      {
        name: 'fiscal_year',
        role: 'time',
        grain: 'fiscal_year',
        type: 'date',
        label: { zh: '财年', en: 'Fiscal year' },
      },
      {
        name: 'channel',
        role: 'dimension',
        ref: 'channel',
        type: 'text',
        label: { zh: '渠道', en: 'Channel' },
      },
      {
        name: 'country',
        role: 'dimension',
        ref: 'buyer.country',
        type: 'text',
        label: { zh: '国家', en: 'Country' },
      },
      {
        name: 'ship_date_month',
        role: 'dimension',
        ref: 'orders.ship_date',
        grain: 'month',
        type: 'date',
        label: { zh: '发货日期（月）', en: 'Ship date (month)' },
      },
      {
        name: 'ship_date_weekday',
        role: 'dimension',
        ref: 'orders.ship_date',
        type: 'integer',
        label: { zh: '发货日期（星期）', en: 'Ship date (weekday)' },
      },
      expect.objectContaining({ name: 'discount', type: 'double', unit: 'percent' }),
    ]);
  });

  it('describes metrics: type, unit, currency, label, basis, direction', () => {
    const [revenue, rate, orders, last] = columns({
      metrics: ['revenue', 'return_rate', 'orders_placed', 'last_order'],
    });
    expect(revenue).toEqual({
      name: 'revenue',
      role: 'metric',
      type: 'decimal',
      unit: 'money',
      currency: 'CNY',
      label: { zh: '销售收入', en: 'Revenue' },
      basis: { zh: '不含税', en: 'net of VAT' },
      direction: 'up',
    });
    expect(rate).toMatchObject({ type: 'double', unit: 'percent' });
    expect(rate).not.toHaveProperty('currency');
    expect(orders).toMatchObject({ type: 'bigint', unit: expect.stringMatching(/^count/) });
    expect(last).toMatchObject({ type: 'date' });
  });

  it('a target has attainment, and the type of the plan', () => {
    const target = columns({ metrics: ['revenue'], period: '2013', compare: ['target'] }).slice(1);
    expect(target.map(({ name, role, of, type, unit }) => [name, role, of, type, unit])).toEqual([
      ['revenue__target', 'compare', 'revenue', 'decimal', 'money'],
      ['revenue__target_change', 'compare', 'revenue', 'decimal', 'money'],
      ['revenue__target_pct', 'compare', 'revenue', 'double', 'percent'],
      ['revenue__target_attainment', 'compare', 'revenue', 'double', 'percent'],
    ]);
    expect(target.map(({ label }) => label)).toEqual([
      { zh: '销售收入 目标', en: 'Revenue, target' },
      { zh: '销售收入 较目标增减', en: 'Revenue, change on target' },
      { zh: '销售收入 较目标增减率', en: 'Revenue, % on target' },
      { zh: '销售收入 目标完成率', en: 'Revenue, target attainment' },
    ]);
  });

  it('a plan in floating point makes the change floating point', () => {
    const [, base, change] = columns({ metrics: ['orders_placed'], period: '2013', compare: ['budget'] });
    expect([base?.type, change?.type]).toEqual(['double', 'double']);
  });

  it('a change is exact where both sides are', () => {
    const [, base, change, pct] = columns({
      metrics: ['returned'],
      by: [],
      period: '2013',
      compare: ['previous'],
    });
    expect([base?.type, change?.type, pct?.type]).toEqual(['decimal', 'decimal', 'double']);
    expect([base?.label?.zh, change?.label?.zh, pct?.label?.zh]).toEqual([
      '退货额 上期',
      '退货额 环比增减',
      '退货额 环比',
    ]);
    const [, , counts] = columns({ metrics: ['orders_placed'], by: ['month'], compare: ['year_ago'] }).slice(
      1,
    );
    expect(counts?.type).toBe('bigint');
  });
});
