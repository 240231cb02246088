import { parseMetricQuery, resolveQuery } from '@plumbline/query';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shop } from './shop.ts';

describe('any query', () => {
  it('is resolved or refused, never thrown out', () => {
    const word = fc.constantFrom(
      'revenue',
      'returned',
      'growth_rounded',
      '[退货率]',
      'month',
      'week',
      'year',
      'customers.country',
      'orders.country',
      'channel',
      'hour',
      'cohort',
      'nothing',
      '',
      '.',
      'a.b',
      'revenue > 1',
      'orders.amount > 1',
      'target',
      '[',
      '$x',
      "month = date '2013-01-01'",
      'revenue__previous',
      'prior(revenue, 1 month) > 0',
      'orders.order_date',
      '2013',
    );
    const text = fc.oneof({ weight: 5, arbitrary: word }, { weight: 1, arbitrary: fc.string() });
    const period = fc.constantFrom('2013', 'last 3 months', 'ytd', '2013..', 'x', 'FY2013-Q2');
    const grain = fc.constantFrom('day', 'week', 'month', 'fiscal_year', 'hour');
    const by = fc.oneof(
      text,
      fc.record(
        { field: text, grain, part: fc.constantFrom('weekday', 'hour'), as: text },
        { requiredKeys: ['field'] },
      ),
    );
    const queries = fc.record(
      {
        metrics: fc.array(text, { maxLength: 4 }),
        by: fc.array(by, { maxLength: 4 }),
        period,
        where: text,
        params: fc.dictionary(text, fc.oneof(text, fc.double(), fc.constant(null), fc.array(fc.integer()))),
        having: text,
        compare: fc.array(
          fc.oneof(fc.constantFrom('year_ago', 'previous', 'target', 'budget'), fc.record({ fixed: period })),
        ),
        order: fc.array(fc.record({ by: text, desc: fc.boolean() })),
        limit: fc.integer({ min: -1, max: 20 }),
        others: fc.boolean(),
        fill: fc.boolean(),
        totals: fc.oneof(fc.boolean(), fc.constant('all'), fc.array(fc.array(text))),
        alignment: fc.constantFrom('calendar', 'fiscal'),
        as_of: text,
      },
      { requiredKeys: ['metrics'] },
    );
    fc.assert(
      fc.property(queries, (value) => {
        const { query } = parseMetricQuery(value);
        if (query === null) return;
        const resolved = resolveQuery(query, shop());
        const isRefused = resolved.diagnostics.some((d) => d.severity === 'error');
        expect(resolved.query === null).toBe(isRefused);
        for (const d of resolved.diagnostics) expect(d.at?.kind ?? 'query').toBe('query');
      }),
      { numRuns: 3000 },
    );
  });
});
