import type { MetricQuery } from '@plumbline/query';
import { describe, expect, it } from 'vitest';
import { accepted, codes, refused, replacements } from './ask.ts';

describe('having and order', () => {
  it('name keys, result columns and metrics', () => {
    const query = accepted({
      metrics: ['revenue'],
      by: ['month', 'customers.country'],
      compare: ['year_ago'],
      having: "revenue__year_ago_pct < 0 and returned > 10 and country <> 'FR'",
      order: [
        { by: 'revenue__year_ago_change', desc: true },
        { by: 'customers.country' },
        { by: 'month', desc: true },
        { by: 'revenue' },
        { by: '[Revenue]' },
        { by: 'orders_placed' },
      ],
    });
    expect(JSON.stringify(query.having)).toContain('"column":"revenue__year_ago_pct"');
    expect(JSON.stringify(query.having)).toContain('"column":"country"');
    expect(JSON.stringify(query.having)).toContain('"name":"returned"');
    expect(query.order).toMatchObject([
      { by: { kind: 'result', column: 'revenue__year_ago_change' }, desc: true },
      { by: { kind: 'key', name: 'country' }, desc: false },
      { by: { kind: 'key', name: 'month' }, desc: true },
      { by: { kind: 'result', column: 'revenue' }, desc: false },
      { by: { kind: 'result', column: 'revenue' }, desc: false },
      { by: { kind: 'metric', name: 'orders_placed' }, desc: false },
    ]);
  });

  it('a change on a plan keeps the digits of both sides', () => {
    const type = (column: string) => {
      const query = { metrics: ['revenue'], period: '2013', compare: ['target' as const] };
      const { having } = accepted({ ...query, having: `${column} > 0` });
      return having?.kind === 'call' ? having.args[0]?.type : having;
    };
    expect(type('revenue')).toEqual({ kind: 'decimal', precision: 38, scale: 2 });
    expect(type('revenue__target')).toEqual({ kind: 'decimal', precision: 38, scale: 4 });
    expect(type('revenue__target_change')).toEqual({ kind: 'decimal', precision: 38, scale: 4 });
  });

  it('query/having-not-condition, query/order-not-a-name, unknown names', () => {
    expect(codes({ metrics: ['revenue'], having: 'revenue + 1' })).toEqual([
      'query/having-not-condition having',
    ]);
    expect(codes({ metrics: ['revenue'], order: [{ by: 'revenue * 2' }] })).toEqual([
      'query/order-not-a-name order[0].by',
    ]);
    expect(refused({ metrics: ['revenue'], having: 'revnue > 1' })[0]?.at).toMatchObject({
      path: 'having',
      start: 0,
      end: 6,
    });
    expect(replacements({ metrics: ['revenue'], order: [{ by: 'revnue' }] })).toContain('revenue');
  });
});

describe('totals', () => {
  const totals = (value: MetricQuery['totals'], by: string[] = ['year', 'month', 'channel']) =>
    accepted({ metrics: ['revenue'], by, totals: value }).totals;

  it('true: every prefix; all: every subset; never the rows themselves', () => {
    expect(totals(undefined)).toEqual([]);
    expect(totals(true)).toEqual([[], ['year'], ['year', 'month']]);
    expect(totals('all')).toEqual([
      [],
      ['year'],
      ['month'],
      ['channel'],
      ['year', 'month'],
      ['year', 'channel'],
      ['month', 'channel'],
    ]);
    expect(totals(true, [])).toEqual([]);
  });

  it('a list, by column or as written, in the order of by', () => {
    expect(totals([['channel', 'year'], [], ['year', 'channel'], ['month', 'year', 'channel']])).toEqual([
      ['year', 'channel'],
      [],
    ]);
    expect(totals([['customers.country']], ['customers.country', 'month'])).toEqual([['country']]);
  });

  it('query/unknown-key-column, query/duplicate-key', () => {
    const query = { metrics: ['revenue'], by: ['month'], totals: [['mont'], ['month', 'month']] };
    expect(codes(query)).toEqual([
      'query/unknown-key-column totals[0][0]',
      'query/duplicate-key totals[1][1]',
    ]);
    expect(replacements(query)).toEqual(['month']);
    expect(codes({ metrics: ['revenue'], by: ['month', 'contry'], totals: [['contry']] })).toHaveLength(1);
    expect(codes({ metrics: ['revenue'], totals: [['month']] })).toEqual([
      'query/unknown-key-column totals[0][0]',
    ]);
  });

  it('query/too-many-branches: 200 are allowed, one more is not, and fifty keys do not fill the memory', () => {
    const by = ['year', 'quarter', 'month', 'channel', 'customers.country'];
    const metrics = ['revenue', 'orders_placed'];
    const compare: MetricQuery['compare'] = ['year_ago', 'previous'];
    expect(accepted({ metrics, by, compare, totals: 'all' }).totals).toHaveLength(31);
    expect(codes({ metrics: [...metrics, 'shipped'], by, compare, totals: 'all' })).toEqual([
      'query/too-many-branches -',
    ]);
    const many = Array.from({ length: 50 }, (_, i) => ({ field: 'orders.country', as: `c${i}` }));
    expect(codes({ metrics: ['revenue'], by: many, totals: 'all' })).toContain('query/duplicate-key by[1]');
    const fields = [
      'country',
      'channel',
      'month',
      'order_id',
      'customer_id',
      'ship_date',
      'order_date',
      'discount',
    ];
    expect(codes({ metrics: ['revenue'], by: fields.map((f) => `orders.${f}`), totals: 'all' })).toEqual([
      'query/too-many-branches -',
    ]);
  });
});
