import { resultColumns } from '@plumbline/query';
import { describe, expect, it } from 'vitest';
import { accepted, codes, refused, replacements } from './ask.ts';
import { shop } from './shop.ts';

const names = (by: Parameters<typeof accepted>[0]['by'], metrics = ['revenue']) =>
  accepted({ metrics, by }).by.map((key) => key.name);

describe('by: names of columns', () => {
  it('grain, field, field_grain, field_part, as', () => {
    expect(names(['month'])).toEqual(['month']);
    expect(names(['channel', 'customers.country'])).toEqual(['channel', 'country']);
    expect(names([{ field: 'orders.ship_date', grain: 'month' }])).toEqual(['ship_date_month']);
    expect(names([{ field: 'orders.ship_date', part: 'weekday' }])).toEqual(['ship_date_weekday']);
    expect(names([{ field: 'orders.ship_date', part: 'weekday', as: '星期' }])).toEqual(['星期']);
    expect(names([{ field: 'month', as: 'period_start' }])).toEqual(['period_start']);
    expect(names(['buyer.country'])).toEqual(['country']);
    expect(names(['[渠道]'])).toEqual(['channel']);
  });

  it('the same field of two datasets: dataset_field, relationship_field where one was written', () => {
    expect(names(['customers.country', 'orders.country'])).toEqual(['customers_country', 'orders_country']);
    expect(names(['buyer.country', 'orders.country'])).toEqual(['buyer_country', 'orders_country']);
  });

  it('a grain and a conformed dimension keep their name', () => {
    expect(names(['month', 'orders.month'])).toEqual(['month', 'orders_month']);
    expect(names(['channel', 'orders.channel'])).toEqual(['channel', 'orders_channel']);
  });

  it('refuses names that stay equal, and names that cannot be written', () => {
    expect(
      codes({ metrics: ['revenue'], by: ['month', { field: 'customers.country', as: 'month' }] }),
    ).toEqual(['query/duplicate-column by[0]', 'query/duplicate-column by[1]']);
    expect(codes({ metrics: ['revenue'], by: [{ field: 'customers.country', as: 'revenue' }] })).toEqual([
      'query/duplicate-column by[0]',
    ]);
    for (const as of ['a b', '1a', 'a-b', '', 'where']) {
      expect(codes({ metrics: ['revenue'], by: [{ field: 'customers.country', as }] })).toEqual([
        'query/bad-column-name by[0]',
      ]);
    }
  });
});

describe('by: dimensions', () => {
  it('keeps what was written, with type, label and unit', () => {
    const [country, shipped, discount] = accepted({
      metrics: ['revenue'],
      by: ['customers.country', { field: 'orders.ship_date', grain: 'month' }, 'orders.discount'],
    }).by;
    expect(country).toEqual({
      kind: 'dimension',
      name: 'country',
      text: 'customers.country',
      ref: { kind: 'field', dataset: 'customers', field: 'country', relationship: null },
      grain: null,
      part: null,
      label: { zh: '国家', en: 'Country' },
      type: { kind: 'text' },
      unit: expect.anything(),
    });
    expect(shipped).toMatchObject({
      grain: 'month',
      type: { kind: 'date' },
      label: { en: 'Ship date (month)' },
    });
    expect(discount).toMatchObject({ unit: { kind: 'percent' } });
  });

  it('refuses what is unknown, with what was meant', () => {
    const query = { metrics: ['revenue'], by: ['customers.contry', 'month'] };
    expect(codes(query)).toHaveLength(1);
    expect(refused(query)[0]?.at).toMatchObject({ kind: 'query', path: 'by[0]', text: 'customers.contry' });
    expect(replacements(query).join()).toContain('country');
    expect(refused({ metrics: ['revenue'], by: [{ field: 'nothing' }] })[0]?.at).toMatchObject({
      path: 'by[0].field',
    });
  });

  it('query/duplicate-key', () => {
    expect(codes({ metrics: ['revenue'], by: ['month', 'month'] })).toEqual(['query/duplicate-key by[1]']);
    expect(codes({ metrics: ['revenue'], by: ['channel', '[Channel]'] })).toEqual([
      'query/duplicate-key by[1]',
    ]);
    const shipped = { field: 'orders.ship_date', grain: 'month' } as const;
    expect(codes({ metrics: ['revenue'], by: [shipped, { ...shipped, as: 'x' }] })).toEqual([
      'query/duplicate-key by[1]',
    ]);
    const month = { field: 'orders.ship_date', part: 'month' } as const;
    expect(names(['orders.ship_date', shipped, { ...month, as: 'month_of_year' }])).toEqual([
      'ship_date',
      'ship_date_month',
      'month_of_year',
    ]);
    expect(codes({ metrics: ['revenue'], by: [shipped, month] })).toEqual([
      'query/duplicate-column by[0]',
      'query/duplicate-column by[1]',
    ]);
  });

  it('grains and parts belong to dates and timestamps', () => {
    const by = (item: NonNullable<Parameters<typeof accepted>[0]['by']>[number]) =>
      codes({ metrics: ['revenue'], by: [item] });
    expect(by({ field: 'customers.country', grain: 'month' })).toEqual(['query/not-a-time-field by[0]']);
    expect(by({ field: 'customers.country', part: 'month' })).toEqual(['query/not-a-time-field by[0]']);
    expect(by({ field: 'orders.ship_date', grain: 'month', part: 'month' })).toEqual([
      'query/grain-and-part by[0]',
    ]);
    expect(by({ field: 'orders.ship_date', part: 'hour' })).toEqual(['query/part-needs-timestamp by[0]']);
    expect(by({ field: 'month', grain: 'day' })).toEqual(['query/grain-of-grain by[0]']);
    expect(by({ field: 'month', part: 'weekday' })).toEqual(['query/grain-of-grain by[0]']);
    expect(
      accepted({ metrics: ['revenue'], by: [{ field: 'orders.created_at', part: 'hour' }] }).by[0],
    ).toMatchObject({
      name: 'created_at_hour',
      type: { kind: 'integer' },
    });
  });

  it('an hour is of a timestamp', () => {
    const { by } = accepted({ metrics: ['revenue'], by: [{ field: 'orders.created_at', grain: 'hour' }] });
    expect(by[0]).toMatchObject({ name: 'created_at_hour', grain: 'hour', type: { kind: 'timestamp' } });
    expect(codes({ metrics: ['revenue'], by: ['hour'] })).toEqual(['query/part-needs-timestamp by[0]']);
  });

  it('a cohort and its age need a metric that has them', () => {
    for (const word of ['cohort', 'age']) {
      expect(codes({ metrics: ['revenue'], by: [word] })).toEqual(['query/no-cohort by[0]']);
      expect(codes({ metrics: ['revenue'], by: [{ field: word, grain: 'month' }] })).toEqual([
        'query/grain-of-cohort by[0]',
      ]);
    }
  });
});

describe('by: several grains', () => {
  const grain = (...by: string[]) => accepted({ metrics: ['revenue'], by }).grain;

  it('the finest is the grain of the query, the coarser ones are its labels', () => {
    expect(grain()).toBeNull();
    expect(grain('channel')).toBeNull();
    expect(grain('year', 'month')).toBe('month');
    expect(grain('quarter', 'fiscal_year')).toBe('quarter');
    expect(grain('year', 'fiscal_quarter', 'day')).toBe('day');
    expect(grain('month', 'day', 'week')).toBe('day');
  });

  it('query/grains-do-not-nest: coarser members must hold the finest ones whole', () => {
    expect(codes({ metrics: ['revenue'], by: ['month', 'week'] })).toEqual([
      'query/grains-do-not-nest by[0]',
    ]);
    expect(codes({ metrics: ['revenue'], by: ['quarter', 'week'] })).toEqual([
      'query/grains-do-not-nest by[0]',
    ]);
    expect(codes({ metrics: ['revenue'], by: ['fiscal_year', 'year'] })).toEqual([
      'query/grains-do-not-nest by[0]',
    ]);
  });

  it('a year beside weeks is the one that they are counted in, and its column is a year', () => {
    const query = accepted({ metrics: ['revenue'], by: ['year', 'week', 'day'] });
    expect(query.by.map((by) => [by.name, by.grain])).toEqual([
      ['year', 'week_year'],
      ['week', 'week'],
      ['day', 'day'],
    ]);
    expect(resultColumns(query, shop())[0]).toMatchObject({ name: 'year', grain: 'year' });
  });

  it('query/week-with-year: no other year holds whole weeks', () => {
    expect(codes({ metrics: ['revenue'], by: ['day', 'week', 'fiscal_year'] })).toEqual([
      'query/week-with-year by[2]',
    ]);
  });
});
