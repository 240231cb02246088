import { describe, expect, test } from 'vitest';
import { explainPlan } from '../../src/plan/explain.ts';
import { aggregate, align, derive, filter, shift } from '../../src/plan/make.ts';
import { mergeSources } from '../../src/plan/passes/merge-sources.ts';
import { column, TEXT } from '../../src/plan/scalar.ts';
import {
  byMonth,
  context,
  isChannel,
  sales,
  store,
  text,
  units,
  within,
  year2023,
  year2024,
} from './rows.ts';

describe('mergeSources', () => {
  test('a comparison reads one scan, sliced on the time key where members are whole', () => {
    const compared = align(
      [
        byMonth('units', year2024),
        shift(byMonth('units_before', year2023), 'month', { count: 1, unit: 'year' }),
      ],
      ['month'],
    );
    expect(explainPlan(compared)).toBe(
      text(`
        align [month]
          aggregate [month] units := sum(sales.units)
            derive month := member_start[month](sales.day)
              filter and(ge(sales.day, 2024-01-01), le(sales.day, 2024-12-31))
                scan sales
          shift month by 1 year
            aggregate [month] units_before := sum(sales.units)
              derive month := member_start[month](sales.day)
                filter and(ge(sales.day, 2023-01-01), le(sales.day, 2023-12-31))
                  scan sales`),
    );
    expect(explainPlan(mergeSources(compared, context))).toBe(
      text(`
        align [month]
          compute month, units
            filter and(ge(month, 2024-01-01), le(month, 2024-12-01))
              #1 aggregate [month] units := sum(sales.units)  — one scan for all measures of these rows
                derive month := member_start[month](sales.day)
                  filter and(ge(sales.day, 2023-01-01), le(sales.day, 2024-12-31))
                    scan sales
          shift month by 1 year
            compute month, units_before := units
              filter and(ge(month, 2023-01-01), le(month, 2023-12-01))
                ↑ #1`),
    );
  });

  test('ranges that cut a member are conditions of the measures', () => {
    const merged = mergeSources(
      align(
        [byMonth('units', year2024), byMonth('until_may', within('2024-01-01', '2024-05-10'))],
        ['month'],
      ),
      context,
    );
    expect(explainPlan(merged)).toContain(
      'until_may := sum(sales.units) where and(ge(sales.day, 2024-01-01), le(sales.day, 2024-05-10))',
    );
  });
});

describe('mergeSources with conditions that share no row', () => {
  const by = (key: string, name: string, channelName: string) => {
    const value = column(`sales.${key}`, TEXT);
    const rows = derive(filter(sales(), isChannel(channelName)), [{ name: 'key', value, origin: key }]);
    return aggregate(rows, ['key'], [units(name)]);
  };
  const large = () => {
    const facts = context.facts.datasets.get('sales');
    if (facts === undefined) throw new Error('sales are loaded');
    const many = { ...facts, distinct: new Map([['store', 50_000]]) };
    return { ...context, facts: { ...context.facts, datasets: new Map([['sales', many]]) } };
  };
  const both = (key: string) => align([by(key, 'web', 'web'), by(key, 'shop', 'shop')], ['key']);

  test('few groups: one scan', () => {
    expect(explainPlan(mergeSources(both('store'), context))).toContain(
      "shop := sum(sales.units) where eq(sales.channel, 'shop')",
    );
  });

  test('many groups: each its own', () => {
    expect(explainPlan(mergeSources(both('store'), large()))).toBe(explainPlan(both('store')));
  });

  test('measures of the same rows still share a scan', () => {
    const twice = { ...units('web_rows'), fn: 'count' as const };
    const rows = derive(filter(sales(), isChannel('web')), [{ name: 'key', value: store, origin: 'store' }]);
    const plan = align([both('store'), aggregate(rows, ['key'], [twice])], ['key']);
    expect(explainPlan(mergeSources(plan, large()))).toContain(
      'web := sum(sales.units), web_rows := count(sales.units)',
    );
  });
});
