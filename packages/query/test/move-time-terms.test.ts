import { describe, expect, it } from 'vitest';
import { accepted, codes, periodOf } from './ask.ts';

interface Moved {
  readonly period: string | null;
  /** Number of comparisons left in `where`. */
  readonly left: number;
}

function moved(where: string, more: { period?: string; metrics?: string[] } = {}): Moved {
  const query = accepted({ metrics: ['revenue'], where, ...more });
  return {
    period: periodOf(query),
    left: JSON.stringify(query.where).split(/"fn":"(?:eq|ge|gt|le|lt)"|"kind":"in"/).length - 1,
  };
}

describe('conditions on the query’s time move into the period', () => {
  it.each([
    ["orders.order_date >= date '2013-01-05'", '2013-01-05..'],
    ["orders.order_date > date '2013-01-05'", '2013-01-06..'],
    ["orders.order_date <= date '2013-01-05'", '..2013-01-05'],
    ["orders.order_date < date '2013-01-05'", '..2013-01-04'],
    ["orders.order_date = date '2013-01-05'", '2013-01-05..2013-01-05'],
    ["date '2013-01-05' <= orders.order_date", '2013-01-05..'],
    ["orders.order_date between date '2013-01-05' and date '2013-02-01'", '2013-01-05..2013-02-01'],
    ["orders.order_date in (date '2013-01-05')", '2013-01-05..2013-01-05'],
    ["month = date '2013-02-01'", '2013-02-01..2013-02-28'],
    ["month >= date '2013-02-01'", '2013-02-01..'],
    ["month >= date '2013-02-02'", '2013-03-01..'],
    ["month > date '2013-02-01'", '2013-03-01..'],
    ["month <= date '2013-02-01'", '..2013-02-28'],
    ["month < date '2013-02-01'", '..2013-01-31'],
    ["month < date '2013-02-02'", '..2013-02-28'],
    ["year = date '2013-01-01'", '2013-01-01..2013-12-31'],
    ["fiscal_year = date '2012-07-01'", '2012-07-01..2013-06-30'],
    ["week = date '2012-12-31'", '2012-12-31..2013-01-06'],
    ["day >= date '2013-01-05' and day < date '2013-01-08'", '2013-01-05..2013-01-07'],
  ])('%s', (where, period) => expect(moved(where)).toEqual({ period, left: 0 }));

  it('leaves the other terms, in order', () => {
    const where = "channel = 'web' and month = date '2013-02-01' and customers.country in ('FR', 'DE')";
    expect(moved(where)).toEqual({ period: '2013-02-01..2013-02-28', left: 2 });
    const { where: rest } = accepted({ metrics: ['revenue'], where });
    expect(rest).toMatchObject({
      kind: 'call',
      fn: 'and',
      args: [{ kind: 'call', fn: 'eq' }, { kind: 'in' }],
    });
  });

  it('cuts a fixed period', () => {
    expect(moved("month >= date '2013-02-01'", { period: '2013' }).period).toBe('2013-02-01..2013-12-31');
    expect(moved("month >= date '2013-02-01'", { period: '..2014' }).period).toBe('2013-02-01..2014-12-31');
    expect(moved("year = date '2013-01-01'", { period: '2013-Q1' }).period).toBe('2013-01-01..2013-03-31');
  });

  it.each([
    "orders.ship_date >= date '2013-01-01'",
    "month = date '2013-02-02'",
    "orders.order_date <> date '2013-01-05'",
    "not orders.order_date >= date '2013-01-05'",
    "orders.order_date >= date '2013-01-05' or channel = 'web'",
    "orders.order_date in (date '2013-01-05', date '2013-01-07')",
    "orders.order_date not in (date '2013-01-05')",
    'orders.order_date = orders.ship_date',
    'year(orders.order_date) = 2013',
    'orders.order_date is not null',
  ])('leaves %s as a row condition', (where) => {
    const query = accepted({ metrics: ['revenue'], where });
    expect(query.period).toBeNull();
    expect(query.where).not.toBeNull();
  });

  it('timestamps move where they cut whole days', () => {
    const visits = (where: string) => moved(where, { metrics: ['visit_count'] });
    expect(visits("visits.visited_at >= timestamp '2013-01-05 00:00:00'")).toEqual({
      period: '2013-01-05..',
      left: 0,
    });
    expect(visits("visits.visited_at < timestamp '2013-01-05 00:00:00'")).toEqual({
      period: '..2013-01-04',
      left: 0,
    });
    for (const rest of [
      ">= timestamp '2013-01-05 08:00:00'",
      "<= timestamp '2013-01-05 00:00:00'",
      "> timestamp '2013-01-05 00:00:00'",
    ]) {
      expect(visits(`visits.visited_at ${rest}`)).toEqual({ period: null, left: 1 });
    }
  });

  it('a field moves only when it is the time of every measure', () => {
    const from = "orders.order_date >= date '2013-01-05'";
    expect(moved(from, { metrics: ['revenue', 'orders_placed'] }).period).toBe('2013-01-05..');
    expect(moved(from, { metrics: ['revenue', 'shipped'] }).period).toBeNull();
    expect(moved(from, { metrics: ['return_rate'] }).period).toBeNull();
    expect(moved("orders.ship_date >= date '2013-01-05'", { metrics: ['shipped'] }).period).toBe(
      '2013-01-05..',
    );
    expect(moved("business_day >= date '2013-01-05'", { metrics: ['return_rate'] }).period).toBe(
      '2013-01-05..',
    );
    expect(moved("business_day >= date '2013-01-05'", { metrics: ['shipped'] }).period).toBeNull();
    expect(moved("month >= date '2013-02-01'", { metrics: ['return_rate', 'shipped'] }).period).toBe(
      '2013-02-01..',
    );
  });

  it('counts the measures that choose members', () => {
    const members =
      'customers.customer_id in (visit_count per customers.customer_id having visit_count >= 2)';
    const from = "orders.order_date >= date '2013-01-05'";
    expect(periodOf(accepted({ metrics: ['revenue'], where: `${members} and ${from}` }))).toBeNull();
  });

  it('query/empty-period', () => {
    expect(codes({ metrics: ['revenue'], period: '2013', where: "month = date '2014-01-01'" })).toEqual([
      'query/empty-period where',
    ]);
    expect(
      codes({ metrics: ['revenue'], where: "day > date '2014-01-02' and day < date '2014-01-02'" }),
    ).toEqual(['query/empty-period where']);
  });

  it('query/period-and-time-condition', () => {
    for (const period of ['last 12 months', 'ytd']) {
      expect(codes({ metrics: ['revenue'], period, where: "month >= date '2013-02-01'" })).toEqual([
        'query/period-and-time-condition where',
      ]);
    }
    expect(periodOf(accepted({ metrics: ['revenue'], period: 'ytd', where: "channel = 'web'" }))).toBe(
      'this year',
    );
  });
});
