import { describe, expect, test } from 'vitest';
import { explainPlan } from '../../src/plan/explain.ts';
import { aggregate, derive, filter, join, scan } from '../../src/plan/make.ts';
import { aggregateTwice } from '../../src/plan/passes/aggregate-twice.ts';
import { allOf, BIGINT, call, column, TEXT } from '../../src/plan/scalar.ts';
import { context, isChannel, monthly, sales, store, text, units, withStore, year2024 } from './rows.ts';

describe('aggregateTwice', () => {
  const country = { name: 'country_key', value: column('country', TEXT), origin: 'country' };

  test('attributes are attached to groups of foreign keys', () => {
    const plan = aggregate(derive(withStore(true), [country]), ['country_key'], [units('all')]);
    expect(explainPlan(aggregateTwice(plan, context))).toBe(
      text(`
        aggregate [country_key] all := sum(all)
          derive country_key := country
            join left on sales.store = stores.store taking country
              aggregate [sales.store] all := sum(sales.units)  — few combinations of keys: joins and conditions below see groups, not rows
                scan sales
              scan stores`),
    );
  });

  test('a measure that does not merge is counted on the rows', () => {
    const distinct = { ...units('buyers'), fn: 'count_distinct' as const };
    const plan = aggregate(derive(withStore(true), [country]), ['country_key'], [distinct]);
    expect(aggregateTwice(plan, context)).toBe(plan);
  });

  test('conditions on few values are checked on groups', () => {
    const measures = ['web', 'shop', 'phone'].map((name) => units(name, isChannel(name)));
    const plan = aggregate(derive(filter(sales(), allOf([year2024])), [monthly]), ['month'], measures);
    expect(explainPlan(aggregateTwice(plan, context))).toContain(
      "web := sum(web) where eq(sales.channel, 'web')",
    );
  });

  test('a single condition on several values is a flag: fewer groups than values', () => {
    const measures = ['sold', 'least', 'most'].map((name, i) => ({
      ...units(name, isChannel('web')),
      fn: (['sum', 'min', 'max'] as const)[i] ?? 'sum',
    }));
    const plan = aggregate(derive(filter(sales(), allOf([year2024])), [monthly]), ['month'], measures);
    expect(explainPlan(aggregateTwice(plan, context))).toContain(
      'aggregate [month, condition_1] sold := sum(sales.units), least := min(sales.units), most := max(sales.units)',
    );
  });

  test.each([
    ['two texts are grouped after the key that they hang on', 300_000, ['country', 'city'], true],
    ['one text is not: so many groups cost more than its hash', 300_000, ['country'], false],
    ['one text is while the groups are few', 30_000, ['country'], true],
  ])('%s', (_, stores, names, isTwice) => {
    const salesFacts = context.facts.datasets.get('sales');
    if (salesFacts === undefined) throw new Error('sales are loaded');
    const huge = { ...salesFacts, rows: 10_000_000, distinct: new Map([['store', stores]]) };
    const attached = { ...salesFacts, distinct: new Map(names.map((name) => [name, 10])) };
    const datasets = new Map([
      ['sales', huge],
      ['stores', attached],
    ]);
    const facts = { ...context.facts, datasets };
    const fields = ['store', ...names].map((field) => ({ field, type: TEXT }));
    const rows = join(sales(), scan('stores', 'stores', fields, ['store']), {
      on: [{ left: store, right: 'stores.store' }],
      mode: 'left',
      proven: true,
      nullSafe: false,
      take: names.map((name) => ({ from: `stores.${name}`, as: name })),
    });
    const keys = names.map((name) => ({ name: `${name}_key`, value: column(name, TEXT), origin: name }));
    const plan = aggregate(
      derive(rows, keys),
      keys.map(({ name }) => name),
      [units('all')],
    );
    expect(aggregateTwice(plan, { ...context, facts }) !== plan).toBe(isTwice);
  });

  test('measures of attributes, too, are added once for each value that conditions look at', () => {
    const measures = ['web', 'shop', 'phone'].map((name) => ({
      ...units(name, isChannel(name)),
      arg: column('country_size', BIGINT),
    }));
    const rows = derive(withStore(true), [
      country,
      { name: 'country_size', value: call('length', [column('country', TEXT)], BIGINT), origin: 'country' },
    ]);
    const salesFacts = context.facts.datasets.get('sales');
    if (salesFacts === undefined) throw new Error('sales are loaded');
    const counted = {
      ...context,
      facts: {
        ...context.facts,
        datasets: new Map([
          ...context.facts.datasets,
          ['stores', { ...salesFacts, distinct: new Map([['country', 10]]) }],
        ]),
      },
    };
    expect(explainPlan(aggregateTwice(aggregate(rows, ['country_key'], measures), counted))).toBe(
      text(`
        aggregate [country_key] web := sum(web) where eq(sales.channel, 'web'), shop := sum(web) where eq(sales.channel, 'shop'), phone := sum(web) where eq(sales.channel, 'phone')
          aggregate [country_key, sales.channel] web := sum(country_size)  — what conditions look at becomes a key: each row is added once, conditions below see groups
            derive country_key := country, country_size := length(country)
              join left on sales.store = stores.store taking country
                scan sales
                scan stores`),
    );
  });
});
