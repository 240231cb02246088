import { type MetricQuery, resolveQuery } from '@plumbline/query';
import { describe, expect, it } from 'vitest';
import { accepted, codes, periodOf, refused, replacements } from './ask.ts';
import { shop } from './shop.ts';

describe('metrics', () => {
  it('by name, or by label in either language', () => {
    const names = (...metrics: string[]) => accepted({ metrics }).metrics.map((metric) => metric.name);
    expect(names('revenue', '[退货额]', '[ Visits ]')).toEqual(['revenue', 'returned', 'visit_count']);
  });

  it('query/unknown-metric, with what was meant', () => {
    expect(codes({ metrics: ['revenu'] })).toEqual(['query/unknown-metric metrics[0]']);
    expect(replacements({ metrics: ['revenu'] })[0]).toBe('revenue');
    expect(replacements({ metrics: ['[销售收]'] })).toEqual(['[销售收入]']);
    expect(replacements({ metrics: ['销售收入'] })).toEqual(['revenue']);
    expect(codes({ metrics: ['[渠道]'] })).toEqual(['query/unknown-metric metrics[0]']);
  });

  it('query/ambiguous-label', () => {
    const model = shop();
    const revenue = model.metrics.get('revenue') ?? expect.fail();
    const twin = { ...revenue, name: 'revenue_again' };
    const twins = { ...model, metrics: new Map([...model.metrics, [twin.name, twin]]) };
    const { diagnostics } = resolveQuery({ metrics: ['[销售收入]'] }, twins);
    expect(diagnostics.map((d) => d.code)).toEqual(['query/ambiguous-label']);
    expect(diagnostics[0]?.hints.map((hint) => hint.replace)).toEqual(['revenue', 'revenue_again']);
  });

  it('query/duplicate-metric, also under another name', () => {
    expect(codes({ metrics: ['revenue', '[Revenue]'] })).toEqual(['query/duplicate-metric metrics[1]']);
  });

  it('none: distinct members of by', () => {
    expect(accepted({ metrics: [], by: ['customers.country'] }).metrics).toEqual([]);
    expect(codes({ metrics: [] })).toEqual(['query/nothing-asked -']);
    expect(
      codes({ metrics: [], by: ['month', 'channel'], fill: true, totals: true, others: true, limit: 1 }),
    ).toEqual(['query/needs-metric others', 'query/needs-metric totals', 'query/needs-metric fill']);
    expect(codes({ metrics: [], by: ['month'], compare: ['year_ago'] })).toEqual([
      'query/needs-metric compare',
    ]);
  });
});

describe('period', () => {
  it('is read with the calendar of the workspace', () => {
    expect(accepted({ metrics: ['revenue'], period: 'FY2013' }).period).toEqual({
      kind: 'member',
      grain: 'fiscal_year',
      first: Date.UTC(2012, 6, 1) / 86_400_000,
    });
    expect(periodOf(accepted({ metrics: ['revenue'], period: 'last 12 months to date' }))).toBe(
      'last 12 months to date',
    );
  });

  it('query/bad-period points at the part, with what was meant', () => {
    const place = (period: string) => refused({ metrics: ['revenue'], period })[0]?.at;
    expect(codes({ metrics: ['revenue'], period: 'soon' })).toEqual(['query/bad-period period']);
    expect(place('2013..2014-13')).toEqual({
      kind: 'query',
      path: 'period',
      text: '2013..2014-13',
      start: 6,
      end: 13,
    });
    const meant = (period: string) => replacements({ metrics: ['revenue'], period })[0];
    expect(meant('last 12 moths')).toBe('months');
    expect(meant('lst 12 months')).toBe('last 12 months');
    expect(meant('last_month')).toBe('last month');
    expect(meant('ytdd')).toBe('ytd');
    expect(meant('2013Q3')).toBe('2013-Q3');
    expect(meant('fy2013q3')).toBe('FY2013-Q3');
    expect(meant('2013/7')).toBe('2013-07');
    expect(meant('2013年7月')).toBe('2013-07');
    expect(meant('2013.7.5')).toBe('2013-07-05');
    expect(meant('soon')).toBeUndefined();
  });
});

describe('where', () => {
  it('takes parameters, with or without $ in their name', () => {
    const where = 'customers.country = $country and orders.amount > $least and channel in ($channels)';
    const params = { $country: 'FR', least: 10.5, channels: ['web', 'shop'] };
    expect(accepted({ metrics: ['revenue'], where, params }).where).not.toBeNull();
  });

  it('gives problems of the text their place', () => {
    const [first] = refused({ metrics: ['revenue'], where: "customers.contry = 'FR'" });
    expect(first?.at).toMatchObject({ kind: 'query', path: 'where', text: "customers.contry = 'FR'" });
    expect(codes({ metrics: ['revenue'], where: 'orders.amount > ' })).toHaveLength(1);
    expect(codes({ metrics: ['revenue'], where: 'orders.amount' })).toHaveLength(1);
    expect(codes({ metrics: ['revenue'], where: 'orders.amount > $least' })).toHaveLength(1);
    expect(codes({ metrics: ['revenue'], where: '' })).toHaveLength(1);
  });
});

describe('compare', () => {
  it('names comparisons and reads fixed periods', () => {
    const { compare } = accepted({
      metrics: ['revenue'],
      by: ['month'],
      compare: ['year_ago', 'previous', 'target', { fixed: '2011' }, { fixed: '2012-Q1..2012-06' }],
    });
    expect(compare.map((c) => `${c.kind} ${c.name}`)).toEqual([
      'year_ago year_ago',
      'previous previous',
      'plan target',
      'fixed fixed_2011',
      'fixed fixed_2012_q1_to_2012_06',
    ]);
  });

  it('query/duplicate-compare, query/bad-period', () => {
    expect(codes({ metrics: ['revenue'], compare: ['previous', 'previous'] })).toEqual([
      'query/duplicate-compare compare[1]',
    ]);
    expect(codes({ metrics: ['revenue'], compare: [{ fixed: '2011' }, { fixed: ' 2011' }] })).toEqual([
      'query/duplicate-compare compare[1]',
    ]);
    expect(codes({ metrics: ['revenue'], compare: [{ fixed: '2011..' }, { fixed: '..2012' }] })).toEqual([
      'query/open-fixed-period compare[0].fixed',
      'query/open-fixed-period compare[1].fixed',
    ]);
    expect(codes({ metrics: ['revenue'], compare: [{ fixed: '2011-13' }] })).toEqual([
      'query/bad-period compare[0].fixed',
    ]);
  });

  it('query/no-plan for each metric that has none', () => {
    expect(codes({ metrics: ['revenue', 'returned', 'orders_placed'], compare: ['target'] })).toEqual([
      'query/no-plan compare[0]',
      'query/no-plan compare[0]',
    ]);
    const [first] = refused({ metrics: ['revenue'], compare: ['budget'] });
    expect(first?.params).toEqual({ metric: 'revenue', plan: 'budget' });
    expect(first?.hints[0]?.text.en).toContain('plans: {budget: …}');
  });

  it('query/compare-needs-number', () => {
    expect(codes({ metrics: ['last_order'], by: ['month'], compare: ['previous'] })).toEqual([
      'query/compare-needs-number compare',
    ]);
  });

  it('query/duplicate-column when a metric is called like a comparison of another', () => {
    const model = shop();
    const revenue = model.metrics.get('revenue') ?? expect.fail();
    const trap = { ...revenue, name: 'revenue__previous_pct' };
    const { diagnostics } = resolveQuery(
      { metrics: ['revenue', trap.name], by: ['month'], compare: ['previous'] },
      { ...model, metrics: new Map([...model.metrics, [trap.name, trap]]) },
    );
    expect(diagnostics.map((d) => `${d.code} ${JSON.stringify(d.params)}`)).toEqual([
      'query/duplicate-column {"name":"revenue__previous_pct"}',
    ]);
  });
});

describe('options', () => {
  it('as_of is a day of asking, or of the data alone', () => {
    const day = 16_102; // 2014-02-01
    const plain = accepted({ metrics: ['revenue'], as_of: '2014-02-01' });
    expect(plain.asOf).toEqual({ day, isToday: true });
    const data = accepted({ metrics: ['revenue'], as_of: { data: '2014-02-01' } });
    expect(data.asOf).toEqual({ day, isToday: false });
    expect(accepted({ metrics: ['revenue'] }).asOf).toBeNull();
    const codes = (as_of: MetricQuery['as_of']) =>
      refused({ metrics: ['revenue'], as_of }).map((d) => d.code);
    expect(codes('2014-02-30')).toEqual(['query/bad-as-of']);
    expect(codes({ data: 'yesterday' })).toEqual(['query/bad-as-of']);
  });

  it('what changes nothing of a question is no fault of it', () => {
    accepted({ metrics: ['revenue'], by: ['fiscal_year'], peers: 'calendar' });
    accepted({
      metrics: ['revenue'],
      alignment: 'spring_festival',
      peers: 'label',
      constant_currency: false,
      restated: true,
    });
  });

  it('have defaults', () => {
    expect(accepted({ metrics: ['revenue'] })).toMatchObject({
      by: [],
      grain: null,
      period: null,
      where: null,
      having: null,
      order: [],
      compare: [],
      alignment: 'calendar',
      partial: 'to_date',
      limit: null,
      others: false,
      totals: [],
      share: null,
      fill: false,
      restated: false,
    });
  });

  it('query/fill-needs-time, query/others-needs-limit, query/others-needs-dimension', () => {
    expect(codes({ metrics: ['revenue'], by: ['channel'], fill: true })).toEqual([
      'query/fill-needs-time fill',
    ]);
    expect(codes({ metrics: ['revenue'], by: ['channel'], others: true })).toEqual([
      'query/others-needs-limit others',
    ]);
    expect(codes({ metrics: ['revenue'], by: ['month'], others: true, limit: 3 })).toEqual([
      'query/others-needs-dimension others',
    ]);
    expect(
      accepted({ metrics: ['revenue'], by: ['month', 'channel'], others: true, limit: 3, fill: true }),
    ).toMatchObject({
      others: true,
      limit: 3,
      fill: true,
    });
  });
});

describe('having', () => {
  it('sees the difference from a plan with every digit of both', () => {
    const { having } = accepted({
      metrics: ['revenue'],
      period: '2024',
      compare: ['target'],
      having: 'revenue__target_change > 0.5',
    });
    expect(having).toMatchObject({ args: [{ type: { kind: 'decimal', scale: 4 } }, {}] });
  });
});

describe('query/needs-period', () => {
  it('growth, prior, opening need a range, also through names and in texts', () => {
    expect(codes({ metrics: ['revenue', 'revenue_growth'] })).toEqual(['query/needs-period metrics[1]']);
    expect(codes({ metrics: ['growth_rounded'] })).toEqual(['query/needs-period metrics[0]']);
    expect(codes({ metrics: ['opening_units'], by: ['customers.country'] })).toEqual([
      'query/needs-period metrics[0]',
    ]);
    expect(codes({ metrics: ['revenue'], having: 'prior(revenue, 1 month) > 0' })).toEqual([
      'query/needs-period having',
    ]);
    expect(codes({ metrics: ['revenue'], by: ['channel'], order: [{ by: 'growth_rounded' }] })).toEqual([
      'query/needs-period order',
    ]);
    const won =
      'customers.customer_id in (revenue per customers.customer_id having prior(revenue, 1 quarter) = 0)';
    expect(codes({ metrics: ['orders_placed'], where: won })).toEqual(['query/needs-period where']);
  });

  it('a period, a time grain, or a condition on the time is one', () => {
    accepted({ metrics: ['growth_rounded'], period: '2013' });
    accepted({ metrics: ['growth_rounded'], by: ['month'] });
    accepted({ metrics: ['growth_rounded'], where: "month = date '2013-01-01'" });
    accepted({ metrics: ['growth_of_2013'] });
    accepted({ metrics: ['revenue_ytd'] });
  });
});
