import { resultColumns } from '@plumbline/query';
import { describe, expect, it } from 'vitest';
import { accepted, codes, replacements } from './ask.ts';
import { shop } from './shop.ts';

describe('share', () => {
  const by = ['year', 'month', 'channel'];

  it('names keys as their columns and gives each metric one column behind its value', () => {
    const query = accepted({
      metrics: ['revenue', 'return_rate'],
      by: ['month', 'orders.country'],
      compare: ['year_ago'],
      share: { within: ['orders.country'], metrics: ['revenue'] },
      having: 'revenue__share > 0.1',
      order: [{ by: 'revenue__share', desc: true }],
    });
    expect(query.share).toEqual({ kind: 'within', keys: ['country'], metrics: ['revenue'] });
    const columns = resultColumns(query, shop());
    expect(columns.map(({ name }) => name).slice(2, 5)).toEqual([
      'revenue',
      'revenue__share',
      'revenue__year_ago',
    ]);
    expect(columns[3]).toMatchObject({ role: 'compare', of: 'revenue', unit: 'percent', type: 'double' });
    expect(columns[3]?.label).toEqual({
      zh: '销售收入 占比（按收货国家）',
      en: 'Revenue, share within Ship-to country',
    });
  });

  it('query/share-not-additive: what does not add up has no parts, what does not over time none of time', () => {
    const shared = (metric: string, share: { within?: string[]; parent?: string[] }) => ({
      metrics: [metric],
      by: metric === 'opening_units' ? ['year', 'month'] : by,
      share,
    });
    for (const metric of ['return_rate', 'revenue_growth', 'last_order'])
      expect(codes({ ...shared(metric, { within: [] }), period: '2024' })).toContain(
        'query/share-not-additive share',
      );
    for (const metric of ['opening_units', 'revenue_ytd']) {
      for (const share of [{ within: ['year'] }, { within: [] }, { parent: ['year', 'month'] }])
        expect(codes(shared(metric, share))).toEqual(['query/share-not-additive share']);
      expect(accepted(shared(metric, { within: ['month'] })).share?.keys).toEqual(['month']);
    }
    // The months keep their balance; the total row of a year loses its time.
    expect(codes({ ...shared('revenue_ytd', { within: ['month'] }), totals: true })).toEqual([
      'query/share-not-additive share',
    ]);
    expect(
      accepted({ ...shared('revenue_ytd', { within: ['year', 'month'] }), totals: true }).share,
    ).toBeTruthy();
    expect(accepted(shared('revenue', { parent: ['year', 'month'] })).share?.kind).toBe('parent');
    // Months may be of one formula and the year of another.
    expect(codes({ metrics: ['kept_sales'], by: ['year', 'month'], share: { within: [] } })).toEqual([
      'query/share-not-additive share',
    ]);
  });

  it('query/share-of-what, query/share-not-asked, query/unknown-key-column, query/needs-metric', () => {
    const ask = { metrics: ['revenue'], by: ['channel'] };
    expect(codes({ ...ask, share: {} })).toEqual(['query/share-of-what share']);
    expect(codes({ ...ask, share: { within: [], parent: [] } })).toEqual(['query/share-of-what share']);
    expect(codes({ ...ask, share: { within: [], metrics: ['revenu'] } })).toEqual([
      'query/share-not-asked share.metrics[0]',
    ]);
    expect(replacements({ ...ask, share: { within: ['chanel'] } })).toEqual(['channel']);
    expect(codes({ metrics: [], by: ['channel'], share: { within: [] } })).toContain(
      'query/needs-metric share',
    );
  });

  it('query/grains-do-not-nest: a year and a fiscal year that stay are no one range', () => {
    const ask = { metrics: ['revenue'], by: ['year', 'fiscal_year', 'month'] };
    expect(codes({ ...ask, share: { within: ['year', 'fiscal_year'] } })).toEqual([
      'query/grains-do-not-nest share',
    ]);
    expect(accepted({ ...ask, share: { within: [] } }).share?.keys).toEqual([]);
  });
});
