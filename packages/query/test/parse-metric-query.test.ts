import { type Diagnostic, messageOf } from '@plumbline/diagnostics';
import { type MetricQuery, metricQueryJsonSchema, parseMetricQuery } from '@plumbline/query';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** `code path params` of every finding. */
function findings(value: unknown): readonly string[] {
  const { query, diagnostics } = parseMetricQuery(value);
  expect(query === null).toBe(diagnostics.length > 0);
  return diagnostics.map((d) => `${d.code} ${pathOf(d)} ${JSON.stringify(d.params)}`);
}

function pathOf(d: Diagnostic): string {
  return d.at?.kind === 'query' ? d.at.path : '-';
}

function hintsOf(value: unknown): readonly (string | undefined)[] {
  return parseMetricQuery(value).diagnostics.flatMap((d) => d.hints.map((hint) => hint.replace));
}

describe('parseMetricQuery', () => {
  it('accepts every form of the language', () => {
    const query: MetricQuery = {
      metrics: ['revenue', '[毛利率]'],
      by: [
        'month',
        'territory.country',
        { field: 'internet_sales.ship_date', grain: 'month' },
        { field: 'orders.order_date', part: 'weekday', as: 'name' },
      ],
      period: 'last 12 months to date',
      where: 'product.category = $category and region in ($regions)',
      params: { $category: 'Bikes', $regions: ['a', 'b'], n: 1.5, yes: true, none: null },
      having: 'revenue > 1000000',
      compare: ['year_ago', 'previous', 'target', 'budget', 'forecast', { fixed: '2011' }],
      peers: 'label',
      alignment: 'calendar',
      partial: 'to_time',
      order: [{ by: 'revenue', desc: true }, { by: 'month' }],
      limit: 10,
      others: true,
      totals: [['month'], []],
      fill: true,
      currency: 'CNY',
      constant_currency: false,
      as_of: { data: '2014-02-01' },
      restated: false,
    };
    expect(parseMetricQuery(query)).toEqual({ query, diagnostics: [] });
    for (const totals of [true, false, 'all', []]) expect(findings({ metrics: [], totals })).toEqual([]);
    expect(findings({ metrics: [], as_of: '2014-02-01' })).toEqual([]);
  });

  it('query/wrong-type', () => {
    expect(findings(null)).toEqual(['query/wrong-type - {"expected":["object"],"found":"null"}']);
    expect(findings([])).toEqual(['query/wrong-type - {"expected":["object"],"found":"list"}']);
    expect(findings({ metrics: 'revenue' })).toEqual([
      'query/wrong-type metrics {"expected":["list"],"found":"text"}',
    ]);
    expect(findings({ metrics: ['a', 1] })).toEqual([
      'query/wrong-type metrics[1] {"expected":["text"],"found":"number"}',
    ]);
    expect(findings({ metrics: [], where: null })).toEqual([
      'query/wrong-type where {"expected":["text"],"found":"null"}',
    ]);
    expect(findings({ metrics: [], by: [7] })).toEqual([
      'query/wrong-type by[0] {"expected":["text","object"],"found":"number"}',
    ]);
    expect(findings({ metrics: [], limit: 1.5 })).toEqual([
      'query/wrong-type limit {"expected":["whole-number"],"found":"number"}',
    ]);
    expect(findings({ metrics: [], limit: Number.NaN })).toEqual([
      'query/wrong-type limit {"expected":["number"],"found":"other"}',
    ]);
    expect(findings({ metrics: [], totals: 3 })).toEqual([
      'query/wrong-type totals {"expected":["boolean","text","list"],"found":"number"}',
    ]);
    expect(findings({ metrics: [], totals: [['month', 2]] })).toEqual([
      'query/wrong-type totals[0][1] {"expected":["text"],"found":"number"}',
    ]);
    expect(findings({ metrics: [], params: { a: [1, null] } })).toEqual([
      'query/wrong-type params.a[1] {"expected":["text","number"],"found":"null"}',
    ]);
    expect(findings({ metrics: [], params: { 'a b': {} } })).toEqual([
      'query/wrong-type params["a b"] {"expected":["text","number","boolean","null","list"],"found":"object"}',
    ]);
  });

  it('query/unknown-key, with what was meant', () => {
    expect(findings({ metrics: [], limits: 3 })[0]).toMatch(/^query\/unknown-key limits /);
    expect(hintsOf({ metrics: [], limits: 3 })).toEqual(['limit']);
    expect(hintsOf({ metrics: [], group_by: ['month'] })).toEqual(['by']);
    expect(hintsOf({ metrics: [], by: [{ field: 'a.b', gran: 'month' }] })).toEqual(['grain']);
    expect(findings({ metrics: [], by: [{ field: 'a.b', gran: 'month' }] })).toEqual([
      'query/unknown-key by[0].gran {"key":"gran","known":["field","grain","part","as"]}',
    ]);
    expect(hintsOf({ metrics: [], order: [{ by: 'a', descending: true }] })).toEqual([]);
    expect(findings(JSON.parse('{"metrics": [], "__proto__": {"limit": 1}}'))[0]).toMatch(
      /^query\/unknown-key __proto__/,
    );
  });

  it('query/missing-key', () => {
    expect(findings({})).toEqual(['query/missing-key - {"key":"metrics"}']);
    expect(findings({ metrics: [], order: [{ desc: true }] })).toEqual([
      'query/missing-key order[0] {"key":"by"}',
    ]);
    expect(findings({ metrics: [], by: [{ grain: 'month' }] })).toEqual([
      'query/missing-key by[0] {"key":"field"}',
    ]);
  });

  it('query/unknown-word, with what was meant', () => {
    expect(findings({ metrics: [], partial: 'todate' })).toEqual([
      'query/unknown-word partial {"word":"todate","allowed":["to_date","full","exclude_current","to_time"]}',
    ]);
    expect(hintsOf({ metrics: [], partial: 'todate' })[0]).toBe('to_date');
    expect(hintsOf({ metrics: [], compare: ['yearago'] })).toEqual(['year_ago']);
    expect(findings({ metrics: [], compare: ['yearago'] })[0]).toMatch(/^query\/unknown-word compare\[0\] /);
    expect(findings({ metrics: [], totals: 'al' })).toEqual([
      'query/unknown-word totals {"word":"al","allowed":["all"]}',
    ]);
    expect(hintsOf({ metrics: [], by: [{ field: 'a.b', grain: 'months' }] })).toEqual(['month']);
  });

  it('query/empty-text', () => {
    expect(findings({ metrics: [''] })).toEqual(['query/empty-text metrics[0] {}']);
    expect(findings({ metrics: [], by: [''] })).toEqual(['query/empty-text by[0] {}']);
    expect(findings({ metrics: [], params: { '': 1 } })).toEqual(['query/empty-text params[""] {}']);
  });

  it('query/text-too-long, query/list-too-long, query/number-too-big, query/number-too-small', () => {
    const long = 'x'.repeat(10_001);
    expect(findings({ metrics: [], where: long })).toEqual([
      'query/text-too-long where {"most":10000,"found":10001}',
    ]);
    expect(findings({ metrics: [], params: { ids: Array.from({ length: 10_001 }, (_, i) => i) } })).toEqual([
      'query/list-too-long params.ids {"most":10000,"found":10001}',
    ]);
    expect(findings({ metrics: [], params: { ids: Array.from({ length: 10_000 }, (_, i) => i) } })).toEqual(
      [],
    );
    expect(findings({ metrics: [], limit: 2e9 })).toEqual([
      'query/number-too-big limit {"most":1000000000,"found":2000000000}',
    ]);
    expect(findings({ metrics: [], limit: 0 })).toEqual([
      'query/number-too-small limit {"least":1,"found":0}',
    ]);
  });

  it('collects every finding', () => {
    expect(
      findings({ metric: ['a'], limit: 0, partial: 1, by: [{ field: '' }] }).map((f) => f.split(' ')[0]),
    ).toEqual([
      'query/missing-key',
      'query/empty-text',
      'query/wrong-type',
      'query/number-too-small',
      'query/unknown-key',
    ]);
  });

  it('never throws, and every finding has a text in both languages', () => {
    const keys = fc.constantFrom(
      'metrics',
      'by',
      'compare',
      'order',
      'totals',
      'params',
      'limit',
      'as_of',
      'where',
      'x',
    );
    const words = fc.constantFrom('month', 'year_ago', 'all', '', 'revenue', 'fixed');
    const inner = fc.oneof(
      fc.jsonValue(),
      words,
      fc.array(fc.oneof(words, fc.dictionary(keys, fc.jsonValue()))),
    );
    const values = fc.oneof(fc.anything(), fc.jsonValue(), fc.dictionary(keys, inner));
    fc.assert(
      fc.property(values, (value) => {
        const { query, diagnostics } = parseMetricQuery(value);
        expect(query === null).toBe(diagnostics.length > 0);
        for (const d of diagnostics) {
          for (const locale of ['zh', 'en'] as const) {
            expect(messageOf(d, locale).length).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('has a JSON schema that names every key', () => {
    const { type, properties, additionalProperties } = metricQueryJsonSchema();
    expect(type).toBe('object');
    expect(additionalProperties).toBe(false);
    expect(Object.keys(properties as object)).toEqual([
      'metrics',
      'by',
      'period',
      'where',
      'params',
      'having',
      'compare',
      'peers',
      'alignment',
      'partial',
      'order',
      'limit',
      'others',
      'totals',
      'share',
      'fill',
      'currency',
      'constant_currency',
      'as_of',
      'restated',
    ]);
  });
});
